// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/robustness_output.h"

#include <algorithm>
#include <limits>

#include "core/reports/figure_output.h"
#include "core/reports/record_output.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace {

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
std::optional<Record> fieldsOf(const std::optional<Figure>& figure)
{
    return figure ? std::optional(fieldsOf(figure->value, figure->interval)) : std::nullopt;
}

std::string points(const std::optional<Scorecard::Drop>& drop)
{
    return drop ? percent(drop->ratio) + percentRange(drop->interval) : percent(nothing);
}

std::string points(const std::optional<EffectiveRobustness>& effective)
{
    return effective ? percent(effective->value) + percentRange(effective->interval) : percent(nothing);
}

Record fieldsOf(const ModelLine& line)
{
    const auto pointFields = [](const ModelLine::BandPoint& point) {
        return Record{{"from", point.from}, {"to", point.to}}.add(boundsFields(point.interval));
    };
    return {{"models", line.models},
            {"slope", line.line.slope},
            {"intercept", line.line.intercept},
            {"r_squared", line.rSquared},
            {"band", recordsOf(line.band, pointFields)}};
}

Record fieldsOf(const RobustnessReport& report, const ClassifierRobustness& one, Intervals& intervals)
{
    const auto score = [&](const std::string& testSet, const Accuracy& accuracy) {
        return placeFields(testSet, report.slice, report.metric).add(fieldsOf(accuracy, intervals));
    };
    return classifierFields(one.classifier)
        .add({{"partial", one.isPartial},
              {"fitted", one.isFitted},
              {"scores", std::vector{score(report.from, one.accuracies.first),
                                     score(report.to, one.accuracies.second)}},
              {"drop", fieldsOf(one.drop)},
              {"predicted", one.predicted},
              {"effective_robustness", fieldsOf(one.effective)},
              {"traps", one.anomalies}});
}

void writeRobustnessJson(std::ostream& output, const RobustnessReport& report)
{
    Intervals intervals(report.bootstrap.confidence);
    const auto fields = [&](const ClassifierRobustness& one) { return fieldsOf(report, one, intervals); };
    const auto unpaired = [](const RobustnessReport::Unpaired& one) {
        return classifierFields(one.classifier).add("test_set", one.testSet);
    };
    writeJson(output, Record{{"from", report.from},
                             {"to", report.to},
                             {"metric", metricWord(report.metric)},
                             {"slice", report.slice},
                             {"axes", axisWord(report.axis)},
                             {"interval", report.bootstrap.confidence},
                             {"interval_kinds", Record{{"accuracy", accuracyIntervalKind},
                                                       {"drop", dropIntervalKind},
                                                       {"effective_robustness", effectiveIntervalKind}}},
                             {"rounds", report.bootstrap.rounds},
                             {"seed", report.bootstrap.seed}}
                          .add(fieldsOf(report.basis))
                          .add({{"line", report.line ? Value(fieldsOf(*report.line)) : Value()},
                                {"classifiers", recordsOf(report.classifiers, fields)},
                                {"unpaired", recordsOf(report.unpaired, unpaired)},
                                {"notes", report.notes}}));
}

/// What is the same in each line.
Record csvOfReport(const RobustnessReport& report)
{
    Record record{{"slice", report.slice},
                  {"metric", metricWord(report.metric)},
                  {"axes", axisWord(report.axis)},
                  {"from", report.from},
                  {"to", report.to},
                  {"drop_interval_kind", dropIntervalKind},
                  {"effective_interval_kind", effectiveIntervalKind},
                  {"seed", report.bootstrap.seed},
                  {"rounds", report.bootstrap.rounds}};
    if (report.line)
        record.add({{"line_models", report.line->models},
                    {"slope", report.line->line.slope},
                    {"intercept", report.line->line.intercept},
                    {"r_squared", report.line->rSquared}});
    return std::move(record.add(prefixed("from_", setFields(report.basis, report.from)))
                         .add(prefixed("to_", setFields(report.basis, report.to)))
                         .add(basisFields(report.basis))
                         .add(csvIntervalFields(report.bootstrap.confidence)));
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

Record csvRecord(const RobustnessReport& report, const ClassifierRobustness& one, Intervals& intervals)
{
    return classifierFields(one.classifier)
        .add({{"predicted", one.predicted}, {"fitted", one.isFitted}, {"partial", one.isPartial}})
        .add(prefixed("from_", fieldsOf(one.accuracies.first, intervals)))
        .add(prefixed("to_", fieldsOf(one.accuracies.second, intervals)))
        .add(prefixed("drop_", fieldsOf(one.drop).value_or(Record())))
        .add(prefixed("effective_", fieldsOf(one.effective).value_or(Record())))
        .add(csvOfReport(report))
        .add(csvNotes(sentencesOf(report, one)));
}

void writeRobustnessCsv(std::ostream& output, const RobustnessReport& report)
{
    Intervals intervals(report.bootstrap.confidence);
    std::vector<Record> records;
    std::vector<Classifier> placed;
    for (const ClassifierRobustness& one : report.classifiers) {
        records.push_back(csvRecord(report, one, intervals));
        placed.push_back(one.classifier);
    }
    for (Record& record : csvOfUnplaced(unplacedNotes(report), placed))
        records.push_back(std::move(record.add(csvOfReport(report))));
    writeCsv(output,
             {"name,kind,slice,metric,axes,from", prefixed("from_", accuracyColumns), "to",
              prefixed("to_", accuracyColumns),
              "drop_value,drop_low,drop_high,predicted,effective_value,effective_low,effective_high,fitted,"
              "from_missing,from_unknown,to_missing,to_unknown,partial,from_problematic,to_problematic",
              basisColumns, intervalColumns,
              "drop_interval_kind,effective_interval_kind,seed,rounds,line_models,slope,intercept,r_squared",
              prefixed("from_", setColumns), prefixed("to_", setColumns), "notes"},
             records);
}

void writeLine(std::ostream& output, const RobustnessReport& report)
{
    output << report.from << " to " << report.to << ", " << metricTitle(report.metric) << ", " << report.slice
           << '\n';
    if (!report.line) {
        output << "A line needs two models of different accuracy.\n\n";
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
           grouped(bootstrap.rounds) + " rounds with seed " + std::to_string(bootstrap.seed) + ".\n";
}

void writeRobustnessTable(std::ostream& output, const RobustnessReport& report)
{
    writeLine(output, report);
    TextTable table({"classifier", report.from + " %", "n", "missing", report.to + " %", "n", "missing",
                     "drop", "predicted %", "effective robustness"});
    for (const ClassifierRobustness& one : report.classifiers)
        table.add({markedName(one.classifier, one.isPartial), percent(one.accuracies.first),
                   grouped(one.accuracies.first.total), missingText(one.accuracies.first),
                   percent(one.accuracies.second), grouped(one.accuracies.second.total),
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
