// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/class_output.h"
#include "cli/verbs/measure_options.h"
#include "core/search/class_search.h"

namespace vizsla {

namespace {

struct SearchOptions
{
    std::string study;
    std::string query;
    OutputFormat format = OutputFormat::Table;
    unsigned limit = 20;
};

Result<void> search(const SearchOptions& options, const VerbContext& context)
{
    return readHierarchy(options.study, context).map([&](const Hierarchy& hierarchy) {
        std::vector<NodeId> found;
        const std::vector<SearchHit> hits = ClassSearch(hierarchy).search(options.query, options.limit);
        for (const SearchHit& hit : hits)
            found.push_back(hit.node);
        if (!hits.empty() && hits.front().isNearest)
            std::cerr << "No class is called \"" << options.query << "\". Nearest by kind:\n";
        writeClasses(std::cout, hierarchy, found, options.format);
    });
}

}  // namespace

void addSearchVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] = addVerb(
        commandLine, "search", "Find classes by what people call them, best first", search, context, chosen);
    addStudyOption(verb, options.study, "The study to search in");
    verb.add_option("QUERY", options.query, "Names, parts of names, or a wnid")->required()->type_name("");
    addFormatOption(verb, options.format);
    verb.add_option("--limit", options.limit, "How many to print at most (default 20)")
        ->check(CLI::Range(1U, 1'000'000U).description(""))
        ->type_name("N");
}

}  // namespace vizsla
