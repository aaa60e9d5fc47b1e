// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/answers_from_logs.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "core/labeling/retold_sittings.h"
#include "core/store/salvaged_answers.h"
#include "core/store/session_repository.h"

namespace vizsla {

namespace {

bool isWhole(const RetoldLog& log)
{
    return log.gaps.empty() && std::ranges::all_of(log.times, [](const auto& session) {
               return !session.second.goesBack && session.second.isSteady;
           });
}

bool isFar(Micros difference)
{
    return std::chrono::abs(difference) > oneMinute;
}

/// Only in its times, and by more than any clock does.
bool hasWrongTimes(const Answer& kept, const Answer& told)
{
    const bool isSameStep = kept.sessionId == told.sessionId && kept.imageId == told.imageId &&
                            kept.wnid == told.wnid && kept.isCorrection == told.isCorrection;
    const bool isOutOfSum = kept.time && kept.time->duration() != kept.duration;
    return isSameStep && (isFar(kept.shownAt - told.shownAt) || isFar(kept.committedAt - told.committedAt) ||
                          isFar(kept.duration - told.duration) || isOutOfSum);
}

class Taking
{
public:
    explicit Taking(StudyConnection& study) : m_sessions(study), m_answers(study) {}

    Result<AnswersFromLogs> run()
    {
        TRY(visitSittings(m_sessions, [this](RetoldSitting& retold) { return take(retold); }));
        return m_taken;
    }

private:
    Result<void> take(RetoldSitting& retold)
    {
        auto& [sitting, log, kept, skips] = retold;
        // What an earlier session without a log took is in no log.
        if (!isWhole(log) || log.sessions != sitting.sessions)
            return {};
        std::vector<Placed> placed;
        for (const auto& [skip, sessionId, undoneAt] : skips)
            place(log, skip.id.text(), skip.sequence, placed);
        for (const auto& [answer, supersededAt] : kept) {
            place(log, answer.id.text(), answer.sequence, placed);
            const auto told = log.answers.find(answer.id);
            if (told == log.answers.end())
                continue;
            if (hasWrongTimes(answer, told->second)) {
                TRY(m_answers.setTimes(told->second));
                ++m_taken.mended;
            }
            log.answers.erase(told);
        }
        std::ranges::sort(placed, {}, &Placed::place);
        return makeAgain(sitting, log, placed);
    }

    struct Placed
    {
        std::size_t place = 0;  ///< in the log
        int sequence = 0;
    };

    static void place(const RetoldLog& log, const std::string& id, int sequence, std::vector<Placed>& placed)
    {
        if (const auto at = log.places.find(id); at != log.places.end() && !log.undone.contains(id))
            placed.push_back({at->second, sequence});
    }

    Result<void> makeAgain(const SessionRepository::Sitting& sitting, const RetoldLog& log,
                           const std::vector<Placed>& placed)
    {
        for (auto [id, answer] : log.answers) {
            if (answer.shownAt == UtcTime{})
                continue;
            answer.labelerId = sitting.labelerId;
            answer.taskId = sitting.taskId;
            answer.sequence = sequenceAt(log.places.at(id.text()), placed);
            const auto undone = log.undone.find(id.text());
            const auto made = TRY(m_answers.add(
                {answer, undone == log.undone.end() ? std::nullopt : std::optional(undone->second)}));
            m_taken.madeAgain += made ? 1 : 0;
        }
        return {};
    }

    /// Where both neighbours leave none between them, the moment of the answer puts it in its place.
    static int sequenceAt(std::size_t place, const std::vector<Placed>& placed)
    {
        const auto next = std::ranges::lower_bound(placed, place, {}, &Placed::place);
        const auto lost = static_cast<int>(next == placed.begin() ? place : place - std::prev(next)->place);
        const int sequence =
            next == placed.begin() ? static_cast<int>(place) : std::prev(next)->sequence + lost;
        return next == placed.end() ? sequence : std::min(sequence, next->sequence);
    }

    SessionRepository m_sessions;
    SalvagedAnswers m_answers;
    AnswersFromLogs m_taken;
};

}  // namespace

Result<AnswersFromLogs> takeAnswersFromLogs(StudyConnection& study)
{
    return Taking(study).run();
}

}  // namespace vizsla
