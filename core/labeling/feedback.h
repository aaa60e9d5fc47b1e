// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/study/annotation.h"
#include "core/study/test_set.h"

namespace vizsla {

/// What a labeler learns after an answer in training.
struct Feedback
{
    enum class Judgement { Right, Unclear, Wrong };

    Judgement judgement = Judgement::Wrong;
    Image image;
    std::string answeredWnid;
    MultiLabelAnnotation annotation;
};

/// By the multi-label annotation where the image has one that rules on the answer, otherwise by the assigned
/// label.
Feedback makeFeedback(const Image& image, const MultiLabelAnnotation& annotation,
                      const std::string& answeredWnid);

}  // namespace vizsla
