// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/measure_options.h"

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdlib>
#include <limits>
#include <map>

#include "cli/verbs/read_study.h"

namespace vizsla {

namespace {

constexpr const char* sliceHelp =
    "all, objects, organisms, dogs, organisms_not_dogs, fast, a wnid, a name or a subset of images; combined "
    "by &, | "
    "and !";

/// `name WORD`, one of the words.
template <class Target, class Value>
void addWordOption(CLI::App& verb, const std::string& name, Target& target,
                   const std::map<std::string, Value>& words, const std::string& help)
{
    std::vector<std::string> known;
    for (const auto& [word, value] : words)
        known.push_back(word);
    verb.add_option_function<std::string>(
            name, [&target, words](const std::string& word) { target = words.at(word); }, help)
        ->check(CLI::IsMember(known).description(""))
        ->type_name("WORD");
}

}  // namespace

void addStudyOption(CLI::App& verb, std::string& study, const std::string& help)
{
    verb.add_option("STUDY", study, help)->required()->type_name("");
}

void restrictTo(CLI::Option& option, double lowest, double highest)
{
    option.check([=](const std::string& text) {
        double value = 0;
        // CLI::Range takes what is no number, which is neither below nor above.
        if (CLI::detail::lexical_cast(text, value) && value >= lowest && value <= highest)
            return std::string();
        return "Value " + text + " not in range " + std::to_string(lowest) + " to " + std::to_string(highest);
    });
}

void addSeedOption(CLI::App& verb, std::uint64_t& seed, const std::string& help)
{
    // What is below 0 or too large would become another number.
    const auto fault = [](const std::string& text) {
        errno = 0;
        std::strtoull(text.c_str(), nullptr, 0);
        return text.find('-') == std::string::npos && errno == 0
                   ? std::string()
                   : "Value " + text + " not in range 0 to " +
                         std::to_string(std::numeric_limits<std::uint64_t>::max());
    };
    verb.add_option("--seed", seed, help)->check(fault)->type_name("N");
}

void addReportFormatOption(CLI::App& verb, ReportFormat& format)
{
    addWordOption(
        verb, "--format", format,
        std::map<std::string, ReportFormat>{
            {"table", ReportFormat::Table}, {"json", ReportFormat::Json}, {"csv", ReportFormat::Csv}},
        "How to print: table (the default), json or csv");
}

void addUnclearOption(CLI::App& verb, UnclearCounts& unclear)
{
    addWordOption(verb, "--unclear", unclear,
                  std::map<std::string, UnclearCounts>{{"wrong", UnclearCounts::Wrong},
                                                       {"correct", UnclearCounts::Right},
                                                       {"left-out", UnclearCounts::LeftOut}},
                  "What an answer ruled unclear counts as: wrong (the default), correct or left-out");
}

void addAnswersOption(CLI::App& verb, AnswerVersion& answers)
{
    addWordOption(
        verb, "--answers", answers,
        std::map<std::string, AnswerVersion>{{"first", AnswerVersion::First},
                                             {"corrected", AnswerVersion::Corrected}},
        "Which answer of a labeler counts where it was corrected: first (the default) or corrected");
}

void addAnnotationsOption(CLI::App& verb, std::string& annotation)
{
    verb.add_option(
            "--annotations", annotation,
            "The annotation to score by this time, under what reviewers of the study ruled; none: by no "
            "annotation but that (default: the one in use, see: vizsla annotations STUDY)")
        ->type_name("NAME");
}

void addIntervalOption(CLI::App& verb, double& confidence)
{
    CLI::Option* interval =
        verb.add_option("--interval", confidence, "Confidence of the intervals (default 0.95)")
            ->type_name("C");
    restrictTo(*interval, 0.5, 0.999999);
}

void addMetricOption(CLI::App& verb, std::optional<Metric>& metric, const std::string& otherwise)
{
    addWordOption(verb, "--metric", metric,
                  std::map<std::string, Metric>{
                      {"multilabel", Metric::MultiLabel}, {"top1", Metric::Top1}, {"top5", Metric::Top5}},
                  "multilabel, top1 or top5 (default: " + otherwise + ")");
}

void addMetricOfOneOption(CLI::App& verb, std::optional<Metric>& metric, const std::string& otherwise)
{
    addWordOption(verb, "--metric", metric,
                  std::map<std::string, Metric>{{"multilabel", Metric::MultiLabel}, {"top1", Metric::Top1}},
                  "multilabel or top1 (default: " + otherwise + ")");
}

void addSliceOption(CLI::App& verb, std::vector<std::string>& slices)
{
    verb.add_option("--slice", slices, std::string(sliceHelp) + "; may be given several times")
        ->allow_extra_args(false)
        ->type_name("S");
}

void addSliceOption(CLI::App& verb, std::string& slice)
{
    verb.add_option("--slice", slice, sliceHelp)->type_name("S");
}

void addPlaceOptions(CLI::App& verb, ReportScope& scope)
{
    verb.add_option("--test-set", scope.testSet, "This test set only")->type_name("T");
    addSliceOption(verb, scope.slices);
}

void addScopeOptions(CLI::App& verb, ReportScope& scope, const std::string& otherwise)
{
    addPlaceOptions(verb, scope);
    addMetricOption(verb, scope.metric, otherwise);
}

void addAxesOption(CLI::App& verb, Axis& axis)
{
    addWordOption(verb, "--axes", axis,
                  std::map<std::string, Axis>{
                      {"linear", Axis::Linear}, {"logit", Axis::Logit}, {"probit", Axis::Probit}},
                  "Scale of both axes that the line is fitted on: linear (the default), logit or probit");
}

void addTiesOption(CLI::App& verb, TieRule& ties)
{
    addWordOption(
        verb, "--ties", ties,
        std::map<std::string, TieRule>{{"none", TieRule::NoAnswer}, {"lowest", TieRule::LowestClass}},
        "A tie is none (no answer, the default), or the lowest class index of those that lead");
}

void addCountingOptions(CLI::App& verb, Counting& counting)
{
    addUnclearOption(verb, counting.unclear);
    addAnswersOption(verb, counting.answers);
    addAnnotationsOption(verb, counting.annotation);
}

Result<MeasuredStudy> openToMeasure(const std::string& study, const Counting& counting,
                                    const VerbContext& context)
{
    auto file = TRY(openForFigures(study, context));
    auto scored = TRY(ScoredStudy::read(*file, counting.unclear, counting.answers, counting.annotation));
    return MeasuredStudy{std::move(file), std::move(scored)};
}

}  // namespace vizsla
