// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/scoring/accuracy.h"

namespace vizsla {

/// The scale of both axes of a plot of accuracies.
enum class Axis { Linear, Logit, Probit };

/// One classifier's accuracies on two test sets.
struct AccuracyPair
{
    Accuracy first;
    Accuracy second;
};

/// The accuracy on an axis: itself, its logit, or its probit (the standard normal quantile). The transformed
/// axes end in infinity, so that there none right or all right of n count as (k + 1/2) / (n + 1); other
/// accuracies are as they are. NaN without images.
double axisValue(const Accuracy& accuracy, Axis axis);
/// `share` in [0, 1]; the ends are -infinity and infinity on the transformed axes.
double axisValue(double share, Axis axis);
/// Back to a share in [0, 1]; on the linear axis values outside stay as they are.
double shareAt(double value, Axis axis);

/// What accuracy on the second test set to expect from that on the first: a line on the axes.
struct FittedLine
{
    Axis axis = Axis::Linear;
    double intercept = 0;  ///< on the axes
    double slope = 0;

    /// In shares.
    double predict(double firstShare) const;
    double predict(const Accuracy& first) const;
    /// Accuracy on the second minus the predicted one, in units of the axis.
    double residual(const AccuracyPair& pair) const;
};

/// Ordinary least squares, second on first. Nothing with fewer than two different accuracies on the first;
/// pairs without images on either side are passed over.
std::optional<FittedLine> fitLine(std::span<const AccuracyPair> models, Axis axis);

/// Share of the variance that the line explains, on its axes; NaN where there is no variance.
double rSquared(const FittedLine& line, std::span<const AccuracyPair> models);

struct Bootstrap
{
    int rounds = 1000;
    std::uint64_t seed = 1;
    double confidence = defaultConfidence;
};

struct EffectiveRobustness
{
    double value = 0;  ///< in shares: 0.01 is one point of accuracy
    Interval interval{-1, 1};
};

/// How far a classifier's accuracy on the second test set lies above what the models' line predicts from its
/// accuracy on the first. Taori et al., "Measuring Robustness to Natural Distribution Shifts in Image
/// Classification" (NeurIPS 2020), section 3 (there on logit axes).
///
/// The interval is a percentile bootstrap (Efron & Tibshirani, "An Introduction to the Bootstrap", 1993,
/// chapter 13). Each round draws the models with replacement and fits anew, which carries the uncertainty of
/// the line, and draws the classifier's two counts from binomial distributions with its own accuracies, which
/// carries the chance in its images; none right or all right of n draws with (k + 1/2) / (n + 1), as it would
/// never vary otherwise. Rounds whose models cannot be fitted are drawn again. The same seed gives the same
/// interval. A model that is judged is best left out of `models`. Nothing where there is no line, or the
/// classifier has no images on either side.
std::optional<EffectiveRobustness> effectiveRobustness(const AccuracyPair& classifier,
                                                       std::span<const AccuracyPair> models, Axis axis,
                                                       const Bootstrap& bootstrap = {});

/// The line's own uncertainty above each of `firstShares`: percentile bootstrap over the models, in shares.
/// Empty where there is no line.
std::vector<Interval> fitBand(std::span<const AccuracyPair> models, Axis axis,
                              std::span<const double> firstShares, const Bootstrap& bootstrap = {});

}  // namespace vizsla
