// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/figure_output.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/formats/csv.h"
#include "core/formats/utf8.h"

namespace vizsla {

namespace {

using nlohmann::ordered_json;

constexpr std::string_view dash = "–";

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

/// In code points, which is what a terminal aligns by.
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

Interval Intervals::of(const Accuracy& accuracy)
{
    const auto key =
        (static_cast<std::uint64_t>(accuracy.correct) << 32) | static_cast<unsigned>(accuracy.total);
    const auto [known, isNew] = m_known.try_emplace(key);
    if (isNew)
        known->second = accuracy.interval(m_confidence);
    return known->second;
}

std::string fixed(double number, int digits)
{
    return std::isfinite(number) ? printed(number, std::chars_format::fixed, digits) : std::string(dash);
}

std::string significant(double number, int digits)
{
    return printed(number, std::chars_format::general, digits);
}

std::string probability(double value, double log10)
{
    if (value > std::numeric_limits<double>::min())
        return significant(value, 3);
    double exponent = std::floor(log10);
    double mantissa = std::round(100 * std::pow(10.0, log10 - exponent)) / 100;
    if (mantissa >= 10) {
        mantissa /= 10;
        ++exponent;
    }
    return significant(mantissa, 3) + 'e' + fixed(exponent, 0);
}

std::string missingText(const Accuracy& accuracy)
{
    const std::string count = std::to_string(accuracy.missing);
    return accuracy.unknown == 0 ? count : count + " (" + std::to_string(accuracy.unknown) + " of no class)";
}

std::string percent(double fraction)
{
    return fixed(100 * fraction, 2);
}

std::string percent(double fraction, const Interval& interval)
{
    if (!std::isfinite(fraction))
        return std::string(dash);
    return percent(fraction) + " (" + percent(interval.low) + " – " + percent(interval.high) + ")";
}

ordered_json jsonOf(double value, const Interval& interval)
{
    return {{"value", value}, {"low", interval.low}, {"high", interval.high}};
}

ordered_json jsonOf(const Classifier& classifier)
{
    return {{"name", classifier.name}, {"kind", kindWord(classifier.kind)}};
}

ordered_json jsonOf(const Accuracy& accuracy, Intervals& intervals)
{
    const Interval interval = intervals.of(accuracy);
    const ordered_json value = accuracy.total > 0 ? ordered_json(accuracy.value()) : ordered_json();
    return {{"correct", accuracy.correct}, {"total", accuracy.total},    {"left_out", accuracy.leftOut},
            {"accuracy", value},           {"low", interval.low},        {"high", interval.high},
            {"missing", accuracy.missing}, {"unknown", accuracy.unknown}};
}

ordered_json jsonOf(std::string_view testSet, std::string_view slice, Metric metric, const Accuracy& accuracy,
                    Intervals& intervals)
{
    return joined({{"test_set", testSet}, {"slice", slice}, {"metric", metricWord(metric)}},
                  jsonOf(accuracy, intervals));
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
