// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/task_repository.h"

#include <algorithm>

#include "core/store/stored_words.h"
#include "core/store/study_connection.h"
#include "core/text/file_text.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

/// A study may come from anywhere; no part size must break the arithmetic of parts.
constexpr std::int64_t largestPart = 1'000'000;

Task taskOfMode(const Statement& row, Mode mode)
{
    return {row.id<TaskId>(0),
            row.text(1),
            row.text(2),
            mode,
            static_cast<int>(std::clamp<std::int64_t>(row.integer(4), 1, largestPart)),
            static_cast<int>(row.integer(5)),
            {.imageLimit = row.optionalDuration(6),
             .sessionLimit = row.optionalDuration(7),
             .breakEvery = row.optionalDuration(8),
             .idleAfter = row.duration(9),
             .pausesAllowed = row.integer(10) != 0,
             .guideAllowed = row.integer(11) != 0,
             .externalAllowed = row.integer(12) != 0,
             .correctionsAllowed = row.integer(13) != 0},
            row.optionalUtc(14),
            row.text(15)};
}

Result<Task> readTask(const Statement& row)
{
    return storedWord(modeFromWord(row.text(3)), "mode of a task", row.text(3)).map([&](Mode mode) {
        return taskOfMode(row, mode);
    });
}

}  // namespace

Result<void> TaskRepository::checkName(const Task& task) const
{
    if (task.name.find_first_not_of(" \t\r\n") == std::string::npos)
        return failure(ErrorKind::Invalid, "A task needs a name.");
    if (const auto fault = nameFault(task.name); !fault.empty())
        return failure(ErrorKind::Invalid, "A task needs a name: found " + std::string(fault) + ".");
    const auto holders = TRY(m_study.database().query(
        sql::task_with_name, [](const Statement& row) { return row.id<TaskId>(0); }, task.name));
    if (!holders.empty() && holders.front() != task.id)
        return failure(ErrorKind::Invalid, "There is already a task called " + task.name + ".");
    return {};
}

Result<void> TaskRepository::add(Task& task, const std::vector<ImageId>& imageIds, const Progress& progress)
{
    TRY(checkName(task));
    Database& database = m_study.database();
    const TaskRules& rules = task.rules;
    task.id = TaskId(m_study.uuids().next());
    task.imageCount = static_cast<int>(imageIds.size());
    const char* mode = task.mode == Mode::Test ? "test" : "training";
    return database.transaction([&]() -> Result<void> {
        TRY(database.execute(sql::task_add, task.id, task.name, task.description, mode, task.partSize,
                             rules.imageLimit, rules.sessionLimit, rules.breakEvery, rules.idleAfter,
                             rules.pausesAllowed, rules.guideAllowed, rules.externalAllowed,
                             rules.correctionsAllowed, task.selection, m_study.clock().utcNow()));
        TRY(addImages(task, imageIds, progress));
        return writeLabelers(task);
    });
}

Result<void> TaskRepository::addImages(const Task& task, const std::vector<ImageId>& imageIds,
                                       const Progress& progress)
{
    for (std::size_t index = 0; index < imageIds.size(); ++index) {
        if (progress.isCancelled())
            return failure(ErrorKind::Cancelled, "Making " + task.name + " was cancelled.");
        TRY(m_study.database().execute(sql::task_image_add, task.id, static_cast<int>(index),
                                       imageIds[index]));
        progress.report(index + 1, imageIds.size());
    }
    return {};
}

Result<void> TaskRepository::update(const Task& task)
{
    TRY(checkName(task));
    return m_study.database().transaction([&]() -> Result<void> {
        TRY(m_study.database().execute(sql::task_describe, task.id, task.name, task.description));
        TRY(writeLabelers(task));
        return updateRules(task);
    });
}

Result<void> TaskRepository::writeLabelers(const Task& task)
{
    Database& database = m_study.database();
    auto written = database.execute(sql::task_labelers_remove, task.id);
    for (const LabelerId& labelerId : task.labelerIds) {
        if (written)
            written = database.execute(sql::task_labeler_add, task.id, labelerId);
    }
    if (!written)
        return tl::unexpected(written.error());
    const auto leftOut = TRY(database.query(
        sql::task_left_out_labelers, [](const Statement& row) { return row.text(0); }, task.id));
    if (!leftOut.empty())
        return failure(ErrorKind::Invalid,
                       leftOut.front() + " has begun " + task.name + " and belongs to those who sit it.");
    return {};
}

Result<void> TaskRepository::updateRules(const Task& task)
{
    const auto known = TRY(find(task.id));
    if (!known)
        return failure(ErrorKind::NotFound, "This task is no longer in the study.");
    if (known->rules == task.rules && known->partSize == task.partSize)
        return {};
    const auto begun = TRY(isBegun(task.id));
    if (begun)
        return failure(ErrorKind::Invalid,
                       "Somebody has begun " + task.name + ": its parts and rules can no longer be changed.");
    const TaskRules& rules = task.rules;
    return m_study.database().execute(sql::task_rules_write, task.id, task.partSize, rules.imageLimit,
                                      rules.sessionLimit, rules.breakEvery, rules.idleAfter,
                                      rules.pausesAllowed, rules.guideAllowed, rules.externalAllowed,
                                      rules.correctionsAllowed);
}

Result<void> TaskRepository::remove(const TaskId& taskId)
{
    Database& database = m_study.database();
    return database.transaction([&]() -> Result<void> {
        const auto begun = TRY(isBegun(taskId));
        if (begun)
            return failure(ErrorKind::Invalid, "Somebody has begun this task: it stays with its answers.");
        for (const std::string_view statement : {sql::task_images_remove, sql::task_labelers_remove})
            TRY(database.execute(statement, taskId));
        return database.execute(sql::task_remove, taskId);
    });
}

Result<bool> TaskRepository::isBegun(const TaskId& taskId) const
{
    const auto rows = m_study.database().query(
        sql::task_begun, [](const Statement& row) { return row.integer(0) != 0; }, taskId);
    return rows.map([](const auto& list) { return bool(list.front()); });
}

Result<void> TaskRepository::openResults(const TaskId& taskId)
{
    return m_study.database().execute(sql::task_results_open, taskId, m_study.clock().utcNow());
}

Result<void> TaskRepository::disclose(const std::vector<SealedTest>& tests, const std::string& what)
{
    Database& database = m_study.database();
    return database.transaction([&]() -> Result<void> {
        for (const SealedTest& test : tests) {
            const auto added = database.execute(sql::disclosure_add, m_study.uuids().next(), test.id, what,
                                                m_study.clock().utcNow());
            if (!added)
                return tl::unexpected(added.error());
        }
        return {};
    });
}

Result<std::vector<Disclosure>> TaskRepository::disclosures() const
{
    return m_study.database().query(sql::disclosures_all, [](const Statement& row) {
        return Disclosure{row.id<TaskId>(0), row.text(1), row.utc(2)};
    });
}

Result<std::unordered_set<ImageId>> TaskRepository::imagesInTasks() const
{
    auto rows = m_study.database().query(sql::task_image_ids,
                                         [](const Statement& row) { return row.id<ImageId>(0); });
    return rows.map([](const auto& ids) { return std::unordered_set<ImageId>(ids.begin(), ids.end()); });
}

Result<std::vector<Task>> TaskRepository::all() const
{
    auto tasks = m_study.database().queryChecked(sql::tasks_all, readTask);
    if (!tasks)
        return tasks;
    const auto labelers = TRY(m_study.database().query(sql::task_labelers, [](const Statement& row) {
        return std::pair(row.id<TaskId>(0), row.id<LabelerId>(1));
    }));
    for (const auto& [taskId, labelerId] : labelers) {
        if (const auto task = std::ranges::find(*tasks, taskId, &Task::id); task != tasks->end())
            task->labelerIds.push_back(labelerId);
    }
    return tasks;
}

Result<std::vector<SealedTest>> TaskRepository::sealedTests(const std::optional<LabelerId>& labelerId) const
{
    return m_study.database().query(
        sql::sealed_tests,
        [](const Statement& row) {
            return SealedTest{row.text(0), row.id<TaskId>(1)};
        },
        labelerId);
}

Result<std::vector<std::string>> TaskRepository::photographsOf(const TaskId& taskId) const
{
    return m_study.database().query(
        sql::photographs_of_task, [](const Statement& row) { return row.text(0); }, taskId);
}

Result<std::vector<ImageId>> TaskRepository::trainingImagesToCome(const LabelerId& labelerId) const
{
    return m_study.database().query(
        sql::training_images_to_come, [](const Statement& row) { return row.id<ImageId>(0); }, labelerId);
}

Result<std::optional<Task>> TaskRepository::find(const TaskId& id) const
{
    auto tasks = TRY(all());
    const auto found = std::ranges::find(tasks, id, &Task::id);
    return found == tasks.end() ? std::nullopt : std::optional(*found);
}

Result<std::optional<std::uint64_t>> TaskRepository::keptSeed(const TaskId& taskId,
                                                              const LabelerId& labelerId) const
{
    return m_study.database().queryOne(
        sql::assignment_seed, [](const Statement& row) { return static_cast<std::uint64_t>(row.integer(0)); },
        taskId, labelerId);
}

}  // namespace vizsla
