// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "ui/scorecard/scorecard_texts.h"

namespace vizsla {

struct OpenStudy;

/// "Walker hound · answered for · English foxhound · 5×", most frequent first. For a LinkTable.
class ConfusionModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ConfusionModel(const OpenStudy& study, QObject* parent = nullptr);

    /// Shows the first `limit` of them.
    void setScorecard(std::shared_ptr<const Scorecard> card, std::size_t limit);
    ImagesBehind behind(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    enum Column { Answered, AnsweredFor, Right, Times, ColumnCount };

    const Scorecard::Confusion& confusion(const QModelIndex& index) const;
    QString nameOf(const std::string& wnid) const;
    QString text(const QModelIndex& index) const;
    QString sentence(const QModelIndex& index) const;

    const OpenStudy& m_study;
    std::shared_ptr<const Scorecard> m_card;
    int m_rows = 0;
};

}  // namespace vizsla
