// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/labeling/scorecard.h"
#include "core/scoring/scored_study.h"
#include "ui/scores/scored_slice.h"

namespace vizsla {

// The words and numbers of the page of scores. Numbers are in the locale's digits.

/// Digits behind the point of a figure in percent.
inline constexpr int scoreDigits = 2;

/// "95 %"
QString confidenceText(double confidence);

QString kindText(Classifier::Kind kind);
/// What is measured, in a sentence.
QString measureSentence(Metric metric, UnclearCounts unclear);

/// An accuracy, its counts and its interval.
QString figureSentence(const QString& testSet, Metric metric, const Accuracy& accuracy,
                       const Interval& interval, double confidence);
/// Why there is no figure of this classifier: it says nothing of the test set, or the metric is none of it.
QString noFigureSentence(const QString& testSet, Metric metric, const ClassifierScores& scores);
/// A line on images without a usable prediction, and that a model is partial; empty where none is missing.
QString missingSentence(const Accuracy& accuracy, bool isPartial);
QString dropSentence(const QString& from, const QString& to, Metric metric,
                     const std::optional<Scorecard::Drop>& drop, double confidence);

/// How many classifiers there are, of which `shown` are shown, and the images of each test set with what is
/// left out of them.
QString countsText(const ScoredSlice& slice, int shown);
/// What of labelers' images and answers the figures do not have, as the command line says it below a table.
QString remarksText(const ScoredSlice& slice);
/// Both on every test set, a line each.
QString comparisonText(const Comparison& comparison);

}  // namespace vizsla
