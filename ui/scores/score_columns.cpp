// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/score_columns.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/reports/figure_output.h"
#include "ui/scores/score_texts.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

using Content = ScoreColumn::Content;

constexpr Metric allMetrics[] = {Metric::Top1, Metric::Top5, Metric::MultiLabel};

QString columnText(const char* text)
{
    return QCoreApplication::translate("vizsla::Scores", text);
}

QString testSetText(const ScoredSlice& slice, std::size_t testSet)
{
    return toQString(slice.scores.testSets[testSet]);
}

bool isModel(const ClassifierScores& one)
{
    return one.classifier.kind == Classifier::Kind::Model;
}

}  // namespace

/// Top-5 has a column only where somebody has it, and effective robustness where there are models: a study
/// without any shows neither.
std::vector<ScoreColumn> scoreColumns(const ScoredSlice& slice, Metric comparedMetric)
{
    std::vector<ScoreColumn> columns{{Content::Name}, {Content::Kind}};
    const std::size_t testSets = slice.scores.testSets.size();
    for (std::size_t testSet = 0; testSet < testSets; ++testSet) {
        for (const Metric metric : allMetrics) {
            const bool isKnown =
                std::ranges::any_of(slice.scores.classifiers, [&](const ClassifierScores& one) {
                    return one.find(slice.scores.testSets[testSet], slice.query.slice, metric) != nullptr;
                });
            if (isKnown || metric != Metric::Top5)
                columns.push_back({Content::Figure, testSet, metric});
        }
    }
    if (testSets > 1)
        columns.push_back({Content::Drop, 0, comparedMetric});
    if (testSets > 1 && std::ranges::any_of(slice.scores.classifiers, isModel))
        columns.push_back({Content::Effective, 0, comparedMetric});
    return columns;
}

QString columnKey(const ScoreColumn& column, const ScoredSlice& slice)
{
    switch (column.content) {
        case Content::Name:
            return QStringLiteral("name");
        case Content::Kind:
            return QStringLiteral("kind");
        case Content::Drop:
            return QStringLiteral("drop");
        case Content::Effective:
            return QStringLiteral("effective");
        case Content::Figure:
            break;
    }
    return toQString(metricWord(column.metric)) + QLatin1Char(' ') + testSetText(slice, column.testSet);
}

QString columnGroup(const ScoreColumn& column, const ScoredSlice& slice)
{
    if (column.content == Content::Figure)
        return testSetText(slice, column.testSet);
    return column.isRobustness() ? columnText("Robustness") : QString();
}

QString columnTitle(const ScoreColumn& column)
{
    switch (column.content) {
        case Content::Name:
            return columnText("Classifier");
        case Content::Kind:
            return columnText("Kind");
        case Content::Drop:
            return columnText("drop");
        case Content::Effective:
            return columnText("effective");
        case Content::Figure:
            break;
    }
    return metricText(column.metric);
}

QString columnName(const ScoreColumn& column, const ScoredSlice& slice)
{
    switch (column.content) {
        case Content::Name:
        case Content::Kind:
            return columnTitle(column);
        case Content::Drop:
            return columnText("Drop %1").arg(metricText(column.metric));
        case Content::Effective:
            return columnText("Effective robustness %1").arg(metricText(column.metric));
        case Content::Figure:
            break;
    }
    return testSetText(slice, column.testSet) + QLatin1Char(' ') + metricText(column.metric);
}

QString columnSentence(const ScoreColumn& column, const ScoredSlice& slice)
{
    switch (column.content) {
        case Content::Name:
            return columnText("Models by the names of their predictions, labelers by their own");
        case Content::Kind:
            return columnText(
                "A labeler is scored by the answers of the scorecard: none of unfinished tests,\nand of "
                "several answers for an image the first");
        case Content::Drop:
            return columnText(
                       "Accuracy on %1 minus accuracy on %2, in percentage points of %3,\n"
                       "with Newcombe's interval for the difference of two proportions")
                .arg(testSetText(slice, 0), testSetText(slice, 1), metricText(column.metric));
        case Content::Effective:
            return columnText(
                       "Effective robustness: how far the accuracy on %2 lies above what the line through\n"
                       "the models predicts from that on %1, in percentage points of %3,\n"
                       "with a bootstrap interval. The table's menu has the axes of the line.")
                .arg(testSetText(slice, 0), testSetText(slice, 1), metricText(column.metric));
        case Content::Figure:
            break;
    }
    return testSetText(slice, column.testSet) + QLatin1Char('\n') +
           measureSentence(column.metric, slice.query.unclear);
}

}  // namespace vizsla
