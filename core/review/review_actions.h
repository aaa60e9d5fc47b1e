// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/review/review_book.h"
#include "core/study/review.h"

namespace vizsla {

/// What a reviewer can do. Each gives the action as it would be; nothing is changed before it is applied and
/// written. An action without changes is nothing to do. The id is the caller's to make.
class ReviewActions
{
public:
    ReviewActions(const ReviewBook& book, std::uint32_t reviewer) : m_book(book), m_reviewer(reviewer) {}

    /// Empty: unreviewed again.
    ReviewAction rule(std::size_t image, ClassIndex label, std::optional<Verdict> verdict) const;
    /// The same on several images at once.
    ReviewAction ruleAll(std::span<const std::size_t> images, ClassIndex label,
                         std::optional<Verdict> verdict) const;
    /// Every candidate of the image that is unreviewed becomes wrong.
    ReviewAction restWrong(std::size_t image) const;
    /// Of these images, those on which the class is unreviewed: it is wrong there.
    ReviewAction restWrong(std::span<const std::size_t> images, ClassIndex label) const;
    ReviewAction assignedCorrect(std::size_t image) const;
    /// A reason in JSON; "false": not problematic; empty: nothing is said.
    ReviewAction setProblem(std::size_t image, std::optional<std::string> reason) const;
    /// Without the blanks around it; a blank one is none.
    ReviewAction setNote(std::size_t image, std::string note) const;
    /// Adds the label and rules it correct, in one action; a label that is a candidate is ruled alone.
    ReviewAction addLabel(std::size_t image, ClassIndex label) const;
    /// noClass: whether the image is problematic, correct meaning that it is.
    ReviewAction adjudicate(std::size_t image, ClassIndex label, std::optional<Verdict> verdict) const;
    ReviewAction openSources(bool open) const;

    /// Takes an action of this reviewer back, also one that took back another, but each only once. Nothing
    /// where what it changed has been changed again since, or another reviewer has ruled on a label that it
    /// added.
    std::optional<ReviewAction> undo(const ReviewAction& action) const;

private:
    ReviewAction action(ReviewActionKind kind) const;
    /// Adds the change unless it is none.
    void add(ReviewAction& action, ReviewSubject subject, std::size_t image, ClassIndex label,
             std::optional<std::string> after) const;
    void addVerdict(ReviewAction& action, std::size_t image, ClassIndex label,
                    std::optional<Verdict> verdict) const;
    /// The label that was added.
    bool isRuledByAnother(const ReviewChange& change) const;

    const ReviewBook& m_book;
    std::uint32_t m_reviewer;
};

/// What can be undone and done again, by the actions of one reviewer: what was done to images, and never a
/// switch of the study.
class UndoHistory
{
public:
    UndoHistory() = default;
    /// Oldest first.
    explicit UndoHistory(std::span<const ReviewAction> actions);

    void add(const ReviewAction& action);
    /// The latest that stands; null where there is none.
    const ReviewAction* toUndo() const { return m_done.empty() ? nullptr : &m_done.back(); }
    /// The latest undo, as long as nothing else was done after it.
    const ReviewAction* toRedo() const { return m_undone.empty() ? nullptr : &m_undone.back(); }

private:
    std::vector<ReviewAction> m_done;
    std::vector<ReviewAction> m_undone;             ///< actions that took back one of m_done
    std::unordered_set<ReviewActionId> m_undoings;  ///< all that were ever in m_undone
};

}  // namespace vizsla
