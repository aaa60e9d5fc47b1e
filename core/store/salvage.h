// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "core/store/database.h"
#include "core/store/page_file.h"
#include "core/store/study_connection.h"

namespace vizsla {

struct ClassList;

/// What came of one table.
struct SalvagedTable
{
    std::string table;
    int saved = 0;
    /// Rows that an index knows, or a page promises, and that are not among the saved.
    int lost = 0;
    /// Whether rows may be missing of which nobody knows how many they were.
    bool mayLackMore = false;
    /// Rows put in so that others, which refer to them, could be kept.
    int placeholders = 0;
};

/// Counts a table again, after rows of it were made anew.
Result<void> countAgain(Database& study, SalvagedTable& table);
inline Result<void> countAgain(StudyConnection& study, SalvagedTable& table)
{
    return countAgain(study.database(), table);
}

/// Reads whatever rows the pages of a damaged study still hold and writes them into an empty database, as a
/// study of the present version. Every page is looked at, also those that nothing leads to any more. Where
/// all classes that are left are `standard` ones, the others are taken from there. What refers to rows that
/// are lost gets placeholders where people's work hangs on it: a labeler, a task, a session, a model, an
/// image that is problematic; other rows of the kind go. Errors: TooNew; those of writing.
Result<std::vector<SalvagedTable>> salvageRows(const PageFile& pages, const ClassList& standard,
                                               Database& target);

}  // namespace vizsla
