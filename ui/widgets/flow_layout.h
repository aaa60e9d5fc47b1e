// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <functional>
#include <vector>

namespace vizsla {

/// Widgets side by side, on further lines where one has no room for all: a row of buttons makes no window
/// wider.
class FlowLayout final : public QLayout
{
public:
    explicit FlowLayout(QWidget* parent = nullptr) : QLayout(parent) {}
    ~FlowLayout() override;

    /// What is added from here on stands at the right end of its line.
    void addStretch() { m_firstRight = count(); }

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    /// The widest widget, on one line.
    QSize minimumSize() const override;
    void setGeometry(const QRect& area) override;

private:
    using Place = std::function<void(QLayoutItem& item, const QRect& area)>;
    std::vector<QLayoutItem*> lineFrom(int& index, int room) const;
    int layOut(const QRect& area, const Place& place) const;
    bool isRight(const QLayoutItem* item) const;
    QSize withMargins(QSize size) const;

    std::vector<QLayoutItem*> m_items;
    int m_firstRight = -1;
};

}  // namespace vizsla
