// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/store/study_file.h"

namespace vizsla::test {

/// Answers and skips by id, and whether each was undone.
using Steps = std::map<std::string, bool>;

/// A copy of all files of a study whose process was killed, as they were left: the study, its log and their
/// shared memory. It is looked at in place of the study, so that the next process finds what this one left.
class KilledStudy
{
public:
    /// Opens the copy and sits down to the task, as a program does that is started again.
    KilledStudy(const std::filesystem::path& study, const std::filesystem::path& folder, const TaskId& taskId,
                const LabelerId& labelerId);

    /// What is wrong, one sentence each; empty if all is well.
    const std::vector<std::string>& faults() const { return m_faults; }
    Micros reopeningTime() const { return m_reopening; }
    /// Steps of all labelers.
    const Steps& steps() const { return m_steps; }
    /// The image at which the new session stands; empty if the task is done.
    const ImageId& standsAt() const { return m_standsAt; }
    bool isTaskDone() const { return m_isTaskDone; }
    /// Whether the labeler has begun the task; the order of the images is laid down then.
    bool hasBegun() const { return m_hasBegun; }

private:
    void sitDown(const TaskId& taskId, const LabelerId& labelerId);
    void sitDownForGood(const TaskId& taskId, const LabelerId& labelerId);
    void compareProgress(const TaskId& taskId, const LabelerId& labelerId);
    std::int64_t number(std::string_view sql);
    void fault(std::string sentence) { m_faults.push_back(std::move(sentence)); }

    SystemClock m_clock;
    std::unique_ptr<StudyFile> m_study;
    std::vector<std::string> m_faults;
    Micros m_reopening = {};
    Steps m_steps;
    ImageId m_standsAt;
    bool m_hasBegun = false;
    bool m_isTaskDone = false;
};

}  // namespace vizsla::test
