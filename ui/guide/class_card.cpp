// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/class_card.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "ui/classes/class_details.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int widestCard = 760;

}  // namespace

ClassCard::ClassCard(OpenStudy& study, QWidget* parent)
    : QFrame(parent),
      m_study(study),
      m_details(new ClassDetails(study)),
      m_openPage(new QPushButton),
      m_close(new QPushButton(QStringLiteral("✕")))
{
    setObjectName(QStringLiteral("classCard"));
    setProperty("role", "drawer");
    for (QPushButton* button : {m_openPage, m_close})
        button->setProperty("kind", "quiet");
    m_openPage->setObjectName(QStringLiteral("openClassPage"));
    m_close->setObjectName(QStringLiteral("closeCard"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(spacingStep);
    buttons->addWidget(m_close, 0, Qt::AlignRight | Qt::AlignTop);
    buttons->addStretch(1);
    buttons->addWidget(m_openPage, 0, Qt::AlignRight | Qt::AlignBottom);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6 * spacingStep, 3 * spacingStep, 2 * spacingStep, 3 * spacingStep);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_details, 1);
    layout->addLayout(buttons);
    hide();

    connect(m_close, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    connect(m_openPage, &QPushButton::clicked, this, [this] {
        const std::string& wnid = m_study.hierarchy.synset(*m_details->node()).wnid;
        if (const GuidePage* page = m_study.guide().pageAbout(wnid))
            Q_EMIT pageWanted(QString::fromStdString(page->id), QString::fromStdString(wnid));
    });
    connect(m_details, &ClassDetails::nodeClicked, this,
            [this](NodeId node) { showClass(m_study.hierarchy.synset(node).wnid, m_page); });
}

void ClassCard::showClass(const std::string& wnid, const GuidePage* page)
{
    const auto node = m_study.hierarchy.find(wnid);
    m_page = page;
    if (node) {
        m_details->show(*node);
        const GuidePage* about = m_study.guide().pageAbout(wnid);
        m_openPage->setVisible(about && about != page);
        if (about)
            m_openPage->setText(tr("Page: %1").arg(QString::fromStdString(about->title)));
    }
    setVisible(node.has_value());
}

ClassWithoutPage::ClassWithoutPage(OpenStudy& study, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_title(styledLabel("title")),
      m_card(new QFrame),
      m_text(styledLabel("quiet")),
      m_details(new ClassDetails(study))
{
    setObjectName(QStringLiteral("classWithoutPage"));
    m_title->setWordWrap(true);
    m_card->setProperty("role", "card");
    auto* inCard = new QVBoxLayout(m_card);
    inCard->setContentsMargins(3 * spacingStep, 3 * spacingStep, 3 * spacingStep, 3 * spacingStep);
    inCard->addWidget(m_details);
    m_text->setObjectName(QStringLiteral("withoutPageText"));
    m_text->setWordWrap(true);
    auto* column = new QWidget;
    column->setMaximumWidth(widestCard);
    auto* inColumn = new QVBoxLayout(column);
    inColumn->setContentsMargins(0, 0, 0, 0);
    inColumn->setSpacing(3 * spacingStep);
    inColumn->addWidget(m_title);
    inColumn->addWidget(m_card);
    inColumn->addWidget(m_text);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6 * spacingStep, 2 * spacingStep, 6 * spacingStep, 6 * spacingStep);
    layout->addWidget(column);
    layout->addStretch(1);
    connect(m_details, &ClassDetails::nodeClicked, this, [this](NodeId node) {
        Q_EMIT classWanted(QString::fromStdString(m_study.hierarchy.synset(node).wnid));
    });
}

void ClassWithoutPage::showClass(const std::string& wnid)
{
    const auto node = m_study.hierarchy.find(wnid);
    m_title->setText(tr("The guide has no page about “%1” yet").arg(m_study.mainName(wnid)));
    m_card->setVisible(node.has_value());
    if (node)
        m_details->show(*node);
    m_text->setText(
        !node ? tr("Search the guide for what you are looking for.")
        : m_details->hasLookAlikes()
            ? tr("What the study knows about the class stands above. Its look-alikes may have a page: "
                 "click one, or search the guide.")
            : tr("What the study knows about the class stands above. Search the guide for what may be "
                 "mistaken for it."));
}

}  // namespace vizsla
