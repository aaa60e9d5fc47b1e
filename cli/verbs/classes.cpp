// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/class_output.h"
#include "cli/verbs/measure_options.h"
#include "core/scoring/slice.h"

namespace vizsla {

namespace {

struct ClassesOptions
{
    std::string study;
    std::string slice = "all";
    OutputFormat format = OutputFormat::Table;
};

Result<void> listClasses(const ClassesOptions& options, const VerbContext& context)
{
    const auto hierarchy = TRY(readHierarchy(options.study, context));
    return findSlice(hierarchy, options.slice).map([&](const Slice& slice) {
        std::vector<NodeId> classes;
        for (int index = 0; index < hierarchy.classCount(); ++index) {
            if (slice.holds(index))
                classes.push_back(hierarchy.classNode(index));
        }
        writeClasses(std::cout, hierarchy, classes, options.format);
    });
}

}  // namespace

void addClassesVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] =
        addVerb(commandLine, "classes", "List the classes of a study", listClasses, context, chosen);
    addStudyOption(verb, options.study);
    verb.add_option(
            "--slice", options.slice,
            "Only these: objects, organisms, dogs, organisms_not_dogs, or a wnid or name in the hierarchy")
        ->type_name("SLICE");
    addFormatOption(verb, options.format);
}

}  // namespace vizsla
