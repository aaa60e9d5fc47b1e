// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/session_repository.h"

#include "core/store/study_file.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

Answer readAnswer(const Statement& row)
{
    return {row.text(0), row.text(1),    row.text(2),    row.text(3),    row.text(4),
            row.text(5), row.integer(6), row.integer(7), row.integer(8), static_cast<int>(row.integer(9))};
}

Result<void> done(const Result<int>& changed)
{
    return changed.map([](int) {});
}

}  // namespace

Result<Session> SessionRepository::begin(const std::string& taskId, const std::string& labelerId, int part)
{
    Session session{m_study.uuids().next(), taskId, labelerId, part, m_study.clock().utcNow()};
    auto added =
        m_study.database().run(sql::session_add, session.id, taskId, labelerId, part, session.startedAt);
    return added.map([&](int) { return session; });
}

Result<void> SessionRepository::end(const std::string& sessionId)
{
    return done(m_study.database().run(sql::session_end, sessionId, m_study.clock().utcNow()));
}

Result<void> SessionRepository::addAnswer(Answer& answer)
{
    answer.id = m_study.uuids().next();
    return done(m_study.database().run(sql::answer_add, answer.id, answer.sessionId, answer.taskId,
                                       answer.labelerId, answer.imageId, answer.wnid, answer.shownAt,
                                       answer.committedAt, answer.duration, answer.sequence));
}

Result<Session> SessionRepository::importedSession(const std::string& taskId, const std::string& labelerId,
                                                   const std::string& file, UtcMicros startedAt,
                                                   UtcMicros endedAt)
{
    Database& database = m_study.database();
    const auto known = database.query(
        sql::session_imported_find,
        [&](const Statement& row) {
            return Session{row.text(0), taskId, labelerId, 0, row.integer(1)};
        },
        taskId, labelerId, file);
    if (!known)
        return tl::unexpected(known.error());
    if (!known->empty())
        return known->front();
    Session session{m_study.uuids().next(), taskId, labelerId, 0, startedAt};
    auto added =
        database.run(sql::session_imported_add, session.id, taskId, labelerId, startedAt, endedAt, file);
    return added.map([&](int) { return session; });
}

Result<bool> SessionRepository::addImportedAnswer(Answer& answer)
{
    answer.id = m_study.uuids().next();
    auto added = m_study.database().run(sql::answer_import, answer.id, answer.sessionId, answer.taskId,
                                        answer.labelerId, answer.imageId, answer.wnid, answer.shownAt,
                                        answer.committedAt, answer.duration, answer.sequence);
    return added.map([](int rows) { return rows > 0; });
}

Result<std::unordered_set<std::string>> SessionRepository::importedTasks(const std::string& labelerId) const
{
    auto rows = m_study.database().query(
        sql::tasks_imported, [](const Statement& row) { return row.text(0); }, labelerId);
    return rows.map([](const auto& ids) { return std::unordered_set<std::string>(ids.begin(), ids.end()); });
}

Result<void> SessionRepository::supersede(const std::string& answerId)
{
    return done(m_study.database().run(sql::answer_supersede, answerId, m_study.clock().utcNow()));
}

Result<std::vector<Answer>> SessionRepository::answersOfTask(const std::string& labelerId,
                                                             const std::string& taskId) const
{
    return m_study.database().query(sql::answers_of_task, readAnswer, labelerId, taskId);
}

Result<std::vector<Answer>> SessionRepository::answersOfLabeler(const std::string& labelerId) const
{
    return m_study.database().query(sql::answers_of_labeler, readAnswer, labelerId);
}

Result<std::vector<Answer>> SessionRepository::answersSince(const std::string& labelerId,
                                                            UtcMicros since) const
{
    return m_study.database().query(sql::answers_since, readAnswer, labelerId, since);
}

Result<std::unordered_map<std::string, int>> SessionRepository::answerCounts(
    const std::string& labelerId) const
{
    std::unordered_map<std::string, int> counts;
    auto rows = m_study.database().query(
        sql::answer_counts,
        [&](const Statement& row) {
            return counts.emplace(row.text(0), static_cast<int>(row.integer(1))).second;
        },
        labelerId);
    if (!rows)
        return tl::unexpected(rows.error());
    return counts;
}

Result<std::vector<SessionRepository::ListedAnswer>> SessionRepository::list() const
{
    return m_study.database().query(sql::answers_listed, [](const Statement& row) {
        return ListedAnswer{row.text(0),
                            row.text(1),
                            row.text(2),
                            row.text(3),
                            row.text(4),
                            row.text(5),
                            row.text(6),
                            row.integer(7),
                            row.integer(8),
                            row.integer(9),
                            row.optionalInteger(10),
                            row.optionalText(11)};
    });
}

Result<Skip> SessionRepository::addSkip(const Session& session, const std::string& imageId, int sequence)
{
    Skip skip{m_study.uuids().next(), imageId, m_study.clock().utcNow(), sequence};
    auto added = m_study.database().run(sql::skip_add, skip.id, session.id, session.taskId, session.labelerId,
                                        imageId, skip.madeAt, sequence);
    return added.map([&](int) { return skip; });
}

Result<void> SessionRepository::takeBackSkip(const std::string& skipId)
{
    return done(m_study.database().run(sql::skip_take_back, skipId, m_study.clock().utcNow()));
}

Result<std::vector<Skip>> SessionRepository::skipsOfTask(const std::string& labelerId,
                                                         const std::string& taskId) const
{
    return m_study.database().query(
        sql::skips_of_task,
        [](const Statement& row) {
            return Skip{row.text(0), row.text(1), row.integer(2), static_cast<int>(row.integer(3))};
        },
        labelerId, taskId);
}

Result<void> SessionRepository::suggest(const std::string& answerId, std::optional<Verdict> verdict)
{
    if (!verdict)
        return done(m_study.database().run(sql::suggestion_remove, answerId));
    return done(m_study.database().run(sql::suggestion_write, answerId, verdictWord(*verdict),
                                       m_study.clock().utcNow()));
}

Result<std::optional<Verdict>> SessionRepository::suggestion(const std::string& answerId) const
{
    auto rows = m_study.database().query(
        sql::suggestion_read, [](const Statement& row) { return verdictFromWord(row.text(0)); }, answerId);
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->empty() ? std::nullopt : rows->front();
}

Result<void> SessionRepository::reportProblem(const std::string& imageId, const std::string& labelerId,
                                              bool problematic)
{
    if (problematic)
        return done(
            m_study.database().run(sql::problem_report_add, imageId, labelerId, m_study.clock().utcNow()));
    return done(m_study.database().run(sql::problem_report_remove, imageId, labelerId));
}

Result<bool> SessionRepository::hasReportedProblem(const std::string& imageId,
                                                   const std::string& labelerId) const
{
    auto rows = m_study.database().query(
        sql::problem_report_exists, [](const Statement& row) { return row.integer(0) > 0; }, imageId,
        labelerId);
    return rows.map([](const auto& list) { return list.front(); });
}

}  // namespace vizsla
