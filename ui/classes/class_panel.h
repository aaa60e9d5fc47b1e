// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPersistentModelIndex>

#include "core/taxonomy/hierarchy.h"
#include "ui/settings/key_map.h"

class QLabel;
class QLineEdit;
class QListView;
class QTreeView;

namespace vizsla {

class HierarchyModel;
class SearchResultsModel;
struct OpenStudy;

/// Finds a class, by searching or by browsing the hierarchy. What is typed anywhere in it goes to the search
/// box.
class ClassPanel final : public QFrame
{
    Q_OBJECT

public:
    ClassPanel(OpenStudy& study, const KeyMap& keys, QWidget* parent = nullptr);

    void setInstruction(const QString& text);
    /// Ready for the next image: nothing typed, nothing selected. The hierarchy stays open where it was.
    void startAnew();
    /// Selects a class in the hierarchy without typing; a wnid that is unknown selects nothing.
    void select(const std::string& wnid);
    /// Shows a node in the hierarchy.
    void reveal(NodeId node);
    void focusSearch();
    void focusHierarchy();
    /// Puts a typed character into the search box, wherever the keyboard was.
    void type(const QString& text);
    /// The same at the end of the search, and the last letter away, while the panel is not shown.
    void typeUnseen(const QString& text);
    void eraseUnseen();
    bool isSearching() const;
    QString searchText() const;
    /// Selects so many letters at the end of the search, so that the next one that is typed takes their
    /// place.
    void selectTyped(qsizetype letters);
    bool isTypedSelected() const;
    void clearSearch();

Q_SIGNALS:
    /// A class, or an inner node (which cannot be confirmed), was selected.
    void selected(vizsla::NodeId node);
    void selectionCleared();
    /// A class was double-clicked, or Return was pressed on one.
    void activated();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildSearch();
    void buildHierarchy();
    void showMissing();
    void collapseWhatWasOpenedFor(const QModelIndex& next);
    void queryChanged(const QString& text);
    void chooseResult(int row);
    void clearSelection();
    void moveResult(int by);
    bool isPageKey(const QKeyEvent& key) const;
    bool searchKey(QKeyEvent* key);
    bool treeKey(QKeyEvent* key);

    OpenStudy& m_study;
    const KeyMap& m_keys;
    QLabel* m_instruction;
    QLineEdit* m_search;
    QLabel* m_nothingFound;
    QLabel* m_nearest;
    QListView* m_results;
    QTreeView* m_tree;
    QLabel* m_noExamples;
    SearchResultsModel* m_resultsModel;
    HierarchyModel* m_hierarchyModel;
    QList<QPersistentModelIndex> m_openedToReveal;
    bool m_revealing = false;
};

}  // namespace vizsla
