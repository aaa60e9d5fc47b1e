// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/desk_fixture.h"
#include "tests/support/scripted_file_chooser.h"
#include "ui/window/app_paths.h"
#include "ui/window/main_window.h"

namespace vizsla::test {

/// A study and the main window over it. Windows read the prepared study once it is closed.
class WindowFixture : public DeskFixture
{
public:
    explicit WindowFixture(const ClassList& classes = sevenClasses());
    ~WindowFixture();

    /// The study.
    QString file();
    void setLabeler(const Labeler& labeler);

    /// A window that is shown and has the keyboard, without a study.
    std::unique_ptr<MainWindow> makeWindow();
    /// The same with the study open in it.
    std::unique_ptr<MainWindow> makeStudyWindow();
    /// Closes the prepared study and puts such a window in the place of the one before.
    MainWindow& showWindow();
    MainWindow& openWindow();

    AppPaths paths;
    ScriptedFileChooser files;
    std::unique_ptr<MainWindow> window;

private:
    void closeAll();
};

}  // namespace vizsla::test
