// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/labeling/labeling_session.h"

namespace vizsla {
class StudyConnection;
}

namespace vizsla::test {

/// A session whose steps are on the disk when their call returns: each is planned, written and carried out.
/// On an error nothing has changed and the same image is still current. Errors are those of planning, and
/// what the study's writes give.
class SittingSession : public LabelingSession
{
public:
    /// As prepareSession(), and begins.
    static Result<SittingSession> begin(StudyConnection& study, const TaskId& taskId,
                                        const LabelerId& labelerId);

    /// The answer that stands then: a correction to the class that the image has already adds none.
    Result<Answer> confirm(const std::string& wnid);
    Result<void> skip();
    Result<void> timeUp();
    /// Returns the class that had been confirmed, or nothing for a skip.
    Result<std::optional<std::string>> undo();
    Result<void> end();

private:
    SittingSession(StudyConnection& study, LabelingSession session);
    Result<void> write(const SessionStep& step);

    StudyConnection* m_study;
};

}  // namespace vizsla::test
