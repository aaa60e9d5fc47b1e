// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/review_output.h"

#include <algorithm>
#include <iterator>

#include "core/reports/figure_output.h"
#include "core/reports/record_output.h"
#include "core/review/settlement.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace {

constexpr const char* noReason = "no reason given";

FigureBasis figureBasisOf(const ReviewBasis& basis)
{
    return {basis.annotation, basis.rulings};
}

ReviewStatistics together(const ReviewReport& report)
{
    ReviewStatistics all;
    for (const auto& [testSet, statistics] : report)
        all += statistics;
    return all;
}

Record figuresOf(const ReviewStatistics& statistics)
{
    return {{"images", statistics.images},
            {"annotated", statistics.annotated},
            {"candidates", statistics.candidates},
            {"reviewed", statistics.reviewed},
            {"only_added", statistics.onlyAdded},
            {"only_added_reviewed", statistics.onlyAddedReviewed},
            {"ruled_no_candidate", statistics.ruledOthers},
            {"with_correct", statistics.labels.total},
            {"several_correct", statistics.labels.several},
            {"several_share", statistics.labels.ratio()},
            {"correct_labels", statistics.correctLabels},
            {"mean_correct", statistics.meanCorrect()},
            {"without_correct", statistics.withoutCorrect},
            {"problematic", statistics.problematic}};
}

Record testSetFields(const ReviewReport::value_type& row)
{
    return Record{{"test_set", row.first}}.add(figuresOf(row.second));
}

std::vector<Record> problemsOf(const ReviewStatistics& statistics)
{
    std::vector<Record> problems;
    for (const auto& [reason, count] : statistics.problems)
        problems.push_back({{"reason", reason}, {"images", count}});
    return problems;
}

void writeReportJson(std::ostream& output, const ReviewReport& report, const ReviewBasis& basis)
{
    const auto fields = [](const auto& row) {
        return testSetFields(row).add("problems", problemsOf(row.second));
    };
    const ReviewStatistics all = together(report);
    const Record basisOf = fieldsOf(figureBasisOf(basis));
    writeJson(output, Record{{"annotation", basisOf["annotation"]},
                             {"rulings", basisOf["rulings"]},
                             {"uncounted_reviewers", basis.uncounted},
                             {"test_sets", recordsOf(report, fields)},
                             {"together", figuresOf(all).add("problems", problemsOf(all))}});
}

/// What a table says below it of its second and third figure.
std::vector<std::string> candidateNotes(const ReviewStatistics& statistics)
{
    std::vector<std::string> notes;
    if (const auto added = statistics.onlyAdded; added > 0)
        notes.push_back(grouped(added) +
                        (added == 1 ? " candidate was added by a reviewer and proposed by nobody else; "
                                    : " candidates were added by reviewers and proposed by nobody else; ") +
                        grouped(statistics.onlyAddedReviewed) + " of the reviewed " +
                        (statistics.onlyAddedReviewed == 1 ? "is" : "are") + " such.");
    if (const auto others = statistics.ruledOthers; others > 0)
        notes.push_back(grouped(others) +
                        (others == 1
                             ? " label is ruled on and is no candidate, because nobody proposed it; it is "
                             : " labels are ruled on and are no candidates, because nobody proposed them; "
                               "they are ") +
                        "not among the reviewed.");
    return notes;
}

/// "drawing: 3 images"
std::vector<std::string> problemNotes(const ReviewStatistics& statistics)
{
    std::vector<std::string> notes;
    for (const auto& [reason, count] : statistics.problems)
        notes.push_back("problematic because: " + (reason.empty() ? noReason : reason) + ": " +
                        grouped(count) + (count == 1 ? " image" : " images"));
    return notes;
}

/// What a table says besides, of one test set, with every name.
std::vector<std::string> sentencesOf(const ReviewStatistics& statistics, const ReviewBasis& basis)
{
    std::vector<std::string> notes = candidateNotes(statistics);
    if (std::string note = uncountedText(basis.uncounted, basis.uncounted.size()); !note.empty())
        notes.push_back(std::move(note) + '.');
    std::ranges::move(problemNotes(statistics), std::back_inserter(notes));
    return notes;
}

void writeReportCsv(std::ostream& output, const ReviewReport& report, const ReviewBasis& basis)
{
    const auto line = [&](const auto& row) {
        return testSetFields(row)
            .add(basisFields(figureBasisOf(basis)))
            .add(csvNotes(sentencesOf(row.second, basis)));
    };
    writeCsv(output,
             {"test_set,images,annotated,candidates,reviewed,with_correct,several_correct,several_share,"
              "correct_labels,mean_correct,without_correct,problematic,annotation,rulings,only_added,"
              "only_added_reviewed,ruled_no_candidate,notes"},
             recordsOf(report, line));
}

/// "3015 (16.1 %)" of two counts; a dash where there is nothing it could be a share of.
std::string shareText(const Value& part, const Value& whole)
{
    const Ratio share{part.count(), whole.count()};
    const std::string percents = percent(share, 1);
    return share.whole == 0 ? percents : grouped(share.part) + " (" + percents + " %)";
}

std::string reviewedCell(const Record& row, std::string_view key)
{
    return shareText(row[key], row["candidates"]);
}

std::string severalCorrectCell(const Record& row, std::string_view key)
{
    return shareText(row[key], row["with_correct"]);
}

void writeProblems(std::ostream& output, const ReviewStatistics& all)
{
    if (all.problems.empty())
        return;
    output << '\n';
    TextTable table({"problematic because", "images"});
    for (const auto& [reason, count] : all.problems)
        table.add({reason.empty() ? noReason : reason, grouped(count)});
    table.write(output);
}

void writeReportTable(std::ostream& output, ReviewReport report, const ReviewBasis& basis)
{
    const ReviewStatistics all = together(report);
    if (report.size() > 1)
        report.emplace_back("together", all);
    writeTable(output,
               {{"test_set", "test set"},
                {"images", "images"},
                {"annotated", "annotated"},
                {"candidates", "candidates"},
                {"reviewed", "reviewed", reviewedCell},
                {"several_correct", "several correct", severalCorrectCell},
                {"mean_correct", "correct an image", fixedCell},
                {"without_correct", "none correct"},
                {"problematic", "problematic"}},
               recordsOf(report, testSetFields));
    output << annotationNote(figureBasisOf(basis));
    if (const std::string note = uncountedText(basis.uncounted); !note.empty())
        output << note << ".\n";
    writeNotes(output, candidateNotes(all));
    writeProblems(output, all);
}

}  // namespace

void writeReviewReport(std::ostream& output, const ReviewReport& report, ReportFormat format,
                       const ReviewBasis& basis)
{
    if (format == ReportFormat::Json)
        writeReportJson(output, report, basis);
    else if (format == ReportFormat::Csv)
        writeReportCsv(output, report, basis);
    else
        writeReportTable(output, report, basis);
}

}  // namespace vizsla
