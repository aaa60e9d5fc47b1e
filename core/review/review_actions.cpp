// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_actions.h"

#include <algorithm>
#include <utility>

#include "core/text/ascii.h"

namespace vizsla {

ReviewAction ReviewActions::action(ReviewActionKind kind) const
{
    return {{}, m_book.reviewers()[m_reviewer].id, kind, {}};
}

void ReviewActions::add(ReviewAction& action, ReviewSubject subject, std::size_t image, ClassIndex label,
                        std::optional<std::string> after) const
{
    ReviewChange change{subject, m_book.image(image).id,
                        label == noClass ? std::string() : m_book.wnid(label)};
    change.before = m_book.valueOf(change, m_reviewer);
    change.after = std::move(after);
    if (change.before != change.after)
        action.changes.push_back(std::move(change));
}

void ReviewActions::addVerdict(ReviewAction& action, std::size_t image, ClassIndex label,
                               std::optional<Verdict> verdict) const
{
    add(action, ReviewSubject::Verdict, image, label, verdictWord(verdict));
}

ReviewAction ReviewActions::rule(std::size_t image, ClassIndex label, std::optional<Verdict> verdict) const
{
    return ruleAll({&image, 1}, label, verdict);
}

ReviewAction ReviewActions::ruleAll(std::span<const std::size_t> images, ClassIndex label,
                                    std::optional<Verdict> verdict) const
{
    ReviewAction result = action(ReviewActionKind::Rule);
    for (const std::size_t image : images)
        addVerdict(result, image, label, verdict);
    return result;
}

ReviewAction ReviewActions::restWrong(std::size_t image) const
{
    ReviewAction result = action(ReviewActionKind::RestWrong);
    for (const Candidate& candidate : m_book.candidates().of(image)) {
        if (!m_book.verdict(m_reviewer, image, candidate.label))
            addVerdict(result, image, candidate.label, Verdict::Wrong);
    }
    return result;
}

ReviewAction ReviewActions::restWrong(std::span<const std::size_t> images, ClassIndex label) const
{
    ReviewAction result = action(ReviewActionKind::RestWrong);
    for (const std::size_t image : images) {
        if (!m_book.verdict(m_reviewer, image, label))
            addVerdict(result, image, label, Verdict::Wrong);
    }
    return result;
}

ReviewAction ReviewActions::assignedCorrect(std::size_t image) const
{
    ReviewAction result = action(ReviewActionKind::AssignedCorrect);
    if (const ClassIndex assigned = m_book.image(image).assigned; assigned != noClass)
        addVerdict(result, image, assigned, Verdict::Correct);
    return result;
}

ReviewAction ReviewActions::setProblem(std::size_t image, std::optional<std::string> reason) const
{
    ReviewAction result = action(ReviewActionKind::SetProblem);
    add(result, ReviewSubject::Problem, image, noClass, std::move(reason));
    return result;
}

ReviewAction ReviewActions::setNote(std::size_t image, std::string note) const
{
    ReviewAction result = action(ReviewActionKind::SetNote);
    std::string text(trimmed(note));
    add(result, ReviewSubject::Note, image, noClass,
        text.empty() ? std::nullopt : std::optional(std::move(text)));
    return result;
}

ReviewAction ReviewActions::addLabel(std::size_t image, ClassIndex label) const
{
    ReviewAction result = action(ReviewActionKind::AddLabel);
    if (!m_book.candidates().find(image, label))
        add(result, ReviewSubject::Label, image, label, "added");
    addVerdict(result, image, label, Verdict::Correct);
    return result;
}

ReviewAction ReviewActions::adjudicate(std::size_t image, ClassIndex label,
                                       std::optional<Verdict> verdict) const
{
    ReviewAction result = action(ReviewActionKind::Adjudicate);
    add(result, ReviewSubject::Adjudication, image, label, verdictWord(verdict));
    return result;
}

ReviewAction ReviewActions::openSources(bool open) const
{
    ReviewAction result = action(open ? ReviewActionKind::OpenSources : ReviewActionKind::CloseSources);
    ReviewChange change{ReviewSubject::Sources};
    change.before = m_book.valueOf(change, m_reviewer);
    change.after = open ? std::optional<std::string>("open") : std::nullopt;
    if (change.before != change.after)
        result.changes.push_back(std::move(change));
    return result;
}

bool ReviewActions::isRuledByAnother(const ReviewChange& change) const
{
    const auto image = m_book.findImage(change.imageId);
    if (change.subject != ReviewSubject::Label || !image)
        return false;
    const auto label = m_book.findClass(change.wnid);
    return std::ranges::any_of(m_book.verdicts(*image), [&](const auto& one) {
        return one.reviewer != m_reviewer && one.label == label;
    });
}

std::optional<ReviewAction> ReviewActions::undo(const ReviewAction& done) const
{
    ReviewAction result = action(ReviewActionKind::Undo);
    if (done.reviewerId != result.reviewerId)
        return std::nullopt;
    result.undoes = done.id;
    for (const ReviewChange& change : done.changes) {
        if (m_book.valueOf(change, m_reviewer) != change.after || isRuledByAnother(change))
            return std::nullopt;
        ReviewChange back = change;
        std::swap(back.before, back.after);
        result.changes.push_back(std::move(back));
    }
    std::ranges::reverse(result.changes);
    return result;
}

UndoHistory::UndoHistory(std::span<const ReviewAction> actions)
{
    for (const ReviewAction& action : actions)
        add(action);
}

void UndoHistory::add(const ReviewAction& action)
{
    // A switch of the study is nothing that a key for rulings may turn unseen.
    if (std::ranges::any_of(action.changes, [](const ReviewChange& change) {
            return change.subject == ReviewSubject::Sources;
        }))
        return;
    if (!action.undoes) {
        m_done.push_back(action);
        m_undone.clear();
        return;
    }
    if (m_undoings.contains(*action.undoes)) {
        // What undid an undo stands as what was undone did, and is what the next undo reverses.
        std::erase_if(m_undone, [&](const ReviewAction& undo) { return undo.id == *action.undoes; });
        m_done.push_back(action);
        return;
    }
    std::erase_if(m_done, [&](const ReviewAction& done) { return done.id == *action.undoes; });
    m_undone.push_back(action);
    m_undoings.insert(action.id);
}

}  // namespace vizsla
