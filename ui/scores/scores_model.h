// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "core/labeling/scorecard.h"
#include "core/reports/figure_output.h"
#include "ui/scores/score_rows.h"

namespace vizsla {

/// Classifiers down; across the kind, the figures on each test set and, from two test sets on, the drop from
/// the first to the second and the effective robustness.
class ScoresModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        SortRole = Qt::UserRole,  ///< a number or a text; invalid where there is none
        UnitsRole,           ///< qlonglong: of a figure, in units of the last of its scoreDigits in percent
        IntervalRole,        ///< "82.19 – 83.25"; of a header, as wide as most of its cells
        IntervalBoundsRole,  ///< a QPointF of low and high, as fractions
        WarningsRole,        ///< QStringList
        KindRole,            ///< int of Classifier::Kind
        IdRole,              ///< of the classifier
        GroupRole,           ///< of a header: the first of its two lines; empty where it has one
        PartialRole,         ///< bool: of a model that has no prediction for some images of the test set
        KeyRole,             ///< of a header: says which column it is, whatever columns stand before it
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// With the same classifiers and columns as before only the figures change.
    void setSlice(std::shared_ptr<const ScoredSlice> slice);
    const std::shared_ptr<const ScoredSlice>& slice() const { return m_slice; }
    void setConfidence(double confidence);
    /// What drop and effective robustness are measured in.
    void setComparedMetric(Metric metric);
    /// Of the slice and the metric as they are; null while it is being measured.
    void setRobustness(std::shared_ptr<const Result<RobustnessReport>> report);

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
    bool hasSameShape(const std::vector<ScoreColumn>& columns, const std::vector<ScoreRow>& rows) const;
    void figuresChanged();

    const ScoreRow& row(const QModelIndex& index) const
    {
        return m_rows[static_cast<std::size_t>(index.row())];
    }
    const ScoreColumn& column(int section) const { return m_columns[static_cast<std::size_t>(section)]; }
    /// Null where no image counts.
    const Accuracy* figure(const QModelIndex& index) const;
    std::optional<Scorecard::Drop> drop(const ScoreRow& row) const;
    /// Null while it is being measured and where that failed.
    const RobustnessReport* robustness() const;
    /// Null where it is not known.
    const EffectiveRobustness* effective(const ScoreRow& row) const;
    std::optional<Interval> interval(const QModelIndex& index) const;
    QString text(const QModelIndex& index) const;
    QVariant sortValue(const QModelIndex& index) const;
    std::optional<std::int64_t> units(const QModelIndex& index) const;
    /// Of a name: on any test set.
    bool isPartial(const QModelIndex& index) const;
    QString sentence(const QModelIndex& index) const;
    QString headerSentence(const ScoreColumn& place) const;
    QString robustnessSentence(const ScoreRow& row) const;
    QString testSetText(std::size_t testSet) const;

    std::shared_ptr<const ScoredSlice> m_slice;
    std::vector<ScoreColumn> m_columns;
    std::vector<ScoreRow> m_rows;
    std::shared_ptr<const Result<RobustnessReport>> m_robustness;
    double m_confidence = defaultConfidence;
    Metric m_comparedMetric = Metric::MultiLabel;
    mutable Intervals m_intervals{defaultConfidence};
};

}  // namespace vizsla
