// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scorecard/slice_table_model.h"

#include <algorithm>

#include "ui/scorecard/link_table.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/figures.h"

namespace vizsla {

namespace {

constexpr qsizetype longestHeader = 14;

QString shortened(const QString& name)
{
    return name.size() <= longestHeader ? name : name.left(longestHeader - 1) + QChar(0x2026);
}

}  // namespace

void SliceTableModel::setScorecard(std::shared_ptr<const Scorecard> card)
{
    beginResetModel();
    m_card = std::move(card);
    m_columns = {{Kind::Slice}, {Kind::Images}};
    for (std::size_t testSet = 0; testSet < m_card->testSets.size(); ++testSet) {
        m_columns.push_back({Kind::MultiLabel, testSet});
        m_columns.push_back({Kind::Top1, testSet});
    }
    if (m_card->testSets.size() > 1)
        m_columns.push_back({Kind::Drop});
    m_columns.push_back({Kind::Link});
    endResetModel();
}

int SliceTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_card ? 0 : static_cast<int>(m_card->slices.size());
}

int SliceTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

const Scorecard::SliceRow& SliceTableModel::slice(const QModelIndex& index) const
{
    return m_card->slices[static_cast<std::size_t>(index.row())];
}

const Accuracy& SliceTableModel::accuracy(const QModelIndex& index) const
{
    const Scorecard::Figure& figure = slice(index).byTestSet[column(index).testSet];
    return column(index).kind == Kind::Top1 ? figure.top1 : figure.multiLabel;
}

std::vector<std::size_t> SliceTableModel::answers(const QModelIndex& index) const
{
    const auto& figures = slice(index).byTestSet;
    const Column& place = column(index);
    if (place.kind == Kind::MultiLabel || place.kind == Kind::Top1)
        return figures[place.testSet].answers;
    std::vector<std::size_t> all;
    const std::size_t testSets = place.kind == Kind::Drop ? 2 : figures.size();
    for (std::size_t testSet = 0; testSet < testSets; ++testSet)
        all.insert(all.end(), figures[testSet].answers.begin(), figures[testSet].answers.end());
    std::ranges::sort(all);
    return all;
}

ImagesBehind SliceTableModel::behind(const QModelIndex& index) const
{
    const Column& place = column(index);
    QStringList title{sliceText(slice(index).slice)};
    Metric metric = hasMultiLabel(*m_card) ? Metric::MultiLabel : Metric::Top1;
    if (place.kind == Kind::MultiLabel || place.kind == Kind::Top1) {
        metric = place.kind == Kind::Top1 ? Metric::Top1 : Metric::MultiLabel;
        title.append(testSetText(*m_card, place.testSet));
    } else if (place.kind == Kind::Drop) {
        title.append(dropDirection(*m_card));
    }
    title.append(metricText(metric));
    return imagesBehind(*m_card, title.join(QStringLiteral(" · ")), answers(index), metric);
}

QVariant SliceTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Kind kind = column(index).kind;
    switch (role) {
        case Qt::DisplayRole:
            return text(index);
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return sentence(index);
        case Qt::TextAlignmentRole:
            return ((kind == Kind::Slice ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter).toInt();
        case LinkTable::OpensRole:
            return !answers(index).empty();
        case LinkTable::InkRole:
            return static_cast<int>(kind == Kind::Link ? LinkTable::Ink::Link : LinkTable::Ink::Text);
        case LinkTable::AsideRole:
            return aside(index);
        case LinkTable::MinorAsideRole:
            return kind == Kind::Top1;
        default:
            return {};
    }
}

QString SliceTableModel::text(const QModelIndex& index) const
{
    switch (column(index).kind) {
        case Kind::Slice:
            return sliceText(slice(index).slice);
        case Kind::Images:
            return countText(static_cast<qsizetype>(answers(index).size()));
        case Kind::MultiLabel:
        case Kind::Top1:
            return bareText(accuracy(index).ratio());
        case Kind::Drop: {
            const auto& figures = slice(index).byTestSet;
            const auto drop = Scorecard::drop(figures[0].multiLabel, figures[1].multiLabel);
            return drop ? bareText(drop->ratio) : QStringLiteral("–");
        }
        case Kind::Link:
            break;
    }
    return tr("images ›");
}

QVariant SliceTableModel::aside(const QModelIndex& index) const
{
    const Column& place = column(index);
    if (place.kind == Kind::MultiLabel || place.kind == Kind::Top1)
        return accuracy(index).total > 0 ? intervalText(accuracy(index).interval()) : QString();
    if (place.kind != Kind::Drop)
        return {};
    const auto& figures = slice(index).byTestSet;
    const auto drop = Scorecard::drop(figures[0].multiLabel, figures[1].multiLabel);
    return drop ? intervalText(drop->interval) : QString();
}

QString SliceTableModel::sentence(const QModelIndex& index) const
{
    const Column& place = column(index);
    const auto& figures = slice(index).byTestSet;
    if (place.kind == Kind::MultiLabel || place.kind == Kind::Top1)
        return accuracySentence(testSetText(*m_card, place.testSet),
                                place.kind == Kind::Top1 ? Metric::Top1 : Metric::MultiLabel,
                                accuracy(index));
    if (place.kind == Kind::Drop)
        return dropSentence(*m_card, figures);
    QStringList counts;
    for (std::size_t testSet = 0; testSet < figures.size(); ++testSet)
        counts.append(testSetText(*m_card, testSet) + QStringLiteral(": ") +
                      imageCountText(static_cast<int>(figures[testSet].answers.size())));
    return sliceText(slice(index).slice) + QStringLiteral(" · ") + counts.join(QStringLiteral(", "));
}

QString SliceTableModel::headerText(const Column& place) const
{
    switch (place.kind) {
        case Kind::Slice:
            return tr("Slice");
        case Kind::Images:
            return tr("Images");
        case Kind::MultiLabel:
            return shortened(testSetText(*m_card, place.testSet)) + QLatin1Char('\n') +
                   metricText(Metric::MultiLabel);
        case Kind::Top1:
            return shortened(testSetText(*m_card, place.testSet)) + QLatin1Char('\n') +
                   metricText(Metric::Top1);
        case Kind::Drop:
            return tr("Drop") + QLatin1Char('\n') + tr("points");
        case Kind::Link:
            break;
    }
    return {};
}

QString SliceTableModel::headerSentence(const Column& place) const
{
    if (place.kind == Kind::MultiLabel)
        return tr("%1: in % of the images with a class ruled correct, those answered by one of these")
            .arg(testSetText(*m_card, place.testSet));
    if (place.kind == Kind::Top1)
        return tr("%1: in %, answers that are the assigned label").arg(testSetText(*m_card, place.testSet));
    if (place.kind == Kind::Drop)
        return tr("Multi-label accuracy, %1, in percentage points").arg(dropDirection(*m_card));
    return {};
}

QVariant SliceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column& place = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
        case Qt::DisplayRole:
            return headerText(place);
        case Qt::ToolTipRole:
            return headerSentence(place);
        case Qt::TextAlignmentRole:
            return ((place.kind == Kind::Slice ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignBottom).toInt();
        default:
            return {};
    }
}

}  // namespace vizsla
