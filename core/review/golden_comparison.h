// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/review/agreement.h"
#include "core/review/verdict_table.h"
#include "core/scoring/accuracy.h"

namespace vizsla {

/// What golden reviewers, the experts, say together: per pair the opinion that most of them have. Where
/// several opinions lead alike there is none, as nobody can be measured by it; `ties` tells how many pairs
/// these are.
struct GoldenVerdicts
{
    std::vector<std::optional<Opinion>> byPair;  ///< none where no opinion leads
    std::array<std::size_t, opinionCount> counts{};
    std::size_t ties = 0;

    std::size_t total() const { return counts[0] + counts[1] + counts[2]; }
};

GoldenVerdicts goldenVerdicts(const VerdictTable& table, std::span<const std::uint32_t> goldenReviewers);

/// One reviewer against the golden verdicts; a golden reviewer against those of the other golden ones alone,
/// of whom an even number ties more often.
struct AgainstGolden
{
    std::uint32_t reviewer = 0;
    bool isGolden = false;
    std::array<std::uint32_t, opinionCount * opinionCount> counts{};  ///< a row a golden verdict, by Opinion
    std::uint32_t dontKnow = 0;  ///< pairs with a golden verdict that the reviewer does not know
    std::uint32_t notRuled = 0;  ///< or has not ruled on
    std::uint32_t ties = 0;      ///< with an opinion, and left out as those tie that it is held against

    /// The first rater is the golden verdict.
    CrossTable table() const { return {opinionCount, counts}; }
    std::uint32_t at(Opinion golden, Opinion given) const
    {
        return table().at(static_cast<std::size_t>(golden), static_cast<std::size_t>(given));
    }
    /// Opinions that are the golden verdict. Here and below, of those on pairs with a golden verdict.
    Accuracy accuracy() const;
    /// Opinions on golden-correct pairs that say correct.
    Accuracy sensitivity() const { return within(Opinion::Correct); }
    /// Opinions on golden-wrong pairs that say wrong.
    Accuracy specificity() const { return within(Opinion::Wrong); }
    std::optional<double> kappa() const { return cohenKappa(table()); }

private:
    Accuracy within(Opinion golden) const;
};

/// Every reviewer, by number.
std::vector<AgainstGolden> compareWithGolden(const VerdictTable& table,
                                             std::span<const std::uint32_t> goldenReviewers);

}  // namespace vizsla
