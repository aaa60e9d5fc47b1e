// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

namespace vizsla {

/// A table as high as its rows, scrolled sideways at most, that is read like a page: cells or rows that open
/// something light up, and a click or Enter opens them.
class LinkTable final : public QTableView
{
    Q_OBJECT

public:
    /// What opens: single cells, or rows as wholes.
    enum class Links { Cells, Rows };
    enum class Ink { Text, Quiet, Link };
    enum Role {
        OpensRole = Qt::UserRole + 100,  ///< bool: a click opens something
        InkRole,                         ///< Ink, as int
        AsideRole,                       ///< QString: shown behind the text where there is room
        MinorAsideRole,                  ///< bool: this aside is the first to give way
    };
    /// Which asides there is room for.
    enum class Asides { None, Major, All };

    explicit LinkTable(Links links, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// The columns that share the room that is left; the first one where nothing is said.
    void setStretchedColumns(const QList<int>& columns);
    /// What the columns take when nothing is cut.
    int neededWidth(Asides asides = Asides::None) const;
    bool showsAside(const QModelIndex& index, Asides asides) const;
    Asides asides() const { return m_asides; }
    /// The pointer, or the keyboard, is on a link that this cell is part of.
    bool isHovered(const QModelIndex& index) const;
    bool isKeyboardHere(const QModelIndex& index) const;
    Links links() const { return m_links; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void opened(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void fitColumns();
    void chooseAsides();
    void open(const QModelIndex& index);
    void hover(const QModelIndex& index);

    Links m_links;
    QList<int> m_stretched{0};
    QPersistentModelIndex m_hovered;
    Asides m_asides = Asides::None;
    bool m_isScrolled = false;
};

/// Paints the cells of a LinkTable.
class LinkTableDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit LinkTableDelegate(LinkTable& table);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintBackground(QPainter& painter, const QRect& area, const QModelIndex& index) const;

    const LinkTable& m_table;
};

}  // namespace vizsla
