// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/comparison_output.h"

#include <nlohmann/json.hpp>

#include "core/reports/figure_output.h"

namespace vizsla {

namespace {

using nlohmann::ordered_json;

constexpr int csvDigits = 6;

/// No number of JSON's readers holds what no double does; of no images there is none.
ordered_json jsonOf(double probability, const PairedOutcomes& outcomes)
{
    return outcomes.total() > 0 && isHeld(probability) ? ordered_json(probability) : ordered_json();
}

ordered_json logarithmJson(double log10, const PairedOutcomes& outcomes)
{
    return outcomes.total() > 0 ? ordered_json(log10) : ordered_json();
}

std::string probabilityText(double value, double log10, const PairedOutcomes& outcomes)
{
    return outcomes.total() > 0 ? probability(value, log10) : percent(Ratio());
}

/// "2, partial"
std::string missingText(int missing, bool isPartial)
{
    return std::to_string(missing) + (isPartial ? ", partial" : "");
}

/// "3 (1 problematic)"
std::string leftOutText(const ComparisonRow& row)
{
    const std::string leftOut = std::to_string(row.leftOut);
    return row.problematic == 0 ? leftOut
                                : leftOut + " (" + std::to_string(row.problematic) + " problematic)";
}

ordered_json jsonOf(const ComparisonRow& row)
{
    const PairedOutcomes& outcomes = row.outcomes;
    return {{"test_set", row.testSet},
            {"slice", row.slice},
            {"metric", metricWord(row.metric)},
            {"total", outcomes.total()},
            {"both_right", outcomes.bothRight},
            {"only_first", outcomes.onlyFirst},
            {"only_second", outcomes.onlySecond},
            {"both_wrong", outcomes.bothWrong},
            {"first_accuracy", outcomes.first().value()},
            {"second_accuracy", outcomes.second().value()},
            {"difference", row.difference()},
            {"p", jsonOf(row.p, outcomes)},
            {"mid_p", jsonOf(row.midP, outcomes)},
            {"log10_p", logarithmJson(row.log10P, outcomes)},
            {"log10_mid_p", logarithmJson(row.log10MidP, outcomes)},
            {"first_missing", row.firstMissing},
            {"second_missing", row.secondMissing},
            {"first_partial", row.isFirstPartial},
            {"second_partial", row.isSecondPartial},
            {"problematic", row.problematic},
            {"left_out", row.leftOut}};
}

/// A probability that no double holds is written by its logarithm.
ordered_json csvProbability(double value, double log10, const PairedOutcomes& outcomes)
{
    if (outcomes.total() == 0)
        return {};
    return isHeld(value) ? ordered_json(value) : ordered_json(probability(value, log10, csvDigits));
}

void writeComparisonCsv(std::ostream& output, const Comparison& comparison)
{
    std::vector<ordered_json> records;
    for (const ComparisonRow& row : comparison.rows)
        records.push_back(joined(
            joined(
                joined({{"first", comparison.first.name}, {"second", comparison.second.name}}, jsonOf(row)),
                {{"p", csvProbability(row.p, row.log10P, row.outcomes)},
                 {"mid_p", csvProbability(row.midP, row.log10MidP, row.outcomes)}}),
            joined(joined(csvFieldsOf(comparison.basis), csvSetFields(comparison.basis, row.testSet)),
                   csvNotes(comparison.notes))));
    writeCsv(output,
             {"first",
              "second",
              "test_set",
              "slice",
              "metric",
              "total",
              "both_right",
              "only_first",
              "only_second",
              "both_wrong",
              "first_accuracy",
              "second_accuracy",
              "difference",
              "p",
              "mid_p",
              "log10_p",
              "log10_mid_p",
              "first_missing",
              "second_missing",
              "first_partial",
              "second_partial",
              "problematic",
              "annotation",
              "rulings",
              "unclear",
              "answers",
              "left_out",
              "set_images",
              "set_problematic",
              "set_without_correct",
              "set_unclear_least",
              "set_unclear_most",
              "notes"},
             records);
}

void writeComparisonTable(std::ostream& output, const Comparison& comparison)
{
    output << comparison.first.name << " (first) and " << comparison.second.name
           << " (second) on the images that count for both\n\n";
    TextTable table({"test set", "slice", "metric", "n", "both right", "only first", "only second",
                     "both wrong", "first %", "second %", "difference", "p (exact McNemar)", "mid-p",
                     "first missing", "second missing", "left out"});
    for (const ComparisonRow& row : comparison.rows) {
        const PairedOutcomes& outcomes = row.outcomes;
        table.add({row.testSet, row.slice, std::string(metricTitle(row.metric)),
                   std::to_string(outcomes.total()), std::to_string(outcomes.bothRight),
                   std::to_string(outcomes.onlyFirst), std::to_string(outcomes.onlySecond),
                   std::to_string(outcomes.bothWrong), percent(outcomes.first()), percent(outcomes.second()),
                   percent(row.differenceRatio()), probabilityText(row.p, row.log10P, outcomes),
                   probabilityText(row.midP, row.log10MidP, outcomes),
                   missingText(row.firstMissing, row.isFirstPartial),
                   missingText(row.secondMissing, row.isSecondPartial), leftOutText(row)});
    }
    table.write(output);
    output << "Left out: images that both have and that do not count for both.\n"
           << basisNote(comparison.basis);
    writeNotes(output, comparison.notes);
}

}  // namespace

void writeComparison(std::ostream& output, const Comparison& comparison, ReportFormat format)
{
    if (format == ReportFormat::Csv)
        return writeComparisonCsv(output, comparison);
    if (format == ReportFormat::Table)
        return writeComparisonTable(output, comparison);
    auto rows = ordered_json::array();
    for (const ComparisonRow& row : comparison.rows)
        rows.push_back(jsonOf(row));
    writeJson(output, joined(joined({{"first", vizsla::jsonOf(comparison.first)},
                                     {"second", vizsla::jsonOf(comparison.second)}},
                                    vizsla::jsonOf(comparison.basis)),
                             {{"comparisons", std::move(rows)}, {"notes", comparison.notes}}));
}

}  // namespace vizsla
