// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/session_state.h"

#include <algorithm>
#include <unordered_set>

#include "core/store/image_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"
#include "core/tasks/task_order.h"

namespace vizsla {

namespace {

Result<Task> readTask(StudyConnection& study, const TaskId& taskId)
{
    const auto task = TRY(TaskRepository(study).find(taskId));
    if (!task)
        return failure(ErrorKind::NotFound, "This task is no longer in the study.");
    return *task;
}

Result<std::vector<Image>> readImages(StudyConnection& study, const Task& task, std::uint64_t orderSeed)
{
    auto images = TRY(ImageRepository(study).imagesOfTask(task.id));
    if (images.empty())
        return failure(ErrorKind::Invalid, "The task " + task.name + " has no images.");
    std::vector<Image> ordered;
    for (const std::size_t index : taskOrder(images.size(), orderSeed))
        ordered.push_back(std::move(images[index]));
    return ordered;
}

Result<void> readSteps(StudyConnection& study, SessionState& state)
{
    const SessionRepository sessions(study);
    const TaskId& taskId = state.task.id;
    auto interrupted = TRY(sessions.unended(taskId, state.labelerId));
    auto answers = TRY(sessions.answersOfTask(state.labelerId, taskId));
    auto unanswered = TRY(sessions.unansweredOfLabeler(state.labelerId));
    auto skips = TRY(sessions.skipsOfTask(state.labelerId, taskId));
    std::erase_if(unanswered, [&](const Unanswered& image) { return image.taskId != taskId; });
    state.interrupted = std::move(interrupted);
    state.answers = std::move(answers);
    state.unanswered = std::move(unanswered);
    state.skips = std::move(skips);
    return {};
}

/// `images` are those of the whole task.
void choosePart(std::vector<Image> images, SessionState& state)
{
    std::unordered_set<ImageId> done;
    for (const Answer& answer : state.answers) {
        if (!answer.isCorrection)
            done.insert(answer.imageId);
    }
    for (const Unanswered& image : state.unanswered)
        done.insert(image.imageId);
    const auto open =
        std::ranges::find_if(images, [&](const Image& image) { return !done.contains(image.id); });
    const auto size = static_cast<std::ptrdiff_t>(state.task.partSize);
    const std::ptrdiff_t position = open == images.end() ? std::ssize(images) - 1 : open - images.begin();
    const std::ptrdiff_t part = position / size;
    state.part = static_cast<int>(part);
    state.images.assign(std::move_iterator(images.begin() + part * size),
                        std::move_iterator(images.begin() + std::min((part + 1) * size, std::ssize(images))));
}

}  // namespace

Result<SessionState> readSessionState(StudyConnection& study, const TaskId& taskId,
                                      const LabelerId& labelerId)
{
    SessionState state;
    state.labelerId = labelerId;
    auto task = TRY(readTask(study, taskId));
    state.task = std::move(task);
    const auto kept = TRY(TaskRepository(study).keptSeed(taskId, labelerId));
    if (!kept && !state.task.isFor(labelerId))
        return failure(ErrorKind::Invalid,
                       state.task.name + " names those who sit it, and this labeler is not among them.");
    auto log = TRY(SessionRepository(study).eventsOfTask(labelerId, taskId));
    state.log = std::move(log);
    state.isResumed = kept.has_value();
    state.orderSeed = kept ? *kept : study.uuids().nextSeed();
    auto images = TRY(readImages(study, state.task, state.orderSeed));
    TRY(readSteps(study, state));
    choosePart(std::move(images), state);
    return state;
}

}  // namespace vizsla
