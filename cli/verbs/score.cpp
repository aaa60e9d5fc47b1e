// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/measure_options.h"
#include "cli/verbs/read_study.h"
#include "core/reports/score_output.h"

namespace vizsla {

namespace {

struct ScoreOptions
{
    std::string study;
    ReportFormat format = ReportFormat::Table;
    double interval = defaultConfidence;
    ScoreRequest request;
};

/// As openForFigures() and scoreStudy() do it, but each column of predictions is read once for both.
Result<StudyScores> checkAndScore(StudyFile& study, ScoreRequest request)
{
    TRY(study.checkForFigures(userCacheFolder(), ComparedColumns::OfVerdicts));
    request.comparesChecksums = true;
    auto scores = scoreStudy(study, request);
    // Damage comes before whatever else is wrong, and is named as other verbs name it.
    if (!scores)
        TRY(study.checkForFigures(userCacheFolder()));
    printContradictions(study);
    return scores;
}

Result<void> score(const ScoreOptions& options, const VerbContext& context)
{
    auto study = TRY(openToRead(options.study, context));
    const auto scores = TRY(checkAndScore(*study, options.request));
    if (options.format == ReportFormat::Json)
        writeScoresJson(std::cout, scores, options.interval);
    else if (options.format == ReportFormat::Csv)
        writeScoresCsv(std::cout, scores, options.interval);
    else
        writeScoresTable(std::cout, scores, options.interval);
    return {};
}

}  // namespace

void addScoreVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] = addVerb(
        commandLine, "score", "Score every model and labeler on every test set", score, context, chosen);
    addStudyOption(verb, options.study);
    addReportFormatOption(verb, options.format);
    addSliceOption(verb, options.request.slices);
    addIntervalOption(verb, options.interval);
    addUnclearOption(verb, options.request.unclear);
    addAnswersOption(verb, options.request.answers);
    addAnnotationsOption(verb, options.request.annotation);
}

}  // namespace vizsla
