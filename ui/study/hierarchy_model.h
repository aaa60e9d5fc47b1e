// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <memory>
#include <vector>

#include "core/taxonomy/hierarchy.h"

namespace vizsla {

/// The class hierarchy for browsing. A node with two parents stands under both.
///
/// Nodes that offer no choice are passed over: an inner node below which a single place is left gives its own
/// to it, and at the top a node that holds most of the classes gives its place to its children.
class HierarchyModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        NodeRole = Qt::UserRole,  ///< NodeId
        IsClassRole,
        ClassCountRole,  ///< number of classes below an inner node
    };

    /// The hierarchy must outlive the model.
    explicit HierarchyModel(const Hierarchy& hierarchy, QObject* parent = nullptr);
    ~HierarchyModel() override;

    /// The first place at which a node stands; invalid for one that is passed over.
    QModelIndex indexOf(NodeId node) const;
    NodeId node(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Item;

    NodeId passOver(NodeId node) const;
    std::vector<NodeId> placesBelow(NodeId node) const;
    QString sortingName(NodeId node) const;
    std::vector<NodeId> topNodes() const;
    std::vector<NodeId> shownChildren(NodeId node) const;
    std::vector<std::unique_ptr<Item>> makeItems(std::vector<NodeId> nodes, Item* parent) const;
    const std::vector<std::unique_ptr<Item>>& children(const QModelIndex& parent) const;

    const Hierarchy& m_hierarchy;
    std::unique_ptr<Item> m_top;
};

}  // namespace vizsla
