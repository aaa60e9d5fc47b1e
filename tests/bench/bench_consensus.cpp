// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What consensus and agreement cost on a million verdicts of 85 reviewers on 185,000 pairs, beside the least
// that looking at every verdict once can cost; and how well the consensus recovers the truth from which the
// verdicts were made, beside a majority vote.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>

#include "core/review/agreement.h"
#include "core/review/consensus.h"
#include "core/review/golden_comparison.h"
#include "tests/support/planted_reviews.h"

namespace {

using namespace vizsla;

template <class Work>
double bestOf(int rounds, Work&& work)
{
    double best = std::numeric_limits<double>::infinity();
    for (int round = 0; round < rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
        best = std::min(best, taken.count());
    }
    return best;
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Keeps what is computed from being left out.
volatile double kept = 0;

/// One look at every verdict in memory, in an order of its own for each table that it goes to.
void lookAtAll(const VerdictTable& table)
{
    std::vector<std::uint32_t> counts(table.reviewerCount * opinionCount);
    for (const VerdictTable::Entry& entry : table.entries)
        ++counts[entry.reviewer * opinionCount + static_cast<std::uint32_t>(entry.verdict)];
    kept = kept + counts.front();
}

void print(const char* what, double milliseconds, double floor)
{
    std::printf("%-52s %9.2f ms %8.1f of the floor\n", what, milliseconds, milliseconds / floor);
}

/// The mean over the reviewers of how far their reliability was estimated from what it is.
double reliabilityError(const test::PlantedReviews& planted, const Consensus& consensus)
{
    double error = 0;
    for (std::size_t reviewer = 0; reviewer < planted.reviewers.size(); ++reviewer)
        error +=
            std::abs(planted.reviewers[reviewer].reliability() - consensus.reviewers[reviewer].reliability());
    return error / static_cast<double>(planted.reviewers.size());
}

void run(std::uint32_t spammers, std::uint32_t adversaries)
{
    test::PlantedShape shape;
    shape.spammers = spammers;
    shape.adversaries = adversaries;
    const test::PlantedReviews planted = test::ReviewPlanter(shape, 1).plant();
    const VerdictTable& table = planted.table;
    std::printf("%zu verdicts of %zu reviewers (%u without looking, %u adversaries) on %zu pairs\n",
                table.entries.size(), table.reviewerCount, spammers, adversaries, table.pairCount);
    const double floor = bestOf(9, [&] { lookAtAll(table); });
    print("floor: one pass that counts each verdict", floor, floor);
    print("verdicts by pair", bestOf(9, [&] { kept = OpinionsByPair(table).on(0).size(); }), floor);
    Consensus consensus;
    const double whole = bestOf(5, [&] { consensus = consensusOf(OpinionsByPair(table)); });
    print("consensus, with the verdicts by pair", whole, floor);
    std::printf("%-52s %9.2f ms, %d iterations%s\n", "  an iteration", whole / consensus.iterations,
                consensus.iterations, consensus.converged ? "" : ", NOT converged");
    std::printf("%-52s %9.1f MB, of them %.1f MB the table\n", "  memory of the process at most",
                peakMegabytes(),
                static_cast<double>(table.entries.size() * sizeof(VerdictTable::Entry)) / 1e6);
    std::printf("%-52s %9.2f %% of the pairs; by votes %.2f %%, knowing the reviewers %.2f %%\n",
                "  recovered", 100 * planted.accuracy(consensus.pCorrect),
                100 * planted.accuracy(voteShares(OpinionsByPair(table))),
                100 * planted.accuracy(planted.knowingReviewers(shape.prevalence)));
    std::printf("%-52s %9.4f on average\n", "  error of a reviewer's reliability",
                reliabilityError(planted, consensus));

    const OpinionsByPair opinions(table);
    print("raw agreement, Fleiss' kappa, alpha on two scales",
          bestOf(5,
                 [&] {
                     const RatingCounts ratings(opinions);
                     kept = *observedAgreement(ratings) + *fleissKappa(ratings) +
                            *krippendorffAlpha(ratings, Scale::Nominal) +
                            *krippendorffAlpha(ratings, Scale::Ordinal);
                 }),
          floor);
    print("Cohen's kappa of all reviewers two by two",
          bestOf(5,
                 [&] {
                     for (const ReviewersCompared& two : compareReviewers(opinions))
                         kept = cohenKappa(two.table()).value_or(0);
                 }),
          floor);
    const std::uint32_t experts[] = {0, 1, 2, 3, 4};
    print("all reviewers against five golden ones",
          bestOf(5, [&] { kept = compareWithGolden(table, experts).front().accuracy().correct; }), floor);
    std::puts("");
}

}  // namespace

int main()
{
    run(8, 1);
    run(25, 5);
    return 0;
}
