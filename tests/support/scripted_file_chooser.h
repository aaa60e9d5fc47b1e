// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/file_chooser.h"

namespace vizsla::test {

/// Answers at once with what it was told; with nothing before that.
class ScriptedFileChooser final : public FileChooser
{
public:
    QString studyToOpen(QWidget*) override { return next.value(0); }
    QString studyToMake(QWidget*) override { return next.value(0); }
    QString fileToWrite(QWidget*, const QString&, const QString& proposal, const QString&) override
    {
        proposed = proposal;
        return next.value(0);
    }
    QStringList filesToRead(QWidget*, const QString&, const QString&) override { return next; }
    QString folderToRead(QWidget*, const QString&) override { return next.value(0); }

    QStringList next;
    QString proposed;  ///< the name that was last proposed for a file to write
};

}  // namespace vizsla::test
