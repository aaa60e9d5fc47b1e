// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What any Qt program needs until its window is painted; the floor of bench_start.
#include <QApplication>
#include <QMainWindow>

#include "app/first_paint_probe.h"

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    new vizsla::FirstPaintProbe(window);
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
