// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/class_repository.h"

#include <algorithm>
#include <unordered_map>

#include "core/store/study_connection.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

/// Rows come in the order they were written, which is nearly always the right one; asking for an order would
/// make SQLite look every row up through an index.
void place(std::vector<std::string>& parts, std::int64_t position, std::string part)
{
    constexpr std::int64_t mostParts = 1000;
    const auto size = static_cast<std::int64_t>(parts.size());
    if (position < 0 || position >= mostParts)
        return;
    if (position >= size)
        parts.resize(static_cast<std::size_t>(position) + 1);
    parts[static_cast<std::size_t>(position)] = std::move(part);
}

Result<void> addSynset(Database& database, const Synset& synset, int position, std::optional<int> classIndex)
{
    TRY(database.execute(sql::synset_add, synset.wnid, position, classIndex, synset.gloss));
    int index = 0;
    for (const std::string& name : synset.names)
        TRY(database.execute(sql::synset_name_add, synset.wnid, index++, name));
    return {};
}

Result<void> addParents(Database& database, const Synset& synset)
{
    int index = 0;
    for (const std::string& parent : synset.parents)
        TRY(database.execute(sql::hypernym_add, synset.wnid, index++, parent));
    return {};
}

}  // namespace

Result<void> ClassRepository::add(const ClassList& classes)
{
    std::unordered_map<std::string_view, int> indices;
    for (const std::string& wnid : classes.classes)
        indices.emplace(wnid, static_cast<int>(indices.size()));
    int position = 0;
    for (const Synset& synset : classes.synsets) {
        const auto found = indices.find(synset.wnid);
        const auto classIndex = found == indices.end() ? std::nullopt : std::optional(found->second);
        TRY(addSynset(m_study.database(), synset, position++, classIndex));
    }
    for (const Synset& synset : classes.synsets)
        TRY(addParents(m_study.database(), synset));
    return {};
}

Result<ClassList> ClassRepository::all() const
{
    Database& database = m_study.database();
    ClassList list;
    std::vector<std::pair<std::int64_t, std::string>> classes;
    auto rows = TRY(database.query(sql::synsets_all, [&](const Statement& row) {
        if (const auto index = row.optionalInteger(2))
            classes.emplace_back(*index, row.text(0));
        return std::pair(row.integer(3), Synset{row.text(0), {}, row.text(1), {}});
    }));
    const auto position = [](const auto& row) { return row.first; };
    if (!std::ranges::is_sorted(rows, {}, position))
        std::ranges::sort(rows, {}, position);
    list.synsets.reserve(rows.size());
    for (auto& [ignored, synset] : rows)
        list.synsets.push_back(std::move(synset));
    std::unordered_map<std::string_view, Synset*> byWnid;
    byWnid.reserve(list.synsets.size());
    for (Synset& synset : list.synsets)
        byWnid.emplace(synset.wnid, &synset);
    // Rows of a synset that is not there can only come from outside; they lead nowhere.
    const auto placeAll = [&](std::string_view parts,
                              std::vector<std::string> Synset::*field) -> Result<void> {
        TRY(database.query(parts, [&](const Statement& row) {
            if (const auto synset = byWnid.find(row.view(0)); synset != byWnid.end())
                place(synset->second->*field, row.integer(1), row.text(2));
            return true;
        }));
        // Places that no row has, where rows are lost.
        for (Synset& synset : list.synsets)
            std::erase(synset.*field, std::string());
        return {};
    };
    TRY(placeAll(sql::synset_names_all, &Synset::names));
    TRY(placeAll(sql::hypernyms_all, &Synset::parents));
    std::ranges::sort(classes);
    for (auto& [index, wnid] : classes)
        list.classes.push_back(std::move(wnid));
    return list;
}

Result<std::size_t> ClassRepository::count() const
{
    return m_study.database()
        .queryOne(sql::class_count,
                  [](const Statement& row) { return static_cast<std::size_t>(row.integer(0)); })
        .map([](const auto& count) { return count.value_or(0); });
}

}  // namespace vizsla
