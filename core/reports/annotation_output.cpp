// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/annotation_output.h"

#include <algorithm>

#include "core/reports/figure_output.h"
#include "core/reports/record_output.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace {

std::string formatWords(const std::vector<AnnotationFormat>& formats)
{
    std::string words;
    for (const AnnotationFormat format : formats)
        words.append(words.empty() ? "" : "+").append(annotationFormatWord(format));
    return words;
}

/// "second: 12 of 30 images have no label in "ReaL"; 2 of these are problematic."
std::vector<std::string> gaps(const AnnotationReport::Source& source)
{
    std::vector<std::string> sentences;
    for (const AnnotationCoverage& set : source.testSets) {
        if (set.without == 0)
            continue;
        const std::string problematic =
            set.withoutProblematic == 0 ? std::string()
                                        : "; " + grouped(set.withoutProblematic) + " of these " +
                                              (set.withoutProblematic == 1 ? "is" : "are") + " problematic";
        sentences.push_back(set.testSet + ": " + grouped(set.without) + " of " + grouped(set.images) +
                            (set.without == 1 ? " images has" : " images have") + " no label in \"" +
                            source.name + '"' + problematic + '.');
    }
    return sentences;
}

std::vector<Record> records(const AnnotationReport& report)
{
    std::vector<Record> all;
    for (const auto& [name, formats, counts, isInUse, testSets] : report.sources)
        all.push_back({{"name", name},
                       {"format", formatWords(formats)},
                       {"images", counts.images},
                       {"correct_labels", counts.correctLabels},
                       {"problematic", counts.problematic},
                       {"in_use", isInUse},
                       {"images_with_correct", counts.imagesWithCorrect}});
    return all;
}

/// With the test sets together, and one by one as notes. Rulings of the reviewers stand above any annotation,
/// also where there is none.
std::vector<Record> csvRecords(const AnnotationReport& report)
{
    std::vector<Record> all = records(report);
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::size_t images = 0;
        std::size_t without = 0;
        for (const AnnotationCoverage& set : report.sources[i].testSets) {
            images += set.images;
            without += set.without;
        }
        all[i]
            .add("study_images", images)
            .add("without_labels", without)
            .add(csvNotes(gaps(report.sources[i])));
    }
    const auto& [labels, problems] = report.settled;
    if (all.empty() && labels + problems > 0)
        all.emplace_back();
    for (Record& record : all)
        record.add("settled_labels", labels).add("settled_problems", problems);
    return all;
}

/// With each of the test sets.
std::vector<Record> jsonRecords(const AnnotationReport& report)
{
    std::vector<Record> all = records(report);
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::vector<Record> testSets;
        for (const AnnotationCoverage& set : report.sources[i].testSets)
            testSets.push_back({{"test_set", set.testSet},
                                {"images", set.images},
                                {"without_labels", set.without},
                                {"problematic_without_labels", set.withoutProblematic}});
        all[i].add("test_sets", std::move(testSets));
    }
    return all;
}

std::string formatCell(const Record& row, std::string_view key)
{
    const std::string words = plainCell(row, key);
    return words.empty() ? "-" : words;
}

void writeAnnotationTable(std::ostream& output, const AnnotationReport& report)
{
    if (report.sources.empty()) {
        output << "The study has no annotation.\n";
    } else {
        writeTable(output,
                   {{"name", "annotation"},
                    {"format", "format", formatCell},
                    {"images", "images with labels"},
                    {"images_with_correct", "with a correct one"},
                    {"correct_labels", "correct labels"},
                    {"problematic", "problematic images"},
                    {"in_use", "in use", yesCell}},
                   records(report));
        if (std::ranges::none_of(report.sources, &AnnotationReport::Source::isInUse))
            output << "Scores use none of them.\n";
        for (const AnnotationReport::Source& source : report.sources) {
            for (const std::string& sentence : gaps(source))
                output << sentence << '\n';
        }
        output << "Images without a correct label, and problematic ones, are left out of multi-label.\n";
    }
    if (report.settled.labels + report.settled.problems > 0)
        output << "Above it stands what the reviewers of the study ruled: " << report.settled.labels
               << (report.settled.labels == 1 ? " label, and of " : " labels, and of ")
               << report.settled.problems << (report.settled.problems == 1 ? " image" : " images")
               << " whether it is problematic.\n";
}

}  // namespace

void writeAnnotations(std::ostream& output, const AnnotationReport& report, ReportFormat format)
{
    if (format == ReportFormat::Table)
        return writeAnnotationTable(output, report);
    if (format == ReportFormat::Csv)
        return writeCsv(
            output,
            {"name,format,images,correct_labels,problematic,in_use,images_with_correct,study_images,"
             "without_labels,settled_labels,settled_problems,notes"},
            csvRecords(report));
    writeJson(output, Record{{"annotations", jsonRecords(report)},
                             {"settled_labels", report.settled.labels},
                             {"settled_problems", report.settled.problems}});
}

}  // namespace vizsla
