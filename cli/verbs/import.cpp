// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>

#include "cli/verbs/read_study.h"
#include "cli/verbs/verb.h"
#include "core/imports/import_annotations.h"
#include "core/imports/import_human_accuracy.h"
#include "core/imports/import_images.h"
#include "core/imports/import_predictions.h"
#include "core/imports/import_test_set.h"
#include "core/imports/import_verdicts.h"
#include "core/store/study_file.h"

namespace vizsla {

namespace {

struct ImportOptions
{
    std::string study;
    std::string name;
    std::vector<std::string> sources;
    std::string format;
    AnnotationTarget annotation;
    bool onlyKnownReviewers = false;
};

using Import = std::function<Result<ImportReport>(StudyFile&, const ImportOptions&, const Progress&)>;

/// One line that is written over while there is a terminal to watch it on.
void showProgress(std::size_t done, std::size_t total)
{
    if (::isatty(STDERR_FILENO) == 1)
        std::fprintf(stderr, "\r%zu of %zu%s", done, total, done == total ? "\n" : "");
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
    auto study = TRY(StudyFile::open(options.study, context.clock, context.seed));
    printNotices(*study);
    if (study->isReadOnly())
        return failure(ErrorKind::ReadOnly, study->whyReadOnly() + "; nothing was imported.");
    TRY(study->checkIntegrity());
    const auto report = TRY(import(*study, options, Progress{showProgress, nullptr}));
    return StudyFile::close(std::move(study)).map([&] { print(report); });
}

/// The kinds of import, as subcommands of the verb.
class ImportKinds
{
public:
    ImportKinds(CLI::App& verb, const VerbContext& context, ChosenVerb& chosen)
        : m_verb(verb),
          m_context(context),
          m_chosen(chosen)
    {
        verb.add_option("STUDY", m_options->study, "The study")->required()->type_name("");
        verb.require_subcommand(1);
    }

    /// For the images of one test set, from one source.
    void addOfTestSet(const char* kind, const char* help, const Import& import)
    {
        addNamed(kind, help, import)
            ->add_option("SOURCE", m_options->sources, "A file or a folder")
            ->required()
            ->expected(1)
            ->type_name("");
    }

    /// The same from several.
    void addOfTestSetAndSources(const char* kind, const char* help, const Import& import)
    {
        addNamed(kind, help, import)
            ->add_option("SOURCE", m_options->sources, "Files or folders")
            ->required()
            ->type_name("");
    }

    CLI::App* addOfFile(const char* kind, const char* help, const Import& import)
    {
        CLI::App* added = addSubcommand(kind, help, import);
        added->add_option("FILE", m_options->sources, "The file")->required()->expected(1)->type_name("");
        return added;
    }

    void addFormat(CLI::App* kind, const char* help, const std::vector<std::string>& formats)
    {
        kind->add_option("--format", m_options->format, help)
            ->check(CLI::IsMember(formats).description(""))
            ->type_name("FORMAT");
    }

    void addAnnotationTarget(CLI::App* kind)
    {
        kind->add_option("--name", m_options->annotation.name,
                         "The annotation that it becomes, beside others (default: called after the file)")
            ->type_name("NAME");
        kind->add_flag("--replace", m_options->annotation.replaces,
                       "Replace the annotation of this name as a whole, if it came from another file");
    }

    void addKnownReviewers(CLI::App* kind)
    {
        kind->add_flag("--known-reviewers", m_options->onlyKnownReviewers,
                       "Pass over reviewers whom the study does not know");
    }

private:
    CLI::App* addNamed(const char* kind, const char* help, const Import& import)
    {
        CLI::App* added = addSubcommand(kind, help, import);
        added->add_option("NAME", m_options->name, "The test set")->required()->type_name("");
        return added;
    }

    CLI::App* addSubcommand(const char* kind, const char* help, const Import& import)
    {
        CLI::App* added = m_verb.add_subcommand(kind, help);
        added->callback([&chosen = m_chosen, &context = m_context, options = m_options, import] {
            chosen = {"import", [=, &context] { return run(import, *options, context); }};
        });
        return added;
    }

    CLI::App& m_verb;
    const VerbContext& m_context;
    ChosenVerb& m_chosen;
    std::shared_ptr<ImportOptions> m_options = std::make_shared<ImportOptions>();
};

Result<ImportReport> importAnnotationFile(StudyFile& study, const ImportOptions& given,
                                          const Progress& progress)
{
    const std::string& file = given.sources.front();
    if (!given.format.empty())
        return importAnnotations(
            study, file, given.format == "real" ? AnnotationFormat::Real : AnnotationFormat::MultiLabel,
            progress, given.annotation);
    return annotationFormatOf(file).and_then([&](AnnotationFormat format) {
        return importAnnotations(study, file, format, progress, given.annotation);
    });
}

}  // namespace

void addImportVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    ImportKinds kinds(*commandLine.add_subcommand("import", "Bring published files into a study"), context,
                      chosen);
    kinds.addOfTestSet("test-set", "Images and assigned labels: JSON, CSV or an ImageFolder tree",
                       [](StudyFile& study, const ImportOptions& given, const Progress& progress) {
                           return importTestSet(study, given.name, given.sources.front(), progress);
                       });
    kinds.addOfTestSet("images", "The image files of a test set: a folder, a .tar (also packed) or a .zip",
                       [](StudyFile& study, const ImportOptions& given, const Progress& progress) {
                           return importImages(study, given.name, given.sources.front(), progress);
                       });
    kinds.addOfTestSetAndSources(
        "predictions", "Predictions of models on a test set: .npy or .csv files, or folders of them",
        [](StudyFile& study, const ImportOptions& given, const Progress& progress) {
            return importPredictions(study, given.name, {given.sources.begin(), given.sources.end()},
                                     progress);
        });
    CLI::App* annotations = kinds.addOfFile(
        "annotations", "Multi-label annotations: ReaL, or the format of human_accuracy_v3.0.0.json",
        importAnnotationFile);
    kinds.addFormat(annotations, "real or multilabel; without it the file tells", {"real", "multilabel"});
    kinds.addAnnotationTarget(annotations);
    CLI::App* verdicts = kinds.addOfFile(
        "verdicts", "Verdicts of reviewers, as CSV reviewer,image,wnid,verdict",
        [](StudyFile& study, const ImportOptions& given, const Progress& progress) {
            return importVerdicts(study, given.sources.front(), progress,
                                  given.onlyKnownReviewers ? NewReviewers::PassOver : NewReviewers::Make);
        });
    kinds.addKnownReviewers(verdicts);
    CLI::App* people = kinds.addOfFile(
        "human-accuracy", "People's answers and annotations from human_accuracy.pickle",
        [](StudyFile& study, const ImportOptions& given, const Progress& progress) {
            return importHumanAccuracy(study, given.sources.front(), progress, given.annotation);
        });
    kinds.addAnnotationTarget(people);
}

}  // namespace vizsla
