// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/scores_model.h"

#include <QPointF>
#include <algorithm>

#include "ui/scores/robustness_texts.h"
#include "ui/scores/score_texts.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

using Content = ScoreColumn::Content;

QStringList warningTexts(const ClassifierScores& scores)
{
    QStringList texts;
    for (const std::string& warning : scores.warnings)
        texts << toQString(warning);
    return texts;
}

QString usualInterval(const ScoreColumn& column)
{
    return intervalText({column.isRobustness() ? -0.1 : 0.1, 0.1}, scoreDigits);
}

}  // namespace

void ScoresModel::setSlice(std::shared_ptr<const ScoredSlice> slice)
{
    auto columns = scoreColumns(*slice, m_comparedMetric);
    auto rows = scoreRows(*slice, columns);
    findCompared(rows, columns, m_comparedMetric);
    const bool staysInShape = hasSameShape(columns, rows);
    if (!staysInShape)
        beginResetModel();
    if (!m_slice || !m_slice->hasSameFigures(*slice))
        m_robustness.reset();
    m_slice = std::move(slice);
    m_columns = std::move(columns);
    m_rows = std::move(rows);
    findRobustness(m_rows, robustness());
    if (!staysInShape)
        endResetModel();
    else
        figuresChanged();
}

void ScoresModel::setConfidence(double confidence)
{
    if (confidence == m_confidence)
        return;
    m_confidence = confidence;
    m_intervals = Intervals(confidence);
    figuresChanged();
}

void ScoresModel::setComparedMetric(Metric metric)
{
    if (metric == m_comparedMetric)
        return;
    m_comparedMetric = metric;
    for (ScoreColumn& column : m_columns) {
        if (column.isRobustness())
            column.metric = metric;
    }
    findCompared(m_rows, m_columns, metric);
    setRobustness(nullptr);
}

void ScoresModel::setRobustness(std::shared_ptr<const Result<RobustnessReport>> report)
{
    m_robustness = std::move(report);
    findRobustness(m_rows, robustness());
    figuresChanged();
}

const RobustnessReport* ScoresModel::robustness() const
{
    return m_robustness && *m_robustness ? &**m_robustness : nullptr;
}

void ScoresModel::figuresChanged()
{
    if (m_rows.empty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

bool ScoresModel::hasSameShape(const std::vector<ScoreColumn>& columns,
                               const std::vector<ScoreRow>& rows) const
{
    const auto classifier = [](const ScoreRow& row) -> const Classifier& { return row.scores->classifier; };
    return m_slice && columns == m_columns && std::ranges::equal(rows, m_rows, {}, classifier, classifier);
}

int ScoresModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ScoresModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

const Accuracy* ScoresModel::figure(const QModelIndex& index) const
{
    const Score* score = row(index).figures[static_cast<std::size_t>(index.column())];
    return score && score->accuracy.total > 0 ? &score->accuracy : nullptr;
}

std::optional<Scorecard::Drop> ScoresModel::drop(const ScoreRow& row) const
{
    const auto [first, second] = row.compared;
    return first && second ? Scorecard::drop(*first, *second, m_confidence) : std::nullopt;
}

const EffectiveRobustness* ScoresModel::effective(const ScoreRow& row) const
{
    return row.robustness && row.robustness->effective ? &*row.robustness->effective : nullptr;
}

std::optional<Interval> ScoresModel::interval(const QModelIndex& index) const
{
    if (const Accuracy* accuracy = figure(index))
        return m_intervals.of(*accuracy);
    const Content content = column(index.column()).content;
    if (content == Content::Drop) {
        const auto dropped = drop(row(index));
        return dropped ? std::optional(dropped->interval) : std::nullopt;
    }
    const EffectiveRobustness* found = content == Content::Effective ? effective(row(index)) : nullptr;
    return found && hasIntervals(*robustness(), m_confidence) ? std::optional(found->interval) : std::nullopt;
}

QVariant ScoresModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isNumber = column(index.column()).isNumber();
    switch (role) {
        case Qt::DisplayRole:
            return text(index);
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return sentence(index);
        case Qt::TextAlignmentRole:
            return ((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter).toInt();
        case SortRole:
            return sortValue(index);
        case UnitsRole: {
            const auto found = units(index);
            return found ? QVariant(static_cast<qlonglong>(*found)) : QVariant();
        }
        case IntervalRole: {
            const auto bounds = interval(index);
            return bounds ? intervalText(*bounds, scoreDigits) : QVariant();
        }
        case IntervalBoundsRole: {
            const auto bounds = interval(index);
            return bounds ? QPointF(bounds->low, bounds->high) : QVariant();
        }
        case WarningsRole:
            return warningTexts(*row(index).scores);
        case PartialRole:
            return isPartial(index);
        case KindRole:
            return static_cast<int>(row(index).scores->classifier.kind);
        case IdRole:
            return toQString(row(index).scores->classifier.id);
        default:
            return {};
    }
}

QString ScoresModel::text(const QModelIndex& index) const
{
    const Classifier& classifier = row(index).scores->classifier;
    const Content content = column(index.column()).content;
    if (content == Content::Name)
        return toQString(classifier.name);
    if (content == Content::Kind)
        return kindText(classifier.kind);
    const auto found = units(index);
    if (!found)
        return content == Content::Effective && !m_robustness && drop(row(index)) ? QStringLiteral("…")
                                                                                  : QStringLiteral("–");
    QString number = unitsText(*found, scoreDigits).replace(QLatin1Char('-'), QChar(0x2212));
    if (content == Content::Effective && *found > 0)
        number.prepend(QLatin1Char('+'));
    return isPartial(index) ? QStringLiteral("! ") + number : number;
}

std::optional<std::int64_t> ScoresModel::units(const QModelIndex& index) const
{
    constexpr int decimals = scoreDigits + 2;
    switch (column(index.column()).content) {
        case Content::Figure: {
            const Accuracy* accuracy = figure(index);
            return accuracy ? std::optional(rounded(accuracy->ratio(), decimals)) : std::nullopt;
        }
        case Content::Drop: {
            const auto dropped = drop(row(index));
            return dropped ? std::optional(rounded(dropped->ratio, decimals)) : std::nullopt;
        }
        case Content::Effective: {
            const EffectiveRobustness* found = effective(row(index));
            return found ? std::optional(rounded(found->value, decimals)) : std::nullopt;
        }
        default:
            return std::nullopt;
    }
}

bool ScoresModel::isPartial(const QModelIndex& index) const
{
    const ScoreColumn& place = column(index.column());
    if (const Score* score = row(index).figures[static_cast<std::size_t>(index.column())])
        return score->isPartial;
    return !place.isNumber() || place.isRobustness() ? row(index).scores->isPartial() : false;
}

QVariant ScoresModel::sortValue(const QModelIndex& index) const
{
    switch (column(index.column()).content) {
        case Content::Name:
        case Content::Kind:
            return text(index);
        case Content::Figure: {
            const Accuracy* accuracy = figure(index);
            return accuracy ? accuracy->value() : QVariant();
        }
        case Content::Effective: {
            const EffectiveRobustness* found = effective(row(index));
            return found ? found->value : QVariant();
        }
        case Content::Drop:
            break;
    }
    const auto dropped = drop(row(index));
    return dropped ? dropped->value : QVariant();
}

QString ScoresModel::sentence(const QModelIndex& index) const
{
    const ScoreColumn& place = column(index.column());
    const Score* score = row(index).figures[static_cast<std::size_t>(index.column())];
    if (score)
        return figureSentence(testSetText(place.testSet), place.metric, score->accuracy,
                              m_intervals.of(score->accuracy).value_or(Interval()), m_confidence) +
               missingSentence(score->accuracy, score->isPartial);
    if (place.content == Content::Drop)
        return dropSentence(testSetText(0), testSetText(1), m_comparedMetric, drop(row(index)), m_confidence);
    if (place.content == Content::Effective)
        return robustnessSentence(row(index));
    if (place.content == Content::Figure)
        return noFigureSentence(testSetText(place.testSet), place.metric, *row(index).scores);
    const QStringList warnings = warningTexts(*row(index).scores);
    return place.content == Content::Name && !warnings.isEmpty()
               ? text(index) + tr(" · check this:") + QLatin1Char('\n') + warnings.join(QLatin1Char('\n'))
               : text(index);
}

QString ScoresModel::robustnessSentence(const ScoreRow& row) const
{
    if (!m_robustness)
        return tr("Effective robustness is measured after the accuracies.");
    return *m_robustness ? effectiveSentence(**m_robustness, row.robustness, m_confidence)
                         : toQString(m_robustness->error().message);
}

QString ScoresModel::testSetText(std::size_t testSet) const
{
    return toQString(m_slice->scores.testSets[testSet]);
}

int ScoresModel::columnOf(const QString& wanted) const
{
    const auto found = std::ranges::find(
        m_columns, wanted, [this](const ScoreColumn& column) { return columnKey(column, *m_slice); });
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

QString ScoresModel::headerSentence(const ScoreColumn& place) const
{
    QString sentence = columnSentence(place, *m_slice);
    if (place.content == Content::Effective && robustness())
        sentence += QLatin1Char('\n') + lineSentence(*robustness());
    return sentence;
}

QVariant ScoresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ScoreColumn& place = column(section);
    const bool isNumber = place.isNumber();
    switch (role) {
        case Qt::DisplayRole:
            return columnTitle(place);
        case Qt::ToolTipRole:
            return headerSentence(place);
        case Qt::AccessibleTextRole:
            return columnName(place, *m_slice);
        case Qt::TextAlignmentRole:
            return ((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter).toInt();
        case Qt::InitialSortOrderRole:
            // The best first.
            return static_cast<int>(isNumber && place.content != Content::Drop ? Qt::DescendingOrder
                                                                               : Qt::AscendingOrder);
        case IntervalRole:
            return isNumber ? usualInterval(place) : QVariant();
        case GroupRole:
            return columnGroup(place, *m_slice);
        case KeyRole:
            return columnKey(place, *m_slice);
        default:
            return {};
    }
}

}  // namespace vizsla
