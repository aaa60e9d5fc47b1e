// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/file_chooser.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileIconProvider>
#include <QMimeDatabase>

namespace vizsla {

namespace {

QString translate(const char* text)
{
    return QCoreApplication::translate("vizsla::FileChooser", text);
}
QString filter()
{
    return translate("Vizsla studies (*.vizsla);;All files (*)");
}

}  // namespace

QIcon NamedFileIcons::icon(const QFileInfo& info) const
{
    return QFileIconProvider::icon(info.isDir() ? Folder : File);
}

QString NamedFileIcons::type(const QFileInfo& info) const
{
    if (!info.isFile())
        return QFileIconProvider::type(info);
    if (info.suffix() == QStringLiteral("vizsla"))
        return translate("Vizsla study");
    return QMimeDatabase().mimeTypeForFile(info.fileName(), QMimeDatabase::MatchExtension).comment();
}

QStringList FileChooser::filesToRead(QWidget*, const QString&, const QString&)
{
    return {};
}
QString FileChooser::folderToRead(QWidget*, const QString&)
{
    return {};
}

QStringList NativeFileChooser::choose(QFileDialog& dialog)
{
    dialog.setIconProvider(&m_icons);
    if (!m_folder.isEmpty())
        dialog.setDirectory(m_folder);
    if (dialog.exec() != QDialog::Accepted)
        return {};
    m_folder = dialog.directory().absolutePath();
    return dialog.selectedFiles();
}

QString NativeFileChooser::studyToOpen(QWidget* parent)
{
    QFileDialog dialog(parent, translate("Open a study"), {}, filter());
    dialog.setFileMode(QFileDialog::ExistingFile);
    return choose(dialog).value(0);
}

QString NativeFileChooser::studyToMake(QWidget* parent)
{
    QString file = fileToWrite(parent, translate("New study"), {}, filter());
    if (!file.isEmpty() && !file.contains(QLatin1Char('.')))
        file += QStringLiteral(".vizsla");
    return file;
}

QString NativeFileChooser::fileToWrite(QWidget* parent, const QString& title, const QString& proposal,
                                       const QString& filter)
{
    QFileDialog dialog(parent, title, {}, filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    if (!proposal.isEmpty())
        dialog.selectFile(proposal);
    return choose(dialog).value(0);
}

QStringList NativeFileChooser::filesToRead(QWidget* parent, const QString& title, const QString& filter)
{
    QFileDialog dialog(parent, title, {}, filter);
    dialog.setFileMode(QFileDialog::ExistingFiles);
    return choose(dialog);
}

QString NativeFileChooser::folderToRead(QWidget* parent, const QString& title)
{
    QFileDialog dialog(parent, title);
    dialog.setFileMode(QFileDialog::Directory);
    dialog.setOption(QFileDialog::ShowDirsOnly);
    return choose(dialog).value(0);
}

}  // namespace vizsla
