// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/salvage.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "core/store/index_rows.h"
#include "core/store/lost_pages.h"
#include "core/store/placeholders.h"
#include "core/store/salvage_target.h"
#include "core/store/salvaged_classes.h"
#include "core/store/schema.h"
#include "core/store/study_file.h"
#include "core/taxonomy/class_list.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

using Row = PageFile::Row;

class Salvage
{
public:
    Salvage(const PageFile& pages, const ClassList& standard, SalvageTarget target)
        : m_pages(pages),
          m_standard(standard),
          m_target(std::move(target))
    {}

    Result<std::vector<SalvagedTable>> run(int version)
    {
        for (const auto step :
             {&Salvage::copyOwnedPages, &Salvage::copyLost, &Salvage::copyDoubtfulRows,
              &Salvage::dropForeignTaskImages, &Salvage::completeClasses, &Salvage::copyIndexes}) {
            TRY((this->*step)());
        }
        TRY(upgradeSchema(m_target.study(), version, StudyFile::schemaVersion));
        auto placeholders = TRY(addPlaceholders(m_target.study(), {lost("synset"), lost("image")}));
        for (const auto& [table, count] : m_completed)
            placeholders[table] += count;
        return report(placeholders);
    }

private:
    using IndexRows = std::map<std::int64_t, IndexRow>;

    /// A row of which an index of its table says something else, where the table could be right.
    struct DoubtfulRow
    {
        const TableForm* into = nullptr;
        Row row;
        std::int64_t rowId = 0;
        std::map<std::size_t, PageFile::Value> indexed;  ///< what an index has instead, by column
    };

    Result<void> copyPage(const TableForm& into, int page, const IndexRows& indexed = {})
    {
        const auto found = m_pages.rows(page);
        m_unreadable[into.name] += found.unreadable;
        for (std::size_t i = 0; i < found.rows.size(); ++i) {
            DoubtfulRow row{&into, found.rows[i], found.rowIds[i], {}};
            if (const auto known = indexed.find(row.rowId); known != indexed.end())
                compareWithIndex(row, known->second);
            if (!fits(row.row, into)) {
                ++m_unreadable[into.name];
            } else if (!row.indexed.empty()) {
                m_doubtful.push_back(std::move(row));
            } else if (auto copied = copyRow(into, row.row, row.rowId); !copied) {
                return copied;
            }
        }
        return {};
    }

    Result<void> copyRow(const TableForm& into, const Row& row, std::int64_t rowId)
    {
        return m_target.insert(into, row).map([&](bool isNew) {
            if (isNew)
                m_rowIds[into.name].insert(rowId);
            else
                m_rejected.insert(into.name);
        });
    }

    /// What cannot be is taken from the index at once.
    static void compareWithIndex(DoubtfulRow& row, const IndexRow& known)
    {
        const auto& columns = row.into->columns;
        for (std::size_t i = 0; i < std::min(row.row.size(), columns.size()); ++i) {
            const auto value = known.values.find(columns[i].name);
            if (value == known.values.end() || areEqual(value->second, row.row[i]) ||
                !fits(value->second, columns[i]))
                continue;
            if (!fits(row.row[i], columns[i]))
                row.row[i] = value->second;
            else
                row.indexed.emplace(i, value->second);
        }
    }

    /// By what is there that they refer to, and what refers to them. Nothing where that tells nothing.
    std::optional<bool> isIndexRight(const DoubtfulRow& row, std::size_t column)
    {
        const auto* here = std::get_if<std::string>(&row.row[column]);
        const auto* indexed = std::get_if<std::string>(&row.indexed.at(column));
        const auto reference = std::ranges::find(row.into->references, column, &ReferenceForm::column);
        const bool isReference = reference != row.into->references.end();
        if (!indexed || (!here && !isReference))
            return false;
        const auto isKnown = [&](const std::string& id) {
            return isReference ? m_target.has(reference->table, reference->key, id)
                               : m_target.isReferredTo(id, *row.into, row.into->columns[column].name) ||
                                     isLogged(row, column, id);
        };
        const bool isHereKnown = here && isKnown(*here);
        const bool isIndexedKnown = isKnown(*indexed);
        return isHereKnown || isIndexedKnown ? std::optional(!isHereKnown) : std::nullopt;
    }

    bool isLogged(const DoubtfulRow& row, std::size_t column, const std::string& id)
    {
        const bool isStep = row.into->name == "answer" || row.into->name == "skip";
        return isStep && row.into->columns[column].name == "id" &&
               m_target.has("session_event", "detail", id);
    }

    /// At first those of which all is told, as the others may refer to them.
    Result<void> copyDoubtfulRows()
    {
        for (const bool isLast : {false, false, true}) {
            std::vector<DoubtfulRow> left;
            for (DoubtfulRow& row : m_doubtful) {
                for (std::size_t column = 0; column < row.row.size(); ++column) {
                    const auto value = row.indexed.find(column);
                    const auto isRight =
                        value == row.indexed.end() ? std::nullopt : isIndexRight(row, column);
                    if (!isRight)
                        continue;
                    if (*isRight)
                        row.row[column] = value->second;
                    row.indexed.erase(value);
                }
                if (!isLast && !row.indexed.empty())
                    left.push_back(std::move(row));
                else if (auto copied = copyRow(*row.into, row.row, row.rowId); !copied)
                    return copied;
            }
            m_doubtful = std::move(left);
        }
        return {};
    }

    /// So that a row which an index alone knows was none.
    bool isReadWhole(const TableForm& of) const
    {
        const auto& entries = m_pages.entries();
        const auto entry = std::ranges::find_if(entries, [&](const PageFile::Entry& listed) {
            return listed.kind == "table" && listed.name == of.name;
        });
        const auto unreadable = m_unreadable.find(of.name);
        const auto saved = m_rowIds.find(of.name);
        const int count = saved == m_rowIds.end() ? 0 : static_cast<int>(saved->second.size());
        return entry != entries.end() && !m_pages.isBroken(static_cast<int>(entry - entries.begin())) &&
               !m_rejected.contains(of.name) &&
               (unreadable == m_unreadable.end() || unreadable->second == 0) &&
               countsOfIndexes(of.name).contains(count);
    }

    /// Rows whose page is lost and of which the indexes know what others refer to.
    Result<void> copyIndexes()
    {
        for (const TableForm& into : m_target.tables()) {
            if (isReadWhole(into))
                continue;
            auto rows = TRY(rowsOfIndexes(m_pages, m_target.study(), into.name, m_rowIds[into.name]));
            std::vector<std::string> columns;
            std::ranges::transform(into.columns, std::back_inserter(columns), &ColumnForm::name);
            for (IndexRow& row : rows) {
                bool isWhole = false;
                const bool isComplete = completeRow(into.name, columns, row, isWhole);
                const auto inserted = TRY(isComplete ? m_target.insert(into, row) : Result<bool>(false));
                if (inserted && isWhole)
                    m_rowIds[into.name].insert(row.rowId);
                else
                    m_completed[into.name] += inserted;
                TRY(inserted ? Result<void>() : forgetHalf(into.name, row));
            }
        }
        return {};
    }

    /// What is left of something that only counts as a whole.
    Result<void> forgetHalf(const std::string& table, const IndexRow& row)
    {
        const auto image = row.values.find("image_id");
        if (table != "annotation" || image == row.values.end() ||
            !std::holds_alternative<std::string>(image->second))
            return {};
        return m_target.study().execute(sql::salvage_remove_annotations_of_image,
                                        std::get<std::string>(image->second));
    }

    /// Nothing where nobody knows.
    std::optional<int> lost(const std::string& table) const
    {
        const auto known = promised(table);
        const auto saved = m_rowIds.find(table);
        const auto completed = m_completed.find(table);
        const int there = (saved == m_rowIds.end() ? 0 : static_cast<int>(saved->second.size())) +
                          (completed == m_completed.end() ? 0 : completed->second);
        return known ? std::optional(std::max(0, *known - there)) : std::nullopt;
    }

    Result<void> copyOwnedPages()
    {
        std::map<const TableForm*, std::vector<int>> pages;
        for (int page = 1; page <= m_pages.pageCount(); ++page) {
            const auto owner = m_pages.owners().find(page);
            if (owner == m_pages.owners().end() || !m_pages.isTableLeaf(page))
                continue;
            const auto& entry = m_pages.entries()[static_cast<std::size_t>(owner->second)];
            if (const TableForm* into = entry.kind == "table" ? m_target.table(entry.name) : nullptr)
                pages[into].push_back(page);
        }
        for (const auto& [into, owned] : pages)
            TRY(copyOwnedPages(*into, owned));
        return {};
    }

    Result<void> copyOwnedPages(const TableForm& into, const std::vector<int>& pages)
    {
        auto rows = TRY(rowsOfIndexes(m_pages, m_target.study(), into.name, {}));
        IndexRows indexed;
        for (IndexRow& row : rows)
            indexed.emplace(row.rowId, std::move(row));
        for (const int page : pages)
            TRY(copyPage(into, page, indexed));
        return {};
    }

    /// A page of another table that came to stand in this one's place looks like it where the columns are
    /// alike; as nothing has to be there for a task's images, all of it would be made up for them.
    Result<void> dropForeignTaskImages()
    {
        const std::string name = "task_image";
        for (int page = 1; page <= m_pages.pageCount(); ++page) {
            const auto owner = m_pages.owners().find(page);
            if (owner == m_pages.owners().end() || !m_pages.isTableLeaf(page) ||
                m_pages.entries()[static_cast<std::size_t>(owner->second)].name != name)
                continue;
            const auto found = m_pages.rows(page);
            for (std::size_t i = 0; i < found.rows.size(); ++i)
                TRY(dropIfForeign(found.rows[i], found.rowIds[i]));
        }
        return {};
    }

    Result<void> dropIfForeign(const Row& row, std::int64_t rowId)
    {
        const TableForm& of = *m_target.table("task_image");
        if (!fits(row, of) || isOfKnownTask(std::get<std::string>(row[0])) ||
            m_target.has("image", "id", std::get<std::string>(row[2])))
            return {};
        const auto dropped = TRY(m_target.study().executeCounted(
            sql::salvage_remove_task_image, std::get<std::string>(row[0]), std::get<std::int64_t>(row[1])));
        if (dropped > 0) {
            m_rowIds[of.name].erase(rowId);
            ++m_unreadable[of.name];
        }
        return {};
    }

    bool isOfKnownTask(const std::string& id)
    {
        return m_target.has("task", "id", id) ||
               std::ranges::any_of(std::array{"session", "answer", "skip", "unanswered"},
                                   [&](const char* of) { return m_target.has(of, "task_id", id); });
    }

    /// Tables of which not every page can be reached; all, where the list of tables itself is damaged.
    std::vector<const TableForm*> brokenTables() const
    {
        std::vector<const TableForm*> broken;
        for (const TableForm& candidate : m_target.tables()) {
            const auto& entries = m_pages.entries();
            const auto entry = std::ranges::find_if(entries, [&](const PageFile::Entry& listed) {
                return listed.kind == "table" && listed.name == candidate.name;
            });
            if (entry == entries.end() || m_pages.isBroken(static_cast<int>(entry - entries.begin())))
                broken.push_back(&candidate);
        }
        return broken;
    }

    Result<void> copyLost()
    {
        return copyLostPages(m_pages, m_target, brokenTables(),
                             [this](const TableForm& into, int page) { return copyPage(into, page); });
    }

    Result<void> completeClasses() { return vizsla::completeClasses(m_target, m_standard); }

    /// What the indexes of its keys count, each that is whole.
    std::set<int> countsOfIndexes(const std::string& name) const
    {
        const auto& entries = m_pages.entries();
        std::set<int> counts;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const bool isOfKey = entries[i].table == name && entries[i].name.starts_with("sqlite_autoindex_");
            if (const auto count = isOfKey ? m_pages.countIndexed(static_cast<int>(i)) : std::nullopt)
                counts.insert(*count);
        }
        return counts;
    }

    std::optional<int> promised(const std::string& name) const
    {
        const auto counts = countsOfIndexes(name);
        return counts.empty() ? std::nullopt : std::optional(*counts.rbegin());
    }

    Result<std::vector<SalvagedTable>> report(const std::map<std::string, int>& placeholders)
    {
        std::vector<SalvagedTable> all;
        const auto broken = brokenTables();
        for (const TableForm& of : m_target.tables()) {
            const auto count = TRY(m_target.study().query(
                "SELECT COUNT(*) FROM " + of.name, [](const Statement& row) { return row.integer(0); }));
            SalvagedTable& salvaged = all.emplace_back();
            salvaged.table = of.name;
            const auto made = placeholders.find(of.name);
            salvaged.placeholders = made == placeholders.end() ? 0 : made->second;
            salvaged.saved = static_cast<int>(count.at(0)) - salvaged.placeholders;
            const auto total = promised(of.name);
            // Both are made again, and never saved.
            if (of.name == "truth" || of.name == "commit_stamp") {
                salvaged.saved = 0;
                continue;
            }
            salvaged.lost = total ? std::max(0, *total - salvaged.saved) : m_unreadable[of.name];
            // Where the indexes disagree, one of them is damaged.
            salvaged.mayLackMore = total
                                       ? countsOfIndexes(of.name).size() > 1
                                       : std::ranges::find(broken, of.name, &TableForm::name) != broken.end();
        }
        return all;
    }

    const PageFile& m_pages;
    const ClassList& m_standard;
    SalvageTarget m_target;
    std::map<std::string, int> m_unreadable;
    std::set<std::string> m_rejected;  ///< tables of which a row breaks a rule, as one that comes twice
    std::vector<DoubtfulRow> m_doubtful;
    std::map<std::string, std::set<std::int64_t>> m_rowIds;  ///< of rows that were saved, by table
    std::map<std::string, int> m_completed;                  ///< rows of indexes, by table
};

}  // namespace

Result<void> countAgain(Database& study, SalvagedTable& table)
{
    const auto count = TRY(study.query("SELECT COUNT(*) FROM " + table.table, [](const Statement& row) {
        return static_cast<int>(row.integer(0));
    }));
    const int promised = table.saved + table.lost;
    table.saved = count.at(0) - table.placeholders;
    table.lost = std::max(0, promised - table.saved);
    return {};
}

Result<std::vector<SalvagedTable>> salvageRows(const PageFile& pages, const ClassList& standard,
                                               Database& target)
{
    const int written = pages.userVersion();
    const int version =
        written >= 1 && written <= StudyFile::schemaVersion ? written : StudyFile::schemaVersion;
    TRY(target.runScript("PRAGMA foreign_keys = OFF"));
    std::vector<SalvagedTable> tables;
    const auto salvage = [&]() -> Result<void> {
        TRY(makeSchema(target, version));
        tables = TRY(Salvage(pages, standard, TRY(SalvageTarget::of(target))).run(version));
        return {};
    };
    return target.transaction(salvage).map([&] { return tables; });
}

}  // namespace vizsla
