// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scorecard/scorecard_texts.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/widgets/counts.h"
#include "ui/widgets/figures.h"

namespace vizsla {

namespace {

QString translate(const char* text)
{
    return QCoreApplication::translate("vizsla::Scorecard", text);
}

}  // namespace

ImagesBehind imagesBehind(const Scorecard& card, const QString& title,
                          const std::vector<std::size_t>& answers, Metric metric)
{
    ImagesBehind behind{title, {}};
    behind.entries.reserve(answers.size());
    for (const std::size_t index : answers) {
        const Scorecard::ScoredAnswer& scored = card.answers[index];
        behind.entries.push_back({scored.image, scored.answer.wnid,
                                  markOf(metric == Metric::Top1 ? scored.top1 : scored.multiLabel),
                                  scored.answer.duration, scored.isRuled ? scored.rightWnid : std::string()});
    }
    return behind;
}

QString sliceText(const std::string& slice)
{
    constexpr std::pair<const char*, const char*> words[] = {
        {"all", QT_TRANSLATE_NOOP("vizsla::Scorecard", "All")},
        {"objects", QT_TRANSLATE_NOOP("vizsla::Scorecard", "Objects")},
        {"organisms", QT_TRANSLATE_NOOP("vizsla::Scorecard", "Organisms")},
        {"dogs", QT_TRANSLATE_NOOP("vizsla::Scorecard", "Dogs")},
        {"organisms_not_dogs", QT_TRANSLATE_NOOP("vizsla::Scorecard", "Organisms, not dogs")},
    };
    const auto* known =
        std::ranges::find(words, slice, [](const auto& pair) { return std::string(pair.first); });
    return known == std::end(words) ? QString::fromStdString(slice) : translate(known->second);
}

QString testSetText(const Scorecard& card, std::size_t testSet)
{
    return QString::fromStdString(card.testSets[testSet].name);
}

bool hasMultiLabel(const Scorecard& card)
{
    return std::ranges::any_of(card.answers,
                               [](const auto& scored) { return scored.multiLabel != Outcome::LeftOut; });
}

QString countsText(const Accuracy& accuracy)
{
    const QString leftOut =
        accuracy.leftOut > 0 ? translate(", %1 left out").arg(countText(accuracy.leftOut)) : QString();
    return translate("%1 of %2 right").arg(countText(accuracy.correct), imageCountText(accuracy.total)) +
           leftOut;
}

QString accuracySentence(const QString& testSet, Metric metric, const Accuracy& accuracy)
{
    const QString head = testSet + QStringLiteral(", ") + metricText(metric) + QStringLiteral(": ");
    if (accuracy.total == 0)
        return head + translate("no image counts, %1 left out").arg(countText(accuracy.leftOut));
    return head + percentText(accuracy.ratio()) + QStringLiteral(" (") + intervalText(accuracy.interval()) +
           QStringLiteral("), ") + countsText(accuracy);
}

QString dropDirection(const Scorecard& card)
{
    return translate("%1 minus %2").arg(testSetText(card, 0), testSetText(card, 1));
}

QString dropSentence(const Scorecard& card, const std::vector<Scorecard::Figure>& byTestSet)
{
    if (card.testSets.size() < 2)
        return translate("A drop needs answers on two test sets; all of these are on %1.")
            .arg(testSetText(card, 0));
    const Accuracy& from = byTestSet[0].multiLabel;
    const Accuracy& to = byTestSet[1].multiLabel;
    const auto drop = Scorecard::drop(from, to);
    if (!drop)
        return translate("A drop needs images that count on both test sets.");
    return translate("%1, multi-label: %2 percentage points (%3), from %4 and %5")
        .arg(dropDirection(card), bareText(drop->ratio), intervalText(drop->interval), countText(from.total),
             imageCountText(to.total));
}

}  // namespace vizsla
