// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/scores_model.h"

#include <QPointF>
#include <algorithm>

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

}  // namespace

void ScoresModel::setSlice(std::shared_ptr<const ScoredSlice> slice)
{
    auto columns = scoreColumns(*slice, m_dropMetric);
    auto rows = rowsOf(*slice, columns);
    const bool staysInShape = hasSameShape(columns, rows);
    if (!staysInShape)
        beginResetModel();
    m_slice = std::move(slice);
    m_columns = std::move(columns);
    m_rows = std::move(rows);
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

void ScoresModel::setDropMetric(Metric metric)
{
    if (metric == m_dropMetric)
        return;
    m_dropMetric = metric;
    for (ScoreColumn& column : m_columns) {
        if (column.content == Content::Drop)
            column.metric = metric;
    }
    figuresChanged();
}

void ScoresModel::figuresChanged()
{
    if (m_rows.empty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

std::vector<ScoresModel::Row> ScoresModel::rowsOf(const ScoredSlice& slice,
                                                  const std::vector<ScoreColumn>& columns) const
{
    std::vector<Row> rows;
    for (const ClassifierScores& classifier : slice.scores.classifiers) {
        Row& row = rows.emplace_back(Row{&classifier, {}});
        for (const ScoreColumn& column : columns)
            row.figures.push_back(
                column.content == Content::Figure
                    ? classifier.find(slice.scores.testSets[column.testSet], slice.wish.slice, column.metric)
                    : nullptr);
    }
    return rows;
}

bool ScoresModel::hasSameShape(const std::vector<ScoreColumn>& columns, const std::vector<Row>& rows) const
{
    return m_slice && columns == m_columns &&
           std::ranges::equal(
               rows, m_rows, {}, [](const Row& row) { return row.scores->classifier; },
               [](const Row& row) { return row.scores->classifier; });
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

std::optional<Scorecard::Drop> ScoresModel::drop(const Row& row) const
{
    const Accuracy* sides[2] = {};
    for (std::size_t section = 0; section < m_columns.size(); ++section) {
        const ScoreColumn& column = m_columns[section];
        if (column.content == Content::Figure && column.metric == m_dropMetric && column.testSet < 2 &&
            row.figures[section])
            sides[column.testSet] = &row.figures[section]->accuracy;
    }
    return sides[0] && sides[1] ? Scorecard::drop(*sides[0], *sides[1], m_confidence) : std::nullopt;
}

std::optional<Interval> ScoresModel::interval(const QModelIndex& index) const
{
    if (const Accuracy* accuracy = figure(index))
        return m_intervals.of(*accuracy);
    if (column(index.column()).content != Content::Drop)
        return std::nullopt;
    const auto dropped = drop(row(index));
    return dropped ? std::optional(dropped->interval) : std::nullopt;
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
    switch (column(index.column()).content) {
        case Content::Name:
            return toQString(classifier.name);
        case Content::Kind:
            return kindText(classifier.kind);
        case Content::Figure:
        case Content::Drop:
            break;
    }
    const QVariant value = sortValue(index);
    return value.isValid() ? bareText(value.toDouble(), scoreDigits) : QStringLiteral("–");
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
                              m_intervals.of(score->accuracy), m_confidence);
    if (place.content == Content::Drop)
        return dropSentence(testSetText(0), testSetText(1), m_dropMetric, drop(row(index)), m_confidence);
    if (place.content == Content::Figure)
        return tr("%1, %2: does not apply").arg(testSetText(place.testSet), metricText(place.metric));
    const QStringList warnings = warningTexts(*row(index).scores);
    return place.content == Content::Name && !warnings.isEmpty()
               ? text(index) + tr(" · look at this:") + QLatin1Char('\n') + warnings.join(QLatin1Char('\n'))
               : text(index);
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
            return columnSentence(place, *m_slice);
        case Qt::AccessibleTextRole:
            return QStringList{columnGroup(place, *m_slice), columnTitle(place)}
                .join(QLatin1Char(' '))
                .trimmed();
        case Qt::TextAlignmentRole:
            return ((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter).toInt();
        case Qt::InitialSortOrderRole:
            // The best first.
            return static_cast<int>(isNumber && place.content != Content::Drop ? Qt::DescendingOrder
                                                                               : Qt::AscendingOrder);
        case IntervalRole:
            return isNumber ? intervalText({place.content == Content::Drop ? -0.1 : 1, 1}, scoreDigits)
                            : QVariant();
        case GroupRole:
            return columnGroup(place, *m_slice);
        case KeyRole:
            return columnKey(place, *m_slice);
        default:
            return {};
    }
}

}  // namespace vizsla
