// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/feedback.h"

#include <algorithm>
#include <limits>

#include "core/taxonomy/hierarchy.h"
#include "core/taxonomy/lowest_common_subsumer.h"

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

std::vector<std::string> rightClasses(const Image& image, const MultiLabelAnnotation& annotation)
{
    if (!annotation.hasCorrect())
        return {image.assignedWnid};
    std::vector<std::string> right;
    for (const auto& ruling : annotation.rulings) {
        if (ruling.verdict == Verdict::Correct)
            right.push_back(ruling.wnid);
    }
    std::ranges::stable_partition(right, [&](const std::string& wnid) { return wnid == image.assignedWnid; });
    return right;
}

/// How many classes the smallest part of the hierarchy has that holds both.
std::size_t distance(const Hierarchy& hierarchy, const std::string& first, const std::string& second)
{
    const auto one = hierarchy.find(first);
    const auto other = hierarchy.find(second);
    const auto common = one && other ? lowestCommonSubsumer(hierarchy, *one, *other) : std::nullopt;
    return common ? hierarchy.classesBelow(*common).size() : std::numeric_limits<std::size_t>::max();
}

}  // namespace

bool Feedback::isRight(const std::string& wnid) const
{
    return std::ranges::find(rightWnids, wnid) != rightWnids.end();
}

bool Feedback::isRightKnown() const
{
    const auto verdict = annotation.verdictOn(image.assignedWnid).value_or(Verdict::DontKnow);
    return annotation.hasCorrect() || verdict == Verdict::DontKnow;
}

Feedback makeFeedback(const Image& image, const MultiLabelAnnotation& annotation,
                      const std::string& answeredWnid)
{
    return {judge(image, annotation, answeredWnid), image, answeredWnid, annotation,
            rightClasses(image, annotation)};
}

std::vector<std::string> nearestToAnswer(const Feedback& feedback, const Hierarchy& hierarchy)
{
    std::vector<std::string> nearest = feedback.rightWnids;
    std::ranges::stable_sort(nearest, {}, [&](const std::string& wnid) {
        return distance(hierarchy, wnid, feedback.answeredWnid);
    });
    return nearest;
}

}  // namespace vizsla
