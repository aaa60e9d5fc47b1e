// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <utility>

#include "cli/verbs/measure_options.h"
#include "cli/verbs/read_study.h"
#include "cli/verbs/verb.h"
#include "core/exports/annotation_csv.h"
#include "core/exports/export_annotations.h"
#include "core/exports/export_answers.h"
#include "core/exports/export_consensus.h"
#include "core/formats/answer_csv.h"
#include "core/reports/score_output.h"
#include "core/store/study_file.h"
#include "core/text/write_file.h"

namespace vizsla {

namespace {

struct ExportOptions
{
    std::string study;
    std::string file;
    std::string format;
    std::string source;
    std::string annotation;
    bool onlyOpened = false;     ///< answers without those of sealed tests
    bool includeSealed = false;  ///< answers of sealed tests too
};

using OpenedStudy = std::unique_ptr<StudyFile>;
using Export = std::function<Result<void>(OpenedStudy, const ExportOptions&, const VerbContext&)>;

Result<void> writeText(const std::string& file, const std::string& text)
{
    return writeFile(file, [&](std::ostream& output) { output << text; });
}

Result<void> exportScores(OpenedStudy study, const ExportOptions& options, const VerbContext&)
{
    ScoreRequest request;
    request.annotation = options.annotation;
    const auto scores = TRY(scoreStudy(*study, request));
    const bool isJson = options.format.empty() ? options.file.ends_with(".json") : options.format == "json";
    return writeFile(options.file, [&](std::ostream& output) {
        if (isJson)
            writeScoresJson(output, scores, defaultConfidence);
        else
            writeScoresCsv(output, scores, defaultConfidence);
    });
}

/// Keeps in the study that sealed answers are told. They are not told where that fails; where it does not and
/// the file cannot be placed after all, the record says too much, and the error says so.
Result<void> disclose(const AnswerExport& answers, const ExportOptions& options, const VerbContext& context)
{
    auto study = TRY(StudyFile::open(options.study, context.clock, context.seed));
    if (study->isReadOnly())
        return failure(ErrorKind::ReadOnly,
                       study->whyReadOnly() +
                           ", so that an export of sealed answers cannot be recorded; nothing was "
                           "exported.");
    TRY(TaskRepository(*study).disclose(answers.sealedTests, "answers"));
    return StudyFile::close(std::move(study));
}

Result<void> writeSealed(const AnswerExport& answers, const ExportOptions& options,
                         const VerbContext& context)
{
    bool isRecorded = false;
    const auto record = [&] { return disclose(answers, options, context).map([&] { isRecorded = true; }); };
    const auto write = [&](std::ostream& output) { writeAnswersCsv(output, answers.rows); };
    if (auto written = writeFile(options.file, write, record); !written)
        return isRecorded ? failure(written.error().kind,
                                    written.error().message +
                                        " The study keeps that the sealed answers were exported, "
                                        "although the file was not finished.")
                          : written;
    std::cerr << "These answers are of tests whose results are sealed: " << answers.sealedNames()
              << ". The study keeps that they were exported.\n";
    return {};
}

Result<void> exportAnswers(OpenedStudy study, const ExportOptions& options, const VerbContext& context)
{
    auto answers = TRY(exportedAnswers(*study));
    // Beside one who only reads it, a log that a kill has left cannot be written back.
    study.reset();
    if (!answers.sealedTests.empty() && options.includeSealed)
        return writeSealed(answers, options, context);
    if (!answers.sealedTests.empty() && options.onlyOpened) {
        answers.leaveOutSealed();
        for (const std::string& sentence : answers.leftOutSentences())
            std::cerr << sentence << '\n';
    } else if (!answers.sealedTests.empty()) {
        return failure(
            ErrorKind::Invalid,
            "The results of tests are sealed until the coordinator opens them (" + answers.sealedNames() +
                "): --only-opened leaves their answers out, --include-sealed exports them and is recorded "
                "in the study.");
    }
    return writeFile(options.file, [&](std::ostream& output) { writeAnswersCsv(output, answers.rows); });
}

Result<void> exportAnnotations(OpenedStudy study, const ExportOptions& options, const VerbContext&)
{
    const bool isCsv = options.format.empty() ? options.file.ends_with(".csv") : options.format == "csv";
    if (isCsv) {
        const auto csv = options.source.empty() ? annotationCsv(*study) : sourceCsv(*study, options.source);
        return csv.and_then([&](const std::string& text) { return writeText(options.file, text); });
    }
    const auto format = options.format == "real" ? AnnotationFormat::Real : AnnotationFormat::MultiLabel;
    const auto document =
        TRY(options.source.empty()
                ? annotationDocument(*study, format)
                : sourceDocument(*study, options.source,
                                 options.format.empty() ? std::nullopt : std::optional(format)));
    for (const std::string& note : document.notes)
        std::cerr << note << '\n';
    return writeText(options.file, document.text);
}

Result<void> exportConsensus(OpenedStudy study, const ExportOptions& options, const VerbContext&)
{
    return consensusCsv(*study).and_then(
        [&](const std::string& text) { return writeText(options.file, text); });
}

CLI::App* addKind(CLI::App& verb, const char* kind, const char* help,
                  const std::shared_ptr<ExportOptions>& options, const VerbContext& context,
                  ChosenVerb& chosen, const Export& write)
{
    CLI::App* add = verb.add_subcommand(kind, help);
    add->add_option("FILE", options->file, "The file to write; - writes to standard output")
        ->required()
        ->type_name("");
    add->callback([=, &context, &chosen] {
        chosen = {"export", [=, &context]() -> Result<void> {
                      auto study = openForFigures(options->study, context);
                      return study ? write(std::move(*study), *options, context)
                                   : tl::unexpected(study.error());
                  }};
    });
    return add;
}

void addFormat(CLI::App* kind, const std::shared_ptr<ExportOptions>& options, const char* help,
               const std::vector<std::string>& formats)
{
    kind->add_option("--format", options->format, help)
        ->check(CLI::IsMember(formats).description(""))
        ->type_name("FORMAT");
}

}  // namespace

void addExportVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto options = std::make_shared<ExportOptions>();
    CLI::App* verb = commandLine.add_subcommand("export", "Write what a study holds to a file");
    addStudyOption(*verb, options->study);
    verb->require_subcommand(1);
    CLI::App* scores =
        addKind(*verb, "scores", "Every score of every classifier", options, context, chosen, exportScores);
    addFormat(scores, options, "csv (the default) or json; otherwise as the file's name says",
              {"csv", "json"});
    addAnnotationsOption(*scores, options->annotation);
    CLI::App* answers =
        addKind(*verb, "answers",
                "Every image that was shown, what came of it, its times and what interrupted it, as CSV",
                options, context, chosen, exportAnswers);
    auto* onlyOpened = answers->add_flag(
        "--only-opened", options->onlyOpened,
        "Without tests whose results are sealed, and without what other tasks have on their images; how "
        "many rows of which task is said");
    answers
        ->add_flag("--include-sealed", options->includeSealed,
                   "With tests whose results are sealed; the study keeps that this was done")
        ->excludes(onlyOpened);
    CLI::App* annotations = addKind(
        *verb, "annotations", "The annotation in use with what was ruled here above it, or one as it came",
        options, context, chosen, exportAnnotations);
    addFormat(annotations, options,
              "multilabel (the default; with --source that of its file), real, or csv, which the file's name "
              "can say too",
              {"multilabel", "real", "csv"});
    annotations
        ->add_option("--source", options->source, "This annotation as it came, without what was ruled here")
        ->type_name("NAME");
    addKind(*verb, "consensus", "How probable it is that each ruled label is correct, as CSV", options,
            context, chosen, exportConsensus);
}

}  // namespace vizsla
