// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vizsla {

/// Index of a class in a study, 0 … classCount - 1; noClass where there is no prediction.
using ClassIndex = std::int32_t;
constexpr ClassIndex noClass = -1;
/// Where a prediction was made that names no class of the study: nothing can be said of it but that it is
/// wrong.
constexpr ClassIndex unknownClass = -2;

/// How sure a classifier is of a prediction: 65535 stands for certain.
using Confidence = std::uint16_t;
/// The nearest to a share in [0, 1].
constexpr Confidence confidenceOf(double share)
{
    const double scaled = share * 65535;
    const auto below = static_cast<Confidence>(scaled);
    return scaled - below < 0.5 ? below : static_cast<Confidence>(below + 1);
}

/// What an image without a usable first prediction (noClass or unknownClass) is.
enum class MissingCounts {
    LeftOut,  ///< none of the classifier's: a person answers as far as the person got
    Wrong,    ///< wrong: a model that predicts on a test set is held against all of it
};

/// What one classifier predicted on one test set: `columns` classes an image, best first, image after image
/// in the order of the test set. An image without a prediction has noClass in every column.
struct Predictions
{
    int columns = 1;
    std::vector<ClassIndex> classes;
    std::vector<Confidence> confidences = {};  ///< of the classes; empty where they are not known
    MissingCounts missing = MissingCounts::LeftOut;

    std::size_t imageCount() const
    {
        return columns > 0 ? classes.size() / static_cast<std::size_t>(columns) : 0;
    }
    std::span<const ClassIndex> of(std::size_t image) const
    {
        return std::span(classes).subspan(image * static_cast<std::size_t>(columns),
                                          static_cast<std::size_t>(columns));
    }

    bool operator==(const Predictions&) const = default;
};

}  // namespace vizsla
