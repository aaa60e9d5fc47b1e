// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/verbs/verb.h"
#include "core/reports/report_format.h"
#include "core/scoring/fit.h"
#include "core/scoring/majority.h"
#include "core/scoring/report_scope.h"
#include "core/store/study_file.h"

namespace CLI {
class Option;
}

namespace vizsla {

/// Options of the verbs that measure. What they are written to must live until the command line is read.
void addStudyOption(CLI::App& verb, std::string& study, const std::string& help = "The study");
/// An option that takes a number between these two alone, and no nan.
void restrictTo(CLI::Option& option, double lowest, double highest);
/// `--seed N`
void addSeedOption(CLI::App& verb, std::uint64_t& seed, const std::string& help);
/// `--format table|json|csv`
void addReportFormatOption(CLI::App& verb, ReportFormat& format);
/// `--unclear wrong|correct|left-out`
void addUnclearOption(CLI::App& verb, UnclearCounts& unclear);
/// `--answers first|corrected`
void addAnswersOption(CLI::App& verb, AnswerVersion& answers);
/// `--annotations NAME`
void addAnnotationsOption(CLI::App& verb, std::string& annotation);
/// `--interval 0.95`
void addIntervalOption(CLI::App& verb, double& confidence);
/// `--metric multilabel|top1|top5`; `otherwise` says what is taken without it.
void addMetricOption(CLI::App& verb, std::optional<Metric>& metric, const std::string& otherwise);
/// Without top5, for what has one class an image.
void addMetricOfOneOption(CLI::App& verb, std::optional<Metric>& metric, const std::string& otherwise);
/// `--slice S`, once or, into a list, several times.
void addSliceOption(CLI::App& verb, std::string& slice);
void addSliceOption(CLI::App& verb, std::vector<std::string>& slices);
/// `--test-set T` and `--slice S`.
void addPlaceOptions(CLI::App& verb, ReportScope& scope);
/// The same and `--metric`.
void addScopeOptions(CLI::App& verb, ReportScope& scope, const std::string& otherwise);
/// `--axes linear|logit|probit`
void addAxesOption(CLI::App& verb, Axis& axis);
/// `--ties none|lowest`
void addTiesOption(CLI::App& verb, TieRule& ties);

/// What is counted as right, and of which answers.
struct Counting
{
    UnclearCounts unclear = UnclearCounts::Wrong;
    AnswerVersion answers = AnswerVersion::First;
    std::string annotation = {};  ///< as ScoredStudy::read() takes it
};

/// `--unclear`, `--answers` and `--annotations`.
void addCountingOptions(CLI::App& verb, Counting& counting);

/// A study that is open to be measured.
struct MeasuredStudy
{
    std::unique_ptr<StudyFile> file;
    ScoredStudy scored;
};

Result<MeasuredStudy> openToMeasure(const std::string& study, const Counting& counting,
                                    const VerbContext& context);

}  // namespace vizsla
