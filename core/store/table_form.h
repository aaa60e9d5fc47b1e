// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/store/column_rules.h"
#include "core/store/page_file.h"

namespace vizsla {

class Database;

struct ColumnForm
{
    std::string name;
    std::string type;
    bool mayBeNull = true;
    bool mayLack = true;  ///< in rows that are older than the column
    const ColumnRule* rule = nullptr;
};

struct ReferenceForm
{
    std::size_t column = 0;
    std::string table;
    std::string key;
};

/// What the rows of a table look like, by which rows of damaged pages are known.
struct TableForm
{
    std::string name;
    std::vector<ColumnForm> columns;
    std::vector<ReferenceForm> references;
    std::size_t fewestColumns = 0;  ///< of a row as it was written: those that came later are not in it
};

/// Of all tables of a study whose schema is of some version.
Result<std::vector<TableForm>> formsOf(Database& study);

/// Whether the column can hold the value, and the table the row.
bool fits(const PageFile::Value& value, const ColumnForm& column);
bool fits(const PageFile::Row& row, const TableForm& table);
/// Whether the columns usually hold what is in a row that fits.
bool isUsual(const PageFile::Row& row, const TableForm& table);

}  // namespace vizsla
