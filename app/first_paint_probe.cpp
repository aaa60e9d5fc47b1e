// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/first_paint_probe.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>
#include <chrono>
#include <cstdio>

namespace vizsla {

namespace {

void printTimeAndQuit()
{
    using namespace std::chrono;
    const auto now = duration_cast<microseconds>(steady_clock::now().time_since_epoch());
    std::fprintf(stderr, "first paint %lld\n", static_cast<long long>(now.count()));
    QCoreApplication::quit();
}

}  // namespace

FirstPaintProbe::FirstPaintProbe(QWidget& window) : QObject(&window)
{
    if (qEnvironmentVariableIsSet("VIZSLA_TRACE_START"))
        window.installEventFilter(this);
}

bool FirstPaintProbe::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        // Queued: when everything in the window has been painted.
        QMetaObject::invokeMethod(this, &printTimeAndQuit, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace vizsla
