// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/labeling_session.h"

#include <algorithm>
#include <unordered_set>

#include "core/labeling/task_order.h"
#include "core/store/image_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"

namespace vizsla {

Result<LabelingSession> LabelingSession::begin(StudyFile& study, const std::string& taskId,
                                               const std::string& labelerId)
{
    LabelingSession session(study);
    if (auto loaded = session.load(taskId, labelerId); !loaded)
        return tl::unexpected(loaded.error());
    auto begun = SessionRepository(study).begin(taskId, labelerId, session.m_session.part);
    if (!begun)
        return tl::unexpected(begun.error());
    session.m_session = *begun;
    return session;
}

Result<void> LabelingSession::load(const std::string& taskId, const std::string& labelerId)
{
    auto task = TaskRepository(*m_study).find(taskId);
    if (!task)
        return tl::unexpected(task.error());
    if (!*task)
        return failure(ErrorKind::NotFound, "This task is no longer in the study.");
    m_task = **task;
    auto images = ImageRepository(*m_study).imagesOfTask(taskId);
    if (!images)
        return tl::unexpected(images.error());
    if (images->empty())
        return failure(ErrorKind::Invalid, "The task " + m_task.name + " has no images.");
    const auto seed = TaskRepository(*m_study).seed(taskId, labelerId);
    if (!seed)
        return tl::unexpected(seed.error());
    const auto answers = SessionRepository(*m_study).answersOfTask(labelerId, taskId);
    if (!answers)
        return tl::unexpected(answers.error());

    std::vector<Image> ordered;
    for (const std::size_t index : taskOrder(images->size(), *seed))
        ordered.push_back(std::move((*images)[index]));
    choosePart(std::move(ordered), *answers);
    return loadSkips(labelerId);
}

void LabelingSession::choosePart(std::vector<Image> images, const std::vector<Answer>& answers)
{
    std::unordered_set<std::string_view> answered;
    for (const Answer& answer : answers)
        answered.insert(answer.imageId);
    const auto open = std::ranges::find_if(images, [&](const Image& image) { return !answered.contains(image.id); });
    const auto size = static_cast<std::ptrdiff_t>(m_task.partSize);
    const std::ptrdiff_t position = open == images.end() ? std::ssize(images) - 1 : open - images.begin();
    const std::ptrdiff_t part = position / size;
    const auto begin = images.begin() + part * size;
    const auto end = images.begin() + std::min((part + 1) * size, std::ssize(images));
    m_session.part = static_cast<int>(part);
    m_images.assign(std::make_move_iterator(begin), std::make_move_iterator(end));

    m_answers.assign(m_images.size(), std::nullopt);
    for (const Answer& answer : answers) {
        m_nextSequence = std::max(m_nextSequence, answer.sequence + 1);
        if (const auto index = indexOf(answer.imageId)) {
            m_answers[*index] = answer;
            m_actions.push_back({*index, answer.sequence, std::nullopt});
        } else {
            ++m_answeredInOtherParts;
        }
    }
}

Result<void> LabelingSession::loadSkips(const std::string& labelerId)
{
    auto skips = SessionRepository(*m_study).skipsOfTask(labelerId, m_task.id);
    if (!skips)
        return tl::unexpected(skips.error());
    for (const Skip& skip : *skips) {
        m_nextSequence = std::max(m_nextSequence, skip.sequence + 1);
        if (const auto index = indexOf(skip.imageId))
            m_actions.push_back({*index, skip.sequence, skip});
    }
    std::ranges::sort(m_actions, {}, &Action::sequence);
    return {};
}

std::optional<std::size_t> LabelingSession::indexOf(const std::string& imageId) const
{
    const auto found = std::ranges::find(m_images, imageId, &Image::id);
    return found == m_images.end() ? std::nullopt
                                   : std::optional(static_cast<std::size_t>(found - m_images.begin()));
}

std::vector<std::size_t> LabelingSession::queue() const
{
    std::vector<std::size_t> lastSkip(m_images.size(), 0);
    for (std::size_t action = 0; action < m_actions.size(); ++action) {
        if (m_actions[action].skip)
            lastSkip[m_actions[action].index] = action + 1;
    }
    std::vector<std::size_t> open;
    for (std::size_t index = 0; index < m_images.size(); ++index) {
        if (!m_answers[index])
            open.push_back(index);
    }
    std::ranges::stable_sort(open, {}, [&](std::size_t index) { return lastSkip[index]; });
    if (m_recalled)
        std::ranges::stable_partition(open, [&](std::size_t index) { return index == *m_recalled; });
    return open;
}

std::optional<std::size_t> LabelingSession::current() const
{
    const auto open = queue();
    return open.empty() ? std::nullopt : std::optional(open.front());
}

std::vector<std::size_t> LabelingSession::upcoming(std::size_t count) const
{
    auto open = queue();
    if (!open.empty())
        open.erase(open.begin());
    open.resize(std::min(open.size(), count));
    return open;
}

int LabelingSession::answeredInPart() const
{
    return static_cast<int>(
        std::ranges::count_if(m_answers, [](const std::optional<Answer>& answer) { return answer.has_value(); }));
}

void LabelingSession::imageShown()
{
    if (!m_shown && current())
        m_shown = Showing{m_study->clock().utcNow(), m_study->clock().steadyNow()};
}

SteadyMicros LabelingSession::timeOnImage() const
{
    return m_shown ? m_study->clock().steadyNow() - m_shown->steady : 0;
}

Result<Answer> LabelingSession::confirm(const std::string& wnid)
{
    const auto index = current();
    if (!index)
        return failure(ErrorKind::Invalid, "Every image of this part has its answer.");
    if (!m_shown)
        return failure(ErrorKind::Invalid, "The image has not been shown yet.");
    Answer answer;
    answer.sessionId = m_session.id;
    answer.taskId = m_task.id;
    answer.labelerId = m_session.labelerId;
    answer.imageId = m_images[*index].id;
    answer.wnid = wnid;
    answer.shownAt = m_shown->utc;
    answer.committedAt = m_study->clock().utcNow();
    answer.duration = timeOnImage();
    answer.sequence = m_nextSequence;
    if (auto kept = SessionRepository(*m_study).addAnswer(answer); !kept)
        return tl::unexpected(kept.error());
    m_answers[*index] = answer;
    m_actions.push_back({*index, m_nextSequence++, std::nullopt});
    m_recalled.reset();
    m_shown.reset();
    return answer;
}

Result<void> LabelingSession::skip()
{
    const auto index = current();
    if (!index)
        return failure(ErrorKind::Invalid, "Every image of this part has its answer.");
    auto skip = SessionRepository(*m_study).addSkip(m_session, m_images[*index].id, m_nextSequence);
    if (!skip)
        return tl::unexpected(skip.error());
    m_actions.push_back({*index, m_nextSequence++, *skip});
    m_recalled.reset();
    m_shown.reset();
    return {};
}

Result<std::optional<std::string>> LabelingSession::undo()
{
    if (m_actions.empty())
        return failure(ErrorKind::Invalid, "There is nothing to undo in this part.");
    const Action action = m_actions.back();
    std::optional<std::string> wnid;
    Result<void> undone;
    if (action.skip) {
        undone = SessionRepository(*m_study).takeBackSkip(action.skip->id);
    } else {
        wnid = m_answers[action.index]->wnid;
        undone = SessionRepository(*m_study).supersede(m_answers[action.index]->id);
    }
    if (!undone)
        return tl::unexpected(undone.error());
    m_actions.pop_back();
    if (!action.skip)
        m_answers[action.index].reset();
    m_recalled = action.index;
    m_shown.reset();
    return wnid;
}

Result<void> LabelingSession::end() { return SessionRepository(*m_study).end(m_session.id); }

}  // namespace vizsla
