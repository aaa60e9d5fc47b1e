// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/pace.h"

#include <algorithm>
#include <unordered_map>

#include "core/labeling/break_schedule.h"
#include "core/labeling/scorecard.h"

namespace vizsla {

namespace {

constexpr std::size_t imagesForHalves = 8;

using Break = PacedImage::Break;

/// Follows a log from image to image.
class Pacer
{
public:
    Pacer(const std::vector<Answer>& answers, const std::vector<Unanswered>& unanswered)
    {
        for (const Answer& answer : answers)
            m_answers.emplace(answer.id, &answer);
        for (const Unanswered& image : unanswered)
            m_unanswered.emplace(image.imageId, &image);
    }

    void follow(const SessionRepository::LoggedEvent& logged)
    {
        const SessionEvent& event = logged.event;
        if (!m_last || m_last->sessionId != logged.sessionId)
            beginSession(event);
        m_last = &logged;
        if (event.kind == EventKind::Paused)
            noteBreak(Break::Pause);
        else if (event.kind == EventKind::Confirmed)
            add(event);
        else if (event.kind == EventKind::TimeUp)
            addTimeUp(logged);
    }

    /// Those of the log, after those that are in no log.
    std::vector<PacedImage> finish(const std::vector<Answer>& answers)
    {
        std::vector<PacedImage> pace;
        for (const Answer& answer : answers) {
            if (m_answers.contains(answer.id))
                pace.push_back({answer.duration, answer.committedAt});
        }
        pace.insert(pace.end(), m_pace.begin(), m_pace.end());
        std::erase_if(pace, [](const PacedImage& image) { return image.duration <= Micros::zero(); });
        if (!pace.empty())
            pace.front().breakBefore = Break::None;
        return pace;
    }

private:
    void beginSession(const SessionEvent& first)
    {
        if (!m_last)
            return;
        if (m_last->event.kind != EventKind::Ended)
            noteBreak(Break::Interruption);
        else if (first.at.utc - m_last->event.at.utc >= BreakSchedule::restLength)
            noteBreak(Break::Away);
    }

    void noteBreak(Break kind) { m_break = std::max(m_break, kind); }

    void add(const SessionEvent& event)
    {
        const auto found = m_answers.find(AnswerId(event.detail));
        if (found == m_answers.end())
            return;
        const Answer& answer = *found->second;
        m_pace.push_back({answer.duration, answer.committedAt, true, std::exchange(m_break, Break::None)});
        m_answers.erase(found);
    }

    void addTimeUp(const SessionRepository::LoggedEvent& logged)
    {
        const auto found = m_unanswered.find(logged.event.imageId);
        if (found == m_unanswered.end() || found->second->sessionId != logged.sessionId)
            return;
        const Unanswered& image = *found->second;
        if (image.time.duration() > Micros::zero())
            m_pace.push_back(
                {image.time.duration(), image.endedAt, false, std::exchange(m_break, Break::None)});
        m_unanswered.erase(found);
    }

    std::unordered_map<AnswerId, const Answer*> m_answers;  ///< not met yet
    std::unordered_map<ImageId, const Unanswered*> m_unanswered;
    std::vector<PacedImage> m_pace;
    const SessionRepository::LoggedEvent* m_last = nullptr;
    Break m_break = Break::None;
};

std::optional<Micros> median(std::span<const PacedImage> pace)
{
    std::vector<Micros> durations;
    std::ranges::transform(pace, std::back_inserter(durations), &PacedImage::duration);
    const auto speed = speedOf(std::move(durations));
    return speed ? std::optional(speed->median) : std::nullopt;
}

}  // namespace

std::vector<PacedImage> paceOf(const std::vector<SessionRepository::LoggedEvent>& log,
                               const std::vector<Answer>& answers, const std::vector<Unanswered>& unanswered)
{
    Pacer pacer(answers, unanswered);
    for (const auto& event : log)
        pacer.follow(event);
    return pacer.finish(answers);
}

std::vector<Micros> runningMedian(std::span<const PacedImage> pace, std::size_t window)
{
    std::vector<Micros> medians;
    for (std::size_t end = 1; end <= pace.size(); ++end) {
        const std::size_t count = std::min(window, end);
        medians.push_back(*median(pace.subspan(end - count, count)));
    }
    return medians;
}

std::optional<Halves> medianOfHalves(std::span<const PacedImage> pace)
{
    if (pace.size() < imagesForHalves)
        return std::nullopt;
    return Halves{*median(pace.first(pace.size() / 2)), *median(pace.last(pace.size() - pace.size() / 2))};
}

}  // namespace vizsla
