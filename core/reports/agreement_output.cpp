// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/agreement_output.h"

#include <algorithm>
#include <limits>

#include "core/reports/figure_output.h"
#include "core/reports/record_output.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace {

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

/// As observedAgreement() of the two.
Ratio agreedShare(const ReviewersCompared& two)
{
    Ratio share{0, static_cast<std::int64_t>(two.total())};
    for (std::size_t opinion = 0; opinion < opinionCount; ++opinion)
        share.part += two.table().at(opinion, opinion);
    return share;
}

/// {"value", "correct", "total", "low", "high"}
Record shareFields(const Accuracy& accuracy, Intervals& intervals)
{
    return Record{{"value", accuracy.ratio()}, {"correct", accuracy.correct}, {"total", accuracy.total}}.add(
        boundsFields(intervals.of(accuracy)));
}

Record groupFields(const GroupAgreement& group)
{
    return {{"group", group.name},
            {"reviewers", group.reviewers},
            {"opinions", group.opinions},
            {"pairs", group.pairs},
            {"raw_agreement", group.observed},
            {"fleiss_kappa", group.fleiss},
            {"alpha_nominal", group.alphaNominal},
            {"alpha_ordinal", group.alphaOrdinal}};
}

Record fieldsOf(const ReviewersCompared& two, const std::vector<std::string>& names)
{
    return {{"first", names[two.first]},
            {"second", names[two.second]},
            {"total", two.total()},
            {"raw_agreement", agreedShare(two)},
            {"kappa", cohenKappa(two.table())},
            {"weighted_kappa", cohenKappa(two.table(), KappaWeights::Quadratic)}};
}

Record confusionOf(const AgainstGolden& row)
{
    Record confusion;
    for (const Opinion golden : opinions) {
        Record ruled;
        for (const Opinion given : opinions)
            ruled.add(wordOf(given), row.at(golden, given));
        confusion.add(wordOf(golden), std::move(ruled));
    }
    return confusion;
}

Record fieldsOf(const AgainstGolden& row, const std::vector<std::string>& names, Intervals& intervals)
{
    return {{"reviewer", names[row.reviewer]},
            {"golden", row.isGolden},
            {"accuracy", shareFields(row.accuracy(), intervals)},
            {"sensitivity", shareFields(row.sensitivity(), intervals)},
            {"specificity", shareFields(row.specificity(), intervals)},
            {"kappa", row.kappa()},
            {"confusion", confusionOf(row)},
            {"dont_know", row.dontKnow},
            {"not_ruled", row.notRuled},
            {"ties", row.ties}};
}

/// {"pairs", "correct", "unclear", "wrong", "ties"}
Record fieldsOf(const GoldenVerdicts& golden)
{
    Record fields{{"pairs", golden.total()}};
    for (const Opinion opinion : opinions)
        fields.add(wordOf(opinion), golden.counts[static_cast<std::size_t>(opinion)]);
    return std::move(fields.add("ties", golden.ties));
}

Value goldenValue(const AgreementReport& report, Intervals& intervals)
{
    if (!report.golden)
        return {};
    const auto againstGolden = [&](const AgainstGolden& row) {
        return fieldsOf(row, report.reviewers, intervals);
    };
    return fieldsOf(*report.golden).add("reviewers", recordsOf(report.againstGolden, againstGolden));
}

Record sharesOf(const std::array<double, opinionCount>& shares)
{
    Record fields;
    for (const Opinion opinion : opinions)
        fields.add(wordOf(opinion), shares[static_cast<std::size_t>(opinion)]);
    return fields;
}

/// What is found of a reviewer without an opinion is what everybody begins with.
Record qualityFields(std::size_t given, const ReviewerQuality& quality)
{
    if (given == 0)
        return {{"reliability", {}}, {"on_correct", {}}, {"on_not_correct", {}}};
    return {{"reliability", quality.reliability()},
            {"on_correct", sharesOf(quality.onCorrect)},
            {"on_not_correct", sharesOf(quality.onNotCorrect)}};
}

/// As counted, beside what is estimated.
Record countedFields(const AgainstConsensus& counted)
{
    return {{"correct_pairs", counted.correct.whole},
            {"correct_pairs_ruled_correct", counted.correct.part},
            {"other_pairs", counted.notCorrect.whole},
            {"other_pairs_ruled_wrong", counted.notCorrect.part}};
}

Value prevalenceOf(const AgreementReport& report)
{
    return report.judged > 0 ? Value(report.consensus.prevalence) : Value();
}

Record consensusFields(const AgreementReport& report)
{
    const Consensus& consensus = report.consensus;
    std::vector<Record> reviewers;
    for (std::size_t reviewer = 0; reviewer < report.reviewers.size(); ++reviewer)
        reviewers.push_back(Record{{"reviewer", report.reviewers[reviewer]},
                                   {"opinions", report.opinions[reviewer]},
                                   {"dont_know", report.dontKnow[reviewer]}}
                                .add(qualityFields(report.opinions[reviewer], consensus.reviewers[reviewer]))
                                .add(countedFields(report.againstConsensus[reviewer])));
    return {{"pairs", report.judged},
            {"prevalence", prevalenceOf(report)},
            {"iterations", consensus.iterations},
            {"converged", consensus.converged},
            {"log_likelihood", consensus.logLikelihood},
            {"reviewers", std::move(reviewers)}};
}

std::vector<Record> comparedRecords(const AgreementReport& report)
{
    return recordsOf(report.compared,
                     [&](const ReviewersCompared& two) { return fieldsOf(two, report.reviewers); });
}

void writeAgreementJson(std::ostream& output, const AgreementReport& report, double confidence)
{
    Intervals intervals(confidence);
    writeJson(output, Record{{"pairs", report.pairs}}
                          .add(intervalFields(confidence))
                          .add({{"groups", recordsOf(report.groups, groupFields)},
                                {"two_by_two", comparedRecords(report)},
                                {"golden", goldenValue(report, intervals)},
                                {"consensus", consensusFields(report)}}));
}

/// Lines of the CSV of figures.
class FigureLines
{
public:
    explicit FigureLines(double confidence) : m_intervals(confidence), m_confidence(confidence) {}

    void begin(const char* section, std::string reviewer, std::string other = {})
    {
        m_head = {{"section", section}, {"reviewer", std::move(reviewer)}, {"other", std::move(other)}};
    }
    void add(std::string measure, Value value, std::optional<std::size_t> total = {})
    {
        addLine(std::move(measure), {{"value", std::move(value)}, {"total", total}});
    }
    void add(std::string measure, const Accuracy& accuracy)
    {
        addLine(std::move(measure), shareFields(accuracy, m_intervals).add(csvIntervalFields(m_confidence)));
    }
    /// These fields, a line each.
    void add(const Record& record, std::initializer_list<const char*> measures,
             std::optional<std::size_t> total = {})
    {
        for (const char* measure : measures)
            add(measure, record[measure], total);
    }
    void write(std::ostream& output) const
    {
        writeCsv(output, {"section,reviewer,other,measure,value,low,high,total", intervalColumns}, m_records);
    }

private:
    void addLine(std::string measure, Record fields)
    {
        m_records.emplace_back(m_head).add("measure", std::move(measure)).add(std::move(fields));
    }

    Intervals m_intervals;
    double m_confidence;
    Record m_head;
    std::vector<Record> m_records;
};

void addConsensus(FigureLines& lines, const AgreementReport& report)
{
    const Consensus& consensus = report.consensus;
    lines.begin("consensus", {});
    lines.add("prevalence", prevalenceOf(report), report.judged);
    lines.add("iterations", consensus.iterations);
    lines.add("converged", int{consensus.converged});
    lines.add("log_likelihood", consensus.logLikelihood);
    for (std::size_t reviewer = 0; reviewer < report.reviewers.size(); ++reviewer) {
        const std::size_t given = report.opinions[reviewer];
        const Record quality = qualityFields(given, consensus.reviewers[reviewer]);
        lines.begin("consensus", report.reviewers[reviewer]);
        lines.add("reliability", quality["reliability"], given);
        for (const char* side : {"on_correct", "on_not_correct"}) {
            const auto* shares = std::get_if<Record>(&quality[side].held());
            for (const Opinion opinion : opinions)
                lines.add(std::string(side) + '_' + wordOf(opinion),
                          shares ? (*shares)[wordOf(opinion)] : Value());
        }
        lines.add(countedFields(report.againstConsensus[reviewer]),
                  {"correct_pairs", "correct_pairs_ruled_correct", "other_pairs", "other_pairs_ruled_wrong"});
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
    lines.add("kappa", row.kappa(), static_cast<std::size_t>(row.accuracy().total));
    for (const Opinion golden : opinions) {
        for (const Opinion given : opinions)
            lines.add(std::string(wordOf(golden)) + "_ruled_" + wordOf(given), row.at(golden, given));
    }
    lines.add("dont_know", row.dontKnow);
    lines.add("not_ruled", row.notRuled);
    lines.add("ties", row.ties);
}

void writeAgreementCsv(std::ostream& output, const AgreementReport& report, double confidence)
{
    FigureLines lines(confidence);
    for (const GroupAgreement& group : report.groups) {
        const Record fields = groupFields(group);
        lines.begin("group", group.name);
        lines.add(fields, {"reviewers", "opinions"});
        lines.add(fields, {"raw_agreement", "fleiss_kappa", "alpha_nominal", "alpha_ordinal"}, group.pairs);
    }
    for (const ReviewersCompared& two : report.compared) {
        lines.begin("two_by_two", report.reviewers[two.first], report.reviewers[two.second]);
        lines.add(fieldsOf(two, report.reviewers), {"raw_agreement", "kappa", "weighted_kappa"}, two.total());
    }
    if (report.golden) {
        lines.begin("golden", {});
        lines.add(fieldsOf(*report.golden), {"pairs", "correct", "unclear", "wrong", "ties"});
    }
    for (const AgainstGolden& row : report.againstGolden)
        addGolden(lines, row, report.reviewers[row.reviewer]);
    addConsensus(lines, report);
    lines.write(output);
}

void writeGroups(std::ostream& output, const AgreementReport& report)
{
    writeTable(output,
               {{"group", "reviewers"},
                {"reviewers", "number"},
                {"opinions", "opinions"},
                {"pairs", "pairs with two or more"},
                {"raw_agreement", "raw agreement %", percentCell},
                {"fleiss_kappa", "Fleiss' kappa", fixedCell},
                {"alpha_nominal", "alpha nominal", fixedCell},
                {"alpha_ordinal", "alpha ordinal", fixedCell}},
               recordsOf(report.groups, groupFields));
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
    writeTable(output,
               {{"first", "first"},
                {"second", "second"},
                {"total", "pairs"},
                {"raw_agreement", "raw agreement %", percentCell},
                {"kappa", "Cohen's kappa", fixedCell},
                {"weighted_kappa", "weighted kappa", fixedCell}},
               comparedRecords(report));
    output << "weighted kappa: with quadratic weights, in the order correct, unclear, wrong.\n";
}

/// "154 · 3 · 91": what was ruled correct, unclear and wrong.
std::string ruled(const AgainstGolden& row, Opinion golden)
{
    std::string text;
    for (const Opinion given : opinions)
        text += (text.empty() ? "" : " · ") + grouped(row.at(golden, given));
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
                   percent(row.accuracy(), intervals), grouped(row.accuracy().total), percent(found),
                   grouped(found.total), percent(rejected), grouped(rejected.total), shown(row.kappa()),
                   ruled(row, Opinion::Correct), ruled(row, Opinion::Unclear), ruled(row, Opinion::Wrong),
                   grouped(row.dontKnow), grouped(row.notRuled), grouped(row.ties)});
    }
    table.write(output);
    output << "found: golden-correct pairs ruled correct; rejected: golden-wrong pairs ruled wrong; c · u · "
              "w: how often what is correct, unclear or wrong was ruled correct, unclear, wrong.\n"
              "A golden reviewer is held against the others; ties: pairs left out, on which those tie.\n"
           << intervalNote(confidence);
}

/// "85.71 (9 of 9)": an estimated share with what was counted; a dash where there is no opinion.
std::string estimatedCell(double estimate, const Ratio& counted)
{
    return percent(estimate) + " (" + grouped(counted.part) + " of " + grouped(counted.whole) + ')';
}

void writeConsensus(std::ostream& output, const AgreementReport& report)
{
    const Consensus& consensus = report.consensus;
    output << "\nConsensus of all (Dawid and Skene): estimated prevalence of correct labels "
           << percent(report.judged > 0 ? consensus.prevalence : numberOf(std::nullopt)) << " % of "
           << report.judged << (report.judged == 1 ? " pair" : " pairs")
           << " that somebody has an opinion on, with the prior of the model; " << consensus.iterations
           << " iterations" << (consensus.converged ? "" : ", not converged") << "\n\n";
    TextTable table({"reviewer", "opinions", "don't know", "reliability, estimated",
                     "correct ruled correct, estimated % (counted)",
                     "others ruled wrong, estimated % (counted)"});
    for (std::size_t reviewer = 0; reviewer < report.reviewers.size(); ++reviewer) {
        const ReviewerQuality& quality = consensus.reviewers[reviewer];
        const AgainstConsensus& counted = report.againstConsensus[reviewer];
        const auto known = [&](double figure) {
            return report.opinions[reviewer] > 0 ? figure : numberOf(std::nullopt);
        };
        table.add({report.reviewers[reviewer], grouped(report.opinions[reviewer]),
                   grouped(report.dontKnow[reviewer]), fixed(known(quality.reliability()), 3),
                   estimatedCell(known(quality.onCorrect[static_cast<std::size_t>(Opinion::Correct)]),
                                 counted.correct),
                   estimatedCell(known(quality.onNotCorrect[static_cast<std::size_t>(Opinion::Wrong)]),
                                 counted.notCorrect)});
    }
    table.write(output);
    output << "estimated: smoothed, as if each reviewer had ruled on five correct pairs and five others "
              "before, three of each five rightly; so few verdicts count for little, and 9 of 9 is not 100 "
              "%. counted: of the pairs that the consensus takes for correct, or does not, those that the "
              "reviewer ruled so.\n";
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
