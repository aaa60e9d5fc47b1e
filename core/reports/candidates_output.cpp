// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/candidates_output.h"

#include <nlohmann/json.hpp>

#include "core/reports/figure_output.h"
#include "core/text/csv.h"

namespace vizsla {

namespace {

using nlohmann::ordered_json;

ordered_json jsonOf(const std::string& testSet, const CandidateCounts& counts)
{
    return {{"test_set", testSet},
            {"images", counts.images},
            {"candidates", counts.candidates},
            {"mean", counts.mean().value()},
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
std::vector<ordered_json> recordsOf(const CandidateReport& report, const CandidateRule& rule)
{
    std::vector<ordered_json> records;
    for (const auto& [testSet, counts] : report) {
        ordered_json& record = records.emplace_back(jsonOf(testSet, counts));
        if (rule.confidence)
            record["models_with_confidences"] = counts.confidentModels;
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

void writeTable(std::ostream& output, CandidateReport report)
{
    if (report.size() > 1) {
        CandidateCounts all;
        for (const auto& [testSet, counts] : report)
            all += counts;
        report.emplace_back("together", all);
    }
    TextTable table({"test set", "images", "candidates", "an image", "at most", "by models", "by labelers",
                     "suggested", "added", "only assigned"});
    for (const auto& [testSet, counts] : report)
        table.add({testSet, std::to_string(counts.images), std::to_string(counts.candidates),
                   fixed(counts.mean(), 2), std::to_string(counts.most), std::to_string(counts.byModels),
                   std::to_string(counts.byLabelers), std::to_string(counts.suggested),
                   std::to_string(counts.added), std::to_string(counts.onlyAssigned)});
    table.write(output);
}

void writeReportCsv(std::ostream& output, const CandidateReport& report, const CandidateRule& rule)
{
    std::vector<ordered_json> records = recordsOf(report, rule);
    for (std::size_t row = 0; row < records.size(); ++row)
        records[row].update(
            joined({{"top", rule.topK},
                    {"confidence", rule.confidence ? ordered_json(*rule.confidence) : ordered_json()}},
                   csvNotes(confidenceNotes(report[row].second, rule))));
    writeCsv(output,
             {"test_set", "images", "candidates", "mean", "most", "by_models", "by_labelers", "suggested",
              "added", "only_assigned", "models_with_confidences", "top", "confidence", "notes"},
             records);
}

}  // namespace

void writeCandidateReport(std::ostream& output, const CandidateReport& report, const CandidateRule& rule,
                          ReportFormat format)
{
    if (format == ReportFormat::Table) {
        writeTable(output, report);
        writeConfidenceNotes(output, report, rule);
        return;
    }
    if (format == ReportFormat::Csv)
        return writeReportCsv(output, report, rule);
    const ordered_json confidence = rule.confidence ? ordered_json(*rule.confidence) : ordered_json();
    auto notes = ordered_json::array();
    for (const auto& [testSet, counts] : report) {
        for (const std::string& note : confidenceNotes(counts, rule))
            notes.push_back(testSet + ": " + note);
    }
    writeJson(output, {{"top", rule.topK},
                       {"confidence", confidence},
                       {"test_sets", recordsOf(report, rule)},
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
