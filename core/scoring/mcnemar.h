// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scoring/model_score.h"

namespace vizsla {

/// Two classifiers on the same images.
struct McNemar
{
    int onlyFirst = 0;   ///< b: images that the first alone gets right
    int onlySecond = 0;  ///< c
    double p = 1;  ///< two-sided, exact conditional; what a double does not hold is the smallest normal one
    double midP = 1;    ///< two-sided; as p
    double log10P = 0;  ///< tells p however small it is
    double log10MidP = 0;
};

/// McNemar's test: were both equally good, each image that only one gets right would be either's with
/// probability 1/2. With X binomial of n = b + c trials and m = min(b, c):
///
/// exact conditional p = min(1, 2 P(X <= m)); mid-p = 2 P(X <= m) - P(X = m), and 1 - P(X = m) / 2 where b =
/// c. Without such images both are 1. The exact test never rejects too often, and rejects too seldom; mid-p
/// is near its level.
///
/// McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
/// Psychometrika 12 (1947); the exact form: Agresti, "Categorical Data Analysis", section 10.1 (2nd ed.
/// 2002); mid-p: Fagerland, Lydersen & Laake, "The McNemar test for binary matched-pairs data: mid-p and
/// asymptotic are better than exact conditional", BMC Medical Research Methodology 13:91 (2013), with its
/// supplement.
McNemar mcNemar(int onlyFirst, int onlySecond);

/// How two classifiers did on the images that count for both.
struct PairedOutcomes
{
    int bothRight = 0;
    int onlyFirst = 0;
    int onlySecond = 0;
    int bothWrong = 0;

    int total() const { return bothRight + onlyFirst + onlySecond + bothWrong; }
    Accuracy first() const { return {bothRight + onlyFirst, total(), 0}; }
    Accuracy second() const { return {bothRight + onlySecond, total(), 0}; }
};

/// Within a slice where one is given.
PairedOutcomes pairedOutcomes(const MetricOutcomes& first, const MetricOutcomes& second,
                              const ImageSet* slice = nullptr);

/// On the images that count for both; within a slice where one is given.
McNemar mcNemar(const MetricOutcomes& first, const MetricOutcomes& second, const ImageSet* slice = nullptr);

}  // namespace vizsla
