// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/result.h"
#include "core/review/review_book.h"
#include "core/study/review.h"

namespace vizsla {

class StudyConnection;

/// What the rulings of those who count come to on a pair: what was adjudicated; otherwise what they agree on;
/// unclear where they do not, until that is adjudicated. "Don't know" is no ruling. Nothing where nobody
/// ruled.
std::optional<Verdict> settledVerdict(const ReviewBook& book, std::size_t image, ClassIndex label);

/// The same of an image being problematic: what was adjudicated; otherwise it is if anybody who counts says
/// so.
SettledProblem settledProblem(const ReviewBook& book, std::size_t image);

/// Those who count say different things about the pair and it has not been adjudicated.
bool isDisputed(const ReviewBook& book, std::size_t image, ClassIndex label);
/// One who counts calls the image problematic, and another says that it is not or has ruled on all of it.
bool isProblemDisputed(const ReviewBook& book, std::size_t image);
/// The classes on which reviewers differ or differed, adjudicated or not, by index.
std::vector<ClassIndex> contestedLabels(const ReviewBook& book, std::size_t image);
/// Reviewers differ or differed on whether the image is problematic, or it was decided.
bool isProblemContested(const ReviewBook& book, std::size_t image);
/// Anything about the image is disputed.
bool isImageDisputed(const ReviewBook& book, std::size_t image);
/// Anything about it is or was.
bool isContested(const ReviewBook& book, std::size_t image);

/// What an action settles, once it has been applied to the book.
Settlement settlementOf(const ReviewBook& book, const ReviewAction& action);
/// What all that is in the book settles.
Settlement settlementOfAll(const ReviewBook& book);

/// Settles a study anew, after reviewers were imported or begin or cease to count.
Result<void> settleStudy(StudyConnection& study);

/// Says that the verdicts of these reviewers settle nothing, and who can change it; empty for none.
std::string uncountedText(const std::vector<std::string>& reviewers, std::size_t named = 5);

}  // namespace vizsla
