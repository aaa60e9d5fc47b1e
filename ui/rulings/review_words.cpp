// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rulings/review_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace vizsla {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("vizsla::choices", text);
}

}  // namespace

QString criterionText(ReviewCriterion criterion, const ReviewChoices& choices)
{
    switch (criterion) {
        case ReviewCriterion::Unreviewed:
            return words("unreviewed");
        case ReviewCriterion::Unclear:
            return words("unclear");
        case ReviewCriterion::Mine:
            return words("my share");
        case ReviewCriterion::Disagreed:
            return words("disagreed");
        case ReviewCriterion::Problematic:
            return words("problematic");
        case ReviewCriterion::WithNote:
            return words("with a note");
        case ReviewCriterion::Slice:
            return words("slice %1").arg(choices.slice.trimmed());
        case ReviewCriterion::Search:
            break;
    }
    return words("“%1”").arg(choices.search.trimmed());
}

QString orderText(const ReviewChoices& choices)
{
    switch (choices.order) {
        case ReviewOrder::Study:
            return words("in the study's order");
        case ReviewOrder::Class:
            return words("by class");
        case ReviewOrder::Disagreement:
            return words("by disagreement");
        case ReviewOrder::CandidateCount:
            return words("by number of candidates");
        case ReviewOrder::Random:
            break;
    }
    return words("at random, seed %1").arg(choices.seed);
}

QString choicesText(const ReviewChoices& choices, bool hasShares)
{
    QStringList texts;
    for (const ReviewCriterion criterion : criteriaOf(choices, hasShares))
        texts << criterionText(criterion, choices);
    if (texts.isEmpty())
        texts << words("all images");
    return texts.join(QStringLiteral(", ")) + QStringLiteral(" · ") + orderText(choices);
}

}  // namespace vizsla
