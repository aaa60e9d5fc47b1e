// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/study/answer.h"

namespace vizsla {
class StudyFile;
}

namespace vizsla::test {

/// The steps of sessions that were reported to be in the study, and what must therefore be found there.
class ReportedSteps
{
public:
    void add(const SessionStep& step);

    /// What is not in the study though it was reported, or is there though nobody did it; one sentence each.
    /// Of the steps that were tried and not reported any may be there.
    std::vector<std::string> faultsOf(StudyFile& study, const std::vector<SessionStep>& tried) const;

    std::size_t answerCount() const { return m_answers.size(); }

private:
    /// What was given, and whether it was undone.
    using Given = std::map<std::string, bool>;

    static void compare(const Given& reported, const Given& possible, const Given& found,
                        const std::string& what, std::vector<std::string>& faults);

    Given m_answers;   ///< by id, image and class
    Given m_skips;     ///< by id and image
    Given m_timesUp;   ///< by image
    Given m_sessions;  ///< by id; true once it has ended
    Given m_events;    ///< by session, number and kind
};

}  // namespace vizsla::test
