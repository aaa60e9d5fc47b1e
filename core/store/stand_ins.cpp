// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/stand_ins.h"

#include <string_view>
#include <utility>
#include <vector>

#include "sql_statements.h"

namespace vizsla {

namespace {

/// In this order: later ones look at what earlier ones put in.
constexpr std::pair<std::string_view, const char*> steps[] = {
    {sql::salvage_add_sessions, "session"},
    {sql::salvage_add_ownerless_sessions, "session"},
    {sql::salvage_add_labelers, "labeler"},
    {sql::salvage_add_tasks, "task"},
    {sql::salvage_add_classes, "synset"},
    {sql::salvage_add_names, "synset_name"},
    {sql::salvage_add_test_set, "test_set"},
    {sql::salvage_add_images, "image"},
    {sql::salvage_add_test_sets, "test_set"},
    {sql::salvage_add_task_images, "task_image"},
    {sql::salvage_add_annotation_sources, "annotation_source"},
    {sql::salvage_add_annotation_choice, "annotation_choice"},
};

/// The log of a session is only added to, but what belongs to no session at all is no log.
Result<void> removeDangling(Database& study)
{
    auto triggers = study.query(sql::salvage_triggers, [](const Statement& row) {
        return std::pair(row.text(0), row.text(1));
    });
    if (!triggers)
        return tl::unexpected(triggers.error());
    for (const auto& [name, text] : *triggers) {
        if (auto dropped = study.runScript("DROP TRIGGER " + name); !dropped)
            return dropped;
    }
    for (;;) {
        const auto dangling = study.query(sql::salvage_dangling, [](const Statement& row) {
            return std::pair(row.text(0), row.integer(1));
        });
        if (!dangling)
            return tl::unexpected(dangling.error());
        if (dangling->empty())
            break;
        for (const auto& [table, rowId] : *dangling) {
            if (auto removed = study.run("DELETE FROM " + table + " WHERE rowid = ?1", rowId); !removed)
                return tl::unexpected(removed.error());
        }
    }
    for (const auto& [name, text] : *triggers) {
        if (auto made = study.runScript(text); !made)
            return made;
    }
    return {};
}

/// Columns of predictions stand in the order of the classes, and cannot be read with one missing.
Result<int> fillClassGaps(Database& study)
{
    int added = 0;
    for (;;) {
        const auto filled = study.run(sql::salvage_fill_class_gap);
        if (!filled)
            return filled;
        if (*filled == 0)
            return added;
        ++added;
    }
}

}  // namespace

Result<std::map<std::string, int>> addStandIns(Database& study)
{
    std::map<std::string, int> added;
    const auto gaps = fillClassGaps(study);
    if (!gaps)
        return tl::unexpected(gaps.error());
    added["synset"] += *gaps;
    for (const auto& [statement, table] : steps) {
        const auto rows = study.run(statement);
        if (!rows)
            return tl::unexpected(rows.error());
        added[table] += *rows;
    }
    for (const std::string_view statement : {sql::salvage_forget_resumed, sql::salvage_remove_truth,
                                             sql::salvage_remove_predictions}) {
        if (auto done = study.run(statement); !done)
            return tl::unexpected(done.error());
    }
    return removeDangling(study).map([&] { return added; });
}

}  // namespace vizsla
