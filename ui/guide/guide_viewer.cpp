// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_viewer.h"

#include <QMouseEvent>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/guide/class_card.h"
#include "ui/guide/guide_document.h"
#include "ui/guide/guide_sidebar.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/time_left.h"

namespace vizsla {

namespace {

constexpr int sidebarWidth = 250;

QToolButton* arrowButton(const QString& arrow, const char* name)
{
    auto* button = new QToolButton;
    button->setText(arrow);
    button->setProperty("kind", "arrow");
    button->setObjectName(QLatin1String(name));
    button->setFocusPolicy(Qt::NoFocus);
    button->setEnabled(false);
    return button;
}

}  // namespace

GuideViewer::GuideViewer(OpenStudy& study, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_sidebar(new GuideSidebar(study.guide())),
      m_back(arrowButton(QStringLiteral("←"), "guideBack")),
      m_forward(arrowButton(QStringLiteral("→"), "guideForward")),
      m_breadcrumb(styledLabel("quiet")),
      m_time(styledLabel("countdown")),
      m_return(new KeyButton({}, KeyButton::Kind::Primary)),
      m_stack(new QStackedWidget),
      m_document(new GuideDocument(study)),
      m_classWithoutPage(new ClassWithoutPage(study)),
      m_nothing(new EmptyState({}, {})),
      m_card(new ClassCard(study))
{
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_sidebar);
    splitter->addWidget(buildRight());
    splitter->setStretchFactor(1, 1);
    m_sidebar->setMinimumWidth(200);
    splitter->setSizes({sidebarWidth, 860});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    m_sidebar->setVisible(hasPages());
    if (hasPages())
        setFocusProxy(m_sidebar);
    addShortcuts();

    connect(m_sidebar, &GuideSidebar::pageWanted, this,
            [this](const QString& pageId, const QStringList& words) {
                openPage(pageId);
                if (!words.isEmpty() && currentPage() == pageId)
                    m_document->showWords(words);
            });
    connect(m_document, &GuideDocument::pageWanted, this, &GuideViewer::openPage);
    connect(m_document, &GuideDocument::classWanted, this,
            [this](const QString& wnid) { m_card->showClass(wnid.toStdString(), m_document->page()); });
    connect(m_card, &ClassCard::pageWanted, this, [this](const QString& pageId, const QString& wnid) {
        visit({pageId, wnid.toStdString(), -1});
    });
    connect(m_classWithoutPage, &ClassWithoutPage::classWanted, this, &GuideViewer::openAtClass);
}

QWidget* GuideViewer::buildRight()
{
    m_stack->addWidget(m_document);
    m_stack->addWidget(m_classWithoutPage);
    m_stack->addWidget(m_nothing);
    auto* right = new QFrame;
    right->setProperty("role", "panel");
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_card);
    return right;
}

QWidget* GuideViewer::buildHeader()
{
    m_back->setToolTip(
        tr("Back (%1)").arg(QKeySequence(Qt::ALT | Qt::Key_Left).toString(QKeySequence::NativeText)));
    m_forward->setToolTip(
        tr("Forward (%1)").arg(QKeySequence(Qt::ALT | Qt::Key_Right).toString(QKeySequence::NativeText)));
    m_breadcrumb->setObjectName(QStringLiteral("guideBreadcrumb"));
    m_breadcrumb->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_time->setObjectName(QStringLiteral("timeInGuide"));
    m_time->hide();
    m_return->setObjectName(QStringLiteral("returnFromGuide"));
    m_return->setKey(Qt::Key_Escape);
    m_return->setFocusPolicy(Qt::NoFocus);
    m_return->hide();
    connect(m_back, &QToolButton::clicked, this, &GuideViewer::goBack);
    connect(m_forward, &QToolButton::clicked, this, &GuideViewer::goForward);
    connect(m_return, &QPushButton::clicked, this, &GuideViewer::returnWanted);

    auto* header = new QWidget;
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(6 * spacingStep, 3 * spacingStep, 4 * spacingStep, 2 * spacingStep);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_back);
    layout->addWidget(m_forward);
    layout->addWidget(m_breadcrumb, 1);
    layout->addWidget(m_time);
    layout->addWidget(m_return);
    return header;
}

void GuideViewer::addShortcuts()
{
    const auto add = [this](const QKeySequence& key, auto run) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    add(Qt::ALT | Qt::Key_Left, &GuideViewer::goBack);
    add(Qt::ALT | Qt::Key_Right, &GuideViewer::goForward);
    add(QKeySequence::Find, [this] { m_sidebar->focusSearch(); });
    add(Qt::Key_Escape, &GuideViewer::escape);
}

bool GuideViewer::hasPages() const
{
    return !m_study.guide().pages().empty();
}

QString GuideViewer::currentPage() const
{
    const bool shown = m_stack->currentWidget() == m_document && m_document->page();
    return shown ? QString::fromStdString(m_document->page()->id) : QString();
}

void GuideViewer::openFirst()
{
    if (!hasPages())
        showEmptyGuide();
    else if (m_history.isEmpty())
        openPage(QString::fromStdString(m_study.guide().pages().front().id));
}

void GuideViewer::openPage(const QString& pageId)
{
    visit({pageId, {}, -1});
}

bool GuideViewer::openAtClass(const QString& wnid)
{
    const GuidePage* page = m_study.guide().pageAbout(wnid.toStdString());
    visit({page ? QString::fromStdString(page->id) : QString(), wnid.toStdString(), -1});
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

void GuideViewer::leavePlace()
{
    if (!m_history.isEmpty())
        m_history.current().scrolled = m_document->scrolled();
}

void GuideViewer::visit(GuidePlace place)
{
    leavePlace();
    if (m_history.isEmpty() || !m_history.current().isSameAs(place))
        m_history.visit(std::move(place));
    else
        m_history.current().scrolled = -1;
    showPlace();
}

void GuideViewer::goBack()
{
    if (!m_history.canGoBack())
        return;
    leavePlace();
    m_history.goBack();
    showPlace();
}

void GuideViewer::goForward()
{
    if (!m_history.canGoForward())
        return;
    leavePlace();
    m_history.goForward();
    showPlace();
}

void GuideViewer::showPlace()
{
    const GuidePlace& place = m_history.current();
    const GuidePage* page = m_study.guide().page(place.pageId.toStdString());
    m_back->setEnabled(m_history.canGoBack());
    m_forward->setEnabled(m_history.canGoForward());
    m_card->hide();
    m_sidebar->setCurrentPage(page ? place.pageId : QString());
    m_breadcrumb->clear();
    if (page) {
        const QString title = QString::fromStdString(page->title);
        m_breadcrumb->setText(page->section.empty() ? title
                                                    : QString::fromStdString(page->section) % u" › " % title);
        m_stack->setCurrentWidget(m_document);
        m_document->showPage(*page);
        if (place.scrolled >= 0)
            m_document->scrollTo(place.scrolled);
        else if (!place.wnid.empty())
            m_document->showClass(place.wnid);
    } else if (place.pageId.isEmpty()) {
        m_classWithoutPage->showClass(place.wnid);
        m_stack->setCurrentWidget(m_classWithoutPage);
    } else {
        m_nothing->setTexts(
            tr("This page is not in the guide"),
            tr("There is no page “%1”. It may have been renamed: search the guide, or choose from "
               "its contents.")
                .arg(place.pageId));
        m_stack->setCurrentWidget(m_nothing);
    }
}

void GuideViewer::showEmptyGuide()
{
    QString text =
        tr("The guide is a folder of Markdown pages, and no page was found in %1. Put the pages there and "
           "open the study again.")
            .arg(QString::fromStdString(m_study.guide().folder().string()));
    for (const std::string& problem : m_study.guide().problems())
        text += QLatin1Char('\n') % QString::fromStdString(problem);
    m_nothing->setTexts(tr("The guide is empty"), text.left(2000));
    m_stack->setCurrentWidget(m_nothing);
}

void GuideViewer::escape()
{
    if (m_sidebar->isSearching())
        m_sidebar->clearSearch();
    else if (!m_return->isHidden())
        Q_EMIT returnWanted();
    else
        m_card->hide();
}

void GuideViewer::showEvent(QShowEvent* event)
{
    // Which photographs may be shown depends on the session that runs now.
    m_study.examples.refresh();
    m_document->render();
    m_card->hide();
    if (m_stack->currentWidget() == m_classWithoutPage)
        m_classWithoutPage->showClass(m_history.current().wnid);
    QWidget::showEvent(event);
}

void GuideViewer::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::BackButton)
        goBack();
    else if (event->button() == Qt::ForwardButton)
        goForward();
    else
        QWidget::mousePressEvent(event);
}

}  // namespace vizsla
