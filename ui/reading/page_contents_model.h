// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <vector>

namespace vizsla {

class Guide;
struct GuidePage;

/// Sections and the pages in them. Pages without a section stand at the top.
class PageContentsModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        PageIdRole = Qt::UserRole,  ///< QString, empty for a section
    };

    /// The guide must outlive the model and not change.
    explicit PageContentsModel(const Guide& guide, QObject* parent = nullptr);

    /// Invalid for a page that is not in the guide.
    QModelIndex indexOf(const QString& pageId) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    /// A section with its pages, or one page that has no section.
    struct TopRow
    {
        QString section;
        std::vector<const GuidePage*> pages;
    };

    const TopRow* sectionAt(const QModelIndex& index) const;
    const GuidePage* pageAt(const QModelIndex& index) const;

    std::vector<TopRow> m_top;
};

}  // namespace vizsla
