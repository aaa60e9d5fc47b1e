// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/class_repository.h"

#include <algorithm>
#include <unordered_map>

#include "core/store/study_file.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

using Pair = std::pair<std::string, std::string>;

Pair readPair(const Statement& row) { return {row.text(0), row.text(1)}; }

Result<void> addSynset(Database& database, const Synset& synset, int position, std::optional<int> classIndex)
{
    if (auto added = database.run(sql::synset_add, synset.wnid, position, classIndex, synset.gloss); !added)
        return tl::unexpected(added.error());
    int index = 0;
    for (const std::string& name : synset.names) {
        if (auto added = database.run(sql::synset_name_add, synset.wnid, index++, name); !added)
            return tl::unexpected(added.error());
    }
    return {};
}

Result<void> addParents(Database& database, const Synset& synset)
{
    int index = 0;
    for (const std::string& parent : synset.parents) {
        if (auto added = database.run(sql::hypernym_add, synset.wnid, index++, parent); !added)
            return tl::unexpected(added.error());
    }
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
        if (auto added = addSynset(m_study.database(), synset, position++, classIndex); !added)
            return added;
    }
    for (const Synset& synset : classes.synsets) {
        if (auto added = addParents(m_study.database(), synset); !added)
            return added;
    }
    return {};
}

Result<ClassList> ClassRepository::all() const
{
    Database& database = m_study.database();
    ClassList list;
    std::vector<std::pair<std::int64_t, std::string>> classes;
    auto synsets = database.query(sql::synsets_all, [&](const Statement& row) {
        if (const auto index = row.optionalInteger(2))
            classes.emplace_back(*index, row.text(0));
        return Synset{row.text(0), {}, row.text(1), {}};
    });
    auto names = database.query(sql::synset_names_all, readPair);
    auto parents = database.query(sql::hypernyms_all, readPair);
    for (const auto* failed : {&names, &parents}) {
        if (!*failed)
            return tl::unexpected(failed->error());
    }
    if (!synsets)
        return tl::unexpected(synsets.error());

    list.synsets = std::move(*synsets);
    std::unordered_map<std::string_view, Synset*> byWnid;
    for (Synset& synset : list.synsets)
        byWnid.emplace(synset.wnid, &synset);
    // Rows of a synset that is not there can only come from outside; they lead nowhere.
    const auto append = [&](std::vector<Pair>& pairs, std::vector<std::string> Synset::*field) {
        for (Pair& pair : pairs) {
            if (const auto found = byWnid.find(pair.first); found != byWnid.end())
                (found->second->*field).push_back(std::move(pair.second));
        }
    };
    append(*names, &Synset::names);
    append(*parents, &Synset::parents);
    std::ranges::sort(classes);
    for (auto& [index, wnid] : classes)
        list.classes.push_back(std::move(wnid));
    return list;
}

}  // namespace vizsla
