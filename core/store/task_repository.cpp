// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/task_repository.h"

#include <algorithm>

#include "core/store/study_file.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

/// A study may come from anywhere; no part size must break the arithmetic of parts.
constexpr std::int64_t largestPart = 1'000'000;

}  // namespace

Result<void> TaskRepository::add(Task& task, const std::vector<std::string>& imageIds)
{
    Database& database = m_study.database();
    task.id = m_study.uuids().next();
    task.imageCount = static_cast<int>(imageIds.size());
    const char* mode = task.mode == Mode::Test ? "test" : "training";
    return database.transaction([&]() -> Result<void> {
        auto added = database.run(sql::task_add, task.id, task.name, task.description, mode, task.partSize,
                                  m_study.clock().utcNow());
        int position = 0;
        for (auto id = imageIds.begin(); added && id != imageIds.end(); ++id)
            added = database.run(sql::task_image_add, task.id, position++, *id);
        return added.map([](int) {});
    });
}

Result<std::vector<Task>> TaskRepository::all() const
{
    return m_study.database().query(sql::tasks_all, [](const Statement& row) {
        return Task{row.text(0),
                    row.text(1),
                    row.text(2),
                    row.text(3) == "test" ? Mode::Test : Mode::Training,
                    static_cast<int>(std::clamp<std::int64_t>(row.integer(4), 1, largestPart)),
                    static_cast<int>(row.integer(5))};
    });
}

Result<std::optional<Task>> TaskRepository::find(const std::string& id) const
{
    auto tasks = all();
    if (!tasks)
        return tl::unexpected(tasks.error());
    const auto found = std::ranges::find(*tasks, id, &Task::id);
    return found == tasks->end() ? std::nullopt : std::optional(*found);
}

Result<std::optional<std::uint64_t>> TaskRepository::keptSeed(const std::string& taskId,
                                                              const std::string& labelerId) const
{
    auto rows = m_study.database().query(
        sql::assignment_seed, [](const Statement& row) { return static_cast<std::uint64_t>(row.integer(0)); }, taskId,
        labelerId);
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->empty() ? std::nullopt : std::optional(rows->front());
}

Result<std::uint64_t> TaskRepository::seed(const std::string& taskId, const std::string& labelerId)
{
    auto kept = keptSeed(taskId, labelerId);
    if (!kept)
        return tl::unexpected(kept.error());
    if (*kept)
        return **kept;
    const std::uint64_t fresh = m_study.uuids().nextSeed();
    auto added = m_study.database().run(sql::assignment_add, taskId, labelerId, static_cast<std::int64_t>(fresh),
                                        m_study.clock().utcNow());
    return added.map([fresh](int) { return fresh; });
}

}  // namespace vizsla
