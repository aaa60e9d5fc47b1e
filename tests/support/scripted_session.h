// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/labeling/labeling_session.h"
#include "core/store/study_file.h"
#include "core/study/labeler.h"
#include "tests/support/fake_clock.h"
#include "tests/support/reported_steps.h"

namespace vizsla::test {

/// A labeler who does, in two parts of a task and three sessions, everything that can be done in one. Each of
/// the steps may fail, and can be tried again then.
class ScriptedSession
{
public:
    ScriptedSession(std::filesystem::path file, TaskId taskId, LabelerId labelerId);

    /// A study that the script can be played on: eight images in parts of five, a minute for each.
    static void prepareStudy(const std::filesystem::path& file, TaskId& taskId, LabelerId& labelerId);

    static int stepCount();
    static const char* name(int step);
    /// Whether the step must be able to write.
    static bool writes(int step);
    /// Whether the step is one of a session, and does not open a study or begin.
    static bool hasSession(int step);

    /// What leads up to a step and touches no disk: the image is painted, time goes by.
    void leadTo(int step);
    /// Takes the step; may be called again after an error.
    Result<void> take(int step);
    /// leadTo() and take() for those from one step to the end.
    Result<void> playFrom(int step);

    const ReportedSteps& reported() const { return m_reported; }
    /// What was tried since the last step that was reported.
    const std::vector<SessionStep>& tried() const { return m_tried; }
    /// All of what the session shows of itself, as text.
    std::string taskProgress() const;
    const std::optional<LabelingSession>& session() const { return m_session; }

    // What the steps consist of.
    Result<void> open();
    Result<void> closeAndOpen();
    Result<void> begin();
    Result<void> write(Result<SessionStep> step);
    void show();
    FakeClock clock;
    LabelingSession& sitting() { return *m_session; }

private:
    std::filesystem::path m_file;
    TaskId m_taskId;
    LabelerId m_labelerId;
    std::unique_ptr<StudyFile> m_study;
    std::optional<LabelingSession> m_session;
    ReportedSteps m_reported;
    std::vector<SessionStep> m_tried;
    std::uint64_t m_seed = 0;
};

}  // namespace vizsla::test
