// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileIconProvider>
#include <QString>
#include <QStringList>

class QFileDialog;
class QWidget;

namespace vizsla {

/// Asks for files. Passed in, so that a test answers without a native window.
class FileChooser
{
public:
    virtual ~FileChooser() = default;
    /// An existing study; empty when the user changed their mind.
    virtual QString studyToOpen(QWidget* parent) = 0;
    /// Where to make a new study.
    virtual QString studyToMake(QWidget* parent) = 0;
    /// Where to write something else; `proposal` is a file name, `filter` as QFileDialog has it.
    virtual QString fileToWrite(QWidget* parent, const QString& title, const QString& proposal,
                                const QString& filter) = 0;
    /// Existing files, and an existing folder, to read something from.
    virtual QStringList filesToRead(QWidget* parent, const QString& title, const QString& filter);
    virtual QString folderToRead(QWidget* parent, const QString& title);
};

/// Tells what a file is by its name alone. Whoever opens the file of a study that is open here, and closes it
/// again, lets go of all locks on it ("How To Corrupt An SQLite Database File", 2.2), and Qt opens files to
/// tell their kind.
class NamedFileIcons final : public QFileIconProvider
{
public:
    using QFileIconProvider::icon;
    QIcon icon(const QFileInfo& info) const override;
    QString type(const QFileInfo& info) const override;
};

class NativeFileChooser final : public FileChooser
{
public:
    QString studyToOpen(QWidget* parent) override;
    QString studyToMake(QWidget* parent) override;
    QString fileToWrite(QWidget* parent, const QString& title, const QString& proposal,
                        const QString& filter) override;
    QStringList filesToRead(QWidget* parent, const QString& title, const QString& filter) override;
    QString folderToRead(QWidget* parent, const QString& title) override;

private:
    /// What is chosen in it; nothing when the user changed their mind.
    QStringList choose(QFileDialog& dialog);

    NamedFileIcons m_icons;
    QString m_folder;  ///< of the last choice
};

}  // namespace vizsla
