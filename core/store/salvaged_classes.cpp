// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/salvaged_classes.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/store/salvage_target.h"
#include "core/taxonomy/class_list.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

Result<void> insertParts(SalvageTarget& target, const std::string& into, const std::string& wnid,
                         const std::vector<std::string>& parts)
{
    std::int64_t position = 0;
    for (const std::string& part : parts)
        TRY(target.insert(*target.table(into), {wnid, position++, part}));
    return {};
}

Result<void> insertClasses(SalvageTarget& target, const ClassList& standard)
{
    std::map<std::string_view, std::int64_t> indices;
    for (const std::string& wnid : standard.classes)
        indices.emplace(wnid, static_cast<std::int64_t>(indices.size()));
    std::int64_t position = 0;
    for (const Synset& synset : standard.synsets) {
        const auto index = indices.find(synset.wnid);
        PageFile::Row row{synset.wnid, position++};
        row.emplace_back();
        if (index != indices.end())
            row.back().emplace<std::int64_t>(index->second);
        row.emplace_back(synset.gloss);
        TRY(target.insert(*target.table("synset"), row));
    }
    for (const Synset& synset : standard.synsets) {
        TRY(insertParts(target, "synset_name", synset.wnid, synset.names).and_then([&] {
            return insertParts(target, "hypernym", synset.wnid, synset.parents);
        }));
    }
    return {};
}

}  // namespace

Result<void> completeClasses(SalvageTarget& target, const ClassList& standard)
{
    std::set<std::pair<std::string, std::int64_t>> places;
    for (const Synset& synset : standard.synsets)
        places.emplace(synset.wnid, static_cast<std::int64_t>(places.size()));
    const auto read = [](const Statement& row) { return std::pair(row.text(0), row.integer(1)); };
    const auto left = TRY(target.study().query(sql::salvage_synsets, read));
    const bool isStandard = !left.empty() && std::ranges::all_of(left, [&](const auto& synset) {
        return places.contains(synset);
    });
    return isStandard ? insertClasses(target, standard) : Result<void>();
}

}  // namespace vizsla
