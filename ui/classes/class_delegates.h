// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QStyledItemDelegate>

namespace vizsla {

struct OpenStudy;

/// Words about a name, "a kind of %1". A name that has no room is cut in its middle; the words stay whole or
/// are left out.
QString fitted(const QString& words, const QString& name, const QFontMetrics& metrics, int room);

/// Paints a found class: photograph, names with the matched letters underlined, why it was found, its key.
class SearchResultDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit SearchResultDelegate(const OpenStudy& study, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const OpenStudy& m_study;
};

/// Paints a node of the hierarchy: its names, and how many classes an inner node holds.
class HierarchyDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

}  // namespace vizsla
