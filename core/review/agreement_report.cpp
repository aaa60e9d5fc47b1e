// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/agreement_report.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vizsla {

namespace {

GroupAgreement agreementOf(std::string name, const OpinionsByPair& opinions)
{
    GroupAgreement group;
    group.name = std::move(name);
    group.opinions = opinions.count();
    std::vector<bool> isSeen(opinions.reviewerCount());
    for (std::size_t pair = 0; pair < opinions.pairCount(); ++pair) {
        group.pairs += opinions.on(pair).size() >= 2;
        for (const GivenOpinion given : opinions.on(pair))
            isSeen[given.reviewer()] = true;
    }
    group.reviewers = static_cast<std::size_t>(std::ranges::count(isSeen, true));
    const RatingCounts ratings(opinions);
    group.observed = observedAgreement(ratings);
    group.fleiss = fleissKappa(ratings);
    group.alphaNominal = krippendorffAlpha(ratings, Scale::Nominal);
    group.alphaOrdinal = krippendorffAlpha(ratings, Scale::Ordinal);
    return group;
}

/// Of the reviewers who are in the group, or of those who are not.
OpinionsByPair opinionsWithin(const VerdictTable& table, std::span<const std::uint32_t> group, bool isIn)
{
    VerdictTable part{table.reviewerCount, table.pairCount, {}};
    std::ranges::copy_if(table.entries, std::back_inserter(part.entries),
                         [&](const VerdictTable::Entry& entry) {
                             return (std::ranges::find(group, entry.reviewer) != group.end()) == isIn;
                         });
    return OpinionsByPair(part);
}

std::vector<AgainstConsensus> compareWithConsensus(const OpinionsByPair& opinions, const Consensus& consensus)
{
    std::vector<AgainstConsensus> reviewers(opinions.reviewerCount());
    for (std::size_t pair = 0; pair < opinions.pairCount(); ++pair) {
        const bool isCorrect = consensus.isCorrect(pair);
        for (const GivenOpinion given : opinions.on(pair)) {
            AgainstConsensus& reviewer = reviewers[given.reviewer()];
            Ratio& ratio = isCorrect ? reviewer.correct : reviewer.notCorrect;
            ++ratio.whole;
            ratio.part += given.opinion() == (isCorrect ? Opinion::Correct : Opinion::Wrong);
        }
    }
    return reviewers;
}

}  // namespace

AgreementReport agreementReport(const StudyVerdicts& verdicts, std::span<const std::uint32_t> golden)
{
    const VerdictTable& table = verdicts.table;
    const OpinionsByPair opinions(table);
    AgreementReport report;
    report.reviewers = verdicts.reviewers;
    report.pairs = table.pairCount;
    for (std::size_t pair = 0; pair < opinions.pairCount(); ++pair)
        report.judged += !opinions.on(pair).empty();
    report.opinions.resize(table.reviewerCount);
    report.dontKnow.resize(table.reviewerCount);
    for (const VerdictTable::Entry& entry : table.entries)
        ++(opinionOf(entry.verdict) ? report.opinions : report.dontKnow)[entry.reviewer];
    report.groups.push_back(agreementOf("all", opinions));
    if (!golden.empty()) {
        report.groups.push_back(agreementOf("golden", opinionsWithin(table, golden, true)));
        report.groups.push_back(agreementOf("others", opinionsWithin(table, golden, false)));
        report.golden = goldenVerdicts(table, golden);
        report.againstGolden = compareWithGolden(table, golden);
    }
    report.compared = compareReviewers(opinions);
    report.consensus = consensusOf(opinions);
    report.againstConsensus = compareWithConsensus(opinions, report.consensus);
    return report;
}

}  // namespace vizsla
