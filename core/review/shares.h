// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vizsla {

/// How images are split among reviewers.
struct ShareRule
{
    double overlap = 0;      ///< the part of the images, in [0, 1], that goes to every reviewer
    int reviewersEach = 1;   ///< how many reviewers get each of the other images
    std::uint64_t seed = 0;  ///< of the draw; the same seed gives the same shares on every machine

    bool operator==(const ShareRule&) const = default;
};

/// Image numbers, each list rising.
struct Shares
{
    std::vector<std::size_t> overlap;
    std::vector<std::vector<std::size_t>> ofReviewer;  ///< the overlap among them

    bool operator==(const Shares&) const = default;
};

/// Splits the images of several test sets among reviewers.
///
/// Of each test set the same part is in the overlap, to within an image. The other images are dealt so that
/// the shares differ by at most one image, and each test set goes to all in like parts. `held` has a list for
/// each reviewer of the images that this one has ruled on already: they stay, whatever the rule says, and
/// count for the size of the share; so a reviewer who comes later gets more of what is left. What is in the
/// overlap follows from the images and the rule alone and stays the same for any reviewers.
Shares dealShares(std::span<const std::vector<std::size_t>> imagesByTestSet,
                  std::span<const std::vector<std::size_t>> held, const ShareRule& rule);

}  // namespace vizsla
