// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/search_index.h"
#include "core/search/search_matches.h"
#include "core/search/search_query.h"

namespace vizsla {

/// How much more a name deserves than its single words.
struct NameBonus
{
    double bonus = 0;      ///< 0 … about 1.3
    bool isExact = false;  ///< the name is what was asked for, no more and no less
    bool isBegun = false;  ///< it may become that: most of it is typed, from its beginning
};

/// For being all that was asked, for the words' order, for how little else is in it, and for being a main
/// name.
NameBonus nameBonus(const SearchQuery& query, const IndexedName& name, const NameMatch& match);

}  // namespace vizsla
