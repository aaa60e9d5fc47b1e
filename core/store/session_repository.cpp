// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/session_repository.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "core/store/column_rules.h"
#include "core/store/image_order.h"
#include "core/store/stored_words.h"
#include "core/store/study_connection.h"
#include "core/text/file_text.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

struct TimeColumn
{
    int column;
    Content content;
};

/// No value is for the schema to say.
bool holdsTime(const Statement& row, const TimeColumn& time)
{
    using enum Statement::Type;
    return row.type(time.column) == Null ||
           (row.type(time.column) == Integer &&
            canHold(ColumnRule{{}, {}, time.content}, row.integer(time.column)));
}

/// `what` has the times. Errors: Corrupt for a duration below zero, and for what is no time.
Result<void> checkTimes(const Statement& row, std::string_view what, std::initializer_list<TimeColumn> times)
{
    const auto wrong =
        std::ranges::find_if_not(times, [&](const TimeColumn& time) { return holdsTime(row, time); });
    if (wrong == times.end())
        return {};
    return failure(ErrorKind::Corrupt, "The study has the time " + inQuotes(row.text(wrong->column)) +
                                           " of " + std::string(what) +
                                           ", which cannot be; `vizsla check` tells more.");
}

/// Four columns, all empty where the time is not known.
std::optional<TimeSpent> readTime(const Statement& row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    return TimeSpent{row.duration(column), row.duration(column + 1), row.duration(column + 2),
                     row.duration(column + 3)};
}

/// Unchecked: the audit tells what is wrong with it.
Answer answerAsItStands(const Statement& row)
{
    return {row.id<AnswerId>(0),  row.id<SessionId>(1),
            row.id<TaskId>(2),    row.id<LabelerId>(3),
            row.id<ImageId>(4),   row.text(5),
            row.utc(6),           row.utc(7),
            row.duration(8),      static_cast<int>(row.integer(9)),
            row.integer(10) != 0, readTime(row, 11)};
}

Result<Answer> readAnswer(const Statement& row)
{
    TRY(checkTimes(row, "an answer",
                   {{6, Content::Moment},
                    {7, Content::Moment},
                    {8, Content::Duration},
                    {11, Content::Duration},
                    {12, Content::Duration},
                    {13, Content::Duration},
                    {14, Content::Duration}}));
    return answerAsItStands(row);
}

Result<Unanswered> readUnanswered(const Statement& row)
{
    TRY(checkTimes(row, "an image that was not answered",
                   {{6, Content::Moment},
                    {7, Content::Moment},
                    {8, Content::Duration},
                    {9, Content::Duration},
                    {10, Content::Duration},
                    {11, Content::Duration}}));
    return storedWord(limitFromWord(row.text(5)), "time limit", row.text(5)).map([&](TimeLimit limit) {
        return Unanswered{row.id<UnansweredId>(0),
                          row.id<SessionId>(1),
                          row.id<TaskId>(2),
                          row.id<LabelerId>(3),
                          row.id<ImageId>(4),
                          limit,
                          row.optionalUtc(6),
                          row.utc(7),
                          readTime(row, 8).value_or(TimeSpent{}),
                          static_cast<int>(row.integer(12))};
    });
}

Result<SessionRepository::LoggedEvent> readLoggedEvent(const Statement& row)
{
    TRY(checkTimes(row, "a session's log", {{5, Content::Moment}, {6, Content::Tick}, {7, Content::Sleep}}));
    return storedWord(eventFromWord(row.text(1)), "line of a session's log", row.text(1))
        .map([&](EventKind kind) {
            return SessionRepository::LoggedEvent{row.id<SessionId>(0),
                                                  {kind,
                                                   {row.utc(5), row.steady(6), row.duration(7)},
                                                   row.id<ImageId>(2),
                                                   row.text(3),
                                                   row.text(4)},
                                                  static_cast<int>(row.integer(8))};
        });
}

/// The kinds are words of the statement and not of the store.
SessionRepository::ListedStep stepOfLimit(const Statement& row, std::optional<TimeLimit> limit)
{
    using Kind = SessionRepository::ListedStep::Kind;
    const std::string kind = row.text(0);
    return {kind == "skip"      ? Kind::Skip
            : kind == "time_up" ? Kind::TimeUp
                                : Kind::Answer,
            row.text(1),
            row.id<SessionId>(2),
            row.id<TaskId>(3),
            row.id<LabelerId>(4),
            row.id<ImageId>(5),
            row.text(6),
            row.optionalUtc(7),
            row.utc(8),
            row.duration(9),
            row.optionalUtc(10),
            limit,
            row.integer(12) != 0,
            static_cast<int>(row.integer(13)),
            static_cast<int>(row.integer(14)),
            row.optionalText(15),
            readTime(row, 16)};
}

Result<SessionRepository::ListedStep> readStep(const Statement& row)
{
    TRY(checkTimes(row, "an answer, a skip or an image that was not answered",
                   {{7, Content::Moment},
                    {8, Content::Moment},
                    {9, Content::Duration},
                    {10, Content::Moment},
                    {16, Content::Duration},
                    {17, Content::Duration},
                    {18, Content::Duration},
                    {19, Content::Duration}}));
    const auto word = row.optionalText(11);
    if (!word)
        return stepOfLimit(row, std::nullopt);
    return storedWord(limitFromWord(*word), "time limit", *word).map([&](TimeLimit limit) {
        return stepOfLimit(row, limit);
    });
}

SessionRepository::ProposedLabel readProposedLabel(const Statement& row)
{
    return {row.id<LabelerId>(0),
            row.id<TaskId>(1),
            row.id<TestSetId>(2),
            static_cast<std::size_t>(row.integer(3)),
            static_cast<int>(row.integer(4)),
            row.integer(5) != 0};
}

/// Read after them: images are added, and never taken away.
Result<void> orderImages(StudyConnection& study, std::vector<SessionRepository::ProposedLabel>& labels)
{
    const auto order = TRY(ImageOrder::read(study.database()));
    for (auto& label : labels) {
        const auto index = order.indexOf(label.testSetId, static_cast<std::int64_t>(label.position));
        if (!index)
            return failure(ErrorKind::Corrupt,
                           study.path().filename().string() + " is damaged: an answer is of an " +
                               "image at no place of its test set; `vizsla check` tells more.");
        label.position = *index;
    }
    return {};
}

Result<std::vector<SessionRepository::ProposedLabel>> readProposedLabels(StudyConnection& study,
                                                                         std::string_view sql)
{
    auto labels = study.database().query(sql, readProposedLabel);
    if (!labels || labels->empty())
        return labels;
    return orderImages(study, *labels).map([&] { return std::move(*labels); });
}

std::optional<Micros> part(const std::optional<TimeSpent>& time, Micros TimeSpent::*kind)
{
    return time ? std::optional((*time).*kind) : std::nullopt;
}

template <class Text>
std::optional<Text> unlessEmpty(const Text& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

Result<void> SessionRepository::write(const SessionStep& step)
{
    Database& database = m_study.database();
    return database.transaction([&]() -> Result<void> {
        Result<void> written;
        const auto then = [&](const auto& write) {
            if (written)
                written = write();
        };
        if (step.beginning)
            then([&] { return writeBeginning(*step.beginning); });
        if (step.supersededAnswerId)
            then([&] {
                return database.execute(sql::answer_supersede, *step.supersededAnswerId,
                                        step.events.back().at.utc);
            });
        if (step.undoneSkipId)
            then([&] {
                return database.execute(sql::skip_undo, *step.undoneSkipId, step.events.back().at.utc);
            });
        if (step.answer)
            then([&] { return addAnswer(*step.answer); });
        if (step.skip)
            then([&] { return addSkip(step.sessionId, *step.skip); });
        for (const Unanswered& unanswered : step.unanswered)
            then([&] { return addUnanswered(unanswered); });
        then([&] { return writeEvents(step); });
        if (step.kind == SessionStep::Kind::End)
            then([&] {
                return database.execute(sql::session_end, step.sessionId, step.events.back().at.utc, "left");
            });
        return written;
    });
}

Result<void> SessionRepository::writeBeginning(const SessionStep::Beginning& beginning)
{
    Database& database = m_study.database();
    const Session& session = beginning.session;
    for (const InterruptedSession& interrupted : beginning.interrupted)
        TRY(database.execute(sql::session_end, interrupted.id, interrupted.lastKnownAt, "interrupted"));
    TRY(database.execute(sql::assignment_add, session.taskId, session.labelerId,
                         static_cast<std::int64_t>(beginning.seed), session.startedAt));
    return database.execute(sql::session_add, session.id, session.taskId, session.labelerId, session.part,
                            session.startedAt, session.resumes);
}

Result<void> SessionRepository::writeEvents(const SessionStep& step)
{
    int number = step.firstEvent;
    for (const SessionEvent& event : step.events) {
        TRY(m_study.database().execute(sql::session_event_add, step.sessionId, number++,
                                       eventWord(event.kind), unlessEmpty(event.imageId),
                                       unlessEmpty(event.wnid), event.detail, event.at.utc, event.at.steady,
                                       event.at.suspended));
    }
    return {};
}

Result<void> SessionRepository::addAnswer(const Answer& answer)
{
    const auto added = m_study.database().executeCounted(
        sql::answer_add, answer.id, answer.sessionId, answer.taskId, answer.labelerId, answer.imageId,
        answer.wnid, answer.shownAt, answer.committedAt, answer.duration, answer.sequence,
        answer.isCorrection, part(answer.time, &TimeSpent::active), part(answer.time, &TimeSpent::idle),
        part(answer.time, &TimeSpent::away), part(answer.time, &TimeSpent::paused));
    if (added && *added == 0)
        return failure(ErrorKind::Invalid, answer.wnid + " is no class of this study.");
    return added.map([](int) {});
}

Result<void> SessionRepository::addSkip(const SessionId& sessionId, const Skip& skip)
{
    return m_study.database().execute(sql::skip_add, skip.id, sessionId, skip.taskId, skip.labelerId,
                                      skip.imageId, skip.madeAt, skip.sequence);
}

Result<void> SessionRepository::addUnanswered(const Unanswered& unanswered)
{
    const char* limit = unanswered.limit == TimeLimit::Session ? "session" : "image";
    const TimeSpent& time = unanswered.time;
    return m_study.database().execute(sql::unanswered_add, unanswered.id, unanswered.sessionId,
                                      unanswered.taskId, unanswered.labelerId, unanswered.imageId, limit,
                                      unanswered.shownAt, unanswered.endedAt, time.active, time.idle,
                                      time.away, time.paused, unanswered.sequence);
}

Result<std::vector<SessionRepository::KeptSession>> SessionRepository::sessionsOfTask(
    const LabelerId& labelerId, const TaskId& taskId) const
{
    const auto read = [](const Statement& row) -> Result<KeptSession> {
        TRY(checkTimes(row, "a session", {{2, Content::Moment}, {3, Content::Moment}}));
        return KeptSession{row.id<SessionId>(0),
                           static_cast<int>(row.integer(1)),
                           row.utc(2),
                           row.optionalUtc(3),
                           row.optionalText(4),
                           row.optionalId<SessionId>(5),
                           static_cast<int>(row.integer(6))};
    };
    return m_study.database().queryChecked(sql::sessions_of_task, read, labelerId, taskId);
}

Result<std::vector<SessionRepository::AuditedSkip>> SessionRepository::auditedSkips(
    const LabelerId& labelerId, const TaskId& taskId) const
{
    const auto read = [&](const Statement& row) {
        const Skip skip{row.id<SkipId>(0),  taskId,     labelerId,
                        row.id<ImageId>(2), row.utc(3), static_cast<int>(row.integer(4))};
        return AuditedSkip{skip, row.id<SessionId>(1), row.optionalUtc(5)};
    };
    return m_study.database().query(sql::skips_audited, read, labelerId, taskId);
}

Result<std::vector<InterruptedSession>> SessionRepository::unended(const TaskId& taskId,
                                                                   const LabelerId& labelerId) const
{
    return m_study.database().query(
        sql::sessions_unended,
        [](const Statement& row) {
            return InterruptedSession{row.id<SessionId>(0), row.utc(1)};
        },
        taskId, labelerId);
}

Result<std::vector<SessionRepository::LoggedEvent>> SessionRepository::eventsOfTask(
    const LabelerId& labelerId, const TaskId& taskId) const
{
    return m_study.database().queryChecked(sql::session_events_of_task, readLoggedEvent, labelerId, taskId);
}

Result<std::vector<SessionRepository::LoggedEvent>> SessionRepository::eventsSince(const LabelerId& labelerId,
                                                                                   UtcTime since) const
{
    return m_study.database().queryChecked(sql::session_events_since, readLoggedEvent, labelerId, since);
}

Result<std::vector<SessionRepository::Sitting>> SessionRepository::sittings() const
{
    return m_study.database().query(sql::sittings_all, [](const Statement& row) {
        return Sitting{row.id<LabelerId>(0), row.id<TaskId>(1), static_cast<int>(row.integer(2))};
    });
}

Result<std::vector<SessionRepository::AuditedAnswer>> SessionRepository::auditedAnswers(
    const LabelerId& labelerId, const TaskId& taskId) const
{
    return m_study.database().query(
        sql::answers_audited,
        [](const Statement& row) {
            return AuditedAnswer{answerAsItStands(row), row.optionalUtc(15)};
        },
        labelerId, taskId);
}

Result<std::vector<Unanswered>> SessionRepository::unansweredOfLabeler(const LabelerId& labelerId) const
{
    return m_study.database().queryChecked(sql::unanswered_of_labeler, readUnanswered, labelerId);
}

Result<Session> SessionRepository::importedSession(const TaskId& taskId, const LabelerId& labelerId,
                                                   const std::string& file, UtcTime startedAt,
                                                   UtcTime endedAt)
{
    Database& database = m_study.database();
    const auto known = TRY(database.query(
        sql::session_imported_find,
        [&](const Statement& row) {
            return Session{row.id<SessionId>(0), taskId, labelerId, 0, row.utc(1)};
        },
        taskId, labelerId, file));
    if (!known.empty())
        return known.front();
    Session session{SessionId(m_study.uuids().next()), taskId, labelerId, 0, startedAt};
    auto added =
        database.execute(sql::session_imported_add, session.id, taskId, labelerId, startedAt, endedAt, file);
    return added.map([&] { return session; });
}

Result<bool> SessionRepository::addImportedAnswer(Answer& answer)
{
    answer.id = AnswerId(m_study.uuids().next());
    auto added = m_study.database().executeCounted(
        sql::answer_import, answer.id, answer.sessionId, answer.taskId, answer.labelerId, answer.imageId,
        answer.wnid, answer.shownAt, answer.committedAt, answer.duration, answer.sequence);
    return added.map([](int rows) { return rows > 0; });
}

Result<std::unordered_set<TaskId>> SessionRepository::importedTasks(const LabelerId& labelerId) const
{
    auto rows = m_study.database().query(
        sql::tasks_imported, [](const Statement& row) { return row.id<TaskId>(0); }, labelerId);
    return rows.map([](const auto& ids) { return std::unordered_set<TaskId>(ids.begin(), ids.end()); });
}

Result<std::optional<TaskId>> SessionRepository::lastTask(const LabelerId& labelerId) const
{
    return m_study.database().queryOne(
        sql::session_last_task, [](const Statement& row) { return row.id<TaskId>(0); }, labelerId);
}

Result<std::vector<Answer>> SessionRepository::answersOfTask(const LabelerId& labelerId,
                                                             const TaskId& taskId) const
{
    return m_study.database().queryChecked(sql::answers_of_task, readAnswer, labelerId, taskId);
}

Result<std::vector<Answer>> SessionRepository::answersOfLabeler(const LabelerId& labelerId) const
{
    return m_study.database().queryChecked(sql::answers_of_labeler, readAnswer, labelerId);
}

Result<std::vector<Answer>> SessionRepository::answersSince(const LabelerId& labelerId, UtcTime since) const
{
    return m_study.database().queryChecked(sql::answers_since, readAnswer, labelerId, since);
}

Result<std::unordered_map<TaskId, int>> SessionRepository::doneCounts(const LabelerId& labelerId) const
{
    std::unordered_map<TaskId, int> counts;
    TRY(m_study.database().query(
        sql::done_counts,
        [&](const Statement& row) {
            return counts.emplace(row.id<TaskId>(0), static_cast<int>(row.integer(1))).second;
        },
        labelerId));
    return counts;
}

Result<std::vector<SessionRepository::ListedStep>> SessionRepository::steps() const
{
    return m_study.database().queryChecked(sql::steps_listed, readStep);
}

Result<std::vector<SessionRepository::ProblemReport>> SessionRepository::problemReports() const
{
    return m_study.database().query(sql::problem_reports_all, [](const Statement& row) {
        return ProblemReport{row.id<ImageId>(0), row.id<LabelerId>(1)};
    });
}

Result<std::vector<SessionRepository::ProposedLabel>> SessionRepository::proposedAnswers() const
{
    return readProposedLabels(m_study, sql::answers_proposed);
}

Result<std::vector<SessionRepository::ProposedLabel>> SessionRepository::proposedSuggestions() const
{
    return readProposedLabels(m_study, sql::suggestions_proposed);
}

Result<std::vector<Skip>> SessionRepository::skipsOfTask(const LabelerId& labelerId,
                                                         const TaskId& taskId) const
{
    return m_study.database().queryChecked(
        sql::skips_of_task,
        [&](const Statement& row) -> Result<Skip> {
            TRY(checkTimes(row, "a skip", {{2, Content::Moment}}));
            return Skip{row.id<SkipId>(0),  taskId,     labelerId,
                        row.id<ImageId>(1), row.utc(2), static_cast<int>(row.integer(3))};
        },
        labelerId, taskId);
}

Result<void> SessionRepository::suggest(const AnswerId& answerId, std::optional<Verdict> verdict)
{
    if (!verdict)
        return m_study.database().execute(sql::suggestion_remove, answerId);
    return m_study.database().execute(sql::suggestion_write, answerId, verdictWord(*verdict),
                                      m_study.clock().utcNow());
}

Result<std::optional<Verdict>> SessionRepository::suggestion(const AnswerId& answerId) const
{
    auto rows = TRY(m_study.database().queryChecked(
        sql::suggestion_read, [](const Statement& row) { return storedVerdict(row.text(0)); }, answerId));
    return rows.empty() ? std::nullopt : std::optional(rows.front());
}

Result<void> SessionRepository::reportProblem(const ImageId& imageId, const LabelerId& labelerId,
                                              bool problematic)
{
    if (problematic)
        return m_study.database().execute(sql::problem_report_add, imageId, labelerId,
                                          m_study.clock().utcNow());
    return m_study.database().execute(sql::problem_report_remove, imageId, labelerId);
}

Result<bool> SessionRepository::hasReportedProblem(const ImageId& imageId, const LabelerId& labelerId) const
{
    auto rows = m_study.database().query(
        sql::problem_report_exists, [](const Statement& row) { return row.integer(0) > 0; }, imageId,
        labelerId);
    return rows.map([](const auto& list) { return list.front(); });
}

Result<std::vector<SessionId>> SessionRepository::timedWithoutLog() const
{
    return m_study.database().query(sql::sessions_timed_without_log,
                                    [](const Statement& row) { return row.id<SessionId>(0); });
}

}  // namespace vizsla
