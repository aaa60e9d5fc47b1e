// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vizsla {

struct Interval
{
    double low = 0;
    double high = 1;
};

constexpr double defaultConfidence = 0.95;

/// Exact interval for a proportion, `correct` of `total`, as fractions in [0, 1].
/// Clopper & Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial",
/// Biometrika 26 (1934). With total 0 nothing is known: [0, 1].
Interval clopperPearson(int correct, int total, double confidence = defaultConfidence);

/// Score interval for a proportion. Wilson, JASA 22 (1927).
Interval wilson(int correct, int total, double confidence = defaultConfidence);

/// Interval for the difference of two independent proportions, first minus second, in [-1, 1].
/// Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine
/// 17 (1998), method 10. With a total of 0 nothing is known: [-1, 1].
Interval newcombeDifference(int correct1, int total1, int correct2, int total2,
                            double confidence = defaultConfidence);

}  // namespace vizsla
