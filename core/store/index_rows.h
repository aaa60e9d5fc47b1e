// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/store/database.h"
#include "core/store/page_file.h"

namespace vizsla {

/// A row of which only the indexes still know.
struct IndexRow
{
    std::int64_t rowId = 0;
    std::map<std::string, PageFile::Value> values;  ///< by column
};

/// Rows of a table that its indexes know and that are not among `saved` row ids. The indexes have the columns
/// that those of the same names have in `schema`. A row of which two indexes say different things is left
/// out.
Result<std::vector<IndexRow>> rowsOfIndexes(const PageFile& pages, Database& schema, const std::string& table,
                                            const std::set<std::int64_t>& saved);

bool areEqual(const PageFile::Value& left, const PageFile::Value& right);

/// Puts in what an index does not know of a row, where something true can be said: an image whose page is
/// lost is problematic, so that nothing is scored on it, and a task is a sealed test. False for a row of a
/// table for which there is nothing of the kind. `isWhole` tells whether nothing had to be put in.
bool completeRow(const std::string& table, const std::vector<std::string>& columns, IndexRow& row,
                 bool& isWhole);

}  // namespace vizsla
