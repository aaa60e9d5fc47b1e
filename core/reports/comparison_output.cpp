// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/comparison_output.h"

#include "core/reports/figure_output.h"
#include "core/reports/record_output.h"

namespace vizsla {

namespace {

constexpr int csvDigits = 6;

/// No number of JSON's readers holds what no double does; of no images there is none.
Value programValue(double probability, double)
{
    return isHeld(probability) ? Value(probability) : Value();
}

/// A probability that no double holds is written by its logarithm.
Value csvValue(double value, double log10)
{
    return isHeld(value) ? Value(value) : Value(probability(value, log10, csvDigits));
}

Value textValue(double value, double log10)
{
    return probability(value, log10);
}

/// With probabilities as they are written there.
Record fieldsOf(const ComparisonRow& row, Value (*probabilityOf)(double value, double log10))
{
    const PairedOutcomes& outcomes = row.outcomes;
    const auto ofSome = [&](Value value) { return outcomes.total() > 0 ? std::move(value) : Value(); };
    return placeFields(row.testSet, row.slice, row.metric)
        .add({{"total", outcomes.total()},
              {"both_right", outcomes.bothRight},
              {"only_first", outcomes.onlyFirst},
              {"only_second", outcomes.onlySecond},
              {"both_wrong", outcomes.bothWrong},
              {"first_accuracy", outcomes.first().ratio()},
              {"second_accuracy", outcomes.second().ratio()},
              {"difference", row.differenceRatio()},
              {"p", ofSome(probabilityOf(row.p, row.log10P))},
              {"mid_p", ofSome(probabilityOf(row.midP, row.log10MidP))},
              {"log10_p", ofSome(row.log10P)},
              {"log10_mid_p", ofSome(row.log10MidP)},
              {"first_missing", row.firstMissing},
              {"second_missing", row.secondMissing},
              {"first_partial", row.isFirstPartial},
              {"second_partial", row.isSecondPartial},
              {"problematic", row.problematic},
              {"left_out", row.leftOut}});
}

void writeComparisonCsv(std::ostream& output, const Comparison& comparison)
{
    const auto line = [&](const ComparisonRow& row) {
        return Record{{"first", comparison.first.name}, {"second", comparison.second.name}}
            .add(fieldsOf(row, csvValue))
            .add(basisFields(comparison.basis, row.testSet))
            .add(csvNotes(comparison.notes));
    };
    writeCsv(output,
             {"first,second", placeColumns,
              "total,both_right,only_first,only_second,both_wrong,first_accuracy,second_accuracy,difference,"
              "p,mid_p,log10_p,log10_mid_p,first_missing,second_missing,first_partial,second_partial,"
              "problematic",
              basisColumns, "left_out", setColumns, "notes"},
             recordsOf(comparison.rows, line));
}

std::string probabilityCell(const Record& row, std::string_view key)
{
    return row[key].isNull() ? percent(Ratio()) : plainCell(row, key);
}

/// "2, partial" of "first_missing" and "first_partial".
std::string partialCell(const Record& row, std::string_view key)
{
    const std::string whose(key.substr(0, key.find('_')));
    return plainCell(row, key) + (std::get<bool>(row[whose + "_partial"].held()) ? ", partial" : "");
}

/// "3 (1 problematic)"
std::string leftOutCell(const Record& row, std::string_view key)
{
    const std::string problematic = plainText(row["problematic"]);
    return plainCell(row, key) + (problematic == "0" ? "" : " (" + problematic + " problematic)");
}

void writeComparisonTable(std::ostream& output, const Comparison& comparison)
{
    output << comparison.first.name << " (first) and " << comparison.second.name
           << " (second) on the images that count for both\n\n";
    writeTable(output,
               {{"test_set", "test set"},
                {"slice", "slice"},
                {"metric", "metric", metricCell},
                {"total", "n"},
                {"both_right", "both right"},
                {"only_first", "only first"},
                {"only_second", "only second"},
                {"both_wrong", "both wrong"},
                {"first_accuracy", "first %", percentCell},
                {"second_accuracy", "second %", percentCell},
                {"difference", "difference", percentCell},
                {"p", "p (exact McNemar)", probabilityCell},
                {"mid_p", "mid-p", probabilityCell},
                {"first_missing", "first missing", partialCell},
                {"second_missing", "second missing", partialCell},
                {"left_out", "left out", leftOutCell}},
               recordsOf(comparison.rows, [](const ComparisonRow& row) { return fieldsOf(row, textValue); }));
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
    const auto fields = [](const ComparisonRow& row) { return fieldsOf(row, programValue); };
    writeJson(output, Record{{"first", classifierFields(comparison.first)},
                             {"second", classifierFields(comparison.second)}}
                          .add(fieldsOf(comparison.basis))
                          .add("comparisons", recordsOf(comparison.rows, fields))
                          .add("notes", comparison.notes));
}

}  // namespace vizsla
