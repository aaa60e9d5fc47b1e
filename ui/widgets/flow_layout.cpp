// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flow_layout.h"

#include <algorithm>
#include <utility>

namespace vizsla {

FlowLayout::~FlowLayout()
{
    for (QLayoutItem* item : m_items)
        delete item;
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.push_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    QLayoutItem* item = itemAt(index);
    if (item)
        m_items.erase(m_items.begin() + index);
    return item;
}

QSize FlowLayout::withMargins(QSize size) const
{
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::sizeHint() const
{
    QSize line(-spacing(), 0);
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        line.rwidth() += spacing() + item->sizeHint().width();
        line.setHeight(std::max(line.height(), item->sizeHint().height()));
    }
    return withMargins({std::max(line.width(), 0), line.height()});
}

QSize FlowLayout::minimumSize() const
{
    QSize widest(0, 0);
    for (const QLayoutItem* item : m_items) {
        if (!item->isEmpty())
            widest = widest.expandedTo(item->minimumSize());
    }
    return withMargins(widest);
}

int FlowLayout::heightForWidth(int width) const
{
    return layOut({0, 0, width, 0}, [](QLayoutItem&, const QRect&) {});
}

void FlowLayout::setGeometry(const QRect& area)
{
    QLayout::setGeometry(area);
    layOut(area, [](QLayoutItem& item, const QRect& its) { item.setGeometry(its); });
}

/// What stands on the line that begins here: as many as have room, and at least one; empty at the end.
std::vector<QLayoutItem*> FlowLayout::lineFrom(int& index, int room) const
{
    std::vector<QLayoutItem*> line;
    int used = -spacing();
    for (; index < count(); ++index) {
        QLayoutItem* item = itemAt(index);
        if (item->isEmpty())
            continue;
        used += spacing() + item->sizeHint().width();
        if (used > room && !line.empty())
            break;
        line.push_back(item);
    }
    return line;
}

/// Line by line; the height that it takes.
int FlowLayout::layOut(const QRect& area, const Place& place) const
{
    const QRect room = area.marginsRemoved(contentsMargins());
    int top = room.top();
    int index = 0;
    for (auto line = lineFrom(index, room.width()); !line.empty(); line = lineFrom(index, room.width())) {
        int spare = room.width() + spacing();
        int height = 0;
        for (const QLayoutItem* item : line) {
            spare -= item->sizeHint().width() + spacing();
            height = std::max(height, item->sizeHint().height());
        }
        int left = room.left();
        for (QLayoutItem* item : line) {
            if (isRight(item))
                left += std::max(std::exchange(spare, 0), 0);
            const int width = std::min(item->sizeHint().width(), room.width());
            place(*item, {left, top, width, height});
            left += width + spacing();
        }
        top += height + spacing();
    }
    return std::max(0, top - spacing() - room.top()) + withMargins({0, 0}).height();
}

bool FlowLayout::isRight(const QLayoutItem* item) const
{
    return m_firstRight >= 0 && std::ranges::find(m_items, item) - m_items.begin() >= m_firstRight;
}

}  // namespace vizsla
