// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QTemporaryDir>
#include <memory>

#include "tests/support/fake_clock.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/settings/settings.h"
#include "ui/window/main_window.h"

namespace vizsla::tour {

/// The real window on a real sample study, in a folder that is gone afterwards, with hands to use it.
class TourDesk
{
public:
    /// `dataFolder` holds guides/ and sample/.
    explicit TourDesk(const std::filesystem::path& dataFolder);
    ~TourDesk();

    /// Makes the sample study with two labelers and some weeks of work; false, with the reason said, if it
    /// cannot.
    bool prepare();
    /// A fresh window of this size, on the study or (empty) without one.
    MainWindow& openWindow(QSize size, Scheme scheme, const std::filesystem::path& study);
    MainWindow& window() { return *m_window; }
    void closeWindow();

    const std::filesystem::path& study() const { return m_study; }
    /// A study of two test sets without pictures, with predictions of models.
    const std::filesystem::path& scoredStudy() const { return m_scoredStudy; }
    std::filesystem::path folder() const;
    test::FakeClock& clock() { return m_clock; }
    Settings& settings() { return m_settings; }

    /// Lets pictures be decoded and everything be painted.
    static void settle();
    void type(const QString& text) const;
    /// The first letters of what the image that is labeled shows.
    void typeBeginning() const;
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    void click(const QString& objectName) const;
    /// Begins, where the task has a start page.
    void begin() const;

private:
    void label(const LabelerId& labelerId, const TaskId& taskId, int images, int skill);

    QTemporaryDir m_folder;
    AppPaths m_paths;
    std::filesystem::path m_study;
    std::filesystem::path m_scoredStudy;
    test::FakeClock m_clock;
    std::uint64_t m_sittings = 0;
    QSettings m_store;
    Settings m_settings;
    NativeFileChooser m_files;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace vizsla::tour
