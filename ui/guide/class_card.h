// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "core/taxonomy/hierarchy.h"

class QLabel;
class QPushButton;

namespace vizsla {

class ClassDetails;
struct GuidePage;
struct OpenStudy;

/// What a class is, below the page that has a link to it.
class ClassCard final : public QFrame
{
    Q_OBJECT

public:
    explicit ClassCard(OpenStudy& study, QWidget* parent = nullptr);

    /// Shows the card; an unknown wnid hides it. `page` is the one above the card.
    void showClass(const std::string& wnid, const GuidePage* page);

Q_SIGNALS:
    void closed();
    /// The page about the class, which is another than the one above the card.
    void pageWanted(const QString& pageId, const QString& wnid);

private:
    OpenStudy& m_study;
    const GuidePage* m_page = nullptr;
    ClassDetails* m_details;
    QPushButton* m_openPage;
    QPushButton* m_close;
};

/// Stands in the place of a page where the guide has none about a class.
class ClassWithoutPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ClassWithoutPage(OpenStudy& study, QWidget* parent = nullptr);

    void showClass(const std::string& wnid);

Q_SIGNALS:
    /// A look-alike or a parent was clicked.
    void classWanted(const QString& wnid);

private:
    OpenStudy& m_study;
    QLabel* m_title;
    QFrame* m_card;
    QLabel* m_text;
    ClassDetails* m_details;
};

}  // namespace vizsla
