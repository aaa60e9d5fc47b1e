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

QStringList FileChooser::filesToRead(QWidget*, const QString&, const QString&) { return {}; }
QString FileChooser::folderToRead(QWidget*, const QString&) { return {}; }

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

QString NativeFileChooser::fileToWrite(QWidget* parent, const QString& title, const QString& proposal,
                                       const QString& filter)
{
    return QFileDialog::getSaveFileName(parent, title, proposal, filter);
}

QStringList NativeFileChooser::filesToRead(QWidget* parent, const QString& title, const QString& filter)
{
    return QFileDialog::getOpenFileNames(parent, title, {}, filter);
}

QString NativeFileChooser::folderToRead(QWidget* parent, const QString& title)
{
    return QFileDialog::getExistingDirectory(parent, title);
}

}  // namespace vizsla
