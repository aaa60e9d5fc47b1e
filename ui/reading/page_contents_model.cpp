// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/page_contents_model.h"

#include "core/guide/guide.h"

namespace vizsla {

namespace {

/// What the index of a top row carries; that of a page in a section carries the section's row.
constexpr quintptr topLevel = std::numeric_limits<quintptr>::max();

}  // namespace

PageContentsModel::PageContentsModel(const Guide& guide, QObject* parent) : QAbstractItemModel(parent)
{
    for (const GuidePage& page : guide.pages()) {
        const QString section = QString::fromStdString(page.section);
        if (section.isEmpty() || m_top.empty() || m_top.back().section != section)
            m_top.push_back({section, {}});
        m_top.back().pages.push_back(&page);
    }
}

const PageContentsModel::TopRow* PageContentsModel::sectionAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() != topLevel)
        return nullptr;
    const TopRow& row = m_top[static_cast<std::size_t>(index.row())];
    return row.section.isEmpty() ? nullptr : &row;
}

const GuidePage* PageContentsModel::pageAt(const QModelIndex& index) const
{
    if (!index.isValid() || sectionAt(index))
        return nullptr;
    if (index.internalId() == topLevel)
        return m_top[static_cast<std::size_t>(index.row())].pages.front();
    return m_top[index.internalId()].pages[static_cast<std::size_t>(index.row())];
}

QModelIndex PageContentsModel::indexOf(const QString& pageId) const
{
    const std::string id = pageId.toStdString();
    for (int top = 0; top < rowCount(); ++top) {
        const TopRow& row = m_top[static_cast<std::size_t>(top)];
        for (std::size_t page = 0; page < row.pages.size(); ++page) {
            if (row.pages[page]->id != id)
                continue;
            const QModelIndex topIndex = index(top, 0);
            return row.section.isEmpty() ? topIndex : index(static_cast<int>(page), 0, topIndex);
        }
    }
    return {};
}

QModelIndex PageContentsModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : topLevel);
}

QModelIndex PageContentsModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == topLevel)
        return {};
    return createIndex(static_cast<int>(index.internalId()), 0, topLevel);
}

int PageContentsModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_top.size());
    const TopRow* section = parent.column() == 0 ? sectionAt(parent) : nullptr;
    return section ? static_cast<int>(section->pages.size()) : 0;
}

int PageContentsModel::columnCount(const QModelIndex&) const
{
    return 1;
}

QVariant PageContentsModel::data(const QModelIndex& index, int role) const
{
    const GuidePage* page = pageAt(index);
    const TopRow* section = sectionAt(index);
    if (role == PageIdRole)
        return page ? QString::fromStdString(page->id) : QString();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    return page      ? QVariant(QString::fromStdString(page->title))
           : section ? QVariant(section->section)
                     : QVariant();
}

Qt::ItemFlags PageContentsModel::flags(const QModelIndex& index) const
{
    if (pageAt(index))
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    // Headings, which the arrow keys pass over.
    return Qt::NoItemFlags;
}

}  // namespace vizsla
