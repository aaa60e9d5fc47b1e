// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/share_images.h"

#include <algorithm>

#include "core/scoring/slice.h"
#include "core/scoring/slice_expression.h"

namespace vizsla {

namespace {

Result<ImageSet> sliceOf(const ReviewBook& book, const Hierarchy& hierarchy, const std::string& expression)
{
    if (expression.empty())
        return ImageSet::all(book.imageCount());
    const auto images = TRY(imagesOfExpression(expression, [&](const std::string& name) -> Result<ImageSets> {
        return findSlice(hierarchy, name).map([&](const Slice& slice) {
            ImageSet held(book.imageCount());
            for (std::size_t image = 0; image < book.imageCount(); ++image) {
                const ClassIndex assigned = book.image(image).assigned;
                if (assigned != noClass && slice.holds(assigned))
                    held.insert(image);
            }
            return ImageSets{std::move(held)};
        });
    }));
    return images.front();
}

}  // namespace

Result<std::vector<std::vector<std::size_t>>> imagesToDeal(const ReviewBook& book, const Hierarchy& hierarchy,
                                                           const TestSetId& testSetId,
                                                           const std::string& sliceExpression)
{
    const auto slice = TRY(sliceOf(book, hierarchy, sliceExpression));
    std::vector<std::vector<std::size_t>> images;
    // Images of one test set stand together.
    const TestSetId* last = nullptr;
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        const TestSetId& of = book.image(image).testSetId;
        if (!slice.contains(image) || (!testSetId.empty() && of != testSetId))
            continue;
        if (!last || *last != of)
            images.emplace_back();
        last = &of;
        images.back().push_back(image);
    }
    return images;
}

std::vector<std::size_t> imagesHeld(const ReviewBook& book, std::uint32_t reviewer)
{
    std::vector<std::size_t> held;
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        const auto isReviewers = [reviewer](const auto& one) { return one.reviewer == reviewer; };
        const bool hasSaid = std::ranges::any_of(book.verdicts(image), isReviewers) ||
                             book.problem(reviewer, image) || book.note(reviewer, image);
        if (hasSaid)
            held.push_back(image);
    }
    return held;
}

}  // namespace vizsla
