// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "core/result.h"
#include "core/store/page_file.h"
#include "core/store/table_form.h"

namespace vizsla {

class SalvageTarget;

/// Copies the rows of a page into a table.
using CopyPage = std::function<Result<void>(const TableForm& into, int page)>;

/// Pages that nothing leads to any more go to the table, of these, that all of their rows could be of. At
/// first those of which there is only one such; they are what tells others apart, by what their rows refer to
/// and what refers to them.
Result<void> copyLostPages(const PageFile& pages, const SalvageTarget& target,
                           const std::vector<const TableForm*>& tables, const CopyPage& copyPage);

}  // namespace vizsla
