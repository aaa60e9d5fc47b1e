// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/salvage.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>

#include "core/store/column_rules.h"
#include "core/store/index_rows.h"
#include "core/store/placeholders.h"
#include "core/store/schema.h"
#include "core/store/study_file.h"
#include "core/taxonomy/class_list.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

using Row = PageFile::Row;

struct Column
{
    std::string name;
    std::string type;
    bool mayBeNull = true;
    bool mayLack = true;  ///< in rows that are older than the column
    const ColumnRule* rule = nullptr;
};

struct Reference
{
    std::size_t column = 0;
    std::string table;
    std::string key;
};

struct Table
{
    std::string name;
    std::vector<Column> columns;
    std::vector<Reference> references;
    std::size_t fewestColumns = 0;  ///< of a row as it was written: those that came later are not in it
};

/// How many columns the tables had in the version that had the fewest. SQLite leaves none out.
Result<std::map<std::string, std::size_t>> fewestColumns()
{
    std::map<std::string, std::size_t> fewest;
    for (int version = 1; version <= StudyFile::schemaVersion; ++version) {
        auto database = Database::openInMemory();
        TRY(database ? makeSchema(*database, version) : tl::unexpected(database.error()));
        const auto look = [&](const Statement& row) {
            const auto count = static_cast<std::size_t>(row.integer(1));
            const auto [known, isNew] = fewest.emplace(row.text(0), count);
            known->second = std::min(known->second, count);
            return isNew;
        };
        TRY(database->query(sql::salvage_column_counts, look));
    }
    return fewest;
}

Result<std::vector<Table>> tablesOf(Database& target)
{
    auto names = TRY(target.query(sql::salvage_tables, [](const Statement& row) { return row.text(0); }));
    auto fewest = TRY(fewestColumns());
    std::vector<Table> tables;
    for (const std::string& name : names) {
        const auto readColumn = [&](const Statement& row) {
            return Column{row.text(0), row.text(1), row.integer(2) == 0,
                          row.integer(2) == 0 || !row.isNull(3), findColumnRule(name, row.text(0))};
        };
        auto columns = TRY(target.query(sql::salvage_columns, readColumn, name));
        Table& table = tables.emplace_back(Table{name, std::move(columns), {}, fewest[name]});
        const auto readReference = [&](const Statement& row) {
            const auto at =
                std::ranges::find(table.columns, row.text(0), &Column::name) - table.columns.begin();
            return Reference{static_cast<std::size_t>(at), row.text(1), row.text(2)};
        };
        auto references = TRY(target.query(sql::salvage_references, readReference, name));
        table.references = std::move(references);
    }
    return tables;
}

bool fits(const PageFile::Value& value, const Column& column)
{
    if (std::holds_alternative<std::monostate>(value))
        return column.mayBeNull;
    const bool isOfType = column.type == "TEXT"      ? std::holds_alternative<std::string>(value)
                          : column.type == "INTEGER" ? std::holds_alternative<std::int64_t>(value)
                                                     : std::holds_alternative<PageFile::Blob>(value);
    return isOfType && (!column.rule || canHold(*column.rule, value));
}

bool fits(const Row& row, const Table& table)
{
    if (row.size() > table.columns.size() || row.size() < table.fewestColumns)
        return false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!fits(row[i], table.columns[i]))
            return false;
    }
    return std::all_of(table.columns.begin() + static_cast<std::ptrdiff_t>(row.size()), table.columns.end(),
                       [](const Column& column) { return column.mayLack; });
}

bool isUsual(const Row& row, const Table& table)
{
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (table.columns[i].rule && !usuallyHolds(*table.columns[i].rule, row[i]))
            return false;
    }
    return true;
}

void bind(Statement& statement, int index, const PageFile::Value& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        statement.bind(index, *integer);
    else if (const auto* real = std::get_if<double>(&value))
        statement.bind(index, *real);
    else if (const auto* text = std::get_if<std::string>(&value))
        statement.bind(index, *text);
    else if (const auto* blob = std::get_if<PageFile::Blob>(&value))
        statement.bind(index, std::as_bytes(std::span(blob->bytes)));
    else
        statement.bindNull(index);
}

class Salvage
{
public:
    Salvage(const PageFile& pages, const ClassList& standard, Database& target)
        : m_pages(pages),
          m_standard(standard),
          m_target(target)
    {}

    Result<std::vector<SalvagedTable>> run(int version)
    {
        auto tables = TRY(tablesOf(m_target));
        m_tables = std::move(tables);
        for (const auto step :
             {&Salvage::copyOwnedPages, &Salvage::copyLostPages, &Salvage::copyDoubtfulRows,
              &Salvage::dropForeignTaskImages, &Salvage::completeClasses, &Salvage::copyIndexes}) {
            TRY((this->*step)());
        }
        TRY(upgradeSchema(m_target, version, StudyFile::schemaVersion));
        auto placeholders = TRY(addPlaceholders(m_target, {lost("synset"), lost("image")}));
        for (const auto& [table, count] : m_completed)
            placeholders[table] += count;
        return report(placeholders);
    }

private:
    const Table* table(const std::string& name) const
    {
        const auto found = std::ranges::find(m_tables, name, &Table::name);
        return found == m_tables.end() ? nullptr : &*found;
    }

    /// Whether the row is new there: one that breaks a rule of the table is passed over.
    Result<bool> insert(const Table& into, const Row& row)
    {
        std::string& statement = m_inserts[{into.name, row.size()}];
        if (statement.empty()) {
            std::string columns;
            std::string values;
            for (std::size_t i = 0; i < row.size(); ++i) {
                columns += (i > 0 ? ", " : "") + into.columns[i].name;
                values += (i > 0 ? ", ?" : "?") + std::to_string(i + 1);
            }
            statement = "INSERT OR IGNORE INTO " + into.name + " (" + columns + ") VALUES (" + values + ')';
        }
        const auto bindRow = [&](Statement& bound) {
            for (std::size_t i = 0; i < row.size(); ++i)
                bind(bound, static_cast<int>(i) + 1, row[i]);
        };
        return m_target.executeBound(statement, bindRow).map([](int changed) { return changed > 0; });
    }

    using IndexRows = std::map<std::int64_t, IndexRow>;

    /// A row of which an index of its table says something else, where the table could be right.
    struct DoubtfulRow
    {
        const Table* into = nullptr;
        Row row;
        std::int64_t rowId = 0;
        std::map<std::size_t, PageFile::Value> indexed;  ///< what an index has instead, by column
    };

    Result<void> copyPage(const Table& into, int page, const IndexRows& indexed = {})
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

    Result<void> copyRow(const Table& into, const Row& row, std::int64_t rowId)
    {
        return insert(into, row).map([&](bool isNew) {
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
        const auto reference = std::ranges::find(row.into->references, column, &Reference::column);
        const bool isReference = reference != row.into->references.end();
        if (!indexed || (!here && !isReference))
            return false;
        const auto isKnown = [&](const std::string& id) {
            return isReference ? has(reference->table, reference->key, id)
                               : isReferredTo(id, *row.into, row.into->columns[column].name) ||
                                     isLogged(row, column, id);
        };
        const bool isHereKnown = here && isKnown(*here);
        const bool isIndexedKnown = isKnown(*indexed);
        return isHereKnown || isIndexedKnown ? std::optional(!isHereKnown) : std::nullopt;
    }

    bool isLogged(const DoubtfulRow& row, std::size_t column, const std::string& id)
    {
        const bool isStep = row.into->name == "answer" || row.into->name == "skip";
        return isStep && row.into->columns[column].name == "id" && has("session_event", "detail", id);
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
    bool isReadWhole(const Table& of) const
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
        for (const Table& into : m_tables) {
            if (isReadWhole(into))
                continue;
            auto rows = TRY(rowsOfIndexes(m_pages, m_target, into.name, m_rowIds[into.name]));
            std::vector<std::string> columns;
            std::ranges::transform(into.columns, std::back_inserter(columns), &Column::name);
            for (IndexRow& row : rows) {
                bool isWhole = false;
                const bool isComplete = completeRow(into.name, columns, row, isWhole);
                const auto inserted = TRY(isComplete ? insert(into, row) : Result<bool>(false));
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
        return m_target.execute(sql::salvage_remove_annotations_of_image,
                                std::get<std::string>(image->second));
    }

    /// With some of its columns; the others take what they are by default.
    Result<bool> insert(const Table& into, const IndexRow& row)
    {
        std::string columns;
        std::string places;
        std::vector<const PageFile::Value*> values;
        for (const Column& column : into.columns) {
            const auto value = row.values.find(column.name);
            if (value == row.values.end() ? !column.mayLack : !fits(value->second, column))
                return false;
            if (value == row.values.end())
                continue;
            values.push_back(&value->second);
            columns += (values.size() > 1 ? ", " : "") + column.name;
            places += (values.size() > 1 ? ", ?" : "?") + std::to_string(values.size());
        }
        const auto bindRow = [&](Statement& bound) {
            for (std::size_t i = 0; i < values.size(); ++i)
                bind(bound, static_cast<int>(i) + 1, *values[i]);
        };
        return m_target
            .executeBound("INSERT OR IGNORE INTO " + into.name + " (" + columns + ") VALUES (" + places + ')',
                          bindRow)
            .map([](int changed) { return changed > 0; });
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
        std::map<const Table*, std::vector<int>> pages;
        for (int page = 1; page <= m_pages.pageCount(); ++page) {
            const auto owner = m_pages.owners().find(page);
            if (owner == m_pages.owners().end() || !m_pages.isTableLeaf(page))
                continue;
            const auto& entry = m_pages.entries()[static_cast<std::size_t>(owner->second)];
            if (const Table* into = entry.kind == "table" ? table(entry.name) : nullptr)
                pages[into].push_back(page);
        }
        for (const auto& [into, owned] : pages)
            TRY(copyOwnedPages(*into, owned));
        return {};
    }

    Result<void> copyOwnedPages(const Table& into, const std::vector<int>& pages)
    {
        auto rows = TRY(rowsOfIndexes(m_pages, m_target, into.name, {}));
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
        const Table& of = *table("task_image");
        if (!fits(row, of) || isOfKnownTask(std::get<std::string>(row[0])) ||
            has("image", "id", std::get<std::string>(row[2])))
            return {};
        const auto dropped = TRY(m_target.executeCounted(
            sql::salvage_remove_task_image, std::get<std::string>(row[0]), std::get<std::int64_t>(row[1])));
        if (dropped > 0) {
            m_rowIds[of.name].erase(rowId);
            ++m_unreadable[of.name];
        }
        return {};
    }

    bool isOfKnownTask(const std::string& id)
    {
        return has("task", "id", id) ||
               std::ranges::any_of(std::array{"session", "answer", "skip", "unanswered"},
                                   [&](const char* of) { return has(of, "task_id", id); });
    }

    /// Tables of which not every page can be reached; all, where the list of tables itself is damaged.
    std::vector<const Table*> brokenTables() const
    {
        std::vector<const Table*> broken;
        for (const Table& candidate : m_tables) {
            const auto& entries = m_pages.entries();
            const auto entry = std::ranges::find_if(entries, [&](const PageFile::Entry& listed) {
                return listed.kind == "table" && listed.name == candidate.name;
            });
            if (entry == entries.end() || m_pages.isBroken(static_cast<int>(entry - entries.begin())))
                broken.push_back(&candidate);
        }
        return broken;
    }

    /// Pages that nothing leads to any more go to the table that all of their rows could be of. At first
    /// those of which there is only one such; they are what tells others apart, by what their rows refer to
    /// and what refers to them.
    Result<void> copyLostPages()
    {
        const auto broken = brokenTables();
        std::vector<LostPage> lost;
        for (int page = 2; page <= m_pages.pageCount() && !broken.empty(); ++page) {
            if (m_pages.isTableLeaf(page) && !m_pages.owners().contains(page) && !m_pages.isFree(page))
                lost.push_back({page, possibleTables(page, broken)});
        }
        std::erase_if(lost, [](const LostPage& page) { return page.tables.empty(); });
        TRY(copyWhere(lost, [](const LostPage& page) { return page.tables.size() == 1; }));
        // What was copied may be what others refer to.
        for (std::size_t left = 0; left != lost.size();) {
            left = lost.size();
            TRY(copyWhere(lost, [this](LostPage& page) { return isTold(page); }));
        }
        return copyWhere(lost, [this](LostPage& page) {
            rank(page);
            return true;
        });
    }

    struct LostPage
    {
        int number = 0;
        std::vector<const Table*> tables;  ///< the likeliest first, once it is ranked
    };

    /// Copies pages into their first tables.
    template <class Predicate>
    Result<void> copyWhere(std::vector<LostPage>& lost, Predicate isReady)
    {
        for (LostPage& page : lost) {
            if (!isReady(page))
                continue;
            TRY(copyPage(*page.tables.front(), page.number));
            page.tables.clear();
        }
        std::erase_if(lost, [](const LostPage& page) { return page.tables.empty(); });
        return {};
    }

    /// By what their columns can hold; by what they usually do, where there are such.
    std::vector<const Table*> possibleTables(int page, const std::vector<const Table*>& tables)
    {
        const auto rows = m_pages.rows(page).rows;
        std::vector<const Table*> possible;
        std::vector<const Table*> usual;
        for (const Table* one : tables) {
            if (rows.empty() || !std::ranges::all_of(rows, [&](const Row& row) { return fits(row, *one); }))
                continue;
            possible.push_back(one);
            if (std::ranges::all_of(rows, [&](const Row& row) { return isUsual(row, *one); }))
                usual.push_back(one);
        }
        return usual.empty() ? possible : usual;
    }

    /// How many rows' references are to what is there and how many are not; what is there and refers to the
    /// rows; and how much the columns themselves tell.
    struct Evidence
    {
        int held = 0;
        int broken = 0;
        int wanted = 0;
        int words = 0;

        auto rank() const { return std::tuple(held - broken + wanted, words); }
    };

    Evidence evidenceOf(const std::vector<Row>& rows, const Table& of)
    {
        Evidence found;
        for (const Column& column : of.columns)
            found.words += column.rule && isTelling(column.rule->content);
        for (const Row& row : rows) {
            countReferences(row, of, found.held, found.broken);
            found.wanted += isReferredTo(row, of);
        }
        return found;
    }

    std::vector<Evidence> rank(LostPage& page)
    {
        const auto rows = m_pages.rows(page.number).rows;
        std::vector<std::pair<const Table*, Evidence>> ranked;
        for (const Table* one : page.tables)
            ranked.emplace_back(one, evidenceOf(rows, *one));
        std::ranges::stable_sort(ranked, std::greater(), [](const auto& one) { return one.second.rank(); });
        std::vector<Evidence> evidence;
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            page.tables[i] = ranked[i].first;
            evidence.push_back(ranked[i].second);
        }
        return evidence;
    }

    /// Whether one table stands out, and all that its rows refer to is there.
    bool isTold(LostPage& page)
    {
        const auto evidence = rank(page);
        return evidence[0].broken == 0 && evidence[0].held + evidence[0].wanted > 0 &&
               (evidence.size() == 1 || evidence[0].rank() > evidence[1].rank());
    }

    static bool isTelling(Content content)
    {
        return content == Content::Word || content == Content::Hash || content == Content::Json;
    }

    void countReferences(const Row& row, const Table& of, int& held, int& broken)
    {
        for (const Reference& reference : of.references) {
            if (reference.column >= row.size() || !std::holds_alternative<std::string>(row[reference.column]))
                continue;
            const bool isThere =
                has(reference.table, reference.key, std::get<std::string>(row[reference.column]));
            ++(isThere ? held : broken);
        }
    }

    /// Whether a row of another table refers to this one.
    bool isReferredTo(const Row& row, const Table& of)
    {
        const auto* key = row.empty() ? nullptr : std::get_if<std::string>(&row.front());
        return key && isReferredTo(*key, of, of.columns.front().name);
    }

    bool isReferredTo(const std::string& value, const Table& of, const std::string& column)
    {
        return std::ranges::any_of(m_tables, [&](const Table& other) {
            return std::ranges::any_of(other.references, [&](const Reference& reference) {
                return reference.table == of.name && reference.key == column &&
                       has(other.name, other.columns[reference.column].name, value);
            });
        });
    }

    bool has(const std::string& in, const std::string& column, const std::string& value)
    {
        const auto found = m_target.query(
            "SELECT 1 FROM " + in + " WHERE " + column + " = ?1 LIMIT 1",
            [](const Statement&) { return true; }, value);
        return found && !found->empty();
    }

    /// If all classes that are left are standard ones, the others were so too.
    Result<void> completeClasses()
    {
        std::set<std::pair<std::string, std::int64_t>> standard;
        for (const Synset& synset : m_standard.synsets)
            standard.emplace(synset.wnid, static_cast<std::int64_t>(standard.size()));
        const auto read = [](const Statement& row) { return std::pair(row.text(0), row.integer(1)); };
        const auto left = TRY(m_target.query(sql::salvage_synsets, read));
        const bool isStandard = !left.empty() && std::ranges::all_of(left, [&](const auto& synset) {
            return standard.contains(synset);
        });
        return isStandard ? insertStandardClasses() : Result<void>();
    }

    Result<void> insertStandardClasses()
    {
        std::map<std::string_view, std::int64_t> indices;
        for (const std::string& wnid : m_standard.classes)
            indices.emplace(wnid, static_cast<std::int64_t>(indices.size()));
        std::int64_t position = 0;
        for (const Synset& synset : m_standard.synsets) {
            const auto index = indices.find(synset.wnid);
            Row row{synset.wnid, position++};
            row.emplace_back();
            if (index != indices.end())
                row.back().emplace<std::int64_t>(index->second);
            row.emplace_back(synset.gloss);
            TRY(insert(*table("synset"), row));
        }
        for (const Synset& synset : m_standard.synsets) {
            TRY(insertParts("synset_name", synset.wnid, synset.names).and_then([&] {
                return insertParts("hypernym", synset.wnid, synset.parents);
            }));
        }
        return {};
    }

    Result<void> insertParts(const std::string& into, const std::string& wnid,
                             const std::vector<std::string>& parts)
    {
        std::int64_t position = 0;
        for (const std::string& part : parts)
            TRY(insert(*table(into), {wnid, position++, part}));
        return {};
    }

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
        for (const Table& of : m_tables) {
            const auto count = TRY(m_target.query("SELECT COUNT(*) FROM " + of.name,
                                                  [](const Statement& row) { return row.integer(0); }));
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
            salvaged.mayLackMore = total ? countsOfIndexes(of.name).size() > 1
                                         : std::ranges::find(broken, of.name, &Table::name) != broken.end();
        }
        return all;
    }

    const PageFile& m_pages;
    const ClassList& m_standard;
    Database& m_target;
    std::vector<Table> m_tables;
    std::map<std::pair<std::string, std::size_t>, std::string> m_inserts;
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
        return Salvage(pages, standard, target).run(version).map([&](auto&& salvaged) {
            tables = std::move(salvaged);
        });
    };
    return target.transaction(salvage).map([&] { return tables; });
}

}  // namespace vizsla
