// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/robustness_output.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/reports/figure_output.h"

namespace vizsla {

namespace {

using nlohmann::ordered_json;

constexpr const char* dropIntervalKind = "newcombe";
constexpr const char* effectiveIntervalKind = "percentile-bootstrap";
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::string_view axisWord(Axis axis)
{
    if (axis == Axis::Linear)
        return "linear";
    return axis == Axis::Logit ? "logit" : "probit";
}

/// A drop or an effective robustness.
template <class Figure>
ordered_json jsonOf(const std::optional<Figure>& figure)
{
    return figure ? vizsla::jsonOf(figure->value, figure->interval) : ordered_json();
}

std::string points(const std::optional<Scorecard::Drop>& drop)
{
    return drop ? percent(drop->ratio) + percentRange(drop->interval) : percent(nothing);
}

std::string points(const std::optional<EffectiveRobustness>& effective)
{
    return effective ? percent(effective->value) + percentRange(effective->interval) : percent(nothing);
}

ordered_json jsonOf(const ModelLine& line)
{
    auto band = ordered_json::array();
    for (const ModelLine::BandPoint& point : line.band)
        band.push_back({{"from", point.from},
                        {"to", point.to},
                        {"low", point.interval.low},
                        {"high", point.interval.high}});
    return {{"models", line.models},
            {"slope", line.line.slope},
            {"intercept", line.line.intercept},
            {"r_squared", line.rSquared},
            {"band", std::move(band)}};
}

ordered_json jsonOf(const RobustnessReport& report, const ClassifierRobustness& one, Intervals& intervals)
{
    const auto score = [&](const std::string& testSet, const Accuracy& accuracy) {
        return vizsla::jsonOf(testSet, report.slice, report.metric, accuracy, intervals);
    };
    const auto scores = ordered_json::array(
        {score(report.from, one.accuracies.first), score(report.to, one.accuracies.second)});
    return joined(vizsla::jsonOf(one.classifier), {{"partial", one.isPartial},
                                                   {"fitted", one.isFitted},
                                                   {"scores", scores},
                                                   {"drop", jsonOf(one.drop)},
                                                   {"predicted", one.predicted.value_or(nothing)},
                                                   {"effective_robustness", jsonOf(one.effective)},
                                                   {"traps", one.anomalies}});
}

void writeRobustnessJson(std::ostream& output, const RobustnessReport& report)
{
    Intervals intervals(report.bootstrap.confidence);
    auto classifiers = ordered_json::array();
    for (const ClassifierRobustness& one : report.classifiers)
        classifiers.push_back(jsonOf(report, one, intervals));
    auto unpaired = ordered_json::array();
    for (const RobustnessReport::Unpaired& one : report.unpaired)
        unpaired.push_back(joined(vizsla::jsonOf(one.classifier), {{"test_set", one.testSet}}));
    writeJson(output, joined(joined({{"from", report.from},
                                     {"to", report.to},
                                     {"metric", metricWord(report.metric)},
                                     {"slice", report.slice},
                                     {"axes", axisWord(report.axis)},
                                     {"interval", report.bootstrap.confidence},
                                     {"interval_kinds",
                                      {{"accuracy", accuracyIntervalKind},
                                       {"drop", dropIntervalKind},
                                       {"effective_robustness", effectiveIntervalKind}}},
                                     {"rounds", report.bootstrap.rounds},
                                     {"seed", report.bootstrap.seed}},
                                    vizsla::jsonOf(report.basis)),
                             {{"line", report.line ? jsonOf(*report.line) : ordered_json()},
                              {"classifiers", std::move(classifiers)},
                              {"unpaired", std::move(unpaired)},
                              {"notes", report.notes}}));
}

/// The fields of an object under names that begin alike: "drop_low".
ordered_json prefixed(const std::string& prefix, const ordered_json& object)
{
    ordered_json fields = ordered_json::object();
    for (const auto& [key, value] : object.items())
        fields[prefix + key] = value;
    return fields;
}

/// What is the same in each line.
ordered_json csvOfReport(const RobustnessReport& report)
{
    ordered_json record = {{"slice", report.slice},
                           {"metric", metricWord(report.metric)},
                           {"axes", axisWord(report.axis)},
                           {"from", report.from},
                           {"to", report.to},
                           {"drop_interval_kind", dropIntervalKind},
                           {"effective_interval_kind", effectiveIntervalKind},
                           {"seed", report.bootstrap.seed},
                           {"rounds", report.bootstrap.rounds}};
    if (report.line)
        record.update({{"line_models", report.line->models},
                       {"slope", report.line->line.slope},
                       {"intercept", report.line->line.intercept},
                       {"r_squared", report.line->rSquared}});
    record.update(prefixed("from_", csvSetFields(report.basis, report.from)));
    record.update(prefixed("to_", csvSetFields(report.basis, report.to)));
    return joined(joined(std::move(record), csvFieldsOf(report.basis)),
                  csvIntervalFields(report.bootstrap.confidence));
}

/// What stands below a table of a classifier that is in it.
std::vector<std::string> sentencesOf(const RobustnessReport& report, const ClassifierRobustness& one)
{
    std::vector<std::string> sentences = notesOf(report.notesOf, one.classifier);
    for (const std::string& anomaly : one.anomalies)
        sentences.push_back("It is left out of the line; " + anomaly);
    return sentences;
}

/// Of those that are on one test set only as well.
std::vector<ClassifierNotes> unplacedNotes(const RobustnessReport& report)
{
    std::vector<ClassifierNotes> notes = report.notesOf;
    for (const auto& [classifier, testSet] : report.unpaired) {
        const std::string sentence = "It is known on " + testSet + " only";
        const auto known = std::ranges::find(notes, classifier, &ClassifierNotes::classifier);
        if (known == notes.end())
            notes.push_back({classifier, {sentence}});
        else
            known->sentences.insert(known->sentences.begin(), sentence);
    }
    return notes;
}

ordered_json csvRecord(const RobustnessReport& report, const ClassifierRobustness& one, Intervals& intervals)
{
    ordered_json record =
        joined(vizsla::jsonOf(one.classifier), {{"predicted", one.predicted.value_or(nothing)},
                                                {"fitted", one.isFitted},
                                                {"partial", one.isPartial}});
    for (const auto& [prefix, figures] :
         {std::pair("from_", vizsla::jsonOf(one.accuracies.first, intervals)),
          std::pair("to_", vizsla::jsonOf(one.accuracies.second, intervals)),
          std::pair("drop_", jsonOf(one.drop)), std::pair("effective_", jsonOf(one.effective))})
        record.update(prefixed(prefix, figures));
    return joined(joined(std::move(record), csvOfReport(report)), csvNotes(sentencesOf(report, one)));
}

const std::initializer_list<std::string_view> robustnessColumns{"name",
                                                                "kind",
                                                                "slice",
                                                                "metric",
                                                                "axes",
                                                                "from",
                                                                "from_correct",
                                                                "from_total",
                                                                "from_left_out",
                                                                "from_accuracy",
                                                                "from_low",
                                                                "from_high",
                                                                "to",
                                                                "to_correct",
                                                                "to_total",
                                                                "to_left_out",
                                                                "to_accuracy",
                                                                "to_low",
                                                                "to_high",
                                                                "drop_value",
                                                                "drop_low",
                                                                "drop_high",
                                                                "predicted",
                                                                "effective_value",
                                                                "effective_low",
                                                                "effective_high",
                                                                "fitted",
                                                                "from_missing",
                                                                "from_unknown",
                                                                "to_missing",
                                                                "to_unknown",
                                                                "partial",
                                                                "from_problematic",
                                                                "to_problematic",
                                                                "annotation",
                                                                "rulings",
                                                                "unclear",
                                                                "answers",
                                                                "interval_level",
                                                                "interval_kind",
                                                                "drop_interval_kind",
                                                                "effective_interval_kind",
                                                                "seed",
                                                                "rounds",
                                                                "line_models",
                                                                "slope",
                                                                "intercept",
                                                                "r_squared",
                                                                "from_set_images",
                                                                "from_set_problematic",
                                                                "from_set_without_correct",
                                                                "from_set_unclear_least",
                                                                "from_set_unclear_most",
                                                                "to_set_images",
                                                                "to_set_problematic",
                                                                "to_set_without_correct",
                                                                "to_set_unclear_least",
                                                                "to_set_unclear_most",
                                                                "notes"};

void writeRobustnessCsv(std::ostream& output, const RobustnessReport& report)
{
    Intervals intervals(report.bootstrap.confidence);
    std::vector<ordered_json> records;
    std::vector<Classifier> placed;
    for (const ClassifierRobustness& one : report.classifiers) {
        records.push_back(csvRecord(report, one, intervals));
        placed.push_back(one.classifier);
    }
    for (const ordered_json& record : csvOfUnplaced(unplacedNotes(report), placed))
        records.push_back(joined(record, csvOfReport(report)));
    writeCsv(output, robustnessColumns, records);
}

void writeLine(std::ostream& output, const RobustnessReport& report)
{
    output << report.from << " to " << report.to << ", " << metricTitle(report.metric) << ", " << report.slice
           << '\n';
    if (!report.line) {
        output << "There are not two models of different accuracy to draw a line through.\n\n";
        return;
    }
    output << "Line through " << report.line->models << " models on " << axisWord(report.axis)
           << " axes: slope " << fixed(report.line->line.slope, 4) << ", intercept "
           << fixed(report.line->line.intercept, 4) << ", R² " << fixed(report.line->rSquared, 4)
           << "\nA model is judged by the line through the others.\n\n";
}

/// What the intervals in a table are.
std::string intervalsNote(const Bootstrap& bootstrap)
{
    const std::string level = significant(bootstrap.confidence * 100, 8) + " %";
    return "Intervals: " + level +
           "; of a drop Newcombe's, of effective robustness a percentile bootstrap of " +
           std::to_string(bootstrap.rounds) + " rounds with seed " + std::to_string(bootstrap.seed) + ".\n";
}

void writeRobustnessTable(std::ostream& output, const RobustnessReport& report)
{
    writeLine(output, report);
    TextTable table({"classifier", report.from + " %", "n", "missing", report.to + " %", "n", "missing",
                     "drop", "predicted %", "effective robustness"});
    for (const ClassifierRobustness& one : report.classifiers)
        table.add({markedName(one.classifier, one.isPartial), percent(one.accuracies.first),
                   std::to_string(one.accuracies.first.total), missingText(one.accuracies.first),
                   percent(one.accuracies.second), std::to_string(one.accuracies.second.total),
                   missingText(one.accuracies.second), points(one.drop),
                   percent(one.predicted.value_or(nothing)), points(one.effective)});
    table.write(output);
    if (std::ranges::any_of(report.classifiers, &ClassifierRobustness::isPartial))
        output << "A partial model stands behind the others: it is wrong wherever it has no prediction, and "
                  "has no rank among them.\n";
    output << intervalsNote(report.bootstrap) << basisNote(report.basis);
    for (const ClassifierRobustness& one : report.classifiers) {
        for (const std::string& anomaly : one.anomalies)
            output << "! " << one.classifier.name << " is left out of the line; " << anomaly << '\n';
    }
    for (const RobustnessReport::Unpaired& one : report.unpaired)
        output << "! " << one.classifier.name << " is known on " << one.testSet << " only\n";
    writeNotes(output, report.notes);
}

}  // namespace

void writeRobustness(std::ostream& output, const RobustnessReport& report, ReportFormat format)
{
    if (format == ReportFormat::Json)
        writeRobustnessJson(output, report);
    else if (format == ReportFormat::Csv)
        writeRobustnessCsv(output, report);
    else
        writeRobustnessTable(output, report);
}

}  // namespace vizsla
