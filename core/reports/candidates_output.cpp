// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/candidates_output.h"

#include "core/reports/figure_output.h"
#include "core/reports/record_output.h"
#include "core/text/csv.h"

namespace vizsla {

namespace {

Record fieldsOf(const std::string& testSet, const CandidateCounts& counts)
{
    return {{"test_set", testSet},
            {"images", counts.images},
            {"candidates", counts.candidates},
            {"mean", counts.mean()},
            {"most", counts.most},
            {"by_models", counts.byModels},
            {"by_labelers", counts.byLabelers},
            {"suggested", counts.suggested},
            {"added", counts.added},
            {"only_assigned", counts.onlyAssigned}};
}

/// Where a confidence was asked for and adds nothing.
std::vector<std::string> confidenceNotes(const CandidateCounts& counts, const CandidateRule& rule)
{
    if (!rule.confidence || counts.confidentModels > 0)
        return {};
    return {"no model has confidences, so that --confidence adds nothing."};
}

/// With how many models have confidences, where one was asked for.
std::vector<Record> testSetRecords(const CandidateReport& report, const CandidateRule& rule)
{
    std::vector<Record> records;
    for (const auto& [testSet, counts] : report) {
        Record& record = records.emplace_back(fieldsOf(testSet, counts));
        if (rule.confidence)
            record.add("models_with_confidences", counts.confidentModels);
    }
    return records;
}

void writeConfidenceNotes(std::ostream& output, const CandidateReport& report, const CandidateRule& rule)
{
    for (const auto& [testSet, counts] : report) {
        for (const std::string& note : confidenceNotes(counts, rule))
            output << "! " << testSet << ": " << note << '\n';
    }
}

void writeReportTable(std::ostream& output, CandidateReport report, const CandidateRule& rule)
{
    if (report.size() > 1) {
        CandidateCounts all;
        for (const auto& [testSet, counts] : report)
            all += counts;
        report.emplace_back("together", all);
    }
    writeTable(output,
               {{"test_set", "test set"},
                {"images", "images"},
                {"candidates", "candidates"},
                {"mean", "an image", hundredthsCell},
                {"most", "at most"},
                {"by_models", "by models"},
                {"by_labelers", "by labelers"},
                {"suggested", "suggested"},
                {"added", "added"},
                {"only_assigned", "only assigned"}},
               testSetRecords(report, rule));
}

void writeReportCsv(std::ostream& output, const CandidateReport& report, const CandidateRule& rule)
{
    std::vector<Record> records = testSetRecords(report, rule);
    for (std::size_t row = 0; row < records.size(); ++row)
        records[row]
            .add("top", rule.topK)
            .add("confidence", rule.confidence)
            .add(csvNotes(confidenceNotes(report[row].second, rule)));
    writeCsv(output,
             {"test_set,images,candidates,mean,most,by_models,by_labelers,suggested,added,only_assigned,"
              "models_with_confidences,top,confidence,notes"},
             records);
}

}  // namespace

void writeCandidateReport(std::ostream& output, const CandidateReport& report, const CandidateRule& rule,
                          ReportFormat format)
{
    if (format == ReportFormat::Table) {
        writeReportTable(output, report, rule);
        writeConfidenceNotes(output, report, rule);
        return;
    }
    if (format == ReportFormat::Csv)
        return writeReportCsv(output, report, rule);
    std::vector<std::string> notes;
    for (const auto& [testSet, counts] : report) {
        for (const std::string& note : confidenceNotes(counts, rule))
            notes.push_back(testSet + ": " + note);
    }
    writeJson(output, Record{{"top", rule.topK},
                             {"confidence", rule.confidence},
                             {"test_sets", testSetRecords(report, rule)},
                             {"notes", std::move(notes)}});
}

void writeCandidateList(std::ostream& output, const Candidates& candidates,
                        const std::vector<std::string>& imageNames, const std::vector<std::string>& wnids)
{
    output << "image,wnid\n";
    for (std::size_t image = 0; image < candidates.imageCount(); ++image) {
        const std::string name = csvField(imageNames.at(image));
        for (const Candidate& candidate : candidates.of(image))
            output << name << ',' << csvField(wnids.at(static_cast<std::size_t>(candidate.label))) << '\n';
    }
}

}  // namespace vizsla
