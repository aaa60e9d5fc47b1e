// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/reading/page_history.h"
#include "ui/reading/page_texts.h"

class QBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace vizsla {

class EmptyState;
class Guide;
class ElidedLabel;
class PageDocument;
class PageSidebar;

/// Pages to read: their contents and search beside the page that is shown, with a way back and forward.
class PageViewer : public QWidget
{
    Q_OBJECT

public:
    /// The pages must outlive it; it takes the document, which shows them.
    PageViewer(const Guide& pages, PageDocument* document, const PageTexts& texts, QWidget* parent = nullptr);

    /// Shows the first page, unless some place is shown already.
    void openFirst();
    /// A page that is not there is said to be missing, with the reason if it could not be read. `target` is
    /// what to bring into view on it; see PageDocument::showTarget().
    void openPage(const QString& pageId, const QString& target = {});
    /// The page that is shown; empty where none is.
    QString currentPage() const;

Q_SIGNALS:
    /// Another place is shown, or the same anew.
    void placeShown();
    /// The key Escape, where it has no search to clear.
    void escaped();

protected:
    PageHistory& history() { return m_history; }
    QBoxLayout& header() { return *m_header; }
    QStackedWidget& stack() { return *m_stack; }
    void addBelow(QWidget* widget);
    void visit(PagePlace place);
    /// Shows a place that has no page.
    virtual void showWithoutPage(const PagePlace& place);

    void mousePressEvent(QMouseEvent* event) override;

private:
    QWidget* buildRight();
    QWidget* buildHeader();
    void addShortcuts();
    void showPlace();
    void showPage(const PagePlace& place);
    void leavePlace();
    void goBack();
    void goForward();
    void escape();
    void showNoPages();
    bool hasPages() const;
    QString problemsOf(const QString& pageId) const;

    const Guide& m_pages;
    PageTexts m_texts;
    PageHistory m_history;
    PageSidebar* m_sidebar;
    QToolButton* m_back;
    QToolButton* m_forward;
    ElidedLabel* m_breadcrumb;
    QBoxLayout* m_header;
    QBoxLayout* m_right;
    QStackedWidget* m_stack;
    PageDocument* m_document;
    EmptyState* m_nothing;
};

}  // namespace vizsla
