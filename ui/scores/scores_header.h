// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace vizsla {

/// The header of the table of scores, in two lines: the test set once over its columns, the measure over
/// each.
class ScoresHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit ScoresHeader(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    /// What a column's own line takes.
    int labelWidth(int section) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& area, int section) const override;

private:
    QString text(int section, int role) const;
    QRect groupArea(int section, const QRect& area) const;
    void paintGroup(QPainter& painter, int section, const QRect& area) const;
    void paintLabel(QPainter& painter, int section, const QRect& area) const;
};

}  // namespace vizsla
