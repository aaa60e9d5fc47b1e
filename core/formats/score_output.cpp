// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/score_output.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "core/formats/csv.h"

namespace vizsla {

namespace {

using nlohmann::ordered_json;

/// Exact bounds take microseconds each and the same counts come again and again.
class Intervals
{
public:
    explicit Intervals(double confidence) : m_confidence(confidence) {}

    Interval of(const Accuracy& accuracy)
    {
        const auto key = (static_cast<std::uint64_t>(accuracy.correct) << 32) | static_cast<unsigned>(accuracy.total);
        const auto [known, isNew] = m_known.try_emplace(key);
        if (isNew)
            known->second = accuracy.interval(m_confidence);
        return known->second;
    }

private:
    double m_confidence;
    std::unordered_map<std::uint64_t, Interval> m_known;
};

/// The shortest digits that read back as the same number.
std::string exact(double number)
{
    char buffer[64];
    return {buffer, std::to_chars(std::begin(buffer), std::end(buffer), number).ptr};
}

std::string percent(double fraction)
{
    char buffer[64];
    return {buffer, std::to_chars(std::begin(buffer), std::end(buffer), 100 * fraction, std::chars_format::fixed, 2).ptr};
}

ordered_json jsonOf(const Score& score, Intervals& intervals)
{
    const Accuracy& accuracy = score.accuracy;
    const Interval interval = intervals.of(accuracy);
    const ordered_json value = accuracy.total > 0 ? ordered_json(accuracy.value()) : ordered_json();
    return {{"test_set", score.testSet},    {"slice", score.slice},          {"metric", metricWord(score.metric)},
            {"correct", accuracy.correct},  {"total", accuracy.total},       {"left_out", accuracy.leftOut},
            {"accuracy", value},            {"low", interval.low},           {"high", interval.high}};
}

/// "82.72 (82.19 – 83.25)", or a dash.
std::string cell(const Accuracy& accuracy, Intervals& intervals)
{
    if (accuracy.total == 0)
        return "–";
    const Interval interval = intervals.of(accuracy);
    return percent(accuracy.value()) + " (" + percent(interval.low) + " – " +
           percent(interval.high) + ")";
}

void writePadded(std::ostream& output, std::string_view words, std::size_t width)
{
    const auto starts = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
    const auto length = static_cast<std::size_t>(std::ranges::count_if(words, starts));
    output << words << std::string(width > length ? width - length : 0, ' ');
}

}  // namespace

std::string_view metricWord(Metric metric)
{
    switch (metric) {
    case Metric::Top1:
        return "top1";
    case Metric::Top5:
        return "top5";
    case Metric::MultiLabel:
        break;
    }
    return "multilabel";
}

void writeScoresJson(std::ostream& output, const StudyScores& scores, double confidence)
{
    Intervals intervals(confidence);
    auto list = ordered_json::array();
    for (const ClassifierScores& classifier : scores.classifiers) {
        auto figures = ordered_json::array();
        for (const Score& score : classifier.scores)
            figures.push_back(jsonOf(score, intervals));
        list.push_back({{"name", classifier.classifier.name},
                        {"kind", kindWord(classifier.classifier.kind)},
                        {"scores", std::move(figures)},
                        {"warnings", classifier.warnings}});
    }
    const ordered_json document{{"interval", confidence}, {"classifiers", std::move(list)}};
    output << document.dump(1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
}

void writeScoresCsv(std::ostream& output, const StudyScores& scores, double confidence)
{
    Intervals intervals(confidence);
    output << "name,kind,test_set,slice,metric,correct,total,left_out,accuracy,low,high\n";
    for (const ClassifierScores& classifier : scores.classifiers) {
        for (const Score& score : classifier.scores) {
            const Accuracy& accuracy = score.accuracy;
            const Interval interval = intervals.of(accuracy);
            output << csvField(classifier.classifier.name) << ',' << kindWord(classifier.classifier.kind) << ',' << csvField(score.testSet)
                   << ',' << csvField(score.slice) << ',' << metricWord(score.metric) << ',' << accuracy.correct << ','
                   << accuracy.total << ',' << accuracy.leftOut << ','
                   << (accuracy.total > 0 ? exact(accuracy.value()) : std::string()) << ','
                   << exact(interval.low) << ',' << exact(interval.high) << '\n';
        }
    }
}

void writeScoresTable(std::ostream& output, const StudyScores& scores, double confidence)
{
    Intervals intervals(confidence);
    constexpr std::size_t nameWidth = 26, placeWidth = 18, cellWidth = 26;
    for (const std::string_view heading : {"classifier", "test set", "slice"})
        writePadded(output, heading, heading == "classifier" ? nameWidth : placeWidth);
    for (const std::string_view heading : {"top-1 %", "top-5 %", "multi-label %"})
        writePadded(output, heading, cellWidth);
    output << '\n';
    for (const ClassifierScores& classifier : scores.classifiers) {
        for (auto score = classifier.scores.begin(); score != classifier.scores.end();) {
            writePadded(output, classifier.classifier.name, nameWidth);
            writePadded(output, score->testSet, placeWidth);
            writePadded(output, score->slice, placeWidth);
            const auto isSameLine = [first = score](const Score& other) {
                return other.testSet == first->testSet && other.slice == first->slice;
            };
            const auto end = std::find_if_not(score, classifier.scores.end(), isSameLine);
            for (const Metric metric : {Metric::Top1, Metric::Top5, Metric::MultiLabel}) {
                const auto found = std::find_if(score, end, [&](const Score& one) { return one.metric == metric; });
                writePadded(output, found == end ? "–" : cell(found->accuracy, intervals), cellWidth);
            }
            output << '\n';
            score = end;
        }
    }
    for (const ClassifierScores& classifier : scores.classifiers) {
        for (const std::string& warning : classifier.warnings)
            output << "! " << classifier.classifier.name << ' ' << warning << '\n';
    }
}

}  // namespace vizsla
