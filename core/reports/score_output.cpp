// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/score_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "core/reports/figure_output.h"
#include "core/reports/record_output.h"
#include "core/text/csv.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace {

Intervals intervalsOf(const StudyScores& scores, double confidence)
{
    std::vector<Accuracy> accuracies;
    for (const ClassifierScores& classifier : scores.classifiers)
        std::ranges::transform(classifier.scores, std::back_inserter(accuracies), &Score::accuracy);
    Intervals intervals(confidence);
    intervals.add(accuracies);
    return intervals;
}

/// Written piece by piece: there are thousands, and a tree of them takes longer to build than the scores.
void writeScore(fmt::memory_buffer& text, const Score& score, Intervals& intervals)
{
    const Accuracy& accuracy = score.accuracy;
    const auto interval = intervals.of(accuracy);
    fmt::format_to(
        std::back_inserter(text),
        R"({{"test_set": {}, "slice": {}, "metric": "{}", "correct": {}, "total": {}, "left_out": {}, )",
        jsonText(score.testSet), jsonText(score.slice), metricWord(score.metric), accuracy.correct,
        accuracy.total, accuracy.leftOut);
    fmt::format_to(std::back_inserter(text), R"("accuracy": {}, "low": {}, "high": {}, )",
                   interval ? fmt::to_string(accuracy.value()) : "null",
                   interval ? fmt::to_string(interval->low) : "null",
                   interval ? fmt::to_string(interval->high) : "null");
    fmt::format_to(std::back_inserter(text),
                   R"("missing": {}, "unknown": {}, "problematic": {}, "partial": {})", accuracy.missing,
                   accuracy.unknown, accuracy.problematic, score.isPartial);
    if (score.reach)
        fmt::format_to(std::back_inserter(text), R"(, "given": {}, "not_in_time": {}, "not_reached": {})",
                       score.reach->given, score.reach->notInTime, score.reach->notReached);
    text.push_back('}');
}

/// The scores of one test set and slice, at the front of `scores`.
std::span<const Score> frontLine(std::span<const Score> scores)
{
    const auto end = std::ranges::find_if_not(scores, [&](const Score& other) {
        return other.testSet == scores.front().testSet && other.slice == scores.front().slice;
    });
    return {scores.begin(), end};
}

Accuracy accuracyIn(std::span<const Score> line, Metric metric)
{
    const auto found = std::ranges::find(line, metric, &Score::metric);
    return found == line.end() ? Accuracy() : found->accuracy;
}

/// "2 of 4 in top-1, partial": of the metric that has most, which is named where others have fewer.
std::string missingCell(std::span<const Score> line)
{
    Accuracy most;
    std::string inMetric;
    for (const Score& score : line) {
        if (score.accuracy.missing > most.missing) {
            most = score.accuracy;
            inMetric = " in " + std::string(metricTitle(score.metric));
        }
    }
    if (std::ranges::all_of(line, [&](const Score& score) { return score.accuracy.missing == most.missing; }))
        inMetric.clear();
    const bool isPartial = std::ranges::any_of(line, &Score::isPartial);
    if (most.missing == 0)
        return isPartial ? "0, partial" : "0";
    return missingText(most) + " of " + grouped(most.total) + inMetric + (isPartial ? ", partial" : "");
}

std::string cell(std::span<const Score> line, Metric metric, Intervals& intervals)
{
    return percent(accuracyIn(line, metric), intervals);
}

/// "60,10,14"; empty fields where nothing was given.
std::string reachFields(const std::optional<ReachCounts>& reach)
{
    return reach ? fmt::format("{},{},{}", reach->given, reach->notInTime, reach->notReached) : ",,";
}

/// ",ReaL,0,wrong,first"
std::string csvTexts(const Record& record)
{
    std::string texts;
    for (const auto& [name, value] : record.fields())
        texts += ',' + csvText(value);
    return texts;
}

/// What a table says below it of the classifier.
std::string notesField(const StudyScores& scores, const ClassifierScores& one)
{
    std::vector<std::string> sentences = notesOf(scores.notesOf, one.classifier);
    sentences.insert(sentences.end(), one.warnings.begin(), one.warnings.end());
    return csvTexts(csvNotes(sentences));
}

/// Between "kind" and the basis, and between that and the notes.
constexpr std::size_t figureFields = 13;
constexpr std::size_t reachAndSetFields = 8;

/// Labelers of whom there are notes and no scores.
void writeUnscored(fmt::memory_buffer& text, const StudyScores& scores, const std::string& basis)
{
    std::vector<Classifier> scored;
    std::ranges::transform(scores.classifiers, std::back_inserter(scored), &ClassifierScores::classifier);
    for (const Record& record : csvOfUnplaced(scores.notesOf, scored))
        fmt::format_to(std::back_inserter(text), "{},{}{}{}{},{}\n", csvText(record["name"]),
                       csvText(record["kind"]), std::string(figureFields, ','), basis,
                       std::string(reachAndSetFields, ','), csvText(record["notes"]));
}

}  // namespace

void writeScoresJson(std::ostream& output, const StudyScores& scores, double confidence)
{
    Intervals intervals = intervalsOf(scores, confidence);
    fmt::memory_buffer text;
    const auto to = std::back_inserter(text);
    fmt::format_to(to, "{{\n \"interval\": {},\n \"interval_kind\": \"{}\",\n", confidence,
                   accuracyIntervalKind);
    const Record basis = fieldsOf(scores.basis);
    for (const auto& [name, value] : basis.fields())
        fmt::format_to(to, " \"{}\": {},\n", name, jsonText(value));
    fmt::format_to(to, " \"classifiers\": [");
    const char* between = "\n";
    for (const auto& [classifier, figures, warnings] : scores.classifiers) {
        fmt::format_to(to, "{}  {{\"name\": {}, \"kind\": \"{}\",\n   \"scores\": [", between,
                       jsonText(classifier.name), kindWord(classifier.kind));
        between = "\n";
        for (const Score& score : figures) {
            fmt::format_to(to, "{}    ", between);
            writeScore(text, score, intervals);
            between = ",\n";
        }
        fmt::format_to(to, "],\n   \"warnings\": {}}}", jsonText(warnings));
        between = ",\n";
    }
    fmt::format_to(to, "],\n \"notes\": {}\n}}\n", jsonText(scores.notes));
    output.write(text.data(), static_cast<std::streamsize>(text.size()));
}

void writeScoresCsv(std::ostream& output, const StudyScores& scores, double confidence)
{
    Intervals intervals = intervalsOf(scores, confidence);
    fmt::memory_buffer text;
    const auto to = std::back_inserter(text);
    fmt::format_to(to,
                   "name,kind,{},{},missing,unknown,partial,problematic,{},{},given,not_in_time,not_reached,"
                   "{},notes\n",
                   placeColumns, accuracyColumns, basisColumns, intervalColumns, setColumns);
    const std::string basis = csvTexts(basisFields(scores.basis).add(csvIntervalFields(confidence)));
    std::map<std::string, std::string> setTexts;
    for (const std::string& testSet : scores.testSets)
        setTexts.emplace(testSet, csvTexts(setFields(scores.basis, testSet)));
    for (const ClassifierScores& one : scores.classifiers) {
        const std::string classifier =
            csvField(one.classifier.name) + ',' + std::string(kindWord(one.classifier.kind));
        const std::string notes = notesField(scores, one);
        for (const Score& score : one.scores) {
            const Accuracy& accuracy = score.accuracy;
            const auto interval = intervals.of(accuracy);
            fmt::format_to(
                to, "{},{},{},{},{},{},{},{},{},{},{},{},{},{}{},{}{}{}\n", classifier,
                csvField(score.testSet), csvField(score.slice), metricWord(score.metric), accuracy.correct,
                accuracy.total, accuracy.leftOut, interval ? fmt::to_string(accuracy.value()) : "",
                interval ? fmt::to_string(interval->low) : "", interval ? fmt::to_string(interval->high) : "",
                accuracy.missing, accuracy.unknown, score.isPartial, accuracy.problematic, basis,
                reachFields(score.reach), setTexts[score.testSet], notes);
        }
    }
    writeUnscored(text, scores, basis);
    output.write(text.data(), static_cast<std::streamsize>(text.size()));
}

void writeScoresTable(std::ostream& output, const StudyScores& scores, double confidence)
{
    Intervals intervals = intervalsOf(scores, confidence);
    TextTable table(
        {"classifier", "test set", "slice", "top-1 %", "top-5 %", "n", "multi-label %", "n", "missing"});
    for (const ClassifierScores& classifier : scores.classifiers) {
        for (std::span<const Score> left = classifier.scores; !left.empty();) {
            const auto line = frontLine(left);
            table.add({classifier.classifier.name, line.front().testSet, line.front().slice,
                       cell(line, Metric::Top1, intervals), cell(line, Metric::Top5, intervals),
                       grouped(accuracyIn(line, Metric::Top1).total),
                       cell(line, Metric::MultiLabel, intervals),
                       grouped(accuracyIn(line, Metric::MultiLabel).total), missingCell(line)});
            left = left.subspan(line.size());
        }
    }
    table.write(output);
    output << intervalNote(confidence) << basisNote(scores.basis);
    writeNotes(output, scores.notes);
    for (const ClassifierScores& classifier : scores.classifiers) {
        for (const std::string& warning : classifier.warnings)
            output << "! " << classifier.classifier.name << ' ' << warning << '\n';
    }
}

}  // namespace vizsla
