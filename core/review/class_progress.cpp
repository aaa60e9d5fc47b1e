// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/class_progress.h"

#include <algorithm>
#include <utility>

#include "core/random_below.h"

namespace vizsla {

bool isToRule(const ReviewBook& book, std::uint32_t reviewer, std::size_t image)
{
    return book.isInShare(reviewer, image) && !book.isWithheld(image);
}

bool isLeft(const ReviewBook& book, std::uint32_t reviewer, std::size_t image, ClassIndex label)
{
    return !book.verdict(reviewer, image, label) && !book.isCalledProblematic(reviewer, image);
}

std::vector<ClassProgress> classProgress(const ReviewBook& book, std::uint32_t reviewer)
{
    const Candidates& candidates = book.candidates();
    std::vector<ClassProgress> progress(static_cast<std::size_t>(candidates.proposals().classCount()));
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        if (!isToRule(book, reviewer, image))
            continue;
        const bool isDone = book.isCalledProblematic(reviewer, image);
        for (const Candidate& candidate : candidates.of(image)) {
            ClassProgress& one = progress[static_cast<std::size_t>(candidate.label)];
            ++one.images;
            one.left += isDone ? 0 : 1;
        }
        if (isDone)
            continue;
        for (const auto& verdict : book.verdicts(image)) {
            if (verdict.reviewer == reviewer && candidates.find(image, verdict.label))
                --progress[static_cast<std::size_t>(verdict.label)].left;
        }
    }
    return progress;
}

std::vector<std::size_t> imagesToRule(const ReviewBook& book, std::uint32_t reviewer, ClassIndex label)
{
    std::vector<std::size_t> images = book.candidates().imagesOf(label);
    std::erase_if(images, [&](std::size_t image) { return !isToRule(book, reviewer, image); });
    std::mt19937_64 random(static_cast<std::uint64_t>(label));
    for (std::size_t left = images.size(); left > 1; --left)
        std::swap(images[left - 1], images[randomBelow(left, random)]);
    return images;
}

}  // namespace vizsla
