// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/golden_comparison.h"

#include <algorithm>

namespace vizsla {

namespace {

using OpinionCounts = std::array<std::uint32_t, opinionCount>;

std::vector<bool> asFlags(std::size_t count, std::span<const std::uint32_t> numbers)
{
    std::vector<bool> flags(count);
    for (const std::uint32_t number : numbers)
        flags[number] = true;
    return flags;
}

bool isTie(const OpinionCounts& votes)
{
    const std::uint32_t most = std::ranges::max(votes);
    return most > 0 && std::ranges::count(votes, most) > 1;
}

std::optional<Opinion> majorityOf(const OpinionCounts& votes)
{
    const auto most = std::ranges::max_element(votes);
    if (*most == 0 || isTie(votes))
        return std::nullopt;
    return static_cast<Opinion>(most - votes.begin());
}

std::uint32_t& voteFor(OpinionCounts& votes, Opinion opinion)
{
    return votes[static_cast<std::size_t>(opinion)];
}

/// The golden reviewers' votes by pair.
std::vector<OpinionCounts> goldenVotes(const VerdictTable& table, const std::vector<bool>& isGolden)
{
    std::vector<OpinionCounts> votes(table.pairCount);
    for (const VerdictTable::Entry& entry : table.entries) {
        const auto opinion = opinionOf(entry.verdict);
        if (opinion && isGolden[entry.reviewer])
            ++voteFor(votes[entry.pair], *opinion);
    }
    return votes;
}

}  // namespace

GoldenVerdicts goldenVerdicts(const VerdictTable& table, std::span<const std::uint32_t> goldenReviewers)
{
    GoldenVerdicts golden;
    golden.byPair.reserve(table.pairCount);
    for (const OpinionCounts& votes : goldenVotes(table, asFlags(table.reviewerCount, goldenReviewers))) {
        const auto verdict = majorityOf(votes);
        golden.byPair.push_back(verdict);
        golden.ties += isTie(votes);
        if (verdict)
            ++golden.counts[static_cast<std::size_t>(*verdict)];
    }
    return golden;
}

Accuracy AgainstGolden::accuracy() const
{
    Accuracy accuracy;
    for (const Opinion golden : {Opinion::Wrong, Opinion::Unclear, Opinion::Correct}) {
        const Accuracy part = within(golden);
        accuracy.correct += part.correct;
        accuracy.total += part.total;
    }
    return accuracy;
}

Accuracy AgainstGolden::within(Opinion golden) const
{
    Accuracy accuracy;
    for (const Opinion given : {Opinion::Wrong, Opinion::Unclear, Opinion::Correct})
        accuracy.total += static_cast<int>(at(golden, given));
    accuracy.correct = static_cast<int>(at(golden, golden));
    return accuracy;
}

std::vector<AgainstGolden> compareWithGolden(const VerdictTable& table,
                                             std::span<const std::uint32_t> goldenReviewers)
{
    const std::vector<bool> isGolden = asFlags(table.reviewerCount, goldenReviewers);
    const std::vector<OpinionCounts> votes = goldenVotes(table, isGolden);
    const auto golden = static_cast<std::uint32_t>(
        std::ranges::count_if(votes, [](const OpinionCounts& each) { return majorityOf(each).has_value(); }));
    std::vector<AgainstGolden> rows(table.reviewerCount);
    for (std::uint32_t reviewer = 0; reviewer < rows.size(); ++reviewer) {
        rows[reviewer].reviewer = reviewer;
        rows[reviewer].isGolden = isGolden[reviewer];
        rows[reviewer].notRuled = golden;
    }
    for (const VerdictTable::Entry& entry : table.entries) {
        AgainstGolden& row = rows[entry.reviewer];
        OpinionCounts others = votes[entry.pair];
        const auto opinion = opinionOf(entry.verdict);
        if (opinion && row.isGolden)
            --voteFor(others, *opinion);
        const auto verdict = majorityOf(others);
        // On what a golden reviewer has not ruled the others are all.
        row.notRuled -= majorityOf(votes[entry.pair]).has_value();
        row.ties += opinion && isTie(others);
        if (!verdict)
            continue;
        if (opinion)
            ++row.counts[static_cast<std::size_t>(*verdict) * opinionCount +
                         static_cast<std::size_t>(*opinion)];
        else
            ++row.dontKnow;
    }
    return rows;
}

}  // namespace vizsla
