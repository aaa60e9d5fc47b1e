// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/class_output.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/verbs/read_study.h"
#include "core/reports/record_output.h"
#include "core/store/class_repository.h"
#include "core/store/study_file.h"
#include "core/taxonomy/class_names.h"
#include "core/text/utf8.h"

namespace vizsla {

namespace {

std::string padded(std::string text, std::size_t length)
{
    text.append(length - std::min(length, codePointCount(text)), ' ');
    return text;
}

/// All names, and behind the first what tells the class from another of that name.
std::string toldNames(const Hierarchy& hierarchy, const ClassNames& names, NodeId node)
{
    const Synset& synset = hierarchy.synset(node);
    const std::optional<int> classIndex = hierarchy.classIndex(node);
    const std::string all = joinedNames(synset);
    return classIndex ? names.told(*classIndex) + all.substr(mainName(synset).size()) : all;
}

void writeTable(std::ostream& output, const Hierarchy& hierarchy, std::span<const NodeId> classes)
{
    // One class with very many names must not push every gloss off the screen.
    constexpr std::size_t widestNames = 48;
    std::size_t wnidWidth = 0;
    std::size_t namesWidth = 0;
    const ClassNames known(hierarchy);
    std::vector<std::string> names;
    for (const NodeId node : classes) {
        names.push_back(toldNames(hierarchy, known, node));
        wnidWidth = std::max(wnidWidth, codePointCount(hierarchy.synset(node).wnid));
        namesWidth = std::max(namesWidth, std::min(widestNames, codePointCount(names.back())));
    }
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const Synset& synset = hierarchy.synset(classes[i]);
        output << padded(synset.wnid, wnidWidth) << "  " << padded(names[i], namesWidth) << "  "
               << synset.gloss << '\n';
    }
}

Record fieldsOf(const Synset& synset)
{
    return {{"wnid", synset.wnid}, {"names", synset.names}, {"gloss", synset.gloss}};
}

}  // namespace

void addFormatOption(CLI::App& verb, OutputFormat& format)
{
    const auto choose = [&format](const std::string& word) {
        format = word == "json" ? OutputFormat::Json : OutputFormat::Table;
    };
    verb.add_option_function<std::string>("--format", choose, "How to print: table (the default) or json")
        ->check(CLI::IsMember({"table", "json"}).description(""))
        ->type_name("FORMAT");
}

Result<Hierarchy> readHierarchy(const std::filesystem::path& study, const VerbContext& context)
{
    return openToRead(study, context)
        .and_then([](auto file) { return ClassRepository(*file).all(); })
        .and_then([](ClassList list) { return Hierarchy::build(std::move(list)); });
}

void writeClasses(std::ostream& output, const Hierarchy& hierarchy, std::span<const NodeId> classes,
                  OutputFormat format)
{
    if (format == OutputFormat::Json)
        writeJson(output, recordsOf(classes, [&](NodeId node) { return fieldsOf(hierarchy.synset(node)); }),
                  2);
    else
        writeTable(output, hierarchy, classes);
}

}  // namespace vizsla
