// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/read_review_book.h"

#include <unordered_map>
#include <utility>

#include "core/review/read_candidates.h"
#include "core/store/annotation_repository.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/class_repository.h"
#include "core/store/image_repository.h"
#include "core/store/review_repository.h"
#include "core/store/study_connection.h"
#include "core/store/verdict_repository.h"

namespace vizsla {

namespace {

/// Image numbers by test set: the first of each.
using FirstImages = std::unordered_map<TestSetId, std::size_t>;

Result<std::vector<ReviewBook::Image>> readImages(StudyConnection& study,
                                                  const std::unordered_map<std::string, ClassIndex>& classes,
                                                  FirstImages& firstImages)
{
    auto listed = TRY(ImageRepository(study).list());
    const auto source = TRY(AnnotationSourceRepository(study).inUse());
    const std::optional<AnnotationSourceId> sourceId = source ? std::optional(source->id) : std::nullopt;
    auto annotations = TRY(AnnotationRepository(study).ofSource(sourceId));
    auto problems = TRY(AnnotationRepository(study).problemsOfSource(sourceId));
    const auto classOf = [&](const std::string& wnid) {
        const auto found = classes.find(wnid);
        return found == classes.end() ? noClass : found->second;
    };
    std::vector<ReviewBook::Image> images;
    images.reserve(listed.size());
    for (auto& one : listed) {
        firstImages.try_emplace(one.place.testSetId, images.size());
        ReviewBook::Image image{std::move(one.id), std::move(one.name), std::move(one.place.testSetId),
                                classOf(one.assignedWnid)};
        if (const auto found = annotations.find(image.id); found != annotations.end()) {
            for (const auto& [wnid, verdict] : found->second.rulings) {
                if (const ClassIndex label = classOf(wnid); label != noClass)
                    image.imported.emplace_back(label, verdict);
            }
        }
        if (const auto found = problems.find(image.id); found != problems.end())
            image.importedProblem = std::move(found->second);
        images.push_back(std::move(image));
    }
    return images;
}

Result<void> readVerdicts(StudyConnection& study, const FirstImages& firstImages, ReviewBook& book)
{
    const auto columns = TRY(VerdictRepository(study).all());
    const auto classCount = book.candidates().proposals().classCount();
    for (const auto& [reviewerId, testSetId, verdicts] : columns) {
        const auto reviewer = book.findReviewer(reviewerId);
        const auto first = firstImages.find(testSetId);
        if (!reviewer || first == firstImages.end())
            continue;
        for (const PlacedVerdict& one : verdicts) {
            const std::size_t image = first->second + one.image;
            // The column of a damaged study may say anything.
            if (image < book.imageCount() && one.label >= 0 && one.label < classCount)
                book.fillVerdict(*reviewer, image, one.label, one.verdict);
        }
    }
    return {};
}

Result<void> readRemarks(const ReviewRepository& repository, ReviewBook& book)
{
    const auto remarks = TRY(repository.remarks());
    for (const auto& one : remarks) {
        const auto reviewer = book.findReviewer(one.reviewerId);
        const auto image = book.findImage(one.imageId);
        if (!reviewer || !image)
            continue;
        book.setProblem(*reviewer, *image, one.problem);
        book.setNote(*reviewer, *image, one.note);
    }
    return {};
}

Result<void> readAdjudications(const ReviewRepository& repository, ReviewBook& book)
{
    const auto adjudications = TRY(repository.adjudications());
    for (const auto& one : adjudications) {
        const auto reviewer = book.findReviewer(one.reviewerId);
        const auto image = book.findImage(one.imageId);
        const auto label = book.findClass(one.wnid);
        if (reviewer && image && (label || one.wnid.empty()))
            book.setAdjudication(*reviewer, *image, label.value_or(noClass), one.verdict);
    }
    return {};
}

Result<void> readShares(const ReviewRepository& repository, ReviewBook& book)
{
    const auto shares = TRY(repository.shares());
    for (const auto& one : shares) {
        const auto reviewer = book.findReviewer(one.reviewerId);
        const auto image = book.findImage(one.imageId);
        if (reviewer && image)
            book.addToShare(*reviewer, *image);
    }
    return {};
}

}  // namespace

Result<ReviewBook> readReviewBook(StudyConnection& study, const CandidateRule& rule)
{
    const ReviewRepository repository(study);
    auto list = TRY(ClassRepository(study).all());
    auto reviewers = TRY(repository.reviewers());
    auto candidates = TRY(readCandidates(study, rule));
    std::unordered_map<std::string, ClassIndex> classes;
    for (const std::string& wnid : list.classes)
        classes.emplace(wnid, static_cast<ClassIndex>(classes.size()));
    FirstImages firstImages;
    auto images = TRY(readImages(study, classes, firstImages));
    ReviewBook book(std::move(list.classes), std::move(reviewers), std::move(images), std::move(candidates));
    const auto open = TRY(repository.areSourcesOpen());
    book.setSourcesOpen(open);
    for (const auto& done : {readVerdicts(study, firstImages, book), readRemarks(repository, book),
                             readAdjudications(repository, book), readShares(repository, book)}) {
        if (!done)
            return tl::unexpected(done.error());
    }
    return book;
}

}  // namespace vizsla
