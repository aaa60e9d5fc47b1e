// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/candidates_output.h"

#include <nlohmann/json.hpp>

#include "core/formats/csv.h"
#include "core/formats/figure_output.h"

namespace vizsla {

namespace {

using nlohmann::ordered_json;

ordered_json jsonOf(const std::string& testSet, const CandidateCounts& counts)
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

ordered_json recordsOf(const CandidateReport& report)
{
    auto records = ordered_json::array();
    for (const auto& [testSet, counts] : report)
        records.push_back(jsonOf(testSet, counts));
    return records;
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

}  // namespace

void writeCandidateReport(std::ostream& output, const CandidateReport& report, const CandidateRule& rule,
                          ReportFormat format)
{
    if (format == ReportFormat::Table)
        return writeTable(output, report);
    if (format == ReportFormat::Csv)
        return writeCsv(output,
                        {"test_set", "images", "candidates", "mean", "most", "by_models", "by_labelers",
                         "suggested", "added", "only_assigned"},
                        recordsOf(report).get<std::vector<ordered_json>>());
    const ordered_json confidence = rule.confidence ? ordered_json(*rule.confidence) : ordered_json();
    writeJson(output, {{"top", rule.topK}, {"confidence", confidence}, {"test_sets", recordsOf(report)}});
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
