// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/study/annotation.h"
#include "core/study/test_set.h"

namespace vizsla {

class Hierarchy;

/// What a labeler learns after an answer in training.
struct Feedback
{
    enum class Judgement { Right, Unclear, Wrong };

    Judgement judgement = Judgement::Wrong;
    Image image;
    std::string answeredWnid;
    MultiLabelAnnotation annotation;
    /// What would have been right: all classes ruled correct, of them the assigned one first; where none is,
    /// the assigned one. Never empty.
    std::vector<std::string> rightWnids;

    bool isRight(const std::string& wnid) const;
    /// Not where reviewers ruled the assigned class wrong or unclear, and none correct.
    bool isRightKnown() const;
};

/// By the multi-label annotation where the image has one that rules on the answer, otherwise by the assigned
/// label.
Feedback makeFeedback(const Image& image, const MultiLabelAnnotation& annotation,
                      const std::string& answeredWnid);

/// The right classes of a feedback, those first that share a smaller part of the hierarchy with the answer:
/// what it was taken for.
std::vector<std::string> nearestToAnswer(const Feedback& feedback, const Hierarchy& hierarchy);

}  // namespace vizsla
