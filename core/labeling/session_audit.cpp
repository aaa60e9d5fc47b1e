// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/session_audit.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/labeling/retold_sittings.h"
#include "core/store/image_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"
#include "core/tasks/task_order.h"

namespace vizsla {

namespace {

bool isSame(const Answer& kept, const Answer& told)
{
    return kept.sessionId == told.sessionId && kept.imageId == told.imageId && kept.wnid == told.wnid &&
           kept.shownAt == told.shownAt && kept.committedAt == told.committedAt &&
           kept.duration == told.duration && kept.isCorrection == told.isCorrection && kept.time == told.time;
}

bool isSame(const SessionRepository::AuditedSkip& kept, const SessionRepository::AuditedSkip& told)
{
    return kept.sessionId == told.sessionId && kept.skip.imageId == told.skip.imageId &&
           kept.skip.madeAt == told.skip.madeAt;
}

bool isSame(const Unanswered& kept, const Unanswered& told)
{
    return kept.sessionId == told.sessionId && kept.limit == told.limit && kept.shownAt == told.shownAt &&
           kept.endedAt == told.endedAt && kept.time == told.time;
}

class Audit
{
public:
    explicit Audit(StudyConnection& study) : m_study(study), m_sessions(study) {}

    Result<SessionAudit> run()
    {
        TRY(visitSittings(m_sessions, [this](RetoldSitting& retold) { return compare(retold); }));
        const auto timed = TRY(m_sessions.timedWithoutLog());
        judgeWithoutLog({timed.begin(), timed.end()});
        return m_audit;
    }

private:
    Result<void> compare(RetoldSitting& one)
    {
        auto& [sitting, retold, answers, skips] = one;
        m_audit.sessions += retold.sessions;
        std::ranges::move(retold.gaps, std::back_inserter(m_audit.contradictions));
        TRY(compareSessions(sitting, retold));
        // Sessions that were sat before logs were kept met images of which no log tells.
        if (retold.sessions == sitting.sessions)
            TRY(compareOrder(sitting, retold));
        compareAnswers(answers, retold);
        compareSkips(skips, retold);
        return compareUnanswered(sitting, retold);
    }

    Result<void> compareSessions(const SessionRepository::Sitting& sitting, const RetoldLog& retold)
    {
        const auto kept = TRY(m_sessions.sessionsOfTask(sitting.labelerId, sitting.taskId));
        for (const auto& session : kept) {
            if (!goesOnRightly(session, kept))
                contradict("Session " + session.id.text() + " goes on with one that it cannot go on with.");
            const auto told = retold.times.find(session.id);
            if (told == retold.times.end()) {
                m_withoutLog.push_back(session);
                continue;
            }
            compareTimes(session, told->second);
            m_firstLogged = std::min(m_firstLogged, session.startedAt);
        }
        return {};
    }

    /// Once a version that keeps logs had the study, every session has one.
    void judgeWithoutLog(const std::unordered_set<SessionId>& timed)
    {
        for (const auto& session : m_withoutLog) {
            if (session.startedAt > m_firstLogged)
                contradict("Session " + session.id.text() + " has no log, as sessions before it have.");
            else if (timed.contains(session.id))
                contradict("Session " + session.id.text() +
                           " has no log, which alone can have told the times of its answers.");
            else
                ++m_audit.sessionsWithoutLog;
        }
    }

    /// With an earlier one of the same labeler and task that broke off.
    static bool goesOnRightly(const SessionRepository::KeptSession& session,
                              const std::vector<SessionRepository::KeptSession>& all)
    {
        const auto isIt = [&](const auto& other) {
            return other.id == session.resumes && other.id != session.id &&
                   other.ordinal <= session.ordinal && other.ending == "interrupted";
        };
        return !session.resumes || std::ranges::any_of(all, isIt);
    }

    void compareTimes(const SessionRepository::KeptSession& session, const RetoldLog::Times& told)
    {
        if (std::chrono::abs(session.startedAt - told.begun.utc) > oneMinute)
            contradict("Session " + session.id.text() + " began at another moment than its log says.");
        const UtcTime end = told.hasEnd ? told.last.utc : std::max(session.startedAt, told.last.utc);
        if (session.endedAt ? *session.endedAt != end : told.hasEnd)
            contradict("Session " + session.id.text() + " ended at another moment than its log says.");
        else if (session.endedAt && told.hasEnd != (session.ending == "left"))
            contradict("Session " + session.id.text() + " was left or broke off against what its log says.");
        if (told.goesBack)
            contradict("The log of session " + session.id.text() + " goes back in time.");
    }

    /// Images come in the order of the labeler's seed, and part after part.
    Result<void> compareOrder(const SessionRepository::Sitting& sitting, const RetoldLog& retold)
    {
        const auto task = TRY(TaskRepository(m_study).find(sitting.taskId));
        const auto seed = TRY(TaskRepository(m_study).keptSeed(sitting.taskId, sitting.labelerId));
        const auto images = TRY(ImageRepository(m_study).imagesOfTask(sitting.taskId));
        const auto parts = TRY(m_sessions.sessionsOfTask(sitting.labelerId, sitting.taskId));
        if (!task)
            return {};
        compareWithSeed(*task, seed.value_or(0), images, retold);
        compareParts(*task, parts, retold);
        return {};
    }

    void compareWithSeed(const Task& task, std::uint64_t seed, const std::vector<Image>& images,
                         const RetoldLog& retold)
    {
        const auto order = taskOrder(images.size(), seed);
        for (std::size_t place = 0; place < retold.met.size(); ++place) {
            const auto& [imageId, sessionId] = retold.met[place];
            if (place < order.size() && images[order[place]].id == imageId)
                continue;
            contradict("The images of " + task.name +
                       " came in another order than the one that is kept for them, " + "from image " +
                       imageId.text() + " in the log of session " + sessionId.text() + " on.");
            return;
        }
    }

    void compareParts(const Task& task, const std::vector<SessionRepository::KeptSession>& sessions,
                      const RetoldLog& retold)
    {
        const auto size = static_cast<std::size_t>(std::max(task.partSize, 1));
        std::unordered_map<SessionId, int> parts;
        std::unordered_set<SessionId> others;
        for (const auto& session : sessions) {
            parts.emplace(session.id, session.part);
            if (session.part >= std::max(task.partCount(), 1))
                others.insert(session.id);
        }
        for (std::size_t place = 0; place < retold.met.size(); ++place) {
            const auto part = parts.find(retold.met[place].sessionId);
            if (part != parts.end() && static_cast<std::size_t>(part->second) != place / size)
                others.insert(part->first);
        }
        for (const SessionId& sessionId : others)
            contradict("Session " + sessionId.text() + " of " + task.name +
                       " is not of the part that it is kept as.");
    }

    void compareAnswers(const std::vector<SessionRepository::AuditedAnswer>& kept, RetoldLog& retold)
    {
        std::size_t last = 0;
        for (const auto& [answer, supersededAt] : kept) {
            ++m_audit.answers;
            // They come by their sequence; one that was undone leaves its place to others.
            const auto place = retold.places.find(answer.id.text());
            if (!supersededAt && place != retold.places.end() &&
                place->second < std::exchange(last, place->second))
                contradict("Answer " + answer.id.text() +
                           " comes at another place among the answers than in the log.");
            const auto told = retold.answers.find(answer.id);
            const auto undone = retold.undone.find(answer.id.text());
            if (told == retold.answers.end())
                contradict("Answer " + answer.id.text() + " is in no log.");
            else if (!isSame(answer, told->second))
                contradict("Answer " + answer.id.text() +
                           " and the log of its session say different things.");
            else if (supersededAt !=
                     (undone == retold.undone.end() ? std::nullopt : std::optional(undone->second)))
                contradict("Answer " + answer.id.text() + " was undone, or not, against what the log says.");
            retold.answers.erase(answer.id);
        }
        for (const auto& [id, answer] : retold.answers)
            contradict("Answer " + id.text() + " is in the log of session " + answer.sessionId.text() +
                       " alone.");
    }

    void compareSkips(const std::vector<SessionRepository::AuditedSkip>& kept, RetoldLog& retold)
    {
        std::size_t last = 0;
        for (const auto& audited : kept) {
            const SkipId& id = audited.skip.id;
            const auto told = retold.skips.find(id);
            const auto undone = retold.undone.find(id.text());
            if (told == retold.skips.end()) {
                contradict("Skip " + id.text() + " is in no log.");
                continue;
            }
            if (!isSame(audited, told->second))
                contradict("Skip " + id.text() + " and the log of its session say different things.");
            else if (audited.undoneAt !=
                     (undone == retold.undone.end() ? std::nullopt : std::optional(undone->second)))
                contradict("Skip " + id.text() + " was undone, or not, against what the log says.");
            else if (!audited.undoneAt &&
                     retold.places.at(id.text()) < std::exchange(last, retold.places.at(id.text())))
                contradict("Skip " + id.text() + " comes at another place among the skips than in the log.");
            retold.skips.erase(told);
        }
        for (const auto& [id, skip] : retold.skips)
            contradict("Skip " + id.text() + " is in the log, and not so in the study.");
    }

    /// A time that was up for an image with an answer, which was only looked at again, changed nothing.
    Result<void> compareUnanswered(const SessionRepository::Sitting& sitting, RetoldLog& retold)
    {
        const auto kept = TRY(m_sessions.unansweredOfLabeler(sitting.labelerId));
        for (const Unanswered& image : kept) {
            if (image.taskId != sitting.taskId)
                continue;
            const auto told = retold.unanswered.find(image.imageId);
            if (told == retold.unanswered.end() || !isSame(image, told->second))
                contradict("That the time for image " + image.imageId.text() +
                           " was up is not so in the log.");
            retold.unanswered.erase(image.imageId);
        }
        for (const auto& [imageId, image] : retold.unanswered) {
            if (!retold.answeredImages.contains(imageId))
                contradict("The time for image " + imageId.text() + " was up by the log of session " +
                           image.sessionId.text() + " alone.");
        }
        return {};
    }

    void contradict(std::string sentence) { m_audit.contradictions.push_back(std::move(sentence)); }

    StudyConnection& m_study;
    SessionRepository m_sessions;
    SessionAudit m_audit;
    std::vector<SessionRepository::KeptSession> m_withoutLog;
    UtcTime m_firstLogged = UtcTime::max();  ///< when the earliest session with a log began
};

}  // namespace

Result<SessionAudit> auditSessions(StudyConnection& study)
{
    return Audit(study).run();
}

}  // namespace vizsla
