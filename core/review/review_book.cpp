// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_book.h"

#include <algorithm>
#include <utility>

namespace vizsla {

namespace {

std::optional<Verdict> verdictOf(const std::optional<std::string>& word)
{
    return word ? verdictFromWord(*word) : std::nullopt;
}

}  // namespace

ReviewBook::ReviewBook(std::vector<std::string> wnids, std::vector<Reviewer> reviewers,
                       std::vector<Image> images, Candidates candidates)
    : m_wnids(std::move(wnids)),
      m_reviewers(std::move(reviewers)),
      m_images(std::move(images)),
      m_states(m_images.size()),
      m_candidates(std::move(candidates))
{
    for (std::size_t label = 0; label < m_wnids.size(); ++label)
        m_classOfWnid.emplace(m_wnids[label], static_cast<ClassIndex>(label));
    m_imageOfId.reserve(m_images.size());
    for (std::size_t image = 0; image < m_images.size(); ++image)
        m_imageOfId.emplace(m_images[image].id, image);
}

std::optional<std::size_t> ReviewBook::findImage(const ImageId& id) const
{
    const auto found = m_imageOfId.find(id);
    return found == m_imageOfId.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ClassIndex> ReviewBook::findClass(std::string_view wnid) const
{
    const auto found = m_classOfWnid.find(wnid);
    return found == m_classOfWnid.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> ReviewBook::findReviewer(const ReviewerId& id) const
{
    const auto found = std::ranges::find(m_reviewers, id, &Reviewer::id);
    return found == m_reviewers.end()
               ? std::nullopt
               : std::optional(static_cast<std::uint32_t>(found - m_reviewers.begin()));
}

std::uint32_t ReviewBook::addReviewer(const Reviewer& reviewer)
{
    if (const auto known = findReviewer(reviewer.id))
        return *known;
    m_reviewers.push_back(reviewer);
    return static_cast<std::uint32_t>(m_reviewers.size() - 1);
}

std::optional<Verdict> ReviewBook::verdict(std::uint32_t reviewer, std::size_t image, ClassIndex label) const
{
    for (const ReviewerVerdict& one : m_states[image].verdicts) {
        if (one.reviewer == reviewer && one.label == label)
            return one.verdict;
    }
    return std::nullopt;
}

const ReviewBook::Remark* ReviewBook::findRemark(std::uint32_t reviewer, std::size_t image) const
{
    const auto& remarks = m_states[image].remarks;
    const auto found = std::ranges::find(remarks, reviewer, &Remark::reviewer);
    return found == remarks.end() ? nullptr : &*found;
}

ReviewBook::Remark& ReviewBook::remark(std::uint32_t reviewer, std::size_t image)
{
    auto& remarks = m_states[image].remarks;
    const auto found = std::ranges::find(remarks, reviewer, &Remark::reviewer);
    return found == remarks.end() ? remarks.emplace_back(Remark{reviewer}) : *found;
}

std::optional<std::string> ReviewBook::problem(std::uint32_t reviewer, std::size_t image) const
{
    const Remark* found = findRemark(reviewer, image);
    return found ? found->problem : std::nullopt;
}

std::optional<std::string> ReviewBook::note(std::uint32_t reviewer, std::size_t image) const
{
    const Remark* found = findRemark(reviewer, image);
    return found ? found->note : std::nullopt;
}

std::optional<Verdict> ReviewBook::adjudicated(std::size_t image, ClassIndex label) const
{
    const auto& all = m_states[image].adjudications;
    const auto found = std::ranges::find(all, label, &Adjudication::label);
    return found == all.end() ? std::nullopt : std::optional(found->verdict);
}

bool ReviewBook::isCalledProblematic(std::uint32_t reviewer, std::size_t image) const
{
    const Remark* found = findRemark(reviewer, image);
    return found && found->problem && *found->problem != "false";
}

std::size_t ReviewBook::unreviewedCount(std::uint32_t reviewer, std::size_t image) const
{
    const auto isUnreviewed = [&](const Candidate& one) { return !verdict(reviewer, image, one.label); };
    return static_cast<std::size_t>(std::ranges::count_if(m_candidates.of(image), isUnreviewed));
}

bool ReviewBook::isReviewed(std::uint32_t reviewer, std::size_t image) const
{
    return unreviewedCount(reviewer, image) == 0 || isCalledProblematic(reviewer, image);
}

bool ReviewBook::isInShare(std::uint32_t reviewer, std::size_t image) const
{
    return !m_hasShares ||
           std::ranges::find(m_states[image].shares, reviewer) != m_states[image].shares.end();
}

void ReviewBook::clearShares()
{
    m_hasShares = false;
    for (State& state : m_states)
        state.shares.clear();
}

void ReviewBook::addToShare(std::uint32_t reviewer, std::size_t image)
{
    m_hasShares = true;
    m_states[image].shares.push_back(reviewer);
}

void ReviewBook::setVerdict(std::uint32_t reviewer, std::size_t image, ClassIndex label,
                            std::optional<Verdict> verdict)
{
    auto& all = m_states[image].verdicts;
    std::erase_if(all, [&](const auto& one) { return one.reviewer == reviewer && one.label == label; });
    if (verdict)
        all.push_back({label, reviewer, *verdict});
}

void ReviewBook::setProblem(std::uint32_t reviewer, std::size_t image, std::optional<std::string> problem)
{
    remark(reviewer, image).problem = std::move(problem);
}

void ReviewBook::setNote(std::uint32_t reviewer, std::size_t image, std::optional<std::string> note)
{
    remark(reviewer, image).note = std::move(note);
}

void ReviewBook::setAdjudication(std::uint32_t reviewer, std::size_t image, ClassIndex label,
                                 std::optional<Verdict> verdict)
{
    auto& all = m_states[image].adjudications;
    std::erase_if(all, [&](const Adjudication& one) { return one.label == label; });
    if (verdict)
        all.push_back({label, reviewer, *verdict});
}

std::optional<std::string> ReviewBook::valueOf(const ReviewChange& change, std::uint32_t reviewer) const
{
    if (change.subject == ReviewSubject::Sources)
        return m_sourcesOpen ? std::optional<std::string>("open") : std::nullopt;
    const auto image = findImage(change.imageId);
    if (!image)
        return std::nullopt;
    const ClassIndex label = findClass(change.wnid).value_or(noClass);
    switch (change.subject) {
        case ReviewSubject::Verdict:
            return verdictWord(verdict(reviewer, *image, label));
        case ReviewSubject::Problem:
            return problem(reviewer, *image);
        case ReviewSubject::Note:
            return note(reviewer, *image);
        case ReviewSubject::Adjudication:
            return verdictWord(adjudicated(*image, label));
        case ReviewSubject::Label: {
            const Candidate* found = m_candidates.find(*image, label);
            return found && found->isAdded ? std::optional<std::string>("added") : std::nullopt;
        }
        case ReviewSubject::Sources:
            break;
    }
    return std::nullopt;
}

void ReviewBook::apply(const ReviewAction& action)
{
    const auto reviewer = findReviewer(action.reviewerId);
    if (!reviewer)
        return;
    for (const ReviewChange& change : action.changes)
        apply(change, *reviewer);
}

void ReviewBook::apply(const ReviewChange& change, std::uint32_t reviewer)
{
    if (change.subject == ReviewSubject::Sources) {
        m_sourcesOpen = change.after.has_value();
        return;
    }
    const auto image = findImage(change.imageId);
    const auto label = findClass(change.wnid);
    const bool isOfClass = change.subject == ReviewSubject::Verdict || change.subject == ReviewSubject::Label;
    if (!image || (!label && (isOfClass || !change.wnid.empty())))
        return;
    switch (change.subject) {
        case ReviewSubject::Verdict:
            setVerdict(reviewer, *image, *label, verdictOf(change.after));
            break;
        case ReviewSubject::Problem:
            setProblem(reviewer, *image, change.after);
            break;
        case ReviewSubject::Note:
            setNote(reviewer, *image, change.after);
            break;
        case ReviewSubject::Label:
            if (change.after)
                m_candidates.addLabel(*image, *label);
            else
                m_candidates.removeLabel(*image, *label);
            break;
        case ReviewSubject::Adjudication:
            setAdjudication(reviewer, *image, label.value_or(noClass), verdictOf(change.after));
            break;
        case ReviewSubject::Sources:
            break;
    }
}

}  // namespace vizsla
