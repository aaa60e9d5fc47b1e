// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_statistics.h"

#include <algorithm>
#include <set>

#include "core/review/review_effect.h"
#include "core/review/settlement.h"
#include "core/text/problem_reason.h"

namespace vizsla {

namespace {

/// In JSON.
std::string reasonOf(const ReviewBook& book, std::size_t image)
{
    const SettledProblem settled = settledProblem(book, image);
    if (settled.problem)
        return *settled.problem;
    return book.image(image).importedProblem.value_or(std::string());
}

/// On which somebody ruled, or the annotation does.
std::set<ClassIndex> ruledLabels(const ReviewBook& book, std::size_t image, const ImageAnnotation& annotation)
{
    std::set<ClassIndex> labels;
    for (const auto& one : book.verdicts(image))
        labels.insert(one.label);
    for (const auto& [label, verdict] : annotation.verdicts)
        labels.insert(label);
    return labels;
}

void addCandidates(const ReviewBook& book, std::size_t image, const ImageAnnotation& annotation,
                   ReviewStatistics& statistics)
{
    std::set<ClassIndex> ruled = ruledLabels(book, image, annotation);
    const auto row = book.candidates().of(image);
    statistics.candidates += row.size();
    for (const Candidate& candidate : row) {
        const bool isReviewed = ruled.erase(candidate.label) > 0;
        statistics.reviewed += isReviewed;
        statistics.onlyAdded += candidate.isOnlyAdded();
        statistics.onlyAddedReviewed += candidate.isOnlyAdded() && isReviewed;
    }
    statistics.ruledOthers += ruled.size();
}

}  // namespace

ReviewStatistics& ReviewStatistics::operator+=(const ReviewStatistics& other)
{
    images += other.images;
    annotated += other.annotated;
    candidates += other.candidates;
    reviewed += other.reviewed;
    onlyAdded += other.onlyAdded;
    onlyAddedReviewed += other.onlyAddedReviewed;
    ruledOthers += other.ruledOthers;
    labels.several += other.labels.several;
    labels.total += other.labels.total;
    correctLabels += other.correctLabels;
    withoutCorrect += other.withoutCorrect;
    problematic += other.problematic;
    for (const auto& [reason, count] : other.problems)
        problems[reason] += count;
    return *this;
}

ReviewStatistics reviewStatistics(const ReviewBook& book, std::size_t testSet)
{
    const Proposals& proposals = book.candidates().proposals();
    ReviewStatistics statistics;
    statistics.images = proposals.imageCount(testSet);
    const std::size_t first = proposals.firstImage(testSet);
    for (std::size_t image = first; image < first + statistics.images; ++image) {
        const ImageAnnotation annotation = annotationNow(book, image);
        addCandidates(book, image, annotation, statistics);
        statistics.annotated += annotation.isProblematic || !annotation.verdicts.empty();
        if (annotation.isProblematic) {
            ++statistics.problematic;
            ++statistics.problems[problemReason(reasonOf(book, image))];
            continue;
        }
        const auto correct = std::ranges::count(annotation.verdicts, Verdict::Correct,
                                                &std::pair<ClassIndex, Verdict>::second);
        statistics.labels.total += correct > 0;
        statistics.labels.several += correct > 1;
        statistics.correctLabels += static_cast<std::size_t>(correct);
        statistics.withoutCorrect += correct == 0 && !annotation.verdicts.empty();
    }
    return statistics;
}

}  // namespace vizsla
