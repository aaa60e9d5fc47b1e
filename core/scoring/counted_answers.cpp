// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/counted_answers.h"

#include <unordered_map>
#include <unordered_set>

#include "core/store/session_repository.h"
#include "core/store/task_repository.h"

namespace vizsla {

Result<CountedAnswers> countedAnswers(StudyFile& study, const std::string& labelerId, AnswerSource source)
{
    const auto tasks = TaskRepository(study).all();
    if (!tasks)
        return tl::unexpected(tasks.error());
    auto answers = SessionRepository(study).answersOfLabeler(labelerId);
    if (!answers)
        return tl::unexpected(answers.error());
    const auto imported = SessionRepository(study).importedTasks(labelerId);
    if (!imported)
        return tl::unexpected(imported.error());

    std::unordered_map<std::string_view, const Task*> taskById;
    for (const Task& task : *tasks)
        taskById.emplace(task.id, &task);
    // Counted here and not by another statement, between which and this one another process may write.
    std::unordered_map<std::string, int> answeredInTask;
    for (const Answer& answer : *answers)
        ++answeredInTask[answer.taskId];
    std::unordered_set<std::string> seen;
    CountedAnswers counted;
    for (Answer& answer : *answers) {
        const auto task = taskById.find(answer.taskId);
        if (task == taskById.end())
            continue;
        const bool isTest = task->second->mode == Mode::Test;
        const bool isOver =
            answeredInTask[answer.taskId] >= task->second->imageCount || imported->contains(answer.taskId);
        if (isTest && !isOver) {
            ++counted.sealed;
            continue;
        }
        const bool isFirst = seen.insert(answer.imageId).second;
        if (isFirst && (source == AnswerSource::AllTasks || (source == AnswerSource::Test) == isTest))
            counted.answers.push_back(std::move(answer));
    }
    return counted;
}

}  // namespace vizsla
