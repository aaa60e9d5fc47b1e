// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/score_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "core/reports/figure_output.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr double smallestPlainP = 0.0001;

QString translate(const char* text)
{
    return QCoreApplication::translate("vizsla::Scores", text);
}

QString kindCountText(Classifier::Kind kind, int count)
{
    if (kind == Classifier::Kind::Model)
        return count == 1 ? translate("1 model") : translate("%1 models").arg(countText(count));
    return count == 1 ? translate("1 labeler") : translate("%1 labelers").arg(countText(count));
}

/// Small ones with a power of ten.
QString pText(double p, double log10)
{
    return p < smallestPlainP ? toQString(probability(p, log10)) : QLocale().toString(p, 'f', 4);
}

/// "67 models and 2 labelers"; of those shown, where they are fewer.
QString classifierCountText(int models, int labelers, int shown)
{
    QStringList kinds;
    if (models > 0)
        kinds << kindCountText(Classifier::Kind::Model, models);
    if (labelers > 0)
        kinds << kindCountText(Classifier::Kind::Labeler, labelers);
    const QString all = kinds.join(translate(" and "));
    return shown < models + labelers ? translate("%1 of %2 shown").arg(countText(shown), all) : all;
}

/// "imagenet: 20,000 images; 12 problematic left out".
QString sliceImagesText(const SliceImages& images)
{
    QStringList parts{toQString(images.testSet) + QStringLiteral(": ") + imageCountText(images.images)};
    if (images.problematic > 0)
        parts << translate("%1 problematic left out, of top-1 as well").arg(countText(images.problematic));
    if (images.unassigned > 0)
        parts << translate("top-1 and top-5 leave out %1 without an assigned label")
                     .arg(countText(images.unassigned));
    if (images.withoutCorrect > 0 && images.withoutCorrect == images.images - images.problematic)
        parts << translate("multi-label leaves out all, as no class is ruled correct");
    else if (images.withoutCorrect > 0)
        parts << translate("multi-label leaves out %1 without a class ruled correct")
                     .arg(countText(images.withoutCorrect));
    return parts.join(QStringLiteral("; "));
}

}  // namespace

QString confidenceText(double confidence)
{
    return QLocale().toString(std::lround(confidence * 100)) + QStringLiteral("\u00a0%");
}

QString kindText(Classifier::Kind kind)
{
    return kind == Classifier::Kind::Model ? translate("model") : translate("labeler");
}

QString measureSentence(Metric metric, UnclearCounts unclear)
{
    if (metric == Metric::Top1)
        return translate(
            "top-1: the images, in %, whose first prediction is the assigned label.\n"
            "Images that the annotation in use calls problematic are left out here as well.");
    if (metric == Metric::Top5)
        return translate(
            "top-5: the images, in %, of which one of the first five predictions is the assigned label.\n"
            "Images that the annotation in use calls problematic are left out here as well.\n"
            "For models with five predictions an image.");
    const char* counts[] = {
        QT_TRANSLATE_NOOP("vizsla::Scores", "A class ruled unclear counts as wrong."),
        QT_TRANSLATE_NOOP("vizsla::Scores", "A class ruled unclear counts as correct."),
        QT_TRANSLATE_NOOP("vizsla::Scores", "A prediction ruled unclear leaves its image out.")};
    return translate(
               "multi-label: the images, in %, whose first prediction is among the classes ruled correct.\n"
               "Problematic images and those without a class ruled correct are left out.") +
           QLatin1Char('\n') + translate(counts[static_cast<int>(unclear)]);
}

QString figureSentence(const QString& testSet, Metric metric, const Accuracy& accuracy,
                       const Interval& interval, double confidence)
{
    const QString head = testSet + QStringLiteral(", ") + metricText(metric) + QStringLiteral(": ");
    const QString leftOut = translate("%1 left out").arg(countText(accuracy.leftOut));
    if (accuracy.total == 0)
        return head + translate("no image counts, %1").arg(leftOut);
    return head + bareText(accuracy.ratio(), scoreDigits) + QStringLiteral("\u00a0%\n") +
           translate("%1 of %2 right, %3")
               .arg(countText(accuracy.correct), imageCountText(accuracy.total), leftOut) +
           QLatin1Char('\n') +
           translate("%1 interval %2 (Clopper-Pearson)")
               .arg(confidenceText(confidence), intervalText(interval, scoreDigits));
}

QString noFigureSentence(const QString& testSet, Metric metric, const ClassifierScores& scores)
{
    const QString name = toQString(scores.classifier.name);
    const bool isModel = scores.classifier.kind == Classifier::Kind::Model;
    const bool isKnown = std::ranges::any_of(
        scores.scores, [&](const Score& score) { return toQString(score.testSet) == testSet; });
    if (!isKnown)
        return isModel ? translate("%1 has no predictions on %2").arg(name, testSet)
                       : translate("%1 has no answers on %2 that count").arg(name, testSet);
    return isModel
               ? translate("%1 needs five predictions an image, and %2 has fewer")
                     .arg(metricText(metric), name)
               : translate("%1 is of models only: people give one answer an image").arg(metricText(metric));
}

QString missingSentence(const Accuracy& accuracy, bool isPartial)
{
    QString text;
    if (accuracy.missing > 0)
        text = QLatin1Char('\n') + translate("wrong among them: %1 without a usable prediction")
                                       .arg(imageCountText(accuracy.missing));
    if (accuracy.unknown > 0)
        text += translate(", of which %1 name no class of the study").arg(countText(accuracy.unknown));
    if (isPartial)
        text +=
            QLatin1Char('\n') +
            translate("! partial: predictions are missing, so that it is ranked behind those of all images");
    return text;
}

QString dropSentence(const QString& from, const QString& to, Metric metric,
                     const std::optional<Scorecard::Drop>& drop, double confidence)
{
    const QString head = translate("%1 minus %2, %3: ").arg(from, to, metricText(metric));
    if (!drop)
        return head + translate("no images that count on both test sets");
    return head + translate("%1 percentage points").arg(bareText(drop->ratio, scoreDigits)) +
           QLatin1Char('\n') +
           translate("%1 interval %2 (Newcombe)")
               .arg(confidenceText(confidence), intervalText(drop->interval, scoreDigits));
}

QString countsText(const ScoredSlice& slice, int shown)
{
    const auto& all = slice.scores.classifiers;
    const auto models = static_cast<int>(std::ranges::count_if(
        all, [](const ClassifierScores& one) { return one.classifier.kind == Classifier::Kind::Model; }));
    QStringList parts{classifierCountText(models, static_cast<int>(all.size()) - models, shown)};
    for (const SliceImages& images : slice.images)
        parts << sliceImagesText(images);
    return parts.join(QStringLiteral(" · "));
}

QString remarksText(const ScoredSlice& slice)
{
    QStringList sentences;
    if (slice.hidesSealed)
        sentences << translate(
            "Images of sealed tests are in no slice but “all”: that would tell of their classes.");
    for (const std::string& sentence : slice.scores.notes)
        sentences << toQString(sentence);
    return sentences.join(QLatin1Char(' '));
}

QString comparisonText(const Comparison& comparison)
{
    const QString first = toQString(comparison.first.name);
    const QString second = toQString(comparison.second.name);
    QStringList lines;
    for (const std::string& note : comparison.notes)
        lines << QStringLiteral("! ") + toQString(note);
    for (const ComparisonRow& row : comparison.rows) {
        const auto shown = [&](double p, double log10) {
            return row.outcomes.total() > 0 ? pText(p, log10) : QStringLiteral("–");
        };
        lines
            << translate(
                   "%1, %2, %3: right are %4 alone on %5 and %6 alone on %7; p = %8 (exact McNemar), mid-p = "
                   "%9")
                   .arg(toQString(row.testSet), metricText(row.metric), imageCountText(row.outcomes.total()),
                        first, countText(row.outcomes.onlyFirst), second, countText(row.outcomes.onlySecond),
                        shown(row.p, row.log10P), shown(row.midP, row.log10MidP));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace vizsla
