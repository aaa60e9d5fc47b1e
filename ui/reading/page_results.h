// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>
#include <vector>

#include "core/guide/guide.h"

namespace vizsla {

/// The pages found for a query, best first.
class PageResultsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        PageIdRole = Qt::UserRole,
        ExcerptRole,  ///< QString; the words found stand between U+0002 and U+0003
    };

    explicit PageResultsModel(const Guide& guide, QObject* parent = nullptr);

    void setQuery(const QString& query);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const Guide& m_guide;
    std::vector<Guide::Found> m_found;
};

/// Paints a found page: its title and the excerpt below, with the words found in bold.
class PageResultDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// The marked words of an excerpt, each once.
QStringList markedWords(const QString& excerpt);

}  // namespace vizsla
