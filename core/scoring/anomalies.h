// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/study/predictions.h"
#include "core/study/truth.h"

namespace vizsla {

/// Something that makes predictions look wrong as a file rather than as a classifier.
struct PredictionAnomaly
{
    enum class Kind {
        NotBestFirst,  ///< a later column is right more often than the first
        ClassOrder,    ///< the classes are numbered in another order
        Constant,      ///< (nearly) always the same class
    };

    Kind kind = Kind::NotBestFirst;
    std::string sentence;
};

/// All anomalies found, in the order of Kind. `classCount`: of the study. Looks at images with an assigned
/// class and a prediction; says nothing about fewer than 20 of them.
///
/// NotBestFirst: a column holds the assigned label of significantly more images than column 1, by the exact
/// McNemar test at 1e-6. Right labels thin out from column to column where columns are best first.
///
/// ClassOrder: another numbering is right on more than 30 % of the images and 5 times as often as the
/// predictions as they stand. Tried are names sorted as strings and back, numbers that begin one too high or
/// too low, the reversed order, and, for any other order, the assigned class that each predicted class most
/// often meets, learned on one half of the images and judged on the other, by turns, where nine tenths of
/// what is met is met by one class alone.
///
/// Constant: one class is predicted for 95 % of the images, and assigned to at most half of them.
std::vector<PredictionAnomaly> findAnomalies(const Predictions& predictions, const Truth& truth,
                                             int classCount);

}  // namespace vizsla
