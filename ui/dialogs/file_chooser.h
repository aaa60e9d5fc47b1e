// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

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

class NativeFileChooser final : public FileChooser
{
public:
    QString studyToOpen(QWidget* parent) override;
    QString studyToMake(QWidget* parent) override;
    QString fileToWrite(QWidget* parent, const QString& title, const QString& proposal,
                        const QString& filter) override;
    QStringList filesToRead(QWidget* parent, const QString& title, const QString& filter) override;
    QString folderToRead(QWidget* parent, const QString& title) override;
};

}  // namespace vizsla
