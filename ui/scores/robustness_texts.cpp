// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/robustness_texts.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/scores/score_texts.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int lineDigits = 4;
constexpr qsizetype namesTold = 5;

QString robustnessText(const char* text)
{
    return QCoreApplication::translate("vizsla::Scores", text);
}

QString number(double value)
{
    return QLocale().toString(value, 'f', lineDigits).replace(QLatin1Char('-'), QChar(0x2212));
}

template <class Figure>
QString percent(const Figure& figure)
{
    return bareText(figure, scoreDigits) + QStringLiteral("\u00a0%");
}

/// "67 models" that the line goes through, on its axes.
QString lineHead(const RobustnessReport& report)
{
    return robustnessText("Line through %1 models on %2")
        .arg(countText(report.line->models), axisText(report.axis));
}

/// Empty where none is left out.
QString leftOutText(const RobustnessReport& report)
{
    QStringList names;
    for (const ClassifierRobustness& one : report.classifiers) {
        if (!one.anomalies.empty())
            names << toQString(one.classifier.name);
    }
    if (names.isEmpty())
        return {};
    const qsizetype more = names.size() - namesTold;
    names = names.mid(0, namesTold);
    if (more > 0)
        names << robustnessText("%1 more").arg(countText(more));
    return robustnessText("Left out of the line, as their predictions look wrong: %1")
        .arg(names.join(QStringLiteral(", ")));
}

}  // namespace

QString pointsText(double fraction)
{
    const QString text = bareText(fraction, scoreDigits);
    return fraction > 0 && text != bareText(0, scoreDigits) ? QLatin1Char('+') + text : text;
}

QString axisText(Axis axis)
{
    if (axis == Axis::Linear)
        return robustnessText("linear axes");
    return axis == Axis::Logit ? robustnessText("logit axes") : robustnessText("probit axes");
}

QString lineSentence(const RobustnessReport& report)
{
    QStringList lines;
    if (report.line)
        lines << lineHead(report) + robustnessText(": slope %1, intercept %2, R² %3")
                                        .arg(number(report.line->line.slope),
                                             number(report.line->line.intercept),
                                             number(report.line->rSquared));
    else
        lines << robustnessText("A line needs two models of different accuracy.");
    if (const QString leftOut = leftOutText(report); !leftOut.isEmpty())
        lines << leftOut;
    return lines.join(QLatin1Char('\n'));
}

bool hasIntervals(const RobustnessReport& report, double confidence)
{
    return report.bootstrap.rounds > 0 && report.bootstrap.confidence == confidence;
}

QString effectiveSentence(const RobustnessReport& report, const ClassifierRobustness* classifier,
                          double confidence)
{
    const QString head = robustnessText("Effective robustness, %1").arg(metricText(report.metric));
    if (!classifier || !classifier->drop)
        return head + robustnessText(": no images that count on both test sets");
    if (!classifier->effective)
        return head + QLatin1Char('\n') + lineSentence(report);
    QStringList lines{
        head + robustnessText(": %1 percentage points").arg(pointsText(classifier->effective->value)),
        robustnessText("%1 on %2, where the line predicts %3 from %4 on %5")
            .arg(percent(classifier->accuracies.second.ratio()), toQString(report.to),
                 percent(*classifier->predicted), percent(classifier->accuracies.first.ratio()),
                 toQString(report.from))};
    if (hasIntervals(report, confidence))
        lines << robustnessText("%1 interval %2 (bootstrap)")
                     .arg(confidenceText(confidence),
                          intervalText(classifier->effective->interval, scoreDigits));
    if (classifier->isPartial)
        lines << robustnessText(
            "! partial: predictions are missing, so that it is ranked behind those of all images");
    lines << lineSentence(report);
    if (classifier->isFitted)
        lines << robustnessText("A model is judged by the line through the others.");
    return lines.join(QLatin1Char('\n'));
}

}  // namespace vizsla
