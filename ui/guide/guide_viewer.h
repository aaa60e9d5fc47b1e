// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reading/page_viewer.h"

namespace vizsla {

class ClassCard;
class ClassWithoutPage;
class GuideDocument;
class KeyButton;
struct OpenStudy;
struct TimeLeft;

/// The labeling guide: its pages, and what the study knows about the classes that they name.
class GuideViewer final : public PageViewer
{
    Q_OBJECT

public:
    explicit GuideViewer(OpenStudy& study, QWidget* parent = nullptr);

    /// Opens the page most about a class where it names the class. Where there is none, says so beside what
    /// the study knows about the class, and returns false.
    bool openAtClass(const QString& wnid);
    /// "Back to labeling": offers to leave for where one came from; empty: for nowhere.
    void setReturn(const QString& text);
    /// What is left of the time for what one came from; nothing is shown where its text is empty.
    void showTime(const TimeLeft& left);

Q_SIGNALS:
    void returnWanted();

protected:
    void showWithoutPage(const PagePlace& place) override;
    void showEvent(QShowEvent* event) override;

private:
    GuideViewer(OpenStudy& study, GuideDocument* document, QWidget* parent);

    void buildReturn();
    void escape();

    OpenStudy& m_study;
    GuideDocument* m_document;
    QLabel* m_time;
    KeyButton* m_return;
    ClassWithoutPage* m_classWithoutPage;
    ClassCard* m_card;
};

}  // namespace vizsla
