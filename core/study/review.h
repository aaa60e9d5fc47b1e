// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/study/annotation.h"
#include "core/study/ids.h"

namespace vizsla {

/// Whoever rules on labels.
struct Reviewer
{
    ReviewerId id;
    std::string name;
    std::optional<LabelerId> labelerId = {};  ///< empty for one of whom only a file told
    bool counts = true;  ///< whether the rulings settle what the multi-label annotation says
};

/// What a person did with one key or click.
enum class ReviewActionKind {
    Rule,
    RestWrong,  ///< all labels of an image, or all images of a class, that were unreviewed
    AssignedCorrect,
    SetProblem,
    SetNote,
    AddLabel,
    Adjudicate,
    Undo,
    OpenSources,  ///< from then on one sees who proposed a label before ruling
    CloseSources,
};

enum class ReviewSubject {
    Verdict,  ///< words of verdictWord()
    Problem,  ///< a reason in JSON; false: not problematic
    Note,
    Label,         ///< "added"
    Adjudication,  ///< words of verdictWord(); without a wnid: of whether the image is problematic
    Sources,       ///< "open"
};

/// From what to what; empty: nothing was or is said.
struct ReviewChange
{
    ReviewSubject subject = ReviewSubject::Verdict;
    ImageId imageId = {};
    std::string wnid = {};  ///< empty where the whole image is meant
    std::optional<std::string> before = {};
    std::optional<std::string> after = {};

    bool operator==(const ReviewChange&) const = default;
};

/// A line of the history of reviewing. Lines are added and never changed; undoing is a line as well.
struct ReviewAction
{
    ReviewActionId id;
    ReviewerId reviewerId;
    ReviewActionKind kind = ReviewActionKind::Rule;
    std::vector<ReviewChange> changes;
    std::optional<ReviewActionId> undoes = {};  ///< id of the action that is undone
    UtcTime madeAt = {};
};

std::string_view reviewActionWord(ReviewActionKind kind);
std::optional<ReviewActionKind> reviewActionFromWord(std::string_view word);
std::string_view reviewSubjectWord(ReviewSubject subject);
std::optional<ReviewSubject> reviewSubjectFromWord(std::string_view word);

/// What the rulings of those who count come to on one pair, or on one image being problematic. Empty:
/// nothing, and what was imported holds.
struct SettledVerdict
{
    ImageId imageId;
    std::string wnid;
    std::optional<Verdict> verdict;  ///< never DontKnow
};
struct SettledProblem
{
    ImageId imageId;
    std::optional<bool> isProblematic;
    std::optional<std::string> problem = {};  ///< the reason, in JSON
};
struct Settlement
{
    std::vector<SettledVerdict> verdicts;
    std::vector<SettledProblem> problems;
};

}  // namespace vizsla
