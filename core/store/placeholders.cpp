// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/placeholders.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/store/damaged_columns.h"
#include "core/store/image_places.h"
#include "core/study/review.h"
#include "core/study/session_event.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

/// What the number of a class may be past the others where nobody knows how many are lost.
constexpr int mostUnknownClasses = 1000;

using Steps = std::span<const std::pair<std::string_view, const char*>>;

/// In this order: later ones look at what earlier ones put in.
constexpr std::pair<std::string_view, const char*> stepsBeforeImages[] = {
    {sql::salvage_add_sessions, "session"},  {sql::salvage_add_ownerless_sessions, "session"},
    {sql::salvage_add_labelers, "labeler"},  {sql::salvage_add_tasks, "task"},
    {sql::salvage_add_names, "synset_name"}, {sql::salvage_add_test_sets, "test_set"},
    {sql::salvage_add_models, "model"},
};
constexpr std::pair<std::string_view, const char*> stepsOfImages[] = {
    {sql::salvage_make_test_set, "test_set"},
    {sql::salvage_add_images, "image"},
    {sql::salvage_add_task_images, "task_image"},
    {sql::salvage_add_annotation_sources, "annotation_source"},
    {sql::salvage_add_annotation_choice, "annotation_choice"},
};

template <class IsKnown>
Result<void> removeUnknownWords(Database& study, std::string_view list, std::string_view remove,
                                IsKnown isKnown)
{
    const auto words = TRY(study.query(list, [](const Statement& row) { return row.text(0); }));
    for (const std::string& word : words)
        TRY(isKnown(word) ? Result<void>() : study.execute(remove, word));
    return {};
}

/// Lines of logs with a word that nobody ever wrote.
Result<void> removeUnknownLines(Database& study)
{
    return removeUnknownWords(study, sql::salvage_kinds_of_events, sql::salvage_remove_events_of_kind,
                              [](const std::string& word) { return eventFromWord(word).has_value(); })
        .and_then([&] {
            return removeUnknownWords(
                study, sql::salvage_kinds_of_actions, sql::salvage_remove_actions_of_kind,
                [](const std::string& word) { return reviewActionFromWord(word).has_value(); });
        });
}

/// The log of a session is only added to, but what belongs to no session at all is no log.
Result<void> removeDangling(Database& study)
{
    auto triggers = TRY(study.query(
        sql::salvage_triggers, [](const Statement& row) { return std::pair(row.text(0), row.text(1)); }));
    for (const auto& [name, text] : triggers)
        TRY(study.runScript("DROP TRIGGER " + name));
    TRY(removeUnknownLines(study));
    for (;;) {
        const auto dangling = TRY(study.query(sql::salvage_dangling, [](const Statement& row) {
            return std::pair(row.text(0), row.integer(1));
        }));
        if (dangling.empty())
            break;
        for (const auto& [table, rowId] : dangling)
            TRY(study.execute("DELETE FROM " + table + " WHERE rowid = ?1", rowId));
    }
    for (const auto& [name, text] : triggers)
        TRY(study.runScript(text));
    return {};
}

/// Puts rows in, and keeps count of them.
class Placeholders
{
public:
    explicit Placeholders(Database& study) : m_study(study) {}

    Result<void> run(Steps steps)
    {
        for (const auto& [statement, table] : steps) {
            const auto rows = TRY(m_study.executeCounted(statement));
            m_added[table] += rows;
        }
        return {};
    }

    /// Columns name classes by their numbers. Where it is not known any more which number was whose, none of
    /// them can be read.
    Result<void> addClasses(std::optional<int> lostClasses)
    {
        const auto renumbered = TRY(renumberClasses(lostClasses.value_or(mostUnknownClasses)));
        int filled = 0;
        for (Result<int> one = 1; *one > 0; filled += *one) {
            one = m_study.executeCounted(sql::salvage_fill_class_gap);
            if (!one)
                return tl::unexpected(one.error());
        }
        const auto added = TRY(m_study.executeCounted(sql::salvage_add_classes));
        m_added["synset"] += filled + added;
        // Names that nothing is lost for are misspelled by the damage, and have no number in any column.
        const bool isLost = added > 0 && lostClasses != 0;
        return renumbered && !isLost ? Result<void>() : removeAllColumns();
    }

    /// At first only those whose length says nothing of the test set, later all.
    Result<void> removeDamagedColumns(bool includingLengths)
    {
        const auto damaged = TRY(findDamagedColumns(m_study));
        for (const DamagedColumn& column : damaged) {
            const bool isOfPredictions = column.table == "prediction";
            if (!includingLengths && column.fault != DamagedColumn::Fault::Checksum &&
                !(isOfPredictions && column.fault == DamagedColumn::Fault::Values))
                continue;
            TRY(m_study.execute(
                isOfPredictions ? sql::salvage_remove_prediction : sql::salvage_remove_verdict_column,
                column.rowId));
        }
        return {};
    }

    /// Logs and what they tell of both say of what it was.
    Result<void> agreeWithLogs()
    {
        for (const auto statement :
             {sql::salvage_image_of_answer, sql::salvage_class_of_answer, sql::salvage_session_of_answer,
              sql::salvage_image_of_skip, sql::salvage_session_of_skip}) {
            TRY(m_study.executeCounted(statement));
        }
        return {};
    }

    /// Answers and sessions both say whose they are and of which task: of an id that nobody has and one that
    /// somebody has the latter is right.
    Result<void> agreeOnOwners()
    {
        for (const auto statement : {sql::salvage_labeler_of_session, sql::salvage_task_of_session,
                                     sql::salvage_labeler_of_answer, sql::salvage_task_of_answer}) {
            TRY(m_study.executeCounted(statement));
        }
        return {};
    }

    /// Those of which nothing is left but what refers to them.
    Result<void> settleTasks() { return m_study.execute(sql::salvage_settle_tasks); }

    Result<void> place(std::optional<int> lostImages)
    {
        const auto placed = TRY(placeImages(m_study, lostImages));
        m_added["image"] += placed;
        return {};
    }

    std::map<std::string, int> added() const { return m_added; }

private:
    /// Gives classes with numbers that cannot be others. False where there is more than one way to do so.
    Result<bool> renumberClasses(int lostClasses)
    {
        const auto readWnid = [](const Statement& row) { return row.text(0); };
        const auto strange = TRY(m_study.query(sql::salvage_strange_classes, readWnid, lostClasses));
        for (const std::string& wnid : strange)
            TRY(m_study.execute(sql::salvage_number_class, wnid, std::optional<std::int64_t>()));
        for (const std::string& wnid : strange) {
            const auto gap = TRY(
                m_study.query(sql::salvage_class_gap, [](const Statement& row) { return row.integer(0); }));
            TRY(m_study.execute(sql::salvage_number_class, wnid, gap.at(0)));
        }
        return strange.empty() || (strange.size() == 1 && lostClasses == 0);
    }
    Result<void> removeAllColumns()
    {
        for (const auto statement :
             {sql::salvage_remove_all_predictions, sql::salvage_remove_all_verdict_columns})
            TRY(m_study.executeCounted(statement));
        return {};
    }

    Database& m_study;
    std::map<std::string, int> m_added;
};

/// What can be made again, or says something of what is gone.
Result<int> forgetDerived(Database& study)
{
    for (const std::string_view statement :
         {sql::salvage_forget_resumed, sql::salvage_remove_truth, sql::salvage_remove_circles})
        TRY(study.execute(statement));
    return study.executeCounted(sql::salvage_remove_empty_test_set);
}

}  // namespace

Result<std::map<std::string, int>> addPlaceholders(Database& study, const KnownLosses& lost)
{
    Placeholders placeholders(study);
    TRY(placeholders.agreeWithLogs()
            .and_then([&] { return placeholders.addClasses(lost.classes); })
            .and_then([&] { return placeholders.agreeOnOwners(); })
            .and_then([&] { return placeholders.run(stepsBeforeImages); })
            .and_then([&] { return placeholders.settleTasks(); })
            .and_then([&] { return placeholders.removeDamagedColumns(false); })
            .and_then([&] { return placeholders.place(lost.images); })
            .and_then([&] { return placeholders.run(stepsOfImages); })
            .and_then([&] { return placeholders.removeDamagedColumns(true); }));
    const auto emptied = TRY(forgetDerived(study));
    auto added = placeholders.added();
    added["test_set"] = std::max(0, added["test_set"] - emptied);
    return removeDangling(study).map([&] { return added; });
}

}  // namespace vizsla
