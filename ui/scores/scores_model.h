// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "core/formats/figure_output.h"
#include "core/scoring/scorecard.h"
#include "ui/scores/score_columns.h"

namespace vizsla {

/// Classifiers down; across the kind, the figures on each test set and, from two test sets on, the drop from
/// the first to the second.
class ScoresModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        SortRole = Qt::UserRole,  ///< a number or a text; invalid where there is none
        IntervalRole,             ///< "82.19 – 83.25"; of a header, the widest that its cells can have
        IntervalBoundsRole,       ///< a QPointF of low and high, as fractions
        WarningsRole,             ///< QStringList
        KindRole,                 ///< int of Classifier::Kind
        IdRole,                   ///< of the classifier
        GroupRole,                ///< of a header: the first of its two lines; empty where it has one
        KeyRole,                  ///< of a header: says which column it is, whatever columns stand before it
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// With the same classifiers and columns as before only the figures change.
    void setSlice(std::shared_ptr<const ScoredSlice> slice);
    const std::shared_ptr<const ScoredSlice>& slice() const { return m_slice; }
    void setConfidence(double confidence);
    /// What the drop is measured in.
    void setDropMetric(Metric metric);
    Metric dropMetric() const { return m_dropMetric; }

    const ClassifierScores& classifier(int row) const
    {
        return *m_rows[static_cast<std::size_t>(row)].scores;
    }
    /// -1 where there is none.
    int columnOf(const QString& key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        const ClassifierScores* scores;
        std::vector<const Score*> figures;  ///< by column; null where there is none
    };

    std::vector<Row> rowsOf(const ScoredSlice& slice, const std::vector<ScoreColumn>& columns) const;
    bool hasSameShape(const std::vector<ScoreColumn>& columns, const std::vector<Row>& rows) const;
    void figuresChanged();

    const Row& row(const QModelIndex& index) const { return m_rows[static_cast<std::size_t>(index.row())]; }
    const ScoreColumn& column(int section) const { return m_columns[static_cast<std::size_t>(section)]; }
    /// Null where no image counts.
    const Accuracy* figure(const QModelIndex& index) const;
    std::optional<Scorecard::Drop> drop(const Row& row) const;
    std::optional<Interval> interval(const QModelIndex& index) const;
    QString text(const QModelIndex& index) const;
    QVariant sortValue(const QModelIndex& index) const;
    QString sentence(const QModelIndex& index) const;
    QString testSetText(std::size_t testSet) const;

    std::shared_ptr<const ScoredSlice> m_slice;
    std::vector<ScoreColumn> m_columns;
    std::vector<Row> m_rows;
    double m_confidence = defaultConfidence;
    Metric m_dropMetric = Metric::MultiLabel;
    mutable Intervals m_intervals{defaultConfidence};
};

}  // namespace vizsla
