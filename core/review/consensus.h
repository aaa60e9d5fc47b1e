// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/review/verdict_table.h"

namespace vizsla {

/// What is taken as seen before the first verdict, so that a reviewer with few rulings is neither perfect nor
/// useless: Dirichlet pseudo-counts, all greater than 0. By default each reviewer has ruled on ten pairs,
/// five correct ones and five others, and has got three of each five right, one unclear and one wrong. That
/// these favour honest reviewers also tells "correct" from "not correct", which the likelihood alone cannot:
/// it is the same with both exchanged.
struct ConsensusPrior
{
    double right = 3;     ///< "correct" on a correct pair, "wrong" on another
    double unclear = 1;   ///< "unclear" on either
    double opposite = 1;  ///< "wrong" on a correct pair, "correct" on another
    double pairs = 1;     ///< correct pairs, and as many others
};

struct ConsensusOptions
{
    ConsensusPrior prior;
    /// Converged when no pair's probability changes by more; six digits are settled then.
    double tolerance = 1e-8;
    int iterationLimit = 500;  ///< at least one is made
};

/// How a reviewer rules: what the consensus has learned.
struct ReviewerQuality
{
    std::array<double, opinionCount> onCorrect{};     ///< P(opinion | correct), by Opinion
    std::array<double, opinionCount> onNotCorrect{};  ///< P(opinion | not correct)
    std::size_t rulings = 0;  ///< opinions; with none the shares are those of the prior

    /// Balanced accuracy: the mean of P(correct | correct) and P(wrong | not correct). Who rules without
    /// looking has 0.5 at most, an adversary less.
    double reliability() const;
};

struct Consensus
{
    std::vector<double> pCorrect;  ///< by pair; the prevalence where nobody has an opinion
    std::vector<ReviewerQuality> reviewers;
    double prevalence = 0.5;  ///< share of correct pairs among those with an opinion
    double logLikelihood = 0;
    double penalised = 0;  ///< logLikelihood and the logarithm of the prior up to a constant; never falls
    int iterations = 0;
    bool converged = false;

    /// Whether the pair is taken as correct.
    bool isCorrect(std::size_t pair) const { return pCorrect[pair] >= 0.5; }
};

/// How probable it is that each pair is correct, and how reliable each reviewer.
///
/// Dawid & Skene, "Maximum likelihood estimation of observer error-rates using the EM algorithm", Applied
/// Statistics 28 (1979): a pair is correct or not, with probability `prevalence`; a reviewer gives the
/// opinions with probabilities that depend on that alone, independently of others. Both are estimated by
/// turns (equations 2.3 to 2.5), here with a prior (ConsensusPrior), which makes it the mode of the
/// posterior. It begins with the votes: the share of "correct" among a pair's opinions, "unclear" as half a
/// vote (section 3.1). Alike on every run.
Consensus consensusOf(const OpinionsByPair& opinions, const ConsensusOptions& options = {});

/// The same from another beginning: P(correct) by pair, as of an earlier consensus.
Consensus consensusFrom(std::vector<double> pCorrect, const OpinionsByPair& opinions,
                        const ConsensusOptions& options = {});

/// Where the consensus begins: by votes. 0.5 without any.
std::vector<double> voteShares(const OpinionsByPair& opinions);

}  // namespace vizsla
