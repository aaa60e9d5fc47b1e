// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_viewer.h"

#include <QBoxLayout>
#include <QStackedWidget>

#include "ui/guide/class_card.h"
#include "ui/guide/guide_document.h"
#include "ui/reading/document_parts.h"
#include "ui/study/open_study.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/time_left.h"

namespace vizsla {

GuideViewer::GuideViewer(OpenStudy& study, QWidget* parent)
    : GuideViewer(study, new GuideDocument(study), parent)
{}

GuideViewer::GuideViewer(OpenStudy& study, GuideDocument* document, QWidget* parent)
    : PageViewer(study.guide(), document, GuideDocument::texts(), parent),
      m_study(study),
      m_document(document),
      m_time(styledLabel("countdown")),
      m_return(new KeyButton({}, KeyButton::Kind::Primary)),
      m_classWithoutPage(new ClassWithoutPage(study)),
      m_card(new ClassCard(study))
{
    buildReturn();
    stack().addWidget(m_classWithoutPage);
    addBelow(m_card);
    connect(this, &PageViewer::placeShown, m_card, &QWidget::hide);
    connect(this, &PageViewer::escaped, this, &GuideViewer::escape);
    connect(m_document, &GuideDocument::classWanted, this,
            [this](const QString& wnid) { m_card->showClass(wnid.toStdString(), m_document->page()); });
    connect(m_card, &ClassCard::pageWanted, this,
            [this](const QString& pageId, const QString& wnid) { openPage(pageId, classScheme % wnid); });
    connect(m_classWithoutPage, &ClassWithoutPage::classWanted, this, &GuideViewer::openAtClass);
}

void GuideViewer::buildReturn()
{
    m_time->setObjectName(QStringLiteral("timeInGuide"));
    m_time->hide();
    m_return->setObjectName(QStringLiteral("returnFromGuide"));
    m_return->setKey(Qt::Key_Escape);
    m_return->setFocusPolicy(Qt::NoFocus);
    m_return->hide();
    connect(m_return, &QPushButton::clicked, this, &GuideViewer::returnWanted);
    header().addWidget(m_time);
    header().addWidget(m_return);
}

bool GuideViewer::openAtClass(const QString& wnid)
{
    const GuidePage* page = m_study.guide().pageAbout(wnid.toStdString());
    openPage(page ? QString::fromStdString(page->id) : QString(), classScheme % wnid);
    return page;
}

void GuideViewer::setReturn(const QString& text)
{
    m_return->setText(text);
    m_return->setVisible(!text.isEmpty());
}

void GuideViewer::showTime(const TimeLeft& left)
{
    m_time->setVisible(!left.text.isEmpty());
    showTimeLeft(*m_time, left);
}

void GuideViewer::showWithoutPage(const PagePlace& place)
{
    if (!place.pageId.isEmpty()) {
        PageViewer::showWithoutPage(place);
        return;
    }
    m_classWithoutPage->showClass(place.target.mid(classScheme.size()).toStdString());
    stack().setCurrentWidget(m_classWithoutPage);
}

void GuideViewer::escape()
{
    if (!m_return->isHidden())
        Q_EMIT returnWanted();
    else
        m_card->hide();
}

void GuideViewer::showEvent(QShowEvent* event)
{
    // Which photographs may be shown depends on the session that runs now.
    m_study.examples.refresh();
    m_study.confusions.outdate();
    m_document->render();
    m_card->hide();
    if (stack().currentWidget() == m_classWithoutPage)
        showWithoutPage(history().current());
    QWidget::showEvent(event);
}

}  // namespace vizsla
