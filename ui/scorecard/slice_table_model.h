// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "ui/scorecard/scorecard_texts.h"

namespace vizsla {

/// Slices down, and across: images, the accuracies on each test set, the drop, a link. For a LinkTable.
class SliceTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setScorecard(std::shared_ptr<const Scorecard> card);
    ImagesBehind behind(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum class Kind { Slice, Images, MultiLabel, Top1, Drop, Link };
    struct Column
    {
        Kind kind;
        std::size_t testSet = 0;
    };

    const Column& column(const QModelIndex& index) const
    {
        return m_columns[static_cast<std::size_t>(index.column())];
    }
    const Scorecard::SliceRow& slice(const QModelIndex& index) const;
    const Accuracy& accuracy(const QModelIndex& index) const;
    std::vector<std::size_t> answers(const QModelIndex& index) const;
    QString text(const QModelIndex& index) const;
    QString sentence(const QModelIndex& index) const;
    QVariant aside(const QModelIndex& index) const;
    QString headerText(const Column& column) const;
    QString headerSentence(const Column& column) const;

    std::shared_ptr<const Scorecard> m_card;
    std::vector<Column> m_columns;
};

}  // namespace vizsla
