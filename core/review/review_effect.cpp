// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_effect.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/review/settlement.h"

namespace vizsla {

bool ImageAnnotation::isCorrect(ClassIndex label) const
{
    return std::ranges::find(verdicts, std::pair(label, Verdict::Correct)) != verdicts.end();
}

bool ImageAnnotation::isScored() const
{
    return !isProblematic && std::ranges::find(verdicts, Verdict::Correct,
                                               &std::pair<ClassIndex, Verdict>::second) != verdicts.end();
}

ImageAnnotation annotationNow(const ReviewBook& book, std::size_t image)
{
    const ReviewBook::Image& known = book.image(image);
    std::map<ClassIndex, Verdict> verdicts(known.imported.begin(), known.imported.end());
    const auto settle = [&](ClassIndex label) {
        if (const auto settled = settledVerdict(book, image, label))
            verdicts[label] = *settled;
    };
    for (const auto& one : book.verdicts(image))
        settle(one.label);
    for (const auto& one : book.adjudications(image)) {
        if (one.label != noClass)
            settle(one.label);
    }
    const auto problem = settledProblem(book, image).isProblematic;
    return {{verdicts.begin(), verdicts.end()}, problem.value_or(known.importedProblem.has_value())};
}

ReviewEffect& ReviewEffect::operator+=(const ReviewEffect& other)
{
    turnedRight += other.turnedRight;
    turnedWrong += other.turnedWrong;
    leftOut += other.leftOut;
    return *this;
}

ReviewEffect effectOf(std::span<const Candidate> candidates, const ImageAnnotation& before,
                      const ImageAnnotation& after)
{
    ReviewEffect effect;
    const auto judged = [](const ImageAnnotation& annotation, ClassIndex label) -> std::optional<bool> {
        return annotation.isScored() ? std::optional(annotation.isCorrect(label)) : std::nullopt;
    };
    for (const Candidate& candidate : candidates) {
        const int classifiers = candidate.models + candidate.labelers;
        const auto was = judged(before, candidate.label);
        const auto is = judged(after, candidate.label);
        if (was == is)
            continue;
        (is ? *is ? effect.turnedRight : effect.turnedWrong : effect.leftOut) += classifiers;
    }
    return effect;
}

namespace {

std::set<ClassIndex> ruledBy(const ReviewBook& book, std::uint32_t reviewer, std::size_t image)
{
    std::set<ClassIndex> labels;
    for (const auto& one : book.verdicts(image)) {
        if (one.reviewer == reviewer)
            labels.insert(one.label);
    }
    return labels;
}

}  // namespace

ReviewEffect applyWithEffect(ReviewBook& book, const ReviewAction& action,
                             std::optional<std::uint32_t> seenBy)
{
    struct Before
    {
        ImageAnnotation annotation;
        std::set<ClassIndex> ruled;
    };
    std::map<std::size_t, Before> before;
    for (const ReviewChange& change : action.changes) {
        const auto image = book.findImage(change.imageId);
        if (image && !before.contains(*image))
            before.emplace(*image, Before{annotationNow(book, *image),
                                          seenBy ? ruledBy(book, *seenBy, *image) : std::set<ClassIndex>{}});
    }
    book.apply(action);
    ReviewEffect effect;
    for (auto& [image, was] : before) {
        const auto candidates = book.candidates().of(image);
        std::vector<Candidate> seen(candidates.begin(), candidates.end());
        if (seenBy) {
            was.ruled.merge(ruledBy(book, *seenBy, image));
            std::erase_if(seen, [&](const Candidate& one) { return !was.ruled.contains(one.label); });
        }
        effect += effectOf(seen, was.annotation, annotationNow(book, image));
    }
    return effect;
}

}  // namespace vizsla
