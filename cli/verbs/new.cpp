// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/measure_options.h"
#include "core/store/study_file.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla {

namespace {

constexpr const char* kWordNetFolder = "/usr/share/wordnet";

struct NewOptions
{
    std::string study;
    std::string classes;
};

/// The list, once it is known to make a hierarchy.
Result<ClassList> checked(ClassList list)
{
    return Hierarchy::build(list).map([&](const Hierarchy&) { return std::move(list); });
}

Result<void> makeStudy(const NewOptions& options, const VerbContext& context)
{
    auto classes =
        TRY(options.classes.empty() ? Result<ClassList>(ilsvrc2012Classes())
                                    : readClassList(options.classes, kWordNetFolder).and_then(checked));
    return StudyFile::create(options.study, classes, context.clock, context.seed).map([&](const auto&) {
        std::cout << "Made " << options.study << " with " << classes.classes.size() << " classes.\n";
    });
}

}  // namespace

void addNewVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] =
        addVerb(commandLine, "new", "Make a study with the ILSVRC-2012 classes, or with others", makeStudy,
                context, chosen);
    addStudyOption(verb, options.study, "The file to make");
    verb.add_option("--classes", options.classes, "A file that lists the classes: wnids, or CSV")
        ->type_name("FILE");
}

}  // namespace vizsla
