// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/guide/guide_history.h"

class QLabel;
class QStackedWidget;
class QToolButton;

namespace vizsla {

class ClassCard;
class ClassWithoutPage;
class EmptyState;
class GuideDocument;
class GuideSidebar;
class KeyButton;
struct OpenStudy;
struct TimeLeft;

/// The labeling guide: its contents and search beside the page one reads.
class GuideViewer final : public QWidget
{
    Q_OBJECT

public:
    explicit GuideViewer(OpenStudy& study, QWidget* parent = nullptr);

    /// Shows the first page, unless some place is shown already.
    void openFirst();
    /// A page that is not in the guide is said to be missing.
    void openPage(const QString& pageId);
    /// Opens the page most about a class where it names the class. Where there is none, says so beside what
    /// the study knows about the class, and returns false.
    bool openAtClass(const QString& wnid);
    /// "Back to labeling": offers to leave for where one came from; empty: for nowhere.
    void setReturn(const QString& text);
    /// What is left of the time for what one came from; nothing is shown where its text is empty.
    void showTime(const TimeLeft& left);
    /// The page that is shown; empty where none is.
    QString currentPage() const;

Q_SIGNALS:
    void returnWanted();

protected:
    void showEvent(QShowEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    QWidget* buildRight();
    QWidget* buildHeader();
    void addShortcuts();
    void visit(GuidePlace place);
    void showPlace();
    void leavePlace();
    void goBack();
    void goForward();
    void escape();
    void showEmptyGuide();
    bool hasPages() const;

    OpenStudy& m_study;
    GuideHistory m_history;
    GuideSidebar* m_sidebar;
    QToolButton* m_back;
    QToolButton* m_forward;
    QLabel* m_breadcrumb;
    QLabel* m_time;
    KeyButton* m_return;
    QStackedWidget* m_stack;
    GuideDocument* m_document;
    ClassWithoutPage* m_classWithoutPage;
    EmptyState* m_nothing;
    ClassCard* m_card;
};

}  // namespace vizsla
