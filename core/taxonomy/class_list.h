// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"

namespace vizsla {

/// One WordNet noun synset, or one row of a class list of one's own.
/// `wnid` is "n" and the 8-digit byte offset of the synset in WordNet 3.0's data.noun; in an own list it is
/// any unique word. `parents` are the wnids of its hypernyms (or instance hypernyms).
struct Synset
{
    std::string wnid;
    std::vector<std::string> names;
    std::string gloss;
    std::vector<std::string> parents;

    bool operator==(const Synset&) const = default;
};

/// The classes of a study, in index order, and every synset on the paths from them to the top.
struct ClassList
{
    std::vector<Synset> synsets;
    std::vector<std::string> classes;

    bool operator==(const ClassList&) const = default;
};

/// The 1,000 classes of ILSVRC-2012, compiled into the program.
const ClassList& ilsvrc2012Classes();

/// Reads a class list for a new study: either one wnid a line, looked up in the WordNet at `wordnetFolder`,
/// or a CSV with the header `id,names,parents,gloss` (only `id` is required; names and parents are separated
/// by "|"). Rows of the CSV that are nobody's parent are the classes. Errors: NotFound for a missing file or
/// WordNet, Invalid with the line for anything else.
Result<ClassList> readClassList(const std::filesystem::path& file,
                                const std::filesystem::path& wordnetFolder);

}  // namespace vizsla
