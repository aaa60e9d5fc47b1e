// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sitting_session.h"

#include "core/labeling/prepare_session.h"
#include "core/store/session_repository.h"
#include "core/store/study_connection.h"

namespace vizsla::test {

SittingSession::SittingSession(StudyConnection& study, LabelingSession session)
    : LabelingSession(std::move(session)),
      m_study(&study)
{}

Result<SittingSession> SittingSession::begin(StudyConnection& study, const TaskId& taskId,
                                             const LabelerId& labelerId)
{
    SittingSession session(study, TRY(prepareSession(study, taskId, labelerId)));
    TRY(session.write(session.planBeginning()));
    return session;
}

Result<void> SittingSession::write(const SessionStep& step)
{
    auto written = SessionRepository(*m_study).write(step);
    if (written)
        carryOut(step);
    else
        abandon();
    return written;
}

Result<Answer> SittingSession::confirm(const std::string& wnid)
{
    const auto index = current();
    const auto step = TRY(planConfirm(wnid));
    TRY(write(step));
    return step.answer ? *step.answer : progress().correction(*index).value_or(*answer(*index));
}

Result<void> SittingSession::skip()
{
    return planSkip().and_then([this](const SessionStep& step) { return write(step); });
}

Result<void> SittingSession::timeUp()
{
    return planTimeUp().and_then([this](const SessionStep& step) { return write(step); });
}

Result<std::optional<std::string>> SittingSession::undo()
{
    const auto step = TRY(planUndo());
    const std::string& wnid = step.events.back().wnid;
    return write(step).map([&] { return wnid.empty() ? std::nullopt : std::optional(wnid); });
}

Result<void> SittingSession::end()
{
    return write(planEnd());
}

}  // namespace vizsla::test
