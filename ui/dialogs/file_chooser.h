// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

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
};

class NativeFileChooser final : public FileChooser
{
public:
    QString studyToOpen(QWidget* parent) override;
    QString studyToMake(QWidget* parent) override;
};

}  // namespace vizsla
