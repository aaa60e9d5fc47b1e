// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/review/verdict_table.h"

namespace vizsla {

/// How often each item was given each category, whoever gave it. Categories are in order where measures need
/// one. Items may have unequal numbers of ratings, or none.
class RatingCounts
{
public:
    /// Item after item, `categoryCount` counts each.
    RatingCounts(std::size_t categoryCount, std::vector<std::uint32_t> counts)
        : m_categoryCount(categoryCount),
          m_counts(std::move(counts))
    {}
    /// The items are pairs of image and class, the categories those of Opinion.
    explicit RatingCounts(const OpinionsByPair& opinions);

    std::size_t categoryCount() const { return m_categoryCount; }
    std::size_t itemCount() const { return m_counts.size() / m_categoryCount; }
    std::span<const std::uint32_t> of(std::size_t item) const
    {
        return std::span(m_counts).subspan(item * m_categoryCount, m_categoryCount);
    }

private:
    std::size_t m_categoryCount;
    std::vector<std::uint32_t> m_counts;
};

/// The share of agreeing pairs of ratings, as a mean over the items with two ratings or more: for an item
/// with n_k ratings of category k, n in all, sum n_k (n_k - 1) / (n (n - 1)). Fleiss, "Measuring nominal
/// scale agreement among many raters", Psychological Bulletin 76 (1971), equations 2 and 3. Nothing without
/// such items.
std::optional<double> observedAgreement(const RatingCounts& ratings);

/// Fleiss' kappa, (P - Pe) / (1 - Pe), with P the observedAgreement() and Pe = sum p_k^2.
///
/// Fleiss (1971, as above) has the same number of ratings for all items, of which p_k is the share of
/// category k. Unequal numbers are taken as by Gwet, "Handbook of Inter-Rater Reliability" (4th edition,
/// 2014), chapter 2: p_k is the mean over all rated items of the item's own share of category k. With equal
/// numbers that is Fleiss' kappa. Nothing where no item has two ratings or all ratings are of one category.
std::optional<double> fleissKappa(const RatingCounts& ratings);

/// How far categories are apart.
enum class Scale {
    Nominal,   ///< alike or not
    Ordinal,   ///< by how many ratings lie between them
    Interval,  ///< by their numbers
};

/// Krippendorff's alpha, 1 - Do / De, which needs no equal numbers of ratings: an item with one rating is
/// left out. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): with coincidences o_ck = sum
/// over items of n_c (n_k - [c = k]) / (n - 1), their sums n_c and n, and the scale's distance d_ck, alpha =
/// 1 - (n - 1) sum o_ck d_ck^2 / sum n_c n_k d_ck^2. Nothing where no item has two ratings or all ratings are
/// of one category.
std::optional<double> krippendorffAlpha(const RatingCounts& ratings, Scale scale);

/// How often two raters gave an item each two categories: row after row, the rows by the first's category.
struct CrossTable
{
    std::size_t categoryCount = 0;
    std::span<const std::uint32_t> counts;

    std::uint32_t at(std::size_t first, std::size_t second) const
    {
        return counts[first * categoryCount + second];
    }
};

/// The share of items that both gave the same category. Nothing without items.
std::optional<double> observedAgreement(const CrossTable& table);

enum class KappaWeights {
    None,       ///< every disagreement counts alike
    Linear,     ///< by the distance of the categories
    Quadratic,  ///< by its square
};

/// Cohen's kappa for two raters on the items both rated: 1 - sum w_ij o_ij / sum w_ij e_ij with the
/// disagreement's weight w, the observed share o and the share e expected from both raters' own shares.
/// Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20
/// (1960); weighted: "Weighted kappa", Psychological Bulletin 70 (1968). Nothing without items or where both
/// gave one and the same category alone.
std::optional<double> cohenKappa(const CrossTable& table, KappaWeights weights = KappaWeights::None);

/// Two reviewers on the pairs of image and class that both have an opinion on.
struct ReviewersCompared
{
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::array<std::uint32_t, opinionCount * opinionCount> counts{};

    CrossTable table() const { return {opinionCount, counts}; }
    std::size_t total() const;
};

/// All reviewers two by two, by first and second, the first the lower number; those without a common pair are
/// left out.
std::vector<ReviewersCompared> compareReviewers(const OpinionsByPair& opinions);

}  // namespace vizsla
