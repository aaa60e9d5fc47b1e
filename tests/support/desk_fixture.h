// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <memory>

#include "tests/support/study_fixture.h"
#include "ui/settings/key_map.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"

namespace vizsla::test {

/// A study with real picture files, opened as the pages want it, and a person's settings of its own. The
/// double-click time is 0, so that keys act on what is painted at once; tests of keys that come too early set
/// their own.
class DeskFixture
{
public:
    explicit DeskFixture(const ClassList& classes = sevenClasses());
    ~DeskFixture();

    /// Prepares the study; before open().
    StudyFixture& study() { return m_study; }
    FakeClock& clock() { return m_study.clock; }
    /// A test set whose images are there as files, each of another colour.
    std::vector<Image> addPictures(const std::string& name, std::string_view assigned);
    /// Writes a guide page; before open().
    void writeGuidePage(const QString& fileName, const QString& text);

    /// Closes the prepared study and opens it as the application does.
    OpenStudy& open();
    OpenStudy& desk() { return *m_open; }
    std::filesystem::path guideFolder() const;

private:
    StudyFixture m_study;

public:
    QSettings store;
    Settings settings;
    KeyMap keys;

private:
    std::unique_ptr<OpenStudy> m_open;
};

/// The class committed for every image of a task that has a standing answer, in the order of committing.
std::vector<std::string> answeredWnids(OpenStudy& desk, const Task& task, const Labeler& labeler);

}  // namespace vizsla::test
