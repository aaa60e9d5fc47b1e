// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/agreement_output.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/reports/figure_output.h"

namespace vizsla {

namespace {

using nlohmann::ordered_json;

constexpr Opinion opinions[] = {Opinion::Correct, Opinion::Unclear, Opinion::Wrong};
constexpr std::size_t mostLines = 15;  ///< of reviewers two by two, in a table

const char* wordOf(Opinion opinion)
{
    if (opinion == Opinion::Unclear)
        return "unclear";
    return opinion == Opinion::Correct ? "correct" : "wrong";
}

double numberOf(std::optional<double> measure)
{
    return measure.value_or(std::numeric_limits<double>::quiet_NaN());
}

std::string shown(std::optional<double> measure)
{
    return fixed(numberOf(measure), 3);
}

ordered_json jsonOf(std::optional<double> measure)
{
    return measure ? ordered_json(*measure) : ordered_json(nullptr);
}

/// As observedAgreement() of the two.
Ratio agreedShare(const ReviewersCompared& two)
{
    Ratio share{0, static_cast<std::int64_t>(two.total())};
    for (std::size_t opinion = 0; opinion < opinionCount; ++opinion)
        share.part += two.table().at(opinion, opinion);
    return share;
}

/// {"value", "correct", "total", "low", "high"}
ordered_json shareJson(const Accuracy& accuracy, Intervals& intervals)
{
    return joined({{"value", accuracy.value()}, {"correct", accuracy.correct}, {"total", accuracy.total}},
                  boundsJson(intervals.of(accuracy)));
}

ordered_json jsonOf(const GroupAgreement& group)
{
    return {{"group", group.name},
            {"reviewers", group.reviewers},
            {"opinions", group.opinions},
            {"pairs", group.pairs},
            {"raw_agreement", jsonOf(group.observed)},
            {"fleiss_kappa", jsonOf(group.fleiss)},
            {"alpha_nominal", jsonOf(group.alphaNominal)},
            {"alpha_ordinal", jsonOf(group.alphaOrdinal)}};
}

ordered_json jsonOf(const ReviewersCompared& two, const std::vector<std::string>& names)
{
    return {{"first", names[two.first]},
            {"second", names[two.second]},
            {"total", two.total()},
            {"raw_agreement", jsonOf(observedAgreement(two.table()))},
            {"kappa", jsonOf(cohenKappa(two.table()))},
            {"weighted_kappa", jsonOf(cohenKappa(two.table(), KappaWeights::Quadratic))}};
}

ordered_json confusionOf(const AgainstGolden& row)
{
    ordered_json confusion;
    for (const Opinion golden : opinions) {
        for (const Opinion given : opinions)
            confusion[wordOf(golden)][wordOf(given)] = row.at(golden, given);
    }
    return confusion;
}

ordered_json jsonOf(const AgainstGolden& row, const std::vector<std::string>& names, Intervals& intervals)
{
    return {{"reviewer", names[row.reviewer]},
            {"golden", row.isGolden},
            {"accuracy", shareJson(row.accuracy(), intervals)},
            {"sensitivity", shareJson(row.sensitivity(), intervals)},
            {"specificity", shareJson(row.specificity(), intervals)},
            {"kappa", jsonOf(row.kappa())},
            {"confusion", confusionOf(row)},
            {"dont_know", row.dontKnow},
            {"not_ruled", row.notRuled},
            {"ties", row.ties}};
}

ordered_json goldenJson(const AgreementReport& report, Intervals& intervals)
{
    if (!report.golden)
        return nullptr;
    const GoldenVerdicts& golden = *report.golden;
    ordered_json json = {{"pairs", golden.total()}};
    for (const Opinion opinion : opinions)
        json[wordOf(opinion)] = golden.counts[static_cast<std::size_t>(opinion)];
    json["ties"] = golden.ties;
    json["reviewers"] = ordered_json::array();
    for (const AgainstGolden& row : report.againstGolden)
        json["reviewers"].push_back(jsonOf(row, report.reviewers, intervals));
    return json;
}

ordered_json sharesJson(const std::array<double, opinionCount>& shares)
{
    ordered_json json;
    for (const Opinion opinion : opinions)
        json[wordOf(opinion)] = shares[static_cast<std::size_t>(opinion)];
    return json;
}

/// What is found of a reviewer without an opinion is what everybody begins with.
ordered_json qualityJson(std::size_t given, const ReviewerQuality& quality)
{
    if (given == 0)
        return {{"reliability", nullptr}, {"on_correct", nullptr}, {"on_not_correct", nullptr}};
    return {{"reliability", quality.reliability()},
            {"on_correct", sharesJson(quality.onCorrect)},
            {"on_not_correct", sharesJson(quality.onNotCorrect)}};
}

ordered_json consensusJson(const AgreementReport& report)
{
    const Consensus& consensus = report.consensus;
    auto reviewers = ordered_json::array();
    for (std::size_t reviewer = 0; reviewer < report.reviewers.size(); ++reviewer) {
        reviewers.push_back(joined({{"reviewer", report.reviewers[reviewer]},
                                    {"opinions", report.opinions[reviewer]},
                                    {"dont_know", report.dontKnow[reviewer]}},
                                   qualityJson(report.opinions[reviewer], consensus.reviewers[reviewer])));
    }
    return {{"pairs", report.judged},
            {"prevalence", report.judged > 0 ? ordered_json(consensus.prevalence) : ordered_json()},
            {"iterations", consensus.iterations},
            {"converged", consensus.converged},
            {"log_likelihood", consensus.logLikelihood},
            {"reviewers", std::move(reviewers)}};
}

void writeAgreementJson(std::ostream& output, const AgreementReport& report, double confidence)
{
    Intervals intervals(confidence);
    auto groups = ordered_json::array();
    for (const GroupAgreement& group : report.groups)
        groups.push_back(jsonOf(group));
    auto two = ordered_json::array();
    for (const ReviewersCompared& each : report.compared)
        two.push_back(jsonOf(each, report.reviewers));
    writeJson(output, {{"pairs", report.pairs},
                       {"interval", confidence},
                       {"interval_kind", accuracyIntervalKind},
                       {"groups", std::move(groups)},
                       {"two_by_two", std::move(two)},
                       {"golden", goldenJson(report, intervals)},
                       {"consensus", consensusJson(report)}});
}

/// Lines of the CSV of figures.
class FigureLines
{
public:
    explicit FigureLines(double confidence) : m_intervals(confidence), m_confidence(confidence) {}

    void begin(const char* section, std::string reviewer, std::string other = {})
    {
        m_head = {{"section", section}, {"reviewer", std::move(reviewer)}};
        if (!other.empty())
            m_head["other"] = std::move(other);
    }
    void add(const char* measure, const ordered_json& value, std::optional<std::size_t> total = {})
    {
        ordered_json& record =
            m_records.emplace_back(joined(m_head, {{"measure", measure}, {"value", value}}));
        if (total)
            record["total"] = *total;
    }
    void add(const char* measure, const Accuracy& accuracy)
    {
        m_records.push_back(
            joined(joined(joined(m_head, {{"measure", measure}}), shareJson(accuracy, m_intervals)),
                   csvIntervalFields(m_confidence)));
    }
    void write(std::ostream& output) const
    {
        writeCsv(output,
                 {"section", "reviewer", "other", "measure", "value", "low", "high", "total",
                  "interval_level", "interval_kind"},
                 m_records);
    }

private:
    Intervals m_intervals;
    double m_confidence;
    ordered_json m_head;
    std::vector<ordered_json> m_records;
};

/// Of the golden reviewers' majority itself.
void addGoldenVerdicts(FigureLines& lines, const GoldenVerdicts& golden)
{
    lines.begin("golden", {});
    lines.add("pairs", golden.total());
    for (const Opinion opinion : opinions)
        lines.add(wordOf(opinion), golden.counts[static_cast<std::size_t>(opinion)]);
    lines.add("ties", golden.ties);
}

void addConsensus(FigureLines& lines, const AgreementReport& report)
{
    const Consensus& consensus = report.consensus;
    lines.begin("consensus", {});
    lines.add("prevalence", report.judged > 0 ? ordered_json(consensus.prevalence) : ordered_json(),
              report.judged);
    lines.add("iterations", consensus.iterations);
    lines.add("converged", int{consensus.converged});
    lines.add("log_likelihood", consensus.logLikelihood);
    for (std::size_t reviewer = 0; reviewer < report.reviewers.size(); ++reviewer) {
        const std::size_t given = report.opinions[reviewer];
        const ordered_json quality = qualityJson(given, consensus.reviewers[reviewer]);
        lines.begin("consensus", report.reviewers[reviewer]);
        lines.add("reliability", quality["reliability"], given);
        for (const char* side : {"on_correct", "on_not_correct"}) {
            for (const Opinion opinion : opinions)
                lines.add((std::string(side) + '_' + wordOf(opinion)).c_str(),
                          given > 0 ? quality[side][wordOf(opinion)] : ordered_json());
        }
        lines.add("dont_know", report.dontKnow[reviewer]);
    }
}

void addGolden(FigureLines& lines, const AgainstGolden& row, const std::string& reviewer)
{
    lines.begin("golden", reviewer);
    lines.add("is_golden", int{row.isGolden});
    lines.add("accuracy", row.accuracy());
    lines.add("sensitivity", row.sensitivity());
    lines.add("specificity", row.specificity());
    lines.add("kappa", jsonOf(row.kappa()), static_cast<std::size_t>(row.accuracy().total));
    for (const Opinion golden : opinions) {
        for (const Opinion given : opinions)
            lines.add((std::string(wordOf(golden)) + "_ruled_" + wordOf(given)).c_str(),
                      row.at(golden, given));
    }
    lines.add("dont_know", row.dontKnow);
    lines.add("not_ruled", row.notRuled);
    lines.add("ties", row.ties);
}

void writeAgreementCsv(std::ostream& output, const AgreementReport& report, double confidence)
{
    FigureLines lines(confidence);
    for (const GroupAgreement& group : report.groups) {
        lines.begin("group", group.name);
        lines.add("reviewers", group.reviewers);
        lines.add("opinions", group.opinions);
        lines.add("raw_agreement", jsonOf(group.observed), group.pairs);
        lines.add("fleiss_kappa", jsonOf(group.fleiss), group.pairs);
        lines.add("alpha_nominal", jsonOf(group.alphaNominal), group.pairs);
        lines.add("alpha_ordinal", jsonOf(group.alphaOrdinal), group.pairs);
    }
    for (const ReviewersCompared& two : report.compared) {
        lines.begin("two_by_two", report.reviewers[two.first], report.reviewers[two.second]);
        lines.add("raw_agreement", jsonOf(observedAgreement(two.table())), two.total());
        lines.add("kappa", jsonOf(cohenKappa(two.table())), two.total());
        lines.add("weighted_kappa", jsonOf(cohenKappa(two.table(), KappaWeights::Quadratic)), two.total());
    }
    if (report.golden)
        addGoldenVerdicts(lines, *report.golden);
    for (const AgainstGolden& row : report.againstGolden)
        addGolden(lines, row, report.reviewers[row.reviewer]);
    addConsensus(lines, report);
    lines.write(output);
}

void writeGroups(std::ostream& output, const AgreementReport& report)
{
    TextTable table({"reviewers", "number", "opinions", "pairs with two or more", "raw agreement %",
                     "Fleiss' kappa", "alpha nominal", "alpha ordinal"});
    for (const GroupAgreement& group : report.groups)
        table.add({group.name, std::to_string(group.reviewers), std::to_string(group.opinions),
                   std::to_string(group.pairs), percent(numberOf(group.observed)), shown(group.fleiss),
                   shown(group.alphaNominal), shown(group.alphaOrdinal)});
    table.write(output);
}

void writeRangeOfTwo(std::ostream& output, const std::vector<ReviewersCompared>& compared)
{
    std::vector<double> kappas;
    for (const ReviewersCompared& two : compared) {
        if (const auto kappa = cohenKappa(two.table()))
            kappas.push_back(*kappa);
    }
    output << "\nCohen's kappa of " << compared.size() << " times two reviewers";
    if (kappas.empty()) {
        output << ": not defined\n";
        return;
    }
    double sum = 0;
    for (const double kappa : kappas)
        sum += kappa;
    output << ": " << fixed(std::ranges::min(kappas), 3) << " to " << fixed(std::ranges::max(kappas), 3)
           << ", mean " << fixed(sum / static_cast<double>(kappas.size()), 3) << '\n';
}

void writeTwoByTwo(std::ostream& output, const AgreementReport& report)
{
    if (report.compared.empty())
        return;
    if (report.compared.size() > mostLines)
        return writeRangeOfTwo(output, report.compared);
    output << '\n';
    TextTable table({"first", "second", "pairs", "raw agreement %", "Cohen's kappa", "weighted kappa"});
    for (const ReviewersCompared& two : report.compared)
        table.add({report.reviewers[two.first], report.reviewers[two.second], std::to_string(two.total()),
                   percent(agreedShare(two)), shown(cohenKappa(two.table())),
                   shown(cohenKappa(two.table(), KappaWeights::Quadratic))});
    table.write(output);
    output << "weighted kappa: with quadratic weights, in the order correct, unclear, wrong.\n";
}

/// "154 · 3 · 91": what was ruled correct, unclear and wrong.
std::string ruled(const AgainstGolden& row, Opinion golden)
{
    std::string text;
    for (const Opinion given : opinions)
        text += (text.empty() ? "" : " · ") + std::to_string(row.at(golden, given));
    return text;
}

void writeGolden(std::ostream& output, const AgreementReport& report, double confidence)
{
    if (!report.golden)
        return;
    const GoldenVerdicts& golden = *report.golden;
    output << "\nAgainst the golden reviewers' majority on " << golden.total() << " of the "
           << golden.total() + golden.ties << " pairs that they have an opinion on:";
    const char* separator = " ";
    for (const Opinion opinion : opinions) {
        output << separator << golden.counts[static_cast<std::size_t>(opinion)] << ' ' << wordOf(opinion);
        separator = ", ";
    }
    output << "; left out: " << golden.ties << (golden.ties == 1 ? " pair" : " pairs")
           << " on which they tie\n\n";
    Intervals intervals(confidence);
    TextTable table({"reviewer", "accuracy %", "n", "found %", "n", "rejected %", "n", "kappa",
                     "correct: c · u · w", "unclear: c · u · w", "wrong: c · u · w", "don't know",
                     "not ruled", "ties"});
    for (const AgainstGolden& row : report.againstGolden) {
        const Accuracy found = row.sensitivity();
        const Accuracy rejected = row.specificity();
        table.add({report.reviewers[row.reviewer] + (row.isGolden ? " (golden)" : ""),
                   percent(row.accuracy(), intervals), std::to_string(row.accuracy().total), percent(found),
                   std::to_string(found.total), percent(rejected), std::to_string(rejected.total),
                   shown(row.kappa()), ruled(row, Opinion::Correct), ruled(row, Opinion::Unclear),
                   ruled(row, Opinion::Wrong), std::to_string(row.dontKnow), std::to_string(row.notRuled),
                   std::to_string(row.ties)});
    }
    table.write(output);
    output << "found: golden-correct pairs ruled correct; rejected: golden-wrong pairs ruled wrong; c · u · "
              "w: how often what is correct, unclear or wrong was ruled correct, unclear, wrong.\n"
              "A golden reviewer is held against the others; ties: pairs left out, on which those tie.\n"
           << intervalNote(confidence);
}

void writeConsensus(std::ostream& output, const AgreementReport& report)
{
    const Consensus& consensus = report.consensus;
    output << "\nConsensus of all (Dawid and Skene): estimated prevalence of correct labels "
           << percent(report.judged > 0 ? consensus.prevalence : numberOf(std::nullopt)) << " % of "
           << report.judged << (report.judged == 1 ? " pair" : " pairs")
           << " that somebody has an opinion on, with the prior of the model; " << consensus.iterations
           << " iterations" << (consensus.converged ? "" : ", not converged") << "\n\n";
    TextTable table({"reviewer", "opinions", "don't know", "reliability", "correct ruled correct %",
                     "not correct ruled wrong %"});
    for (std::size_t reviewer = 0; reviewer < report.reviewers.size(); ++reviewer) {
        const ReviewerQuality& quality = consensus.reviewers[reviewer];
        const auto known = [&](double figure) {
            return report.opinions[reviewer] > 0 ? figure : numberOf(std::nullopt);
        };
        table.add({report.reviewers[reviewer], std::to_string(report.opinions[reviewer]),
                   std::to_string(report.dontKnow[reviewer]), fixed(known(quality.reliability()), 3),
                   percent(known(quality.onCorrect[static_cast<std::size_t>(Opinion::Correct)])),
                   percent(known(quality.onNotCorrect[static_cast<std::size_t>(Opinion::Wrong)]))});
    }
    table.write(output);
}

}  // namespace

void writeAgreement(std::ostream& output, const AgreementReport& report, ReportFormat format,
                    double confidence)
{
    if (format == ReportFormat::Json)
        return writeAgreementJson(output, report, confidence);
    if (format == ReportFormat::Csv)
        return writeAgreementCsv(output, report, confidence);
    writeGroups(output, report);
    writeTwoByTwo(output, report);
    writeGolden(output, report, confidence);
    writeConsensus(output, report);
}

}  // namespace vizsla
