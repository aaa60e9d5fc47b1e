// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/class_repository.h"

#include <algorithm>
#include <unordered_map>

#include "core/store/study_connection.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

/// One of the names or parents of a synset.
struct Part
{
    std::string wnid;
    std::int64_t position = 0;
    std::string text;
};

Part readPart(const Statement& row)
{
    return {row.text(0), row.integer(1), row.text(2)};
}

/// Rows come in the order they were written, which is nearly always the right one; asking for an order would
/// make SQLite look every row up through an index.
void place(std::vector<std::string>& parts, Part& part)
{
    constexpr std::int64_t mostParts = 1000;
    const auto size = static_cast<std::int64_t>(parts.size());
    if (part.position < 0 || part.position >= mostParts)
        return;
    if (part.position >= size)
        parts.resize(static_cast<std::size_t>(part.position) + 1);
    parts[static_cast<std::size_t>(part.position)] = std::move(part.text);
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
    auto rows = database.query(sql::synsets_all, [&](const Statement& row) {
        if (const auto index = row.optionalInteger(2))
            classes.emplace_back(*index, row.text(0));
        return std::pair(row.integer(3), Synset{row.text(0), {}, row.text(1), {}});
    });
    auto names = database.query(sql::synset_names_all, readPart);
    auto parents = database.query(sql::hypernyms_all, readPart);
    for (const auto* failed : {&names, &parents}) {
        if (!*failed)
            return tl::unexpected(failed->error());
    }
    if (!rows)
        return tl::unexpected(rows.error());

    const auto position = [](const auto& row) { return row.first; };
    if (!std::ranges::is_sorted(*rows, {}, position))
        std::ranges::sort(*rows, {}, position);
    for (auto& [ignored, synset] : *rows)
        list.synsets.push_back(std::move(synset));
    std::unordered_map<std::string_view, Synset*> byWnid;
    for (Synset& synset : list.synsets)
        byWnid.emplace(synset.wnid, &synset);
    // Rows of a synset that is not there can only come from outside; they lead nowhere.
    const auto placeAll = [&](std::vector<Part>& parts, std::vector<std::string> Synset::*field) {
        for (Part& part : parts) {
            if (const auto found = byWnid.find(part.wnid); found != byWnid.end())
                place(found->second->*field, part);
        }
        // Places that no row has, where rows are lost.
        for (Synset& synset : list.synsets)
            std::erase(synset.*field, std::string());
    };
    placeAll(*names, &Synset::names);
    placeAll(*parents, &Synset::parents);
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
