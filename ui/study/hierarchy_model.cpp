// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/study/hierarchy_model.h"

#include <algorithm>

#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

/// A node that holds more than this share of the classes is no choice at the top.
constexpr double mostOfTheClasses = 0.6;

}  // namespace

struct HierarchyModel::Item
{
    NodeId node = 0;
    Item* parent = nullptr;
    int row = 0;
    bool filled = false;
    std::vector<std::unique_ptr<Item>> children;
};

HierarchyModel::HierarchyModel(const Hierarchy& hierarchy, QObject* parent)
    : QAbstractItemModel(parent),
      m_hierarchy(hierarchy),
      m_top(std::make_unique<Item>())
{
    m_top->children = makeItems(topNodes(), nullptr);
    m_top->filled = true;
}

HierarchyModel::~HierarchyModel() = default;

NodeId HierarchyModel::passOver(NodeId node) const
{
    while (!m_hierarchy.isClass(node)) {
        const std::vector<NodeId> places = placesBelow(node);
        if (places.size() != 1)
            break;
        node = places.front();
    }
    return node;
}

std::vector<NodeId> HierarchyModel::placesBelow(NodeId node) const
{
    std::vector<NodeId> places;
    for (const NodeId child : m_hierarchy.children(node)) {
        const NodeId place = passOver(child);
        if (std::ranges::find(places, place) == places.end())
            places.push_back(place);
    }
    return places;
}

std::vector<NodeId> HierarchyModel::topNodes() const
{
    std::vector<NodeId> waiting(m_hierarchy.roots().begin(), m_hierarchy.roots().end());
    std::vector<NodeId> top;
    const double most = mostOfTheClasses * m_hierarchy.classCount();
    for (std::size_t next = 0; next < waiting.size(); ++next) {
        const NodeId node = passOver(waiting[next]);
        const bool opens =
            !m_hierarchy.isClass(node) && static_cast<double>(m_hierarchy.classesBelow(node).size()) > most;
        if (opens)
            std::ranges::copy(m_hierarchy.children(node), std::back_inserter(waiting));
        else if (std::ranges::find(top, node) == top.end())
            top.push_back(node);
    }
    // What is also found below another one need not stand at the top.
    std::erase_if(top, [&](NodeId node) {
        return std::ranges::any_of(
            top, [&](NodeId other) { return other != node && m_hierarchy.isAtOrBelow(node, other); });
    });
    std::ranges::sort(top, {}, [this](NodeId node) {
        return std::pair(-std::ssize(m_hierarchy.classesBelow(node)), sortingName(node));
    });
    return top;
}

std::vector<NodeId> HierarchyModel::shownChildren(NodeId node) const
{
    std::vector<NodeId> shown = placesBelow(node);
    std::ranges::sort(shown, {}, [this](NodeId child) {
        return std::pair(m_hierarchy.children(child).empty(), sortingName(child));
    });
    return shown;
}

QString HierarchyModel::sortingName(NodeId node) const
{
    return toQString(mainName(m_hierarchy.synset(node))).toCaseFolded();
}

std::vector<std::unique_ptr<HierarchyModel::Item>> HierarchyModel::makeItems(std::vector<NodeId> nodes,
                                                                             Item* parent) const
{
    std::vector<std::unique_ptr<Item>> items;
    for (const NodeId node : nodes)
        items.push_back(
            std::make_unique<Item>(Item{node, parent, static_cast<int>(items.size()), false, {}}));
    return items;
}

const std::vector<std::unique_ptr<HierarchyModel::Item>>& HierarchyModel::children(
    const QModelIndex& parent) const
{
    Item* item = parent.isValid() ? static_cast<Item*>(parent.internalPointer()) : m_top.get();
    if (!item->filled) {
        item->children = makeItems(shownChildren(item->node), item);
        item->filled = true;
    }
    return item->children;
}

NodeId HierarchyModel::node(const QModelIndex& index) const
{
    return static_cast<const Item*>(index.internalPointer())->node;
}

QModelIndex HierarchyModel::indexOf(NodeId wanted) const
{
    QModelIndex place;
    while (true) {
        const auto& items = children(place);
        const auto next = std::ranges::find_if(
            items, [&](const auto& item) { return m_hierarchy.isAtOrBelow(wanted, item->node); });
        if (next == items.end())
            return {};
        place = createIndex((*next)->row, 0, next->get());
        if ((*next)->node == wanted)
            return place;
    }
}

QModelIndex HierarchyModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, children(parent)[static_cast<std::size_t>(row)].get());
}

QModelIndex HierarchyModel::parent(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    Item* parent = static_cast<const Item*>(index.internalPointer())->parent;
    return parent ? createIndex(parent->row, 0, parent) : QModelIndex();
}

int HierarchyModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(children(parent).size());
}

int HierarchyModel::columnCount(const QModelIndex&) const
{
    return 1;
}

bool HierarchyModel::hasChildren(const QModelIndex& parent) const
{
    return !parent.isValid() || !m_hierarchy.children(node(parent)).empty();
}

QVariant HierarchyModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const NodeId at = node(index);
    const Synset& synset = m_hierarchy.synset(at);
    switch (role) {
        case Qt::DisplayRole:
            return m_hierarchy.isClass(at) ? QString::fromStdString(joinedNames(synset))
                                           : toQString(mainName(synset));
        case Qt::ToolTipRole:
            return QString::fromStdString(joinedNames(synset) + "\n" + synset.gloss);
        case NodeRole:
            return at;
        case IsClassRole:
            return m_hierarchy.isClass(at);
        case ClassCountRole:
            return static_cast<int>(m_hierarchy.classesBelow(at).size());
        default:
            return {};
    }
}

}  // namespace vizsla
