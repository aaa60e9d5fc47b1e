// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_audit.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "core/review/read_review_book.h"
#include "core/review/settlement.h"
#include "core/store/review_repository.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace {

/// What one line of the history is about. Labels and decisions are the study's, whoever made them.
using Subject = std::tuple<ReviewSubject, ReviewerId, ImageId, std::string>;

Subject subjectOf(const ReviewAction& action, const ReviewChange& change)
{
    const bool isOfReviewer = change.subject == ReviewSubject::Verdict ||
                              change.subject == ReviewSubject::Problem ||
                              change.subject == ReviewSubject::Note;
    return {change.subject, isOfReviewer ? action.reviewerId : ReviewerId(), change.imageId, change.wnid};
}

/// Contradictions of one kind.
class Finding
{
public:
    Finding(std::string one, std::string many) : m_one(std::move(one)), m_many(std::move(many)) {}

    void add(const std::string& where)
    {
        if (m_count++ == 0)
            m_first = where;
    }
    void tell(std::vector<std::string>& sentences) const
    {
        if (m_count == 1)
            sentences.push_back(m_one + ": " + m_first);
        else if (m_count > 1)
            sentences.push_back(grouped(m_count) + ' ' + m_many + ", first: " + m_first);
    }

private:
    std::string m_one, m_many, m_first;
    std::size_t m_count = 0;
};

std::string placeOf(const ReviewBook& book, const ImageId& imageId, const std::string& wnid)
{
    const auto image = book.findImage(imageId);
    return (image ? book.image(*image).name : imageId.text()) +
           (wnid.empty() ? std::string() : " and " + wnid);
}

void compareHistory(const ReviewBook& book, const std::vector<ReviewAction>& history,
                    std::vector<std::string>& sentences)
{
    struct Last
    {
        const ReviewAction* action;
        const ReviewChange* change;
    };
    Finding broken("A line of the history of reviewing does not begin where the one before it ended",
                   "lines of the history of reviewing do not begin where the ones before them ended");
    Finding differs("A ruling is not what the history of reviewing says",
                    "rulings are not what the history says");
    std::map<Subject, Last> latest;
    for (const ReviewAction& action : history) {
        for (const ReviewChange& change : action.changes) {
            const auto [known, isNew] = latest.try_emplace(subjectOf(action, change), Last{&action, &change});
            if (!isNew && known->second.change->after != change.before)
                broken.add(placeOf(book, change.imageId, change.wnid));
            known->second = {&action, &change};
        }
    }
    for (const auto& [subject, last] : latest) {
        const auto reviewer = book.findReviewer(last.action->reviewerId);
        if (!reviewer || book.valueOf(*last.change, *reviewer) != last.change->after)
            differs.add(placeOf(book, last.change->imageId, last.change->wnid));
    }
    broken.tell(sentences);
    differs.tell(sentences);
}

/// (image, class) to the verdict, and (image, nothing) to the reason, "false" where it is not problematic.
std::map<std::pair<ImageId, std::string>, std::string> byPlace(const Settlement& settlement)
{
    std::map<std::pair<ImageId, std::string>, std::string> said;
    for (const auto& [imageId, wnid, verdict] : settlement.verdicts) {
        if (verdict)
            said.emplace(std::pair(imageId, wnid), verdictWord(*verdict));
    }
    for (const auto& [imageId, isProblematic, problem] : settlement.problems) {
        if (isProblematic)
            said.emplace(std::pair(imageId, std::string()),
                         *isProblematic ? problem.value_or("null") : "false");
    }
    return said;
}

void compareSettled(const ReviewBook& book, const Settlement& kept, std::vector<std::string>& sentences)
{
    Finding differs("An annotation is not what the rulings come to",
                    "annotations are not what the rulings come to");
    const auto expected = byPlace(settlementOfAll(book));
    const auto found = byPlace(kept);
    for (const auto& [place, verdict] : expected) {
        const auto other = found.find(place);
        if (other == found.end() || other->second != verdict)
            differs.add(placeOf(book, place.first, place.second));
    }
    for (const auto& [place, verdict] : found) {
        if (!expected.contains(place))
            differs.add(placeOf(book, place.first, place.second));
    }
    differs.tell(sentences);
}

}  // namespace

Result<std::vector<std::string>> auditReview(StudyConnection& study)
{
    const ReviewRepository repository(study);
    const auto history = TRY(repository.history());
    const auto settled = TRY(repository.settled());
    const auto book = TRY(readReviewBook(study));
    std::vector<std::string> sentences;
    compareHistory(book, history, sentences);
    compareSettled(book, settled, sentences);
    return sentences;
}

Result<bool> hasReviews(StudyConnection& study)
{
    const ReviewRepository repository(study);
    const auto reviewers = TRY(repository.reviewers());
    const auto history = TRY(repository.history());
    const auto settled = TRY(repository.settled());
    return !reviewers.empty() || !history.empty() || !settled.verdicts.empty() || !settled.problems.empty();
}

}  // namespace vizsla
