// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/scores_filter.h"

#include <algorithm>

#include "ui/scores/scores_model.h"

namespace vizsla {

ScoresFilter::ScoresFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(ScoresModel::SortRole);
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

void ScoresFilter::setWords(const QString& text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void ScoresFilter::setKind(std::optional<Classifier::Kind> kind)
{
    m_kind = kind;
    invalidateFilter();
}

bool ScoresFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_kind && index.data(ScoresModel::KindRole).toInt() != static_cast<int>(*m_kind))
        return false;
    const QString name = index.data().toString();
    return std::ranges::all_of(m_words,
                               [&](const QString& word) { return name.contains(word, Qt::CaseInsensitive); });
}

bool ScoresFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant one = left.data(sortRole());
    const QVariant other = right.data(sortRole());
    // Figures of a part of a test set are no rank among those of all of it: they come last in either order.
    const bool isNumber = one.typeId() != QMetaType::QString && other.typeId() != QMetaType::QString;
    const bool isPartial = left.data(ScoresModel::PartialRole).toBool();
    const bool isOtherPartial = right.data(ScoresModel::PartialRole).toBool();
    if (isNumber && one.isValid() && other.isValid() && isPartial != isOtherPartial)
        return sortOrder() == Qt::AscendingOrder ? isOtherPartial : isPartial;
    if (one.isValid() != other.isValid())
        return sortOrder() == Qt::AscendingOrder ? one.isValid() : other.isValid();
    const int compared = one.typeId() == QMetaType::QString
                             ? m_collator.compare(one.toString(), other.toString())
                             : (one.toDouble() > other.toDouble()) - (one.toDouble() < other.toDouble());
    if (compared != 0)
        return compared < 0;
    return sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : left.row() > right.row();
}

}  // namespace vizsla
