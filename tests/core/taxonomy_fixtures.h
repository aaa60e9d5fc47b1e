// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/taxonomy/class_list.h"
#include "core/taxonomy/hierarchy.h"
#include "core/text/ascii.h"

namespace vizsla::test {

/// A class list from text: "animal; dog < animal; husky! < dog, wolf". "!" makes a class; ids are names, too.
inline ClassList classListOf(std::string_view text)
{
    ClassList list;
    for (const std::string& entry : splitTrimmed(text, ';')) {
        const std::size_t arrow = entry.find('<');
        std::string id(trimmed(std::string_view(entry).substr(0, arrow)));
        const bool isClass = id.ends_with('!');
        if (isClass)
            id.pop_back();
        Synset synset{id, {id}, "", {}};
        if (arrow != std::string::npos)
            synset.parents = splitTrimmed(std::string_view(entry).substr(arrow + 1), ',');
        list.synsets.push_back(std::move(synset));
        if (isClass)
            list.classes.push_back(id);
    }
    return list;
}

inline Hierarchy hierarchyOf(std::string_view text)
{
    Result<Hierarchy> hierarchy = Hierarchy::build(classListOf(text));
    if (!hierarchy)
        qFatal("%s", hierarchy.error().message.c_str());
    return std::move(*hierarchy);
}

/// The ids of nodes, "dog wolf".
template <class Nodes>
QString idsOf(const Hierarchy& hierarchy, const Nodes& nodes)
{
    QStringList ids;
    for (const NodeId node : nodes)
        ids << QString::fromStdString(hierarchy.synset(node).wnid);
    return ids.join(QLatin1Char(' '));
}

inline std::filesystem::path wordnetFolder()
{
    const char* const folder = std::getenv("VIZSLA_WORDNET");
    return folder != nullptr ? folder : "/usr/share/wordnet";
}

inline bool hasWordNet()
{
    return std::filesystem::exists(wordnetFolder() / "data.noun");
}

inline void write(const std::filesystem::path& file, std::string_view text)
{
    std::ofstream(file, std::ios::binary) << text;
}

inline QString message(const Error& error)
{
    return QString::fromStdString(error.message);
}

}  // namespace vizsla::test
