// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/group_output.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ranges>

#include "core/reports/figure_output.h"

namespace vizsla {

namespace {

using nlohmann::ordered_json;

std::vector<std::string> namesOf(const ImageSet& images, const std::vector<std::string>& names)
{
    std::vector<std::string> result;
    images.forEach([&](std::size_t image) {
        if (image < names.size())
            result.push_back(names[image]);
    });
    return result;
}

std::vector<std::string> missedImages(const GroupRow& row, const GroupFigure& figure,
                                      const GroupLayout& layout)
{
    return namesOf(figure.missed, layout.imageNames.at(row.testSet));
}

std::string_view tieWord(TieRule ties)
{
    return ties == TieRule::NoAnswer ? "none" : "lowest";
}

ordered_json jsonOf(const GroupRow& row, const GroupFigure& figure, Intervals& intervals)
{
    return joined(vizsla::jsonOf(row.testSetName, row.slice, figure.metric, figure.majority, intervals),
                  {{"ties", figure.ties},
                   {"missed_by_all", figure.missed.count()},
                   {"right_for_all", figure.right.count()}});
}

ordered_json jsonOf(const GroupRow& row, const GroupLayout& layout, Intervals& intervals)
{
    auto scores = ordered_json::array();
    for (const GroupFigure& figure : row.figures) {
        ordered_json& score = scores.emplace_back(jsonOf(row, figure, intervals));
        if (!layout.imageNames.empty())
            score["missed_images"] = missedImages(row, figure, layout);
    }
    const SeveralLabels& labels = row.severalLabels;
    return {
        {"test_set", row.testSetName},
        {"slice", row.slice},
        {"members", row.members},
        {"partial_members", row.partial},
        {"several_labels", {{"several", labels.several}, {"total", labels.total}, {"share", labels.share()}}},
        {"scores", std::move(scores)}};
}

void writeGroupJson(std::ostream& output, const GroupReport& report, const GroupLayout& layout)
{
    Intervals intervals(layout.confidence);
    auto members = ordered_json::array();
    for (const Classifier& member : report.members)
        members.push_back(vizsla::jsonOf(member));
    auto leftOut = ordered_json::array();
    for (const Group::LeftOut& one : report.leftOut)
        leftOut.push_back(
            joined(vizsla::jsonOf(one.classifier),
                   {{"warning", one.reason},
                    {"test_set", one.testSet.empty() ? ordered_json() : ordered_json(one.testSet)}}));
    auto rows = ordered_json::array();
    for (const GroupRow& row : report.rows)
        rows.push_back(jsonOf(row, layout, intervals));
    writeJson(output, joined(joined({{"members", std::move(members)},
                                     {"left_out", std::move(leftOut)},
                                     {"notes", report.notes},
                                     {"tie_rule", tieWord(report.ties)}},
                                    intervalJson(layout.confidence)),
                             joined(vizsla::jsonOf(report.basis), {{"groups", std::move(rows)}})));
}

/// What stands below a table: notes, and whoever is not in the group.
std::vector<std::string> sentencesOf(const GroupReport& report)
{
    std::vector<std::string> sentences = report.notes;
    for (const Group::LeftOut& one : report.leftOut | std::views::filter(&Group::LeftOut::isWarned))
        sentences.push_back(one.classifier.name + " is left out for its warnings; " + one.reason);
    return sentences;
}

void writeGroupCsv(std::ostream& output, const GroupReport& report, const GroupLayout& layout)
{
    Intervals intervals(layout.confidence);
    const ordered_json notes = csvNotes(sentencesOf(report));
    std::vector<ordered_json> records;
    for (const GroupRow& row : report.rows) {
        const SeveralLabels& labels = row.severalLabels;
        for (const GroupFigure& figure : row.figures)
            records.push_back(
                joined(joined(jsonOf(row, figure, intervals), {{"members", row.members},
                                                               {"partial_members", row.partial},
                                                               {"tie_rule", tieWord(report.ties)},
                                                               {"several_labels", labels.several},
                                                               {"labeled", labels.total},
                                                               {"share", labels.share()}}),
                       joined(joined(csvFieldsOf(report.basis), csvSetFields(report.basis, row.testSetName)),
                              joined(csvIntervalFields(layout.confidence), notes))));
    }
    writeCsv(output,
             {"test_set",
              "slice",
              "metric",
              "members",
              "ties",
              "correct",
              "total",
              "left_out",
              "accuracy",
              "low",
              "high",
              "missed_by_all",
              "right_for_all",
              "several_labels",
              "labeled",
              "share",
              "partial_members",
              "missing",
              "unknown",
              "tie_rule",
              "problematic",
              "annotation",
              "rulings",
              "unclear",
              "answers",
              "interval_level",
              "interval_kind",
              "set_images",
              "set_problematic",
              "set_without_correct",
              "set_unclear_least",
              "set_unclear_most",
              "notes"},
             records);
}

void writeMissedCsv(std::ostream& output, const GroupReport& report, const GroupLayout& layout)
{
    std::vector<ordered_json> records;
    for (const GroupRow& row : report.rows) {
        for (const GroupFigure& figure : row.figures) {
            for (const std::string& image : missedImages(row, figure, layout))
                records.push_back(joined({{"test_set", row.testSetName},
                                          {"slice", row.slice},
                                          {"metric", metricWord(figure.metric)},
                                          {"image", image}},
                                         csvFieldsOf(report.basis)));
        }
    }
    writeCsv(output, {"test_set", "slice", "metric", "image", "annotation", "rulings", "unclear", "answers"},
             records);
}

/// Whoever is not in the group, and why.
void writeGroupNotes(std::ostream& output, const GroupReport& report)
{
    writeNotes(output, report.notes);
    const auto isWarned = [](const Group::LeftOut& one) { return one.isWarned; };
    const auto warned = std::ranges::count_if(report.leftOut, isWarned);
    if (warned == 0)
        return;
    output << "! Left out for their warnings: " << warned << (warned == 1 ? " model\n" : " models\n");
    for (const Group::LeftOut& one : report.leftOut | std::views::filter(isWarned))
        output << "! " << one.classifier.name << ' ' << one.reason << '\n';
}

/// "4 (1 partial)"
std::string membersText(const GroupRow& row)
{
    const std::string members = std::to_string(row.members);
    return row.partial == 0 ? members : members + " (" + std::to_string(row.partial) + " partial)";
}

void writeGroupTable(std::ostream& output, const GroupReport& report, const GroupLayout& layout)
{
    Intervals intervals(layout.confidence);
    TextTable table({"test set", "slice", "members", "metric", "majority %", "n", "ties", "no answer",
                     "missed by all", "right for all", "several labels"});
    for (const GroupRow& row : report.rows) {
        const SeveralLabels& labels = row.severalLabels;
        const std::string several = std::to_string(labels.several) + " of " + std::to_string(labels.total) +
                                    ", " + percent(labels.ratio()) + " %";
        for (const GroupFigure& figure : row.figures)
            table.add({row.testSetName, row.slice, membersText(row), std::string(metricTitle(figure.metric)),
                       percent(figure.majority, intervals), std::to_string(figure.majority.total),
                       std::to_string(figure.ties), std::to_string(figure.majority.missing),
                       std::to_string(figure.missed.count()), std::to_string(figure.right.count()),
                       labels.total > 0 ? several : percent(labels.ratio())});
    }
    table.write(output);
    output << (report.ties == TieRule::NoAnswer
                   ? "A tie is no answer of the group, and an image without one counts as wrong.\n"
                   : "In a tie the leading class of the lowest index is the answer.\n");
    output << "An image that some member did not predict or answer is neither missed by all nor right for "
              "all; a "
              "prediction that names no class of the study is a miss.\n"
           << (report.basis.unclear == UnclearCounts::LeftOut
                   ? "By multi-label neither is an image to which some member gave a class that is ruled "
                     "unclear.\n"
                   : "")
           << intervalNote(layout.confidence) << basisNote(report.basis);
    writeGroupNotes(output, report);
}

void writeMissedLists(std::ostream& output, const GroupReport& report, const GroupLayout& layout)
{
    for (const GroupRow& row : report.rows) {
        for (const GroupFigure& figure : row.figures) {
            output << '\n'
                   << row.testSetName << ", " << row.slice << ", " << metricTitle(figure.metric)
                   << ", images that all miss: " << figure.missed.count() << '\n';
            for (const std::string& image : missedImages(row, figure, layout))
                output << image << '\n';
        }
    }
}

}  // namespace

void writeGroup(std::ostream& output, const GroupReport& report, const GroupLayout& layout)
{
    const bool hasLists = !layout.imageNames.empty();
    if (layout.format == ReportFormat::Json)
        return writeGroupJson(output, report, layout);
    if (layout.format == ReportFormat::Csv)
        return hasLists ? writeMissedCsv(output, report, layout) : writeGroupCsv(output, report, layout);
    writeGroupTable(output, report, layout);
    if (hasLists)
        writeMissedLists(output, report, layout);
}

}  // namespace vizsla
