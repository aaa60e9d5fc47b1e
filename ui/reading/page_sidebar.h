// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;
class QStackedWidget;
class QTreeView;

namespace vizsla {

class Guide;
class PageContentsModel;
class PageResultsModel;
struct PageTexts;

/// Leads to the pages: their contents, and in place of these what was searched for.
class PageSidebar final : public QFrame
{
    Q_OBJECT

public:
    PageSidebar(const Guide& pages, const PageTexts& texts, QWidget* parent = nullptr);

    /// Marks the page in the contents that is shown now; an empty id marks none.
    void setCurrentPage(const QString& pageId);
    void focusSearch();
    bool isSearching() const;
    void clearSearch();

Q_SIGNALS:
    /// `words` are those that were found on it; empty from the contents.
    void pageWanted(const QString& pageId, const QStringList& words);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildSearch(const PageTexts& texts);
    void buildContents(const PageTexts& texts);
    void queryChanged(const QString& query);
    void moveResult(int by);
    void openResult(const QModelIndex& index);
    void openContents(const QModelIndex& index);
    bool searchKey(int key);

    PageContentsModel* m_contentsModel;
    PageResultsModel* m_resultsModel;
    QLineEdit* m_search;
    QStackedWidget* m_lists;
    QTreeView* m_contents;
    QListView* m_results;
    QLabel* m_nothingFound;
};

}  // namespace vizsla
