// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>
#include <set>
#include <string_view>

#include "cli/verbs/read_study.h"
#include "cli/verbs/verb.h"
#include "core/imports/run_import.h"
#include "core/store/study_file.h"

namespace vizsla {

namespace {

/// What is asked of an import; the verb alone says which importer, or its format and file do.
struct AskedImport
{
    std::string study;
    std::string verb;
    std::string format;
    std::vector<std::string> sources;
    ImportRequest request;
    bool isDryRun = false;
};

/// One line that is written over while there is a terminal to watch it on.
void showProgress(std::size_t done, std::size_t total)
{
    if (::isatty(STDERR_FILENO) == 1)
        std::fprintf(stderr, "\r%zu of %zu%s", done, total, done == total ? "\n" : "");
}

void printRemarks(const std::vector<std::string>& notes, const std::vector<std::string>& warnings)
{
    for (const std::string& note : notes)
        std::cout << "  " << note << '\n';
    for (const std::string& warning : warnings)
        std::cout << "! " << warning << '\n';
}

void print(const ImportReport& report)
{
    std::cout << report.summary << '\n';
    printRemarks(report.notes, report.warnings);
}

void print(const PreviewRow& row)
{
    std::cout << "    " << row.image << (row.label.empty() ? "" : ": " + row.label) << " (" << row.place
              << ")\n";
}

void print(const ImportPlan& plan)
{
    std::cout << plan.recognised << '\n';
    for (const std::string& count : plan.counts)
        std::cout << "  " << count << '\n';
    if (!plan.preview.empty())
        std::cout << "  the first images:\n";
    for (const PreviewRow& row : plan.preview)
        print(row);
    printRemarks(plan.notes, plan.warnings);
    std::cout << "Nothing was imported: this is what would be.\n";
}

Result<ImportRequest> requestOf(const AskedImport& asked)
{
    ImportRequest request = asked.request;
    request.sources.assign(asked.sources.begin(), asked.sources.end());
    request.importer = TRY(importerOf(asked.verb, asked.format, request.sources.front()));
    return request;
}

/// Opens the study only to read it, so that it may be in use.
Result<void> runDry(const AskedImport& asked, const VerbContext& context)
{
    const auto study = TRY(openToRead(asked.study, context));
    TRY(study->checkIntegrity());
    const auto request = TRY(requestOf(asked));
    return planImport(*study, request, Progress{showProgress, nullptr}).map([](const ImportPlan& plan) {
        print(plan);
    });
}

Result<void> run(const AskedImport& asked, const VerbContext& context)
{
    auto study = TRY(StudyFile::open(asked.study, context.clock, context.seed));
    printNotices(*study);
    if (study->isReadOnly())
        return failure(ErrorKind::ReadOnly, study->whyReadOnly() + "; nothing was imported.");
    TRY(study->checkIntegrity());
    const auto request = TRY(requestOf(asked));
    const auto report = TRY(importAtOnce(*study, request, Progress{showProgress, nullptr}));
    return StudyFile::close(std::move(study)).map([&] { print(report); });
}

void addOption(CLI::App& verb, const ImportOption& option, ImportRequest& request)
{
    if (const auto* flag = std::get_if<bool ImportRequest::*>(&option.place)) {
        verb.add_flag(option.name, request.**flag, option.help);
        return;
    }
    const auto text = std::get<std::string ImportRequest::*>(option.place);
    verb.add_option(option.name, request.*text, option.help)
        ->type_name(option.valueName)
        ->required(option.isArgument());
}

/// For a verb whose files come in several formats.
void addFormat(CLI::App& verb, std::string& format)
{
    std::vector<std::string> words;
    std::string either;
    for (const Importer* importer : importers()) {
        if (importer->verb != verb.get_name())
            continue;
        words.emplace_back(importer->format);
        either += (either.empty() ? "" : " or ") + words.back();
    }
    if (words.size() > 1)
        verb.add_option("--format", format, either + "; without it the file tells")
            ->check(CLI::IsMember(words).description(""))
            ->type_name("FORMAT");
}

/// The subcommand of an importer, and of the others of its verb.
CLI::App& addImporter(CLI::App& import, const Importer& importer, AskedImport& asked)
{
    CLI::App& verb = *import.add_subcommand(importer.verb, importer.help);
    const auto addThose = [&](bool areArguments) {
        for (const ImportOption* option : importer.options) {
            if (option->isArgument() == areArguments)
                addOption(verb, *option, asked.request);
        }
    };
    addThose(true);
    CLI::Option* sources = verb.add_option(importer.sources.name, asked.sources, importer.sources.help)
                               ->required()
                               ->type_name("");
    if (!importer.sources.areSeveral)
        sources->expected(1);
    addFormat(verb, asked.format);
    addThose(false);
    verb.add_flag("--dry-run", asked.isDryRun, "Show what would come in, and import nothing");
    return verb;
}

}  // namespace

void addImportVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto asked = std::make_shared<AskedImport>();
    CLI::App& import = *commandLine.add_subcommand("import", "Bring published files into a study");
    import.add_option("STUDY", asked->study, "The study")->required()->type_name("");
    import.require_subcommand(1);
    std::set<std::string_view> verbs;
    for (const Importer* importer : importers()) {
        if (!verbs.insert(importer->verb).second)
            continue;
        addImporter(import, *importer, *asked).callback([=, &context, &chosen] {
            asked->verb = importer->verb;
            chosen = {"import", [=, &context] {
                          return asked->isDryRun ? runDry(*asked, context) : run(*asked, context);
                      }};
        });
    }
}

}  // namespace vizsla
