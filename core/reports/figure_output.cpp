// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/figure_output.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>

#include "core/parallel_for.h"
#include "core/reports/record_output.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace {

constexpr std::string_view dash = "–";
const std::string noAnnotation = "none";

template <class... Form>
std::string printed(double number, Form... form)
{
    char buffer[400];
    return {buffer, std::to_chars(std::begin(buffer), std::end(buffer), number, form...).ptr};
}

/// 3510 with two digits as "35.10".
std::string decimalText(std::int64_t units, int digits)
{
    std::string text = std::to_string(units < 0 ? -units : units);
    const auto behind = static_cast<std::size_t>(digits);
    if (text.size() <= behind)
        text.insert(0, behind + 1 - text.size(), '0');
    if (behind > 0)
        text.insert(text.size() - behind, 1, '.');
    return units < 0 ? '-' + text : text;
}

/// "second: 3 images of 20 ", and one of the two ends.
std::string leftOutLine(const FigureBasis::LeftOut& set, std::size_t images, const char* one,
                        const char* many)
{
    return set.testSet + ": " + grouped(images) + (images == 1 ? " image of " : " images of ") +
           grouped(set.images) + (images == 1 ? one : many) + ".\n";
}

/// "second: these are 3 to 17 images."
std::string unclearLines(const FigureBasis& basis)
{
    std::string lines;
    for (const FigureBasis::LeftOut& set : basis.leftOut) {
        if (!set.unclear)
            continue;
        const auto [least, most] = *set.unclear;
        lines += set.testSet + (most == 1 && least == 1 ? ": this is " : ": these are ") + grouped(least) +
                 (least == most ? "" : " to " + grouped(most)) + (most == 1 ? " image" : " images") +
                 (least == most ? ".\n" : " of a classifier.\n");
    }
    return lines;
}

std::uint64_t keyOf(const Accuracy& accuracy)
{
    return (static_cast<std::uint64_t>(accuracy.correct) << 32) | static_cast<unsigned>(accuracy.total);
}

bool isAnnotated(const FigureBasis& basis)
{
    return !basis.annotation.empty() || basis.rulings > 0;
}

/// A bar is doubled, so that none stands alone between two spaces.
std::string escapedNote(const std::string& sentence)
{
    std::string escaped;
    for (const char letter : sentence)
        escaped.append(letter == '|' ? 2 : 1, letter);
    return escaped;
}

/// What is larger has no decimals that tell.
constexpr double largestRounded = 1e12;

std::string_view wordOf(UnclearCounts unclear)
{
    if (unclear == UnclearCounts::LeftOut)
        return "left-out";
    return unclear == UnclearCounts::Right ? "correct" : "wrong";
}

std::string_view wordOf(AnswerVersion answers)
{
    return answers == AnswerVersion::First ? "first" : "corrected";
}

/// Without an annotation no image has a class ruled correct, which says nothing of the images.
Value withoutCorrectOf(const FigureBasis& basis, const FigureBasis::LeftOut& set)
{
    return isAnnotated(basis) ? Value(set.withoutCorrect) : Value();
}

/// {"rulings", "unclear", "answers"}
Record countingFields(const FigureBasis& basis)
{
    return {
        {"rulings", basis.rulings}, {"unclear", wordOf(basis.unclear)}, {"answers", wordOf(basis.answers)}};
}

/// "ReaL, under 2 rulings of the study's reviewers"; "none".
std::string annotationWords(const FigureBasis& basis)
{
    if (basis.rulings == 0)
        return basis.annotation.empty() ? noAnnotation : basis.annotation;
    return (basis.annotation.empty() ? "none but " : basis.annotation + ", under ") + grouped(basis.rulings) +
           (basis.rulings == 1 ? " ruling" : " rulings") + " of the study's reviewers";
}

}  // namespace

std::string_view metricWord(Metric metric)
{
    if (metric == Metric::MultiLabel)
        return "multilabel";
    return metric == Metric::Top1 ? "top1" : "top5";
}

std::string_view metricTitle(Metric metric)
{
    if (metric == Metric::MultiLabel)
        return "multi-label";
    return metric == Metric::Top1 ? "top-1" : "top-5";
}

std::string metricCell(const Record& row, std::string_view key)
{
    const std::string word = plainText(row[key]);
    for (const Metric metric : {Metric::Top1, Metric::Top5, Metric::MultiLabel}) {
        if (metricWord(metric) == word)
            return std::string(metricTitle(metric));
    }
    return word;
}

void Intervals::add(const std::vector<Accuracy>& accuracies)
{
    struct Unknown
    {
        const Accuracy* accuracy;
        Interval* interval;
    };
    std::vector<Unknown> unknown;
    for (const Accuracy& accuracy : accuracies) {
        if (accuracy.total == 0)
            continue;
        const auto [known, isNew] = m_known.try_emplace(keyOf(accuracy));
        if (isNew)
            unknown.push_back({&accuracy, &known->second});
    }
    // Several at a time, as one takes no longer than asking for it.
    constexpr std::size_t atATime = 16;
    const auto find = [&](std::size_t index, std::size_t /*thread*/) -> Result<void> {
        const std::size_t end = std::min((index + 1) * atATime, unknown.size());
        for (std::size_t one = index * atATime; one < end; ++one)
            *unknown[one].interval = unknown[one].accuracy->interval(m_confidence);
        return {};
    };
    if (!parallelFor((unknown.size() + atATime - 1) / atATime, coreCount(), find))
        m_known.clear();
}

std::optional<Interval> Intervals::of(const Accuracy& accuracy)
{
    if (accuracy.total == 0)
        return std::nullopt;
    const auto [known, isNew] = m_known.try_emplace(keyOf(accuracy));
    if (isNew)
        known->second = accuracy.interval(m_confidence);
    return known->second;
}

std::string fixed(double number, int digits)
{
    if (!std::isfinite(number))
        return std::string(dash);
    if (std::abs(number) > largestRounded)
        return printed(number, std::chars_format::fixed, digits);
    return decimalText(rounded(number, digits), digits);
}

std::string fixed(const Ratio& ratio, int digits)
{
    return ratio.whole == 0 ? std::string(dash) : decimalText(rounded(ratio, digits), digits);
}

std::string significant(double number, int digits)
{
    return printed(number, std::chars_format::general, digits);
}

bool isHeld(double probability)
{
    return probability > std::numeric_limits<double>::min();
}

std::string probability(double value, double log10, int digits)
{
    if (isHeld(value))
        return significant(value, digits);
    const double scale = std::pow(10.0, digits - 1);
    double exponent = std::floor(log10);
    double mantissa = std::round(scale * std::pow(10.0, log10 - exponent)) / scale;
    if (mantissa >= 10) {
        mantissa /= 10;
        ++exponent;
    }
    return significant(mantissa, digits) + 'e' + fixed(exponent, 0);
}

std::string missingText(const Accuracy& accuracy)
{
    const std::string count = grouped(accuracy.missing);
    return accuracy.unknown == 0 ? count : count + " (" + grouped(accuracy.unknown) + " of no class)";
}

std::string percent(double fraction, int digits)
{
    return std::isfinite(fraction) ? decimalText(rounded(fraction, digits + 2), digits) : std::string(dash);
}

std::string percent(const Ratio& ratio, int digits)
{
    return ratio.whole == 0 ? std::string(dash) : decimalText(rounded(ratio, digits + 2), digits);
}

std::string percent(const Accuracy& accuracy)
{
    return percent(accuracy.ratio());
}

std::string percent(const Accuracy& accuracy, Intervals& intervals)
{
    const auto interval = intervals.of(accuracy);
    return interval ? percent(accuracy) + percentRange(*interval) : std::string(dash);
}

std::string percentRange(const Interval& interval)
{
    return " (" + percent(interval.low) + " – " + percent(interval.high) + ")";
}

std::string markedName(const Classifier& classifier, bool isPartial)
{
    return isPartial ? classifier.name + " (partial)" : classifier.name;
}

Record placeFields(std::string_view testSet, std::string_view slice, Metric metric)
{
    return {{"test_set", testSet}, {"slice", slice}, {"metric", metricWord(metric)}};
}

Record classifierFields(const Classifier& classifier)
{
    return {{"name", classifier.name}, {"kind", kindWord(classifier.kind)}};
}

Record fieldsOf(double value, const Interval& interval)
{
    return {{"value", value}, {"low", interval.low}, {"high", interval.high}};
}

Record boundsFields(const std::optional<Interval>& interval)
{
    return {{"low", interval ? Value(interval->low) : Value()},
            {"high", interval ? Value(interval->high) : Value()}};
}

Record fieldsOf(const Accuracy& accuracy, Intervals& intervals)
{
    return Record{{"correct", accuracy.correct},
                  {"total", accuracy.total},
                  {"left_out", accuracy.leftOut},
                  {"accuracy", accuracy.ratio()}}
        .add(boundsFields(intervals.of(accuracy)))
        .add("missing", accuracy.missing)
        .add("unknown", accuracy.unknown)
        .add("problematic", accuracy.problematic);
}

Record basisFields(const FigureBasis& basis)
{
    return Record{{"annotation", basis.annotation.empty() ? noAnnotation : basis.annotation}}.add(
        countingFields(basis));
}

Record basisFields(const FigureBasis& basis, std::string_view testSet)
{
    return basisFields(basis).add(setFields(basis, testSet));
}

Record setFields(const FigureBasis& basis, std::string_view testSet)
{
    const auto set = std::ranges::find(basis.leftOut, testSet, &FigureBasis::LeftOut::testSet);
    if (set == basis.leftOut.end())
        return {};
    return {{"set_images", set->images},
            {"set_problematic", set->problematic},
            {"set_without_correct", withoutCorrectOf(basis, *set)},
            {"set_unclear_least", set->unclear ? Value(set->unclear->first) : Value()},
            {"set_unclear_most", set->unclear ? Value(set->unclear->second) : Value()}};
}

Record fieldsOf(const FigureBasis& basis)
{
    std::vector<Record> problematic;
    std::vector<Record> withoutCorrect;
    std::vector<Record> unclear;
    for (const FigureBasis::LeftOut& set : basis.leftOut) {
        problematic.push_back({{"test_set", set.testSet}, {"images", set.problematic}});
        withoutCorrect.push_back(
            {{"test_set", set.testSet}, {"images", withoutCorrectOf(basis, set)}, {"of", set.images}});
        if (set.unclear)
            unclear.push_back(
                {{"test_set", set.testSet}, {"least", set.unclear->first}, {"most", set.unclear->second}});
    }
    return Record{{"annotation", basis.annotation.empty() ? Value() : Value(basis.annotation)}}
        .add(countingFields(basis))
        .add("problematic", std::move(problematic))
        .add("without_correct", std::move(withoutCorrect))
        .add("unclear_left_out", std::move(unclear));
}

Record csvIntervalFields(double confidence)
{
    return {{"interval_level", confidence}, {"interval_kind", accuracyIntervalKind}};
}

Record intervalFields(double confidence)
{
    return {{"interval", confidence}, {"interval_kind", accuracyIntervalKind}};
}

Record csvNotes(const std::vector<std::string>& sentences)
{
    std::string notes;
    for (const std::string& sentence : sentences)
        notes += (notes.empty() ? "" : " | ") + escapedNote(sentence);
    return {{"notes", notes.empty() ? Value() : Value(std::move(notes))}};
}

std::vector<std::string> notesOf(const std::vector<ClassifierNotes>& all, const Classifier& classifier)
{
    const auto found = std::ranges::find(all, classifier, &ClassifierNotes::classifier);
    return found == all.end() ? std::vector<std::string>() : found->sentences;
}

std::vector<Record> csvOfUnplaced(const std::vector<ClassifierNotes>& all,
                                  const std::vector<Classifier>& placed)
{
    std::vector<Record> records;
    for (const auto& [classifier, sentences] : all) {
        if (std::ranges::find(placed, classifier) == placed.end())
            records.push_back(classifierFields(classifier).add(csvNotes(sentences)));
    }
    return records;
}

std::string annotationNote(const FigureBasis& basis)
{
    return "Annotation: " + annotationWords(basis) + ".\n";
}

std::string basisNote(const FigureBasis& basis)
{
    std::string note = annotationNote(basis);
    for (const FigureBasis::LeftOut& set : basis.leftOut) {
        if (set.problematic > 0)
            note += set.testSet + ": " + grouped(set.problematic) + " problematic " +
                    (set.problematic == 1 ? "image of the test set is" : "images of the test set are") +
                    " left out of top-1 and top-5 as well as of multi-label.\n";
        if (isAnnotated(basis) && set.withoutCorrect > 0)
            note += leftOutLine(set, set.withoutCorrect,
                                " has no class ruled correct and is left out of multi-label",
                                " have no class ruled correct and are left out of multi-label");
    }
    if (basis.unclear == UnclearCounts::Right)
        note += "A class ruled unclear counts as correct.\n";
    else if (basis.unclear == UnclearCounts::LeftOut)
        note +=
            "An image whose prediction is ruled unclear is left out of multi-label.\n" + unclearLines(basis);
    if (basis.answers == AnswerVersion::Corrected)
        note += "Of an answer that was corrected the correction counts.\n";
    return note;
}

std::string intervalNote(double confidence)
{
    return "Intervals: " + significant(confidence * 100, 8) + " % (Clopper-Pearson).\n";
}

void writeNotes(std::ostream& output, const std::vector<std::string>& notes)
{
    for (const std::string& note : notes)
        output << "! " << note << '\n';
}

}  // namespace vizsla
