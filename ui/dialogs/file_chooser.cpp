// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/file_chooser.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace vizsla {

namespace {

QString translate(const char* text) { return QCoreApplication::translate("vizsla::FileChooser", text); }
QString filter() { return translate("Vizsla studies (*.vizsla);;All files (*)"); }

}  // namespace

QString NativeFileChooser::studyToOpen(QWidget* parent)
{
    return QFileDialog::getOpenFileName(parent, translate("Open a study"), {}, filter());
}

QString NativeFileChooser::studyToMake(QWidget* parent)
{
    QString file = QFileDialog::getSaveFileName(parent, translate("New study"), {}, filter());
    if (!file.isEmpty() && !file.contains(QLatin1Char('.')))
        file += QStringLiteral(".vizsla");
    return file;
}

}  // namespace vizsla
