// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/table_form.h"

#include <algorithm>
#include <map>

#include "core/store/schema.h"
#include "core/store/study_file.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

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

}  // namespace

Result<std::vector<TableForm>> formsOf(Database& study)
{
    auto names = TRY(study.query(sql::salvage_tables, [](const Statement& row) { return row.text(0); }));
    auto fewest = TRY(fewestColumns());
    std::vector<TableForm> tables;
    for (const std::string& name : names) {
        const auto readColumn = [&](const Statement& row) {
            return ColumnForm{row.text(0), row.text(1), row.integer(2) == 0,
                              row.integer(2) == 0 || !row.isNull(3), findColumnRule(name, row.text(0))};
        };
        auto columns = TRY(study.query(sql::salvage_columns, readColumn, name));
        TableForm& table = tables.emplace_back(TableForm{name, std::move(columns), {}, fewest[name]});
        const auto readReference = [&](const Statement& row) {
            const auto at =
                std::ranges::find(table.columns, row.text(0), &ColumnForm::name) - table.columns.begin();
            return ReferenceForm{static_cast<std::size_t>(at), row.text(1), row.text(2)};
        };
        auto references = TRY(study.query(sql::salvage_references, readReference, name));
        table.references = std::move(references);
    }
    return tables;
}

bool fits(const PageFile::Value& value, const ColumnForm& column)
{
    if (std::holds_alternative<std::monostate>(value))
        return column.mayBeNull;
    const bool isOfType = column.type == "TEXT"      ? std::holds_alternative<std::string>(value)
                          : column.type == "INTEGER" ? std::holds_alternative<std::int64_t>(value)
                                                     : std::holds_alternative<PageFile::Blob>(value);
    return isOfType && (!column.rule || canHold(*column.rule, value));
}

bool fits(const PageFile::Row& row, const TableForm& table)
{
    if (row.size() > table.columns.size() || row.size() < table.fewestColumns)
        return false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!fits(row[i], table.columns[i]))
            return false;
    }
    return std::all_of(table.columns.begin() + static_cast<std::ptrdiff_t>(row.size()), table.columns.end(),
                       [](const ColumnForm& column) { return column.mayLack; });
}

bool isUsual(const PageFile::Row& row, const TableForm& table)
{
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (table.columns[i].rule && !usuallyHolds(*table.columns[i].rule, row[i]))
            return false;
    }
    return true;
}

}  // namespace vizsla
