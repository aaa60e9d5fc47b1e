// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/counted_answers.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/store/session_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"
#include "core/tasks/repeat_task.h"
#include "core/tasks/withheld_images.h"

namespace vizsla {

namespace {

/// The tasks of a study, and which of them count.
class CountingTasks
{
public:
    CountingTasks(const std::vector<Task>& tasks, const std::unordered_set<TaskId>& imported,
                  AnswerSource source)
        : m_imported(imported),
          m_source(source)
    {
        for (const Task& task : tasks)
            m_taskById.emplace(task.id, &task);
    }

    bool isKnown(const TaskId& taskId) const { return m_taskById.contains(taskId); }
    bool isSealed(const TaskId& taskId) const
    {
        const Task& task = *m_taskById.at(taskId);
        return vizsla::isSealed(task, m_imported);
    }
    bool isRepeat(const TaskId& taskId) const { return vizsla::isRepeat(*m_taskById.at(taskId)); }
    const std::string& name(const TaskId& taskId) const { return m_taskById.at(taskId)->name; }
    bool isWanted(const TaskId& taskId) const
    {
        const bool isTest = m_taskById.at(taskId)->mode == Mode::Test;
        return m_source == AnswerSource::AllTasks || (m_source == AnswerSource::Test) == isTest;
    }

private:
    std::unordered_map<TaskId, const Task*> m_taskById;
    const std::unordered_set<TaskId>& m_imported;
    AnswerSource m_source;
};

void addOnce(std::vector<std::string>& names, const std::string& name)
{
    if (std::ranges::find(names, name) == names.end())
        names.push_back(name);
}

std::pair<TaskId, ImageId> placeOf(const Answer& answer)
{
    return {answer.taskId, answer.imageId};
}

}  // namespace

bool isSealed(const Task& task, const std::unordered_set<TaskId>& importedTasks)
{
    return task.mode == Mode::Test && !task.resultsOpenedAt && !importedTasks.contains(task.id);
}

std::unordered_set<AnswerId> applyCorrections(std::vector<Answer>& answers, AnswerVersion version)
{
    std::map<std::pair<TaskId, ImageId>, Answer> lastCorrection;
    for (const Answer& answer : answers) {
        if (!answer.isCorrection)
            continue;
        Answer& last = lastCorrection.try_emplace(placeOf(answer), answer).first->second;
        if (answer.sequence > last.sequence)
            last = answer;
    }
    std::erase_if(answers, [](const Answer& answer) { return answer.isCorrection; });
    std::unordered_set<AnswerId> corrected;
    for (Answer& answer : answers) {
        const auto correction = lastCorrection.find(placeOf(answer));
        if (correction == lastCorrection.end())
            continue;
        if (version == AnswerVersion::Corrected)
            answer = correction->second;
        corrected.insert(answer.id);
    }
    return corrected;
}

Result<CountedAnswers> countedAnswers(StudyConnection& study, const LabelerId& labelerId, AnswerSource source,
                                      AnswerVersion version)
{
    const auto tasks = TRY(TaskRepository(study).all());
    const SessionRepository sessions(study);
    auto answers = TRY(sessions.answersOfLabeler(labelerId));
    auto unanswered = TRY(sessions.unansweredOfLabeler(labelerId));
    if (answers.empty() && unanswered.empty())
        return CountedAnswers();
    const auto imported = TRY(sessions.importedTasks(labelerId));

    const auto withheld = TRY(WithheldImages::fromAnybody(study));

    const CountingTasks counting(tasks, imported, source);
    const auto corrected = applyCorrections(answers, version);
    // A repeat comes second to a time that was up as well: what is right was told since.
    std::unordered_set<ImageId> timeUp;
    for (const Unanswered& image : unanswered) {
        if (counting.isKnown(image.taskId) && !counting.isRepeat(image.taskId))
            timeUp.insert(image.imageId);
    }
    std::unordered_set<ImageId> seen;
    CountedAnswers counted;
    bool isHeldElsewhere = false;
    for (Answer& answer : answers) {
        if (!counting.isKnown(answer.taskId))
            continue;
        if (counting.isSealed(answer.taskId) || withheld.contains(answer.imageId)) {
            ++counted.sealed;
            if (counting.isSealed(answer.taskId))
                addOnce(counted.sealedTests, counting.name(answer.taskId));
            else
                isHeldElsewhere = true;
            continue;
        }
        if (counting.isRepeat(answer.taskId) && timeUp.contains(answer.imageId))
            continue;
        const bool isFirst = seen.insert(answer.imageId).second;
        if (!isFirst || !counting.isWanted(answer.taskId))
            continue;
        counted.corrected += corrected.contains(answer.id);
        counted.answers.push_back(std::move(answer));
    }
    for (const std::string& test : isHeldElsewhere ? withheld.tests() : std::vector<std::string>())
        addOnce(counted.sealedTests, test);
    for (Unanswered& image : unanswered) {
        if (counting.isKnown(image.taskId) && !counting.isSealed(image.taskId) &&
            !withheld.contains(image.imageId) && seen.insert(image.imageId).second &&
            counting.isWanted(image.taskId))
            counted.unanswered.push_back(std::move(image));
    }
    return counted;
}

}  // namespace vizsla
