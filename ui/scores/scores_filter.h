// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>
#include <optional>

#include "core/scoring/scored_study.h"

namespace vizsla {

/// Sorts and filters a ScoresModel. Where there is no figure the row comes last, whichever way it is sorted;
/// equals stay in the model's order.
class ScoresFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ScoresFilter(QObject* parent = nullptr);

    /// Names that have all of these words in them.
    void setWords(const QString& text);
    /// Nothing: both kinds.
    void setKind(std::optional<Classifier::Kind> kind);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
    std::optional<Classifier::Kind> m_kind;
    QCollator m_collator;
};

}  // namespace vizsla
