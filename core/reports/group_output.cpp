// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/group_output.h"

#include <algorithm>
#include <ranges>

#include "core/reports/figure_output.h"
#include "core/reports/record_output.h"

namespace vizsla {

namespace {

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

Record fieldsOf(const GroupRow& row, const GroupFigure& figure, Intervals& intervals)
{
    return placeFields(row.testSetName, row.slice, figure.metric)
        .add(fieldsOf(figure.majority, intervals))
        .add({{"ties", figure.ties},
              {"missed_by_all", figure.missed.count()},
              {"right_for_all", figure.right.count()}});
}

Record fieldsOf(const GroupRow& row, const GroupLayout& layout, Intervals& intervals)
{
    std::vector<Record> scores;
    for (const GroupFigure& figure : row.figures) {
        Record& score = scores.emplace_back(fieldsOf(row, figure, intervals));
        if (!layout.imageNames.empty())
            score.add("missed_images", missedImages(row, figure, layout));
    }
    const SeveralLabels& labels = row.severalLabels;
    return {{"test_set", row.testSetName},
            {"slice", row.slice},
            {"members", row.members},
            {"partial_members", row.partial},
            {"several_labels",
             Record{{"several", labels.several}, {"total", labels.total}, {"share", labels.ratio()}}},
            {"scores", std::move(scores)}};
}

void writeGroupJson(std::ostream& output, const GroupReport& report, const GroupLayout& layout)
{
    Intervals intervals(layout.confidence);
    const auto leftOut = [](const Group::LeftOut& one) {
        return classifierFields(one.classifier)
            .add("warning", one.reason)
            .add("test_set", one.testSet.empty() ? Value() : Value(one.testSet));
    };
    const auto group = [&](const GroupRow& row) { return fieldsOf(row, layout, intervals); };
    writeJson(output, Record{{"members", recordsOf(report.members, classifierFields)},
                             {"left_out", recordsOf(report.leftOut, leftOut)},
                             {"notes", report.notes},
                             {"tie_rule", tieWord(report.ties)}}
                          .add(intervalFields(layout.confidence))
                          .add(fieldsOf(report.basis))
                          .add("groups", recordsOf(report.rows, group)));
}

/// A record a figure.
std::vector<Record> figureRecords(const GroupReport& report, double confidence)
{
    Intervals intervals(confidence);
    std::vector<Record> records;
    for (const GroupRow& row : report.rows) {
        const SeveralLabels& labels = row.severalLabels;
        for (const GroupFigure& figure : row.figures)
            records.push_back(fieldsOf(row, figure, intervals)
                                  .add({{"members", row.members},
                                        {"partial_members", row.partial},
                                        {"several_labels", labels.several},
                                        {"labeled", labels.total},
                                        {"share", labels.ratio()}}));
    }
    return records;
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
    std::vector<Record> records = figureRecords(report, layout.confidence);
    const Record notes = csvNotes(sentencesOf(report));
    for (Record& record : records)
        record.add("tie_rule", tieWord(report.ties))
            .add(basisFields(report.basis, plainText(record["test_set"])))
            .add(csvIntervalFields(layout.confidence))
            .add(notes);
    writeCsv(output,
             {placeColumns, "members,ties", accuracyColumns,
              "missed_by_all,right_for_all,several_labels,labeled,share,partial_members,missing,unknown,"
              "tie_rule,problematic",
              basisColumns, intervalColumns, setColumns, "notes"},
             records);
}

void writeMissedCsv(std::ostream& output, const GroupReport& report, const GroupLayout& layout)
{
    std::vector<Record> records;
    for (const GroupRow& row : report.rows) {
        for (const GroupFigure& figure : row.figures) {
            for (const std::string& image : missedImages(row, figure, layout))
                records.push_back(placeFields(row.testSetName, row.slice, figure.metric)
                                      .add("image", image)
                                      .add(basisFields(report.basis)));
        }
    }
    writeCsv(output, {placeColumns, "image", basisColumns}, records);
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
std::string membersCell(const Record& row, std::string_view key)
{
    const std::string partial = plainText(row["partial_members"]);
    return plainCell(row, key) + (partial == "0" ? "" : " (" + partial + " partial)");
}

/// "3 of 12, 25.00 %"
std::string severalCell(const Record& row, std::string_view key)
{
    const std::string share = percentCell(row, "share");
    const std::string labeled = plainText(row["labeled"]);
    return labeled == "0" ? share : plainCell(row, key) + " of " + labeled + ", " + share + " %";
}

void writeGroupTable(std::ostream& output, const GroupReport& report, const GroupLayout& layout)
{
    writeTable(output,
               {{"test_set", "test set"},
                {"slice", "slice"},
                {"members", "members", membersCell},
                {"metric", "metric", metricCell},
                {"accuracy", "majority %", boundedPercentCell},
                {"total", "n"},
                {"ties", "ties"},
                {"missing", "no answer"},
                {"missed_by_all", "missed by all"},
                {"right_for_all", "right for all"},
                {"several_labels", "several labels", severalCell}},
               figureRecords(report, layout.confidence));
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
