// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/settlement.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "core/review/read_review_book.h"
#include "core/store/review_repository.h"
#include "core/store/study_connection.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace {

/// What those who count say of one pair.
struct Voices
{
    std::optional<Verdict> first;
    bool disagree = false;

    void add(Verdict verdict)
    {
        if (verdict == Verdict::DontKnow)
            return;
        disagree = disagree || (first && *first != verdict);
        if (!first)
            first = verdict;
    }
};

Voices voicesOn(const ReviewBook& book, std::size_t image, ClassIndex label)
{
    Voices voices;
    for (const auto& one : book.verdicts(image)) {
        if (one.label == label && book.reviewers()[one.reviewer].counts)
            voices.add(one.verdict);
    }
    return voices;
}

bool isCounting(const ReviewBook& book, std::uint32_t reviewer)
{
    return book.reviewers()[reviewer].counts;
}

/// By saying so, or by ruling on every candidate.
bool isCalledSound(const ReviewBook& book, std::uint32_t reviewer, std::size_t image)
{
    if (const auto problem = book.problem(reviewer, image))
        return problem == "false";
    return !book.candidates().of(image).empty() && book.unreviewedCount(reviewer, image) == 0;
}

std::set<ClassIndex> ruledLabels(const ReviewBook& book, std::size_t image)
{
    std::set<ClassIndex> labels;
    for (const auto& one : book.verdicts(image))
        labels.insert(one.label);
    for (const auto& one : book.adjudications(image)) {
        if (one.label != noClass)
            labels.insert(one.label);
    }
    return labels;
}

}  // namespace

std::optional<Verdict> settledVerdict(const ReviewBook& book, std::size_t image, ClassIndex label)
{
    if (const auto decided = book.adjudicated(image, label))
        return decided == Verdict::DontKnow ? Verdict::Unclear : decided;
    const Voices voices = voicesOn(book, image, label);
    return voices.disagree ? Verdict::Unclear : voices.first;
}

SettledProblem settledProblem(const ReviewBook& book, std::size_t image)
{
    SettledProblem settled{book.image(image).id, std::nullopt, std::nullopt};
    // Of several reasons always the same one holds, in whatever order they were given or read.
    ReviewerId reasonOf;
    for (const auto& remark : book.remarks(image)) {
        if (!remark.problem || !isCounting(book, remark.reviewer))
            continue;
        const ReviewerId& reviewer = book.reviewers()[remark.reviewer].id;
        if (*remark.problem == "false") {
            settled.isProblematic = settled.isProblematic.value_or(false);
        } else if (!settled.problem || reviewer < reasonOf) {
            settled.isProblematic = true;
            settled.problem = remark.problem;
            reasonOf = reviewer;
        }
    }
    if (const auto decided = book.adjudicated(image, noClass))
        settled.isProblematic = *decided == Verdict::Correct;
    if (!settled.isProblematic.value_or(false))
        settled.problem.reset();
    return settled;
}

bool isDisputed(const ReviewBook& book, std::size_t image, ClassIndex label)
{
    return !book.adjudicated(image, label) && voicesOn(book, image, label).disagree;
}

bool isProblemDisputed(const ReviewBook& book, std::size_t image)
{
    if (book.adjudicated(image, noClass))
        return false;
    const bool isCalled = std::ranges::any_of(book.remarks(image), [&](const auto& remark) {
        return isCounting(book, remark.reviewer) && book.isCalledProblematic(remark.reviewer, image);
    });
    if (!isCalled)
        return false;
    const auto& reviewers = book.reviewers();
    for (std::uint32_t reviewer = 0; reviewer < reviewers.size(); ++reviewer) {
        if (reviewers[reviewer].counts && isCalledSound(book, reviewer, image))
            return true;
    }
    return false;
}

std::vector<ClassIndex> contestedLabels(const ReviewBook& book, std::size_t image)
{
    std::vector<ClassIndex> contested;
    for (const ClassIndex label : ruledLabels(book, image)) {
        if (voicesOn(book, image, label).disagree || book.adjudicated(image, label))
            contested.push_back(label);
    }
    return contested;
}

bool isProblemContested(const ReviewBook& book, std::size_t image)
{
    return book.adjudicated(image, noClass) || isProblemDisputed(book, image);
}

bool isImageDisputed(const ReviewBook& book, std::size_t image)
{
    if (isProblemDisputed(book, image))
        return true;
    // One pass, because this is asked of every image of a study, and one may have hundreds of verdicts.
    std::vector<std::pair<ClassIndex, Verdict>> first;
    for (const auto& one : book.verdicts(image)) {
        if (!isCounting(book, one.reviewer) || one.verdict == Verdict::DontKnow)
            continue;
        const auto known = std::ranges::find(first, one.label, &std::pair<ClassIndex, Verdict>::first);
        if (known == first.end())
            first.emplace_back(one.label, one.verdict);
        else if (known->second != one.verdict && !book.adjudicated(image, one.label))
            return true;
    }
    return false;
}

bool isContested(const ReviewBook& book, std::size_t image)
{
    return !book.adjudications(image).empty() || isImageDisputed(book, image);
}

Settlement settlementOf(const ReviewBook& book, const ReviewAction& action)
{
    std::set<std::pair<std::size_t, ClassIndex>> pairs;
    std::set<std::size_t> images;
    for (const ReviewChange& change : action.changes) {
        const auto image = book.findImage(change.imageId);
        if (!image)
            continue;
        if (const auto label = book.findClass(change.wnid); label && change.subject != ReviewSubject::Label)
            pairs.emplace(*image, *label);
        else if (change.subject == ReviewSubject::Problem || change.subject == ReviewSubject::Adjudication)
            images.insert(*image);
    }
    Settlement settlement;
    for (const auto& [image, label] : pairs)
        settlement.verdicts.push_back(
            {book.image(image).id, book.wnid(label), settledVerdict(book, image, label)});
    for (const std::size_t image : images)
        settlement.problems.push_back(settledProblem(book, image));
    return settlement;
}

Settlement settlementOfAll(const ReviewBook& book)
{
    Settlement settlement;
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        for (const ClassIndex label : ruledLabels(book, image)) {
            if (const auto verdict = settledVerdict(book, image, label))
                settlement.verdicts.push_back({book.image(image).id, book.wnid(label), verdict});
        }
        if (auto problem = settledProblem(book, image); problem.isProblematic)
            settlement.problems.push_back(std::move(problem));
    }
    return settlement;
}

Result<void> settleStudy(StudyConnection& study)
{
    const auto book = TRY(readReviewBook(study));
    return ReviewRepository(study).settleAll(settlementOfAll(book));
}

std::string uncountedText(const std::vector<std::string>& reviewers, std::size_t named)
{
    if (reviewers.empty())
        return {};
    std::string names;
    for (std::size_t index = 0; index < std::min(named, reviewers.size()); ++index)
        names += (index > 0 ? ", " : "") + reviewers[index];
    const std::string count = grouped(reviewers.size());
    return "The verdicts of " + count + (reviewers.size() == 1 ? " reviewer" : " reviewers") + " (" + names +
           (reviewers.size() > named ? ", …" : "") +
           ") count in no score yet. Who counts is the coordinator's to say, in the window: Review, "
           "Reviewers…, Counts";
}

}  // namespace vizsla
