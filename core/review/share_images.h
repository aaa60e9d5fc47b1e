// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/review/review_book.h"
#include "core/study/ids.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla {

/// Image numbers of what is dealt, by test set, as dealShares() wants them. An empty test set id: of all; an
/// empty expression: every image. Errors: those of imagesOfExpression() and findSlice().
Result<std::vector<std::vector<std::size_t>>> imagesToDeal(const ReviewBook& book, const Hierarchy& hierarchy,
                                                           const TestSetId& testSetId,
                                                           const std::string& sliceExpression);

/// The images on which a reviewer has said anything, which no dealing takes away.
std::vector<std::size_t> imagesHeld(const ReviewBook& book, std::uint32_t reviewer);

}  // namespace vizsla
