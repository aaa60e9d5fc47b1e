// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/salvage_target.h"

#include <algorithm>
#include <span>

namespace vizsla {

namespace {

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

}  // namespace

Result<SalvageTarget> SalvageTarget::of(Database& study)
{
    return SalvageTarget(study, TRY(formsOf(study)));
}

const TableForm* SalvageTarget::table(std::string_view name) const
{
    const auto found = std::ranges::find(m_tables, name, &TableForm::name);
    return found == m_tables.end() ? nullptr : &*found;
}

Result<bool> SalvageTarget::insert(const TableForm& into, const PageFile::Row& row)
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
    return m_study->executeBound(statement, bindRow).map([](int changed) { return changed > 0; });
}

Result<bool> SalvageTarget::insert(const TableForm& into, const IndexRow& row)
{
    std::string columns;
    std::string places;
    std::vector<const PageFile::Value*> values;
    for (const ColumnForm& column : into.columns) {
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
    return m_study
        ->executeBound("INSERT OR IGNORE INTO " + into.name + " (" + columns + ") VALUES (" + places + ')',
                       bindRow)
        .map([](int changed) { return changed > 0; });
}

bool SalvageTarget::has(const std::string& in, const std::string& column, const std::string& value) const
{
    const auto found = m_study->query(
        "SELECT 1 FROM " + in + " WHERE " + column + " = ?1 LIMIT 1", [](const Statement&) { return true; },
        value);
    return found && !found->empty();
}

bool SalvageTarget::isReferredTo(const std::string& value, const TableForm& of,
                                 const std::string& column) const
{
    return std::ranges::any_of(m_tables, [&](const TableForm& other) {
        return std::ranges::any_of(other.references, [&](const ReferenceForm& reference) {
            return reference.table == of.name && reference.key == column &&
                   has(other.name, other.columns[reference.column].name, value);
        });
    });
}

}  // namespace vizsla
