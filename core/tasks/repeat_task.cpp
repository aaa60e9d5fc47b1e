// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/repeat_task.h"

#include <algorithm>
#include <unordered_set>

#include "core/store/image_repository.h"
#include "core/store/task_repository.h"

namespace vizsla {

namespace {

/// How Task::selection of a repeat begins; the name of the task follows.
constexpr std::string_view againMark = "again: ";
constexpr std::string_view missedMark = "missed in: ";

std::string_view markOf(RepeatKind kind)
{
    return kind == RepeatKind::Again ? againMark : missedMark;
}

std::string freeName(const std::string& first, RepeatKind kind, const std::vector<Task>& tasks)
{
    std::unordered_set<std::string> taken;
    for (const Task& task : tasks)
        taken.insert(task.name);
    const std::string word = kind == RepeatKind::Again ? "again" : "missed";
    std::string name = first + " (" + word + ")";
    for (int number = 2; taken.contains(name); ++number)
        name = first + " (" + word + " " + std::to_string(number) + ")";
    return name;
}

}  // namespace

std::string repeatedName(const Task& task)
{
    if (!isRepeat(task))
        return task.name;
    const std::size_t mark = task.selection.starts_with(againMark) ? againMark.size() : missedMark.size();
    return task.selection.substr(mark);
}

bool isRepeat(const Task& task)
{
    const bool isMarked = task.selection.starts_with(againMark) || task.selection.starts_with(missedMark);
    return isMarked && task.mode == Mode::Training && task.labelerIds.size() == 1;
}

Result<Task> addRepeat(StudyConnection& study, const Task& task, RepeatKind kind, const LabelerId& labelerId,
                       std::vector<ImageId> imageIds)
{
    if (kind == RepeatKind::Again) {
        imageIds.clear();
        for (const Image& image : TRY(ImageRepository(study).imagesOfTask(task.id)))
            imageIds.push_back(image.id);
    }
    TaskRepository tasks(study);
    const std::string first = repeatedName(task);
    Task repeat;
    repeat.name = freeName(first, kind, TRY(tasks.all()));
    repeat.mode = Mode::Training;
    repeat.partSize = task.partSize;
    repeat.rules = task.rules;
    repeat.selection = std::string(markOf(kind)) + first;
    repeat.labelerIds = {labelerId};
    TRY(tasks.add(repeat, imageIds));
    return repeat;
}

}  // namespace vizsla
