// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/consensus.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vizsla {

namespace {

constexpr auto wrongPlace = static_cast<std::size_t>(Opinion::Wrong);
constexpr auto unclearPlace = static_cast<std::size_t>(Opinion::Unclear);
constexpr auto correctPlace = static_cast<std::size_t>(Opinion::Correct);

std::array<double, opinionCount> pseudoCounts(const ConsensusPrior& prior, bool onCorrect)
{
    std::array<double, opinionCount> counts{};
    counts[onCorrect ? correctPlace : wrongPlace] = prior.right;
    counts[onCorrect ? wrongPlace : correctPlace] = prior.opposite;
    counts[unclearPlace] = prior.unclear;
    return counts;
}

/// The estimation, with all tables by the opinions' codes.
class Estimation
{
public:
    Estimation(std::vector<double> pCorrect, const OpinionsByPair& opinions, const ConsensusPrior& prior)
        : m_opinions(opinions),
          m_prior(prior),
          m_onCorrect(pseudoCounts(prior, true)),
          m_onNotCorrect(pseudoCounts(prior, false)),
          m_pCorrect(std::move(pCorrect)),
          m_given(opinions.reviewerCount() * opinionCount),
          m_givenOnCorrect(m_given.size()),
          m_logOdds(m_given.size())
    {
        for (std::size_t pair = 0; pair < opinions.pairCount(); ++pair) {
            const auto on = opinions.on(pair);
            m_ruledPairs += !on.empty();
            for (const GivenOpinion given : on)
                ++m_given[given.code()];
        }
        count();
    }

    /// Of the pairs as they are now: how often each opinion fell on correct ones.
    void count()
    {
        std::ranges::fill(m_givenOnCorrect, 0);
        m_correctPairs = 0;
        for (std::size_t pair = 0; pair < m_pCorrect.size(); ++pair) {
            const auto on = m_opinions.on(pair);
            if (on.empty())
                continue;
            m_correctPairs += m_pCorrect[pair];
            for (const GivenOpinion given : on)
                m_givenOnCorrect[given.code()] += m_pCorrect[pair];
        }
    }

    /// The M step: prevalence and reviewers by the counts.
    void estimate();
    /// The E step: pairs by prevalence and reviewers. In the same pass it counts anew, as count() does. Gives
    /// the largest change of a pair.
    double infer();

    /// Whether rulings rather mean their opposite, all in all.
    bool isReversed() const;
    void reverse()
    {
        for (double& p : m_pCorrect)
            p = 1 - p;
        count();
    }

    Consensus result() &&;

private:
    std::array<double, opinionCount> shares(std::size_t reviewer, bool onCorrect) const;
    double logPrior() const;

    const OpinionsByPair& m_opinions;
    ConsensusPrior m_prior;
    std::array<double, opinionCount> m_onCorrect;     ///< pseudo-counts of each reviewer
    std::array<double, opinionCount> m_onNotCorrect;  ///< and for the other pairs
    std::vector<double> m_pCorrect;

    std::vector<double> m_given;           ///< how often, by code
    std::vector<double> m_givenOnCorrect;  ///< how often on correct pairs
    std::size_t m_ruledPairs = 0;
    double m_correctPairs = 0;

    std::vector<ReviewerQuality> m_reviewers;
    std::vector<double> m_logOdds;  ///< log P(opinion | correct) - log P(opinion | not correct), by code
    double m_prevalence = 0.5;
    double m_logIfNotCorrect = 0;  ///< log P(all opinions | no pair is correct)
    double m_logLikelihood = 0;
};

std::array<double, opinionCount> Estimation::shares(std::size_t reviewer, bool onCorrect) const
{
    std::array<double, opinionCount> counts = onCorrect ? m_onCorrect : m_onNotCorrect;
    double total = 0;
    for (std::size_t opinion = 0; opinion < opinionCount; ++opinion) {
        const std::size_t code = reviewer * opinionCount + opinion;
        // Rounding may leave a little less than nothing.
        counts[opinion] +=
            onCorrect ? m_givenOnCorrect[code] : std::max(0.0, m_given[code] - m_givenOnCorrect[code]);
        total += counts[opinion];
    }
    for (double& count : counts)
        count /= total;
    return counts;
}

void Estimation::estimate()
{
    m_prevalence = (m_correctPairs + m_prior.pairs) / (static_cast<double>(m_ruledPairs) + 2 * m_prior.pairs);
    m_reviewers.resize(m_opinions.reviewerCount());
    m_logIfNotCorrect = static_cast<double>(m_ruledPairs) * std::log1p(-m_prevalence);
    for (std::size_t reviewer = 0; reviewer < m_reviewers.size(); ++reviewer) {
        ReviewerQuality& quality = m_reviewers[reviewer];
        quality.onCorrect = shares(reviewer, true);
        quality.onNotCorrect = shares(reviewer, false);
        for (std::size_t opinion = 0; opinion < opinionCount; ++opinion) {
            const std::size_t code = reviewer * opinionCount + opinion;
            const double logNotCorrect = std::log(quality.onNotCorrect[opinion]);
            m_logOdds[code] = std::log(quality.onCorrect[opinion]) - logNotCorrect;
            m_logIfNotCorrect += m_given[code] * logNotCorrect;
        }
    }
}

double Estimation::infer()
{
    const double priorOdds = std::log(m_prevalence) - std::log1p(-m_prevalence);
    std::ranges::fill(m_givenOnCorrect, 0);
    m_correctPairs = 0;
    double change = 0, logOfSums = 0;
    for (std::size_t pair = 0; pair < m_pCorrect.size(); ++pair) {
        const auto on = m_opinions.on(pair);
        if (on.empty()) {
            m_pCorrect[pair] = m_prevalence;
            continue;
        }
        double odds = priorOdds;
        for (const GivenOpinion given : on)
            odds += m_logOdds[given.code()];
        // Neither overflows: the exponential is of nothing greater than 0.
        const double smaller = std::exp(-std::abs(odds));
        const double p = (odds >= 0 ? 1 : smaller) / (1 + smaller);
        logOfSums += std::max(odds, 0.0) + std::log1p(smaller);
        change = std::max(change, std::abs(p - m_pCorrect[pair]));
        m_pCorrect[pair] = p;
        m_correctPairs += p;
        for (const GivenOpinion given : on)
            m_givenOnCorrect[given.code()] += p;
    }
    m_logLikelihood = m_logIfNotCorrect + logOfSums;
    return change;
}

bool Estimation::isReversed() const
{
    double sum = 0;
    for (std::size_t reviewer = 0; reviewer < m_reviewers.size(); ++reviewer) {
        const ReviewerQuality& quality = m_reviewers[reviewer];
        double rulings = 0;
        for (std::size_t opinion = 0; opinion < opinionCount; ++opinion)
            rulings += m_given[reviewer * opinionCount + opinion];
        sum += rulings * (quality.onCorrect[correctPlace] - quality.onNotCorrect[correctPlace] +
                          quality.onNotCorrect[wrongPlace] - quality.onCorrect[wrongPlace]);
    }
    return sum < 0;
}

double Estimation::logPrior() const
{
    double sum = m_prior.pairs * (std::log(m_prevalence) + std::log1p(-m_prevalence));
    for (const ReviewerQuality& quality : m_reviewers) {
        for (std::size_t opinion = 0; opinion < opinionCount; ++opinion)
            sum += m_onCorrect[opinion] * std::log(quality.onCorrect[opinion]) +
                   m_onNotCorrect[opinion] * std::log(quality.onNotCorrect[opinion]);
    }
    return sum;
}

Consensus Estimation::result() &&
{
    Consensus consensus;
    consensus.prevalence = m_prevalence;
    consensus.logLikelihood = m_logLikelihood;
    consensus.penalised = m_logLikelihood + logPrior();
    consensus.pCorrect = std::move(m_pCorrect);
    consensus.reviewers = std::move(m_reviewers);
    for (std::size_t code = 0; code < m_given.size(); ++code)
        consensus.reviewers[code / opinionCount].rulings += static_cast<std::size_t>(m_given[code]);
    return consensus;
}

}  // namespace

double ReviewerQuality::reliability() const
{
    return (onCorrect[correctPlace] + onNotCorrect[wrongPlace]) / 2;
}

std::vector<double> voteShares(const OpinionsByPair& opinions)
{
    std::vector<double> shares(opinions.pairCount(), 0.5);
    for (std::size_t pair = 0; pair < shares.size(); ++pair) {
        const auto on = opinions.on(pair);
        double votes = 0;
        for (const GivenOpinion given : on)
            votes += static_cast<double>(given.opinion()) / 2;
        if (!on.empty())
            shares[pair] = votes / static_cast<double>(on.size());
    }
    return shares;
}

Consensus consensusFrom(std::vector<double> pCorrect, const OpinionsByPair& opinions,
                        const ConsensusOptions& options)
{
    Estimation estimation(std::move(pCorrect), opinions, options.prior);
    bool isConverged = false, wasReversed = false;
    int iterations = 0;
    do {
        estimation.estimate();
        isConverged = estimation.infer() <= options.tolerance;
        ++iterations;
        // A beginning on the wrong side leads to a worse mode of the posterior, with everything the other way
        // round.
        if (isConverged && !wasReversed && estimation.isReversed()) {
            estimation.reverse();
            wasReversed = true;
            isConverged = false;
        }
    } while (!isConverged && iterations < options.iterationLimit);
    Consensus consensus = std::move(estimation).result();
    consensus.iterations = iterations;
    consensus.converged = isConverged;
    return consensus;
}

Consensus consensusOf(const OpinionsByPair& opinions, const ConsensusOptions& options)
{
    return consensusFrom(voteShares(opinions), opinions, options);
}

}  // namespace vizsla
