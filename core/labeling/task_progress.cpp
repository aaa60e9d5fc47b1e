// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/task_progress.h"

#include <algorithm>

#include "core/store/labeler_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"
#include "core/tasks/repeat_task.h"

namespace vizsla {

Result<std::vector<LabelerProgress>> allProgress(StudyConnection& study, const Task& task)
{
    const auto labelers = TRY(LabelerRepository(study).all());
    std::vector<LabelerProgress> all;
    for (const Labeler& labeler : labelers) {
        const auto counts = TRY(SessionRepository(study).doneCounts(labeler.id));
        const auto seed = TRY(TaskRepository(study).keptSeed(task.id, labeler.id));
        const auto count = counts.find(task.id);
        const int done = count == counts.end() ? 0 : count->second;
        all.push_back({labeler, done, done > 0 || seed.has_value()});
    }
    std::ranges::sort(all, {}, [](const LabelerProgress& taskProgress) {
        return std::pair(!taskProgress.hasBegun, std::string_view(taskProgress.labeler.name));
    });
    return all;
}

bool isAnybodyUnfinished(const std::vector<LabelerProgress>& allProgress, const Task& task)
{
    return std::ranges::any_of(allProgress, [&](const LabelerProgress& taskProgress) {
        const bool isNamed = !task.labelerIds.empty() && task.isFor(taskProgress.labeler.id);
        return (taskProgress.hasBegun || isNamed) && taskProgress.done < task.imageCount;
    });
}

Result<std::optional<Task>> nextTask(StudyConnection& study, const LabelerId& labelerId,
                                     const TaskId& doneTaskId)
{
    auto tasks = TRY(TaskRepository(study).all());
    const auto counts = TRY(SessionRepository(study).doneCounts(labelerId));
    const auto imported = TRY(SessionRepository(study).importedTasks(labelerId));
    const auto done = std::ranges::find(tasks, doneTaskId, &Task::id);
    if (done != tasks.end()) {
        const std::string first = isRepeat(*done) ? repeatedName(*done) : std::string();
        std::ranges::rotate(tasks, std::next(done));
        std::ranges::stable_partition(tasks, [&](const Task& task) { return task.name == first; });
    }
    for (const Task& task : tasks) {
        const auto count = counts.find(task.id);
        const bool isFinished = count != counts.end() && count->second >= task.imageCount;
        if (task.id != doneTaskId && !isFinished && task.isFor(labelerId) && !isRepeat(task) &&
            !imported.contains(task.id))
            return task;
    }
    return std::nullopt;
}

}  // namespace vizsla
