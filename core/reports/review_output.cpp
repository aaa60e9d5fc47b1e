// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/review_output.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/reports/figure_output.h"
#include "core/review/settlement.h"

namespace vizsla {

namespace {

using nlohmann::ordered_json;

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

ordered_json figuresOf(const ReviewStatistics& statistics)
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
            {"several_share", statistics.labels.share()},
            {"correct_labels", statistics.correctLabels},
            {"mean_correct", statistics.meanCorrect().value()},
            {"without_correct", statistics.withoutCorrect},
            {"problematic", statistics.problematic}};
}

ordered_json problemsOf(const ReviewStatistics& statistics)
{
    auto problems = ordered_json::array();
    for (const auto& [reason, count] : statistics.problems)
        problems.push_back({{"reason", reason}, {"images", count}});
    return problems;
}

void writeReportJson(std::ostream& output, const ReviewReport& report, const ReviewBasis& basis)
{
    auto testSets = ordered_json::array();
    for (const auto& [testSet, statistics] : report)
        testSets.push_back(joined(joined({{"test_set", testSet}}, figuresOf(statistics)),
                                  {{"problems", problemsOf(statistics)}}));
    const ReviewStatistics all = together(report);
    const ordered_json fields = jsonOf(figureBasisOf(basis));
    writeJson(output, {{"annotation", fields["annotation"]},
                       {"rulings", fields["rulings"]},
                       {"uncounted_reviewers", basis.uncounted},
                       {"test_sets", std::move(testSets)},
                       {"together", joined(figuresOf(all), {{"problems", problemsOf(all)}})}});
}

/// What a table says below it of its second and third figure.
std::vector<std::string> candidateNotes(const ReviewStatistics& statistics)
{
    std::vector<std::string> notes;
    if (const auto added = statistics.onlyAdded; added > 0)
        notes.push_back(std::to_string(added) +
                        (added == 1 ? " candidate was added by a reviewer and proposed by nobody else; "
                                    : " candidates were added by reviewers and proposed by nobody else; ") +
                        std::to_string(statistics.onlyAddedReviewed) + " of the reviewed " +
                        (statistics.onlyAddedReviewed == 1 ? "is" : "are") + " such.");
    if (const auto others = statistics.ruledOthers; others > 0)
        notes.push_back(std::to_string(others) +
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
                        std::to_string(count) + (count == 1 ? " image" : " images"));
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
    std::vector<ordered_json> records;
    for (const auto& [testSet, statistics] : report)
        records.push_back(
            joined(joined({{"test_set", testSet}}, figuresOf(statistics)),
                   joined(csvFieldsOf(figureBasisOf(basis)), csvNotes(sentencesOf(statistics, basis)))));
    writeCsv(output,
             {"test_set", "images", "annotated", "candidates", "reviewed", "with_correct", "several_correct",
              "several_share", "correct_labels", "mean_correct", "without_correct", "problematic",
              "annotation", "rulings", "only_added", "only_added_reviewed", "ruled_no_candidate", "notes"},
             records);
}

/// "3015 (16.1 %)"; a dash where there is nothing it could be a share of.
std::string withShare(const Ratio& share)
{
    const std::string percents = percent(share, 1);
    return share.whole == 0 ? percents : std::to_string(share.part) + " (" + percents + " %)";
}

void writeProblems(std::ostream& output, const ReviewStatistics& all)
{
    if (all.problems.empty())
        return;
    output << '\n';
    TextTable table({"problematic because", "images"});
    for (const auto& [reason, count] : all.problems)
        table.add({reason.empty() ? noReason : reason, std::to_string(count)});
    table.write(output);
}

void writeReportTable(std::ostream& output, ReviewReport report, const ReviewBasis& basis)
{
    const ReviewStatistics all = together(report);
    if (report.size() > 1)
        report.emplace_back("together", all);
    TextTable table({"test set", "images", "annotated", "candidates", "reviewed", "several correct",
                     "correct an image", "none correct", "problematic"});
    for (const auto& [testSet, statistics] : report)
        table.add({testSet, std::to_string(statistics.images), std::to_string(statistics.annotated),
                   std::to_string(statistics.candidates), withShare(statistics.reviewedShare()),
                   withShare(statistics.labels.ratio()), fixed(statistics.meanCorrect(), 3),
                   std::to_string(statistics.withoutCorrect), std::to_string(statistics.problematic)});
    table.write(output);
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
