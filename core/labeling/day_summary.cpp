// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/day_summary.h"

#include <algorithm>
#include <unordered_map>

#include "core/labeling/feedback.h"
#include "core/labeling/scorecard.h"
#include "core/labeling/time_account.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"
#include "core/tasks/withheld_images.h"

namespace vizsla {

namespace {

using Log = std::vector<SessionRepository::LoggedEvent>;

/// The time of sessions from a moment on.
class TimeSince
{
public:
    explicit TimeSince(UtcTime since) : m_since(since) {}

    void follow(const SessionRepository::LoggedEvent& logged)
    {
        if (!m_last || m_last->sessionId != logged.sessionId) {
            m_account.startSession();
            m_last = nullptr;
        }
        const SessionEvent& event = logged.event;
        if (m_last && m_last->event.at.utc < m_since && event.at.utc >= m_since)
            m_account.add({EventKind::StillThere, turnBetween(m_last->event.at, event.at)});
        if (event.at.utc >= m_since)
            m_time += m_account.sinceLastEvent(event.at);
        m_account.add(event);
        m_last = &logged;
    }

    const TimeSpent& time() const { return m_time; }

private:
    /// The moment from which on time counts; the machine is taken to have been awake at first.
    Moment turnBetween(const Moment& last, const Moment& next) const
    {
        const Micros elapsed = m_since - last.utc;
        const Micros awake = std::clamp(next.steady - last.steady, Micros::zero(), elapsed);
        const Micros asleep = std::clamp(next.suspended - last.suspended, Micros::zero(), elapsed - awake);
        return {m_since, last.steady + awake, last.suspended + asleep};
    }

    UtcTime m_since;
    TimeAccount m_account;
    TimeSpent m_time;
    const SessionRepository::LoggedEvent* m_last = nullptr;
};

/// Images that are withheld are no part of what was right: the number would tell their classes.
Result<void> addAnswers(StudyConnection& study, const std::vector<Answer>& answers,
                        const WithheldImages& withheld, DaySummary& summary)
{
    const auto tasks = TRY(TaskRepository(study).all());
    std::unordered_map<TaskId, Mode> modes;
    for (const Task& task : tasks)
        modes.emplace(task.id, task.mode);
    std::vector<Micros> durations;
    for (const Answer& answer : answers) {
        ++summary.images;
        durations.push_back(answer.duration);
        if (modes[answer.taskId] == Mode::Test || withheld.contains(answer.imageId))
            continue;
        const auto image = ImageRepository(study).image(answer.imageId);
        const auto annotation = AnnotationRepository(study).ofImage(answer.imageId);
        if (!image || !annotation || !*image)
            continue;
        const Feedback feedback = makeFeedback(**image, *annotation, answer.wnid);
        ++summary.trainingImages;
        summary.trainingRight += feedback.judgement == Feedback::Judgement::Right;
    }
    if (const auto speed = speedOf(std::move(durations)))
        summary.medianDuration = speed->median;
    return {};
}

}  // namespace

Result<DaySummary> summarizeSince(StudyConnection& study, const LabelerId& labelerId, UtcTime since)
{
    const SessionRepository sessions(study);
    const auto answers = TRY(sessions.answersSince(labelerId, since));
    auto unanswered = TRY(sessions.unansweredOfLabeler(labelerId));
    std::erase_if(unanswered, [&](const Unanswered& image) { return image.endedAt < since; });
    const auto log = TRY(sessions.eventsSince(labelerId, since));

    const auto withheld = TRY(WithheldImages::read(study, labelerId));

    DaySummary summary;
    summary.notInTime = static_cast<int>(unanswered.size());
    TRY(addAnswers(study, answers, withheld, summary));
    TimeSince time(since);
    for (const auto& event : log)
        time.follow(event);
    summary.time = time.time();
    summary.pace = paceOf(log, answers, unanswered);
    return summary;
}

}  // namespace vizsla
