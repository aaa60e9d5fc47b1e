// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/session_audit.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/labeling/task_order.h"
#include "core/labeling/time_account.h"
#include "core/store/image_repository.h"
#include "core/store/session_repository.h"
#include "core/store/stored_words.h"
#include "core/store/task_repository.h"

namespace vizsla {

namespace {

/// What the log of one labeler's sessions on one task says of an image or of a step.
class Retold
{
public:
    explicit Retold(const std::vector<SessionRepository::LoggedEvent>& log)
    {
        const std::string* session = nullptr;
        for (const auto& [sessionId, event, number] : log) {
            if (!session || *session != sessionId) {
                m_account.startSession();
                m_next = 0;
                ++sessions;
            }
            session = &sessionId;
            noteTimes(sessionId, event);
            if (number != m_next)
                gaps.push_back("The log of session " + sessionId + " has no line " + std::to_string(m_next) + ".");
            m_next = number + 1;
            retell(sessionId, event);
        }
    }

    std::unordered_map<std::string, Answer> answers;        ///< by id
    std::unordered_map<std::string, UtcMicros> undone;      ///< answers and skips that were taken back, by id
    std::unordered_map<std::string, SessionRepository::AuditedSkip> skips;  ///< by id
    std::unordered_map<std::string, Unanswered> unanswered; ///< by image
    std::unordered_set<std::string> answeredImages;
    std::unordered_map<std::string, std::size_t> places;  ///< of answers and skips, by id: which came first
    struct Times
    {
        Moment begun;
        Moment last;
        bool hasEnd = false;
        bool goesBack = false;
    };
    std::unordered_map<std::string, Times> times;  ///< of sessions, by id
    struct Met
    {
        std::string imageId;
        std::string sessionId;
    };
    std::vector<Met> met;           ///< each image once, as they first came
    std::vector<std::string> gaps;  ///< lines that are missing or say nothing
    int sessions = 0;

private:
    /// A line may be put down a little after one that came later.
    void noteTimes(const std::string& sessionId, const SessionEvent& event)
    {
        Times& of = times.try_emplace(sessionId, Times{event.at, event.at}).first->second;
        of.goesBack = of.goesBack || event.at.steady < of.last.steady - oneMinute ||
                      event.at.suspended < of.last.suspended - oneMinute;
        of.last = event.at;
        of.hasEnd = event.kind == EventKind::Ended;
    }

    void retell(const std::string& sessionId, const SessionEvent& event)
    {
        m_account.add(event);
        meet(sessionId, event);
        switch (event.kind) {
        case EventKind::Confirmed:
        case EventKind::Corrected: {
            Answer answer;
            answer.id = event.detail;
            answer.sessionId = sessionId;
            answer.imageId = event.imageId;
            answer.wnid = event.wnid;
            answer.shownAt = m_account.firstShownAt(event.imageId).value_or(0);
            answer.committedAt = event.at.utc;
            answer.time = m_account.ofImage(event.imageId);
            answer.duration = answer.time->duration();
            answer.isCorrection = event.kind == EventKind::Corrected;
            places.emplace(answer.id, places.size());
            answers[answer.id] = answer;
            answeredImages.insert(answer.imageId);
            break;
        }
        case EventKind::Undone:
            undone[event.detail] = event.at.utc;
            break;
        case EventKind::Skipped:
            places.emplace(event.detail, places.size());
            skips[event.detail] = {{event.detail, {}, {}, event.imageId, event.at.utc}, sessionId, {}};
            break;
        case EventKind::TimeUp: {
            const auto limit = limitFromWord(event.detail);
            if (!limit) {
                gaps.push_back("The log of session " + sessionId + " names a limit that this version does not know.");
                break;
            }
            Unanswered image;
            image.sessionId = sessionId;
            image.imageId = event.imageId;
            image.limit = *limit;
            image.shownAt = m_account.firstShownAt(event.imageId);
            image.endedAt = event.at.utc;
            image.time = m_account.ofImage(event.imageId);
            unanswered[image.imageId] = image;
            break;
        }
        default:
            break;
        }
    }

    /// An image can be skipped, or its time be up, before it is painted.
    void meet(const std::string& sessionId, const SessionEvent& event)
    {
        const bool isMet = event.kind == EventKind::Shown || event.kind == EventKind::Skipped ||
                           event.kind == EventKind::TimeUp;
        if (isMet && m_metImages.insert(event.imageId).second)
            met.push_back({event.imageId, sessionId});
    }

    TimeAccount m_account;
    std::unordered_set<std::string> m_metImages;
    int m_next = 0;
};

bool isSame(const Answer& kept, const Answer& told)
{
    return kept.sessionId == told.sessionId && kept.imageId == told.imageId && kept.wnid == told.wnid &&
           kept.shownAt == told.shownAt && kept.committedAt == told.committedAt && kept.duration == told.duration &&
           kept.isCorrection == told.isCorrection && kept.time == told.time;
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
    explicit Audit(StudyFile& study) : m_study(study), m_sessions(study) {}

    Result<SessionAudit> run()
    {
        const auto sittings = m_sessions.sittings();
        if (!sittings)
            return tl::unexpected(sittings.error());
        for (const auto& sitting : *sittings) {
            if (auto compared = compare(sitting); !compared)
                return tl::unexpected(compared.error());
        }
        return m_audit;
    }

private:
    Result<void> compare(const SessionRepository::Sitting& sitting)
    {
        const auto log = m_sessions.eventsOfTask(sitting.labelerId, sitting.taskId);
        if (!log)
            return tl::unexpected(log.error());
        Retold retold(*log);
        m_audit.sessions += retold.sessions;
        m_audit.sessionsWithoutLog += sitting.sessions - retold.sessions;
        std::ranges::move(retold.gaps, std::back_inserter(m_audit.contradictions));
        if (auto sessions = compareSessions(sitting, retold); !sessions)
            return sessions;
        // Sessions that were sat before logs were kept met images of which no log tells.
        if (retold.sessions == sitting.sessions) {
            if (auto order = compareOrder(sitting, retold); !order)
                return order;
        }
        if (auto answers = compareAnswers(sitting, retold); !answers)
            return answers;
        if (auto skips = compareSkips(sitting, retold); !skips)
            return skips;
        return compareUnanswered(sitting, retold);
    }

    Result<void> compareSessions(const SessionRepository::Sitting& sitting, const Retold& retold)
    {
        const auto kept = m_sessions.sessionsOfTask(sitting.labelerId, sitting.taskId);
        if (!kept)
            return tl::unexpected(kept.error());
        for (const auto& session : *kept) {
            if (!goesOnRightly(session, *kept))
                contradict("Session " + session.id + " goes on with one that it cannot go on with.");
            const auto told = retold.times.find(session.id);
            if (told != retold.times.end())
                compareTimes(session, told->second);
        }
        return {};
    }

    /// With an earlier one of the same labeler and task that broke off.
    static bool goesOnRightly(const SessionRepository::KeptSession& session,
                              const std::vector<SessionRepository::KeptSession>& all)
    {
        const auto isIt = [&](const auto& other) {
            return other.id == session.resumes && other.id != session.id && other.ordinal <= session.ordinal &&
                   other.ending == "interrupted";
        };
        return !session.resumes || std::ranges::any_of(all, isIt);
    }

    void compareTimes(const SessionRepository::KeptSession& session, const Retold::Times& told)
    {
        if (std::abs(session.startedAt - told.begun.utc) > oneMinute)
            contradict("Session " + session.id + " began at another moment than its log says.");
        const UtcMicros end = told.hasEnd ? told.last.utc : std::max(session.startedAt, told.last.utc);
        if (session.endedAt ? *session.endedAt != end : told.hasEnd)
            contradict("Session " + session.id + " ended at another moment than its log says.");
        else if (session.endedAt && told.hasEnd != (session.ending == "left"))
            contradict("Session " + session.id + " was left or broke off against what its log says.");
        if (told.goesBack)
            contradict("The log of session " + session.id + " goes back in time.");
    }

    /// Images come in the order of the labeler's seed, and part after part.
    Result<void> compareOrder(const SessionRepository::Sitting& sitting, const Retold& retold)
    {
        const auto task = TaskRepository(m_study).find(sitting.taskId);
        const auto seed = TaskRepository(m_study).keptSeed(sitting.taskId, sitting.labelerId);
        const auto images = ImageRepository(m_study).imagesOfTask(sitting.taskId);
        const auto parts = m_sessions.sessionsOfTask(sitting.labelerId, sitting.taskId);
        if (!task || !seed || !images || !parts)
            return tl::unexpected(!task     ? task.error()
                                  : !seed   ? seed.error()
                                  : !images ? images.error()
                                            : parts.error());
        if (!*task)
            return {};
        compareWithSeed(**task, seed->value_or(0), *images, retold);
        compareParts(**task, *parts, retold);
        return {};
    }

    void compareWithSeed(const Task& task, std::uint64_t seed, const std::vector<Image>& images,
                         const Retold& retold)
    {
        const auto order = taskOrder(images.size(), seed);
        for (std::size_t place = 0; place < retold.met.size(); ++place) {
            const auto& [imageId, sessionId] = retold.met[place];
            if (place < order.size() && images[order[place]].id == imageId)
                continue;
            contradict("The images of " + task.name +
                       " came in another order than the one that is kept for them, " + "from image " +
                       imageId + " in the log of session " + sessionId + " on.");
            return;
        }
    }

    void compareParts(const Task& task, const std::vector<SessionRepository::KeptSession>& sessions,
                      const Retold& retold)
    {
        const auto size = static_cast<std::size_t>(std::max(task.partSize, 1));
        std::unordered_map<std::string, int> parts;
        std::unordered_set<std::string> others;
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
        for (const std::string& sessionId : others)
            contradict("Session " + sessionId + " of " + task.name +
                       " is not of the part that it is kept as.");
    }

    Result<void> compareAnswers(const SessionRepository::Sitting& sitting, Retold& retold)
    {
        const auto kept = m_sessions.auditedAnswers(sitting.labelerId, sitting.taskId);
        if (!kept)
            return tl::unexpected(kept.error());
        std::size_t last = 0;
        for (const auto& [answer, supersededAt] : *kept) {
            ++m_audit.answers;
            // They come by their sequence; one that was undone leaves its place to others.
            const auto place = retold.places.find(answer.id);
            if (!supersededAt && place != retold.places.end() &&
                place->second < std::exchange(last, place->second))
                contradict("Answer " + answer.id +
                           " comes at another place among the answers than in the log.");
            const auto told = retold.answers.find(answer.id);
            const auto undone = retold.undone.find(answer.id);
            if (told == retold.answers.end())
                contradict("Answer " + answer.id + " is in no log.");
            else if (!isSame(answer, told->second))
                contradict("Answer " + answer.id + " and the log of its session say different things.");
            else if (supersededAt != (undone == retold.undone.end() ? std::nullopt : std::optional(undone->second)))
                contradict("Answer " + answer.id + " was undone, or not, against what the log says.");
            retold.answers.erase(answer.id);
        }
        for (const auto& [id, answer] : retold.answers)
            contradict("Answer " + id + " is in the log of session " + answer.sessionId + " alone.");
        return {};
    }

    Result<void> compareSkips(const SessionRepository::Sitting& sitting, Retold& retold)
    {
        const auto kept = m_sessions.auditedSkips(sitting.labelerId, sitting.taskId);
        if (!kept)
            return tl::unexpected(kept.error());
        std::size_t last = 0;
        for (const auto& audited : *kept) {
            const std::string& id = audited.skip.id;
            const auto told = retold.skips.find(id);
            const auto undone = retold.undone.find(id);
            if (told == retold.skips.end()) {
                contradict("Skip " + id + " is in no log.");
                continue;
            }
            if (!isSame(audited, told->second))
                contradict("Skip " + id + " and the log of its session say different things.");
            else if (audited.takenBackAt !=
                     (undone == retold.undone.end() ? std::nullopt : std::optional(undone->second)))
                contradict("Skip " + id + " was undone, or not, against what the log says.");
            else if (!audited.takenBackAt && retold.places.at(id) < std::exchange(last, retold.places.at(id)))
                contradict("Skip " + id + " comes at another place among the skips than in the log.");
            retold.skips.erase(told);
        }
        for (const auto& [id, skip] : retold.skips)
            contradict("Skip " + id + " is in the log, and not so in the study.");
        return {};
    }

    /// A time that was up for an image with an answer, which was only looked at again, changed nothing.
    Result<void> compareUnanswered(const SessionRepository::Sitting& sitting, Retold& retold)
    {
        const auto kept = m_sessions.unansweredOfLabeler(sitting.labelerId);
        if (!kept)
            return tl::unexpected(kept.error());
        for (const Unanswered& image : *kept) {
            if (image.taskId != sitting.taskId)
                continue;
            const auto told = retold.unanswered.find(image.imageId);
            if (told == retold.unanswered.end() || !isSame(image, told->second))
                contradict("That the time for image " + image.imageId + " was up is not so in the log.");
            retold.unanswered.erase(image.imageId);
        }
        for (const auto& [imageId, image] : retold.unanswered) {
            if (!retold.answeredImages.contains(imageId))
                contradict("The time for image " + imageId + " was up by the log of session " + image.sessionId +
                           " alone.");
        }
        return {};
    }

    void contradict(std::string sentence) { m_audit.contradictions.push_back(std::move(sentence)); }

    StudyFile& m_study;
    SessionRepository m_sessions;
    SessionAudit m_audit;
};

}  // namespace

Result<SessionAudit> auditSessions(StudyFile& study) { return Audit(study).run(); }

}  // namespace vizsla
