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
    double p = 1;        ///< two-sided
};

/// Exact McNemar test: were both equally good, each image that only one gets right would be either's with
/// probability 1/2. p = min(1, 2 P(X <= min(b, c))), X binomial with b + c trials; without such images it
/// is 1. Not mid-p. McNemar, "Note on the sampling error of the difference between correlated proportions or
/// percentages", Psychometrika 12 (1947); the exact form: Agresti, "Categorical Data Analysis", section 10.1
/// (2nd ed. 2002).
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
