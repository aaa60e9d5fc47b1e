// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/review/review_book.h"

namespace vizsla {

/// How far a reviewer is with the images for which one class is a candidate.
struct ClassProgress
{
    std::size_t images = 0;
    std::size_t left = 0;  ///< of them, those on which the reviewer has not ruled

    bool operator==(const ClassProgress&) const = default;
};

/// By class, of the images that are the reviewer's.
std::vector<ClassProgress> classProgress(const ReviewBook& book, std::uint32_t reviewer);

/// The image is the reviewer's to rule on.
bool isToRule(const ReviewBook& book, std::uint32_t reviewer, std::size_t image);
/// The class is a candidate on which the reviewer has still to rule. A problematic image leaves nothing to
/// rule.
bool isLeft(const ReviewBook& book, std::uint32_t reviewer, std::size_t image, ClassIndex label);

/// The reviewer's images for which the class is a candidate. Always in the same order, which tells nothing:
/// images of a test set often stand by their assigned labels.
std::vector<std::size_t> imagesToRule(const ReviewBook& book, std::uint32_t reviewer, ClassIndex label);

}  // namespace vizsla
