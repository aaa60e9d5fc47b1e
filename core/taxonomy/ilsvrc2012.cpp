// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/taxonomy/class_list.h"
#include "core/text/ascii.h"

namespace vizsla {

namespace {

/// A synset as the build writes it: names and parents are joined by "|".
struct SynsetText
{
    std::string_view wnid;
    std::string_view names;
    std::string_view parents;
    std::string_view gloss;
};

#include "ilsvrc2012_data.inc"

ClassList unpack()
{
    ClassList list;
    list.synsets.reserve(std::size(kSynsets));
    for (const SynsetText& text : kSynsets)
        list.synsets.push_back({std::string(text.wnid), splitTrimmed(text.names, '|'),
                                std::string(text.gloss), splitTrimmed(text.parents, '|')});
    list.classes.reserve(std::size(kClasses));
    for (const std::uint16_t place : kClasses)
        list.classes.emplace_back(kSynsets[place].wnid);
    return list;
}

}  // namespace

const ClassList& ilsvrc2012Classes()
{
    static const ClassList kList = unpack();
    return kList;
}

}  // namespace vizsla
