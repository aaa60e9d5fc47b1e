// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <vector>

#include "core/review/review_book.h"

namespace vizsla {

class ReviewRunner;
struct OpenStudy;

/// What reviewers who count say of the contested labels of one image, side by side, and what was decided: a
/// row for each label and one for whether the image is problematic; a column for each reviewer, the decision
/// in the last one.
class AdjudicationTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { ToneRole = Qt::UserRole };  ///< int of Tone

    AdjudicationTableModel(OpenStudy& study, const ReviewRunner& runner, QObject* parent = nullptr);

    void setImage(std::optional<std::size_t> image);
    /// Verdicts or decisions changed; rows and columns stay.
    void update();

    /// noClass: whether the image is problematic.
    ClassIndex label(int row) const { return m_labels[static_cast<std::size_t>(row)]; }
    int decisionColumn() const { return static_cast<int>(m_reviewers.size()) + 1; }
    std::optional<Verdict> decision(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Cell
    {
        QString text;
        int tone = 0;
    };
    Cell cell(int row, int column) const;
    static Cell yesOrNo(bool isProblematic);
    Cell problemCell(std::uint32_t reviewer) const;
    QString toolTip(int row, int column) const;
    QString rowText(int row) const;

    OpenStudy& m_study;
    const ReviewRunner& m_runner;
    std::optional<std::size_t> m_image;
    std::vector<ClassIndex> m_labels;
    std::vector<std::uint32_t> m_reviewers;
};

}  // namespace vizsla
