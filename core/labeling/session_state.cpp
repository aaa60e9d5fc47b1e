// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/session_state.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/store/image_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"
#include "core/tasks/task_order.h"
#include "core/uuid.h"

namespace vizsla {

namespace {

/// Of two images of each photograph, one order in three has none in a row.
constexpr int seedsTried = 64;

Result<Task> readTask(StudyConnection& study, const TaskId& taskId)
{
    const auto task = TRY(TaskRepository(study).find(taskId));
    if (!task)
        return failure(ErrorKind::NotFound, "This task is no longer in the study.");
    return *task;
}

Result<std::vector<Image>> readImages(StudyConnection& study, const Task& task)
{
    auto images = TRY(ImageRepository(study).imagesOfTask(task.id));
    if (images.empty())
        return failure(ErrorKind::Invalid, "The task " + task.name + " has no images.");
    return images;
}

/// A number for the photograph that each image was made from, by which images can be compared quickly.
std::vector<std::size_t> photographNumbers(const std::vector<Image>& images)
{
    std::unordered_map<std::string_view, std::size_t> known;
    std::vector<std::size_t> numbers;
    for (std::size_t image = 0; image < images.size(); ++image) {
        const std::string_view photograph = images[image].photograph;
        numbers.push_back(photograph.empty() ? image : known.try_emplace(photograph, image).first->second);
    }
    return numbers;
}

/// How many images come right behind another of their photograph.
std::size_t countRepeats(const std::vector<std::size_t>& photographs, std::uint64_t orderSeed)
{
    const auto order = taskOrder(photographs.size(), orderSeed);
    std::size_t repeats = 0;
    for (std::size_t place = 1; place < order.size(); ++place)
        repeats += photographs[order[place]] == photographs[order[place - 1]];
    return repeats;
}

/// The seed of an order in which no photograph comes twice in a row, or of those tried the one with the
/// fewest that do.
std::uint64_t drawOrderSeed(UuidSource& uuids, const std::vector<Image>& images)
{
    const auto photographs = photographNumbers(images);
    std::uint64_t best = uuids.nextSeed();
    std::size_t fewest = countRepeats(photographs, best);
    for (int tried = 1; fewest > 0 && tried < seedsTried; ++tried) {
        const std::uint64_t seed = uuids.nextSeed();
        if (const std::size_t repeats = countRepeats(photographs, seed); repeats < fewest) {
            fewest = repeats;
            best = seed;
        }
    }
    return best;
}

std::vector<Image> inOrder(std::vector<Image> images, std::uint64_t orderSeed)
{
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
    auto images = TRY(readImages(study, state.task));
    state.orderSeed = kept ? *kept : drawOrderSeed(study.uuids(), images);
    images = inOrder(std::move(images), state.orderSeed);
    TRY(readSteps(study, state));
    choosePart(std::move(images), state);
    return state;
}

}  // namespace vizsla
