// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/study/review.h"

namespace vizsla {

class ReviewRunner;
struct OpenStudy;

/// What was done to one image by anybody, a row for each change, newest first.
///
/// What another reviewer said is told only where the one who looks has ruled as well, unless everything is
/// shown.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Who, What, Subject, FromTo, ColumnCount };
    enum Role { IsUndoneRole = Qt::UserRole, IsHiddenRole, OutcomeToneRole };

    HistoryModel(OpenStudy& study, const ReviewRunner& runner, std::size_t image, bool showsAll,
                 QObject* parent = nullptr);

    /// Oldest first, as they are read.
    void setActions(std::vector<ReviewAction> actions);
    /// Only changes on this class; empty: all.
    void setClass(const std::string& wnid);
    /// Classes that stand in the history.
    std::vector<std::string> wnids() const;

    const ReviewAction& action(int row) const;
    /// Why the action of this row cannot be undone; empty where it can.
    QString obstacle(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        std::size_t action = 0;
        std::size_t change = 0;
    };
    const ReviewChange& change(int row) const;
    void list();
    bool isHidden(int row) const;
    QString text(int row, int column) const;
    QString whatText(const ReviewAction& action) const;
    QString subjectText(const ReviewChange& change) const;
    QString valueText(const ReviewChange& change, const std::optional<std::string>& value) const;
    QString whenText(const ReviewAction& action) const;

    OpenStudy& m_study;
    const ReviewRunner& m_runner;
    std::size_t m_image;
    bool m_showsAll;
    std::string m_wnid;
    std::vector<ReviewAction> m_actions;
    std::unordered_map<ReviewActionId, std::size_t> m_undoneBy;  ///< by what was undone
    std::vector<Row> m_rows;
};

}  // namespace vizsla
