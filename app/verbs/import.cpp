// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>

#include "app/verbs/verb.h"
#include "core/imports/import_predictions.h"
#include "core/imports/import_test_set.h"
#include "core/store/study_file.h"

namespace vizsla {

namespace {

struct ImportOptions
{
    std::string study;
    std::string name;
    std::vector<std::string> sources;
};

using Import = std::function<Result<ImportReport>(StudyFile&, const ImportOptions&, const ImportControl&)>;

/// One line that is written over while there is a terminal to watch it on.
void showProgress(std::size_t done, std::size_t total)
{
    if (::isatty(STDERR_FILENO) == 1)
        std::fprintf(stderr, "\r%zu of %zu files%s", done, total, done == total ? "\n" : "");
}

void print(const ImportReport& report)
{
    std::cout << report.summary << '\n';
    for (const std::string& note : report.notes)
        std::cout << "  " << note << '\n';
    for (const std::string& warning : report.warnings)
        std::cout << "! " << warning << '\n';
}

Result<void> run(const Import& import, const ImportOptions& options, const VerbContext& context)
{
    auto study = StudyFile::open(options.study, context.clock, context.seed);
    if (!study)
        return tl::unexpected(study.error());
    if ((*study)->isReadOnly())
        return failure(ErrorKind::ReadOnly,
                       options.study + " is open in another window or cannot be written; nothing was imported.");
    return import(**study, options, ImportControl{showProgress, nullptr}).map(print);
}

void addKind(CLI::App& verb, const char* kind, const char* help, const std::shared_ptr<ImportOptions>& options,
             const VerbContext& context, ChosenVerb& chosen, const Import& import)
{
    CLI::App* add = verb.add_subcommand(kind, help);
    add->add_option("NAME", options->name, "The test set")->required()->type_name("");
    add->add_option("SOURCE", options->sources, "Files or folders")->required()->type_name("");
    add->callback([=, &context, &chosen] {
        chosen = {"import", [=, &context] { return run(import, *options, context); }};
    });
}

}  // namespace

void addImportVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto options = std::make_shared<ImportOptions>();
    CLI::App* verb = commandLine.add_subcommand("import", "Bring published files into a study");
    verb->add_option("STUDY", options->study, "The study")->required()->type_name("");
    verb->require_subcommand(1);
    addKind(*verb, "test-set", "Images and assigned labels: JSON, CSV or an ImageFolder tree", options, context, chosen,
            [](StudyFile& study, const ImportOptions& given, const ImportControl& control) {
                return importTestSet(study, given.name, given.sources.front(), control);
            });
    addKind(*verb, "predictions", "Predictions of models on a test set: .npy or .csv files, or folders of them",
            options, context, chosen,
            [](StudyFile& study, const ImportOptions& given, const ImportControl& control) {
                return importPredictions(study, given.name, {given.sources.begin(), given.sources.end()}, control);
            });
}

}  // namespace vizsla
