// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scorecard/confusion_model.h"

#include "core/taxonomy/class_names.h"
#include "ui/scorecard/link_table.h"
#include "ui/study/open_study.h"
#include "ui/widgets/figures.h"

namespace vizsla {

ConfusionModel::ConfusionModel(const OpenStudy& study, QObject* parent)
    : QAbstractTableModel(parent),
      m_study(study)
{}

void ConfusionModel::setScorecard(std::shared_ptr<const Scorecard> card, std::size_t limit)
{
    beginResetModel();
    m_card = std::move(card);
    m_rows = static_cast<int>(std::min(m_card->confusions.size(), limit));
    endResetModel();
}

const Scorecard::Confusion& ConfusionModel::confusion(const QModelIndex& index) const
{
    return m_card->confusions[static_cast<std::size_t>(index.row())];
}

ImagesBehind ConfusionModel::behind(const QModelIndex& index) const
{
    ImagesBehind behind =
        imagesBehind(*m_card, sentence(index), confusion(index).answers, Metric::MultiLabel);
    // What counts as a confusion is wrong, by the assigned label where the image is not annotated.
    for (GalleryEntry& entry : behind.entries)
        entry.mark = GalleryEntry::Mark::Wrong;
    return behind;
}

int ConfusionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int ConfusionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
        case Qt::DisplayRole:
            return text(index);
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return sentence(index);
        case Qt::TextAlignmentRole:
            return ((index.column() == Times ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter).toInt();
        case LinkTable::OpensRole:
            return true;
        case LinkTable::InkRole:
            return static_cast<int>(index.column() == AnsweredFor ? LinkTable::Ink::Quiet
                                                                  : LinkTable::Ink::Text);
        default:
            return {};
    }
}

/// Two classes of one name are told apart.
QString ConfusionModel::nameOf(const std::string& wnid) const
{
    return QString::fromStdString(distinctName(m_study.hierarchy, wnid));
}

QString ConfusionModel::text(const QModelIndex& index) const
{
    switch (index.column()) {
        case Answered:
            return nameOf(confusion(index).answeredWnid);
        case AnsweredFor:
            return tr("answered for");
        case Right:
            return nameOf(confusion(index).rightWnid);
        default:
            return countText(static_cast<qsizetype>(confusion(index).answers.size())) + QChar(0x00d7);
    }
}

QString ConfusionModel::sentence(const QModelIndex& index) const
{
    const Scorecard::Confusion& pair = confusion(index);
    return tr("%1 answered for %2").arg(nameOf(pair.answeredWnid), nameOf(pair.rightWnid));
}

}  // namespace vizsla
