// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/feedback.h"

namespace vizsla {

namespace {

Feedback::Judgement judge(const Image& image, const MultiLabelAnnotation& annotation,
                          const std::string& answeredWnid)
{
    using Judgement = Feedback::Judgement;
    switch (annotation.verdictOn(answeredWnid).value_or(Verdict::DontKnow)) {
        case Verdict::Correct:
            return Judgement::Right;
        case Verdict::Unclear:
            return Judgement::Unclear;
        case Verdict::Wrong:
            return Judgement::Wrong;
        case Verdict::DontKnow:
            break;
    }
    // Nobody ruled on this class: an annotated image has its correct labels, any other only the assigned one.
    if (annotation.hasCorrect())
        return Judgement::Wrong;
    return answeredWnid == image.assignedWnid ? Judgement::Right : Judgement::Wrong;
}

}  // namespace

Feedback makeFeedback(const Image& image, const MultiLabelAnnotation& annotation,
                      const std::string& answeredWnid)
{
    return {judge(image, annotation, answeredWnid), image, answeredWnid, annotation};
}

}  // namespace vizsla
