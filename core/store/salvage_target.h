// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/store/database.h"
#include "core/store/index_rows.h"
#include "core/store/table_form.h"

namespace vizsla {

/// The new study that readable rows of a damaged one go into.
class SalvageTarget
{
public:
    /// Of a study whose schema is there.
    static Result<SalvageTarget> of(Database& study);

    Database& study() const { return *m_study; }
    const std::vector<TableForm>& tables() const { return m_tables; }
    /// Nothing where this version of the schema has none of the name.
    const TableForm* table(std::string_view name) const;

    /// Whether the row is new there: one that breaks a rule of the table is passed over.
    Result<bool> insert(const TableForm& into, const PageFile::Row& row);
    /// With some of its columns; the others take what they are by default.
    Result<bool> insert(const TableForm& into, const IndexRow& row);

    bool has(const std::string& in, const std::string& column, const std::string& value) const;
    /// Whether a row of another table refers to the one that has the value in the column.
    bool isReferredTo(const std::string& value, const TableForm& of, const std::string& column) const;

private:
    SalvageTarget(Database& study, std::vector<TableForm> tables)
        : m_study(&study),
          m_tables(std::move(tables))
    {}

    Database* m_study;
    std::vector<TableForm> m_tables;
    std::map<std::pair<std::string, std::size_t>, std::string> m_inserts;  ///< statements
};

}  // namespace vizsla
