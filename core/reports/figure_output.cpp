// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/figure_output.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/parallel_for.h"
#include "core/text/csv.h"
#include "core/text/utf8.h"

namespace vizsla {

namespace {

using nlohmann::ordered_json;

constexpr std::string_view dash = "–";
constexpr std::string_view noAnnotation = "none";

template <class... Form>
std::string printed(double number, Form... form)
{
    char buffer[400];
    return {buffer, std::to_chars(std::begin(buffer), std::end(buffer), number, form...).ptr};
}

std::string csvValue(const ordered_json& record, std::string_view column)
{
    const auto found = record.find(std::string(column));
    if (found == record.end() || found->is_null())
        return {};
    if (found->is_string())
        return csvField(found->get_ref<const std::string&>());
    if (!found->is_number_float())
        return found->dump();
    // The shortest digits that read back as the same number.
    return std::isfinite(found->get<double>()) ? printed(found->get<double>()) : std::string();
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
    return set.testSet + ": " + std::to_string(images) + (images == 1 ? " image of " : " images of ") +
           std::to_string(set.images) + (images == 1 ? one : many) + ".\n";
}

/// "second: these are 3 to 17 images."
std::string unclearLines(const FigureBasis& basis)
{
    std::string lines;
    for (const FigureBasis::LeftOut& set : basis.leftOut) {
        if (!set.unclear)
            continue;
        const auto [least, most] = *set.unclear;
        lines += set.testSet + (most == 1 && least == 1 ? ": this is " : ": these are ") +
                 std::to_string(least) + (least == most ? "" : " to " + std::to_string(most)) +
                 (most == 1 ? " image" : " images") + (least == most ? ".\n" : " of a classifier.\n");
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

/// Without an annotation no image has a class ruled correct, which says nothing of the images.
ordered_json withoutCorrectOf(const FigureBasis& basis, const FigureBasis::LeftOut& set)
{
    return isAnnotated(basis) ? ordered_json(set.withoutCorrect) : ordered_json();
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

/// "ReaL, under 2 rulings of the study's reviewers"; "none".
std::string annotationWords(const FigureBasis& basis)
{
    if (basis.rulings == 0)
        return basis.annotation.empty() ? std::string(noAnnotation) : basis.annotation;
    return (basis.annotation.empty() ? "none but " : basis.annotation + ", under ") +
           std::to_string(basis.rulings) + (basis.rulings == 1 ? " ruling" : " rulings") +
           " of the study's reviewers";
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
    const std::string count = std::to_string(accuracy.missing);
    return accuracy.unknown == 0 ? count : count + " (" + std::to_string(accuracy.unknown) + " of no class)";
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

ordered_json jsonOf(double value, const Interval& interval)
{
    return {{"value", value}, {"low", interval.low}, {"high", interval.high}};
}

ordered_json jsonOf(const Classifier& classifier)
{
    return {{"name", classifier.name}, {"kind", kindWord(classifier.kind)}};
}

ordered_json boundsJson(const std::optional<Interval>& interval)
{
    return {{"low", interval ? ordered_json(interval->low) : ordered_json()},
            {"high", interval ? ordered_json(interval->high) : ordered_json()}};
}

ordered_json jsonOf(const Accuracy& accuracy, Intervals& intervals)
{
    const ordered_json value = accuracy.total > 0 ? ordered_json(accuracy.value()) : ordered_json();
    return joined(joined({{"correct", accuracy.correct},
                          {"total", accuracy.total},
                          {"left_out", accuracy.leftOut},
                          {"accuracy", value}},
                         boundsJson(intervals.of(accuracy))),
                  {{"missing", accuracy.missing},
                   {"unknown", accuracy.unknown},
                   {"problematic", accuracy.problematic}});
}

ordered_json jsonOf(std::string_view testSet, std::string_view slice, Metric metric, const Accuracy& accuracy,
                    Intervals& intervals)
{
    return joined({{"test_set", testSet}, {"slice", slice}, {"metric", metricWord(metric)}},
                  jsonOf(accuracy, intervals));
}

ordered_json csvFieldsOf(const FigureBasis& basis)
{
    return {{"annotation",
             basis.annotation.empty() ? ordered_json(noAnnotation) : ordered_json(basis.annotation)},
            {"rulings", basis.rulings},
            {"unclear", wordOf(basis.unclear)},
            {"answers", wordOf(basis.answers)}};
}

ordered_json jsonOf(const FigureBasis& basis)
{
    auto problematic = ordered_json::array();
    auto withoutCorrect = ordered_json::array();
    auto unclear = ordered_json::array();
    for (const FigureBasis::LeftOut& set : basis.leftOut) {
        problematic.push_back({{"test_set", set.testSet}, {"images", set.problematic}});
        withoutCorrect.push_back(
            {{"test_set", set.testSet}, {"images", withoutCorrectOf(basis, set)}, {"of", set.images}});
        if (set.unclear)
            unclear.push_back(
                {{"test_set", set.testSet}, {"least", set.unclear->first}, {"most", set.unclear->second}});
    }
    ordered_json fields = csvFieldsOf(basis);
    if (basis.annotation.empty())
        fields["annotation"] = nullptr;
    return joined(std::move(fields), {{"problematic", std::move(problematic)},
                                      {"without_correct", std::move(withoutCorrect)},
                                      {"unclear_left_out", std::move(unclear)}});
}

ordered_json csvSetFields(const FigureBasis& basis, std::string_view testSet)
{
    const auto set = std::ranges::find(basis.leftOut, testSet, &FigureBasis::LeftOut::testSet);
    if (set == basis.leftOut.end())
        return ordered_json::object();
    return {{"set_images", set->images},
            {"set_problematic", set->problematic},
            {"set_without_correct", withoutCorrectOf(basis, *set)},
            {"set_unclear_least", set->unclear ? ordered_json(set->unclear->first) : ordered_json()},
            {"set_unclear_most", set->unclear ? ordered_json(set->unclear->second) : ordered_json()}};
}

ordered_json csvNotes(const std::vector<std::string>& sentences)
{
    std::string notes;
    for (const std::string& sentence : sentences)
        notes += (notes.empty() ? "" : " | ") + escapedNote(sentence);
    return {{"notes", notes.empty() ? ordered_json() : ordered_json(std::move(notes))}};
}

std::vector<std::string> notesOf(const std::vector<ClassifierNotes>& all, const Classifier& classifier)
{
    const auto found = std::ranges::find(all, classifier, &ClassifierNotes::classifier);
    return found == all.end() ? std::vector<std::string>() : found->sentences;
}

std::vector<ordered_json> csvOfUnplaced(const std::vector<ClassifierNotes>& all,
                                        const std::vector<Classifier>& placed)
{
    std::vector<ordered_json> records;
    for (const auto& [classifier, sentences] : all) {
        if (std::ranges::find(placed, classifier) == placed.end())
            records.push_back(joined(jsonOf(classifier), csvNotes(sentences)));
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
            note += set.testSet + ": " + std::to_string(set.problematic) + " problematic " +
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

ordered_json csvIntervalFields(double confidence)
{
    return {{"interval_level", confidence}, {"interval_kind", accuracyIntervalKind}};
}

ordered_json intervalJson(double confidence)
{
    return {{"interval", confidence}, {"interval_kind", accuracyIntervalKind}};
}

void writeNotes(std::ostream& output, const std::vector<std::string>& notes)
{
    for (const std::string& note : notes)
        output << "! " << note << '\n';
}

ordered_json joined(ordered_json first, const ordered_json& second)
{
    first.update(second);
    return first;
}

void writeJson(std::ostream& output, const ordered_json& document)
{
    output << document.dump(1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
}

void writeCsv(std::ostream& output, std::initializer_list<std::string_view> columns,
              const std::vector<ordered_json>& records)
{
    const auto writeLine = [&](auto&& field) {
        for (const std::string_view column : columns)
            output << (column.data() == columns.begin()->data() ? "" : ",") << field(column);
        output << '\n';
    };
    writeLine([](std::string_view column) { return column; });
    for (const ordered_json& record : records)
        writeLine([&](std::string_view column) { return csvValue(record, column); });
}

void TextTable::write(std::ostream& output) const
{
    std::vector<std::size_t> widths(m_rows.front().size());
    for (const auto& row : m_rows) {
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], codePointCount(row[column]));
    }
    for (const auto& row : m_rows) {
        for (std::size_t column = 0; column + 1 < row.size(); ++column)
            output << row[column] << std::string(widths[column] - codePointCount(row[column]) + 2, ' ');
        output << row.back() << '\n';
    }
}

}  // namespace vizsla
