// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/page_viewer.h"

#include <QMouseEvent>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/guide/guide.h"
#include "ui/reading/page_document.h"
#include "ui/reading/page_sidebar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int sidebarWidth = 250;
constexpr qsizetype longestReason = 2000;

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

PageViewer::PageViewer(const Guide& pages, PageDocument* document, const PageTexts& texts, QWidget* parent)
    : QWidget(parent),
      m_pages(pages),
      m_texts(texts),
      m_sidebar(new PageSidebar(pages, texts)),
      m_back(arrowButton(QStringLiteral("←"), "pageBack")),
      m_forward(arrowButton(QStringLiteral("→"), "pageForward")),
      m_breadcrumb(new ElidedLabel("quiet")),
      m_header(new QHBoxLayout),
      m_right(new QVBoxLayout),
      m_stack(new QStackedWidget),
      m_document(document),
      m_nothing(new EmptyState({}, {}))
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

    connect(m_sidebar, &PageSidebar::pageWanted, this,
            [this](const QString& pageId, const QStringList& words) {
                openPage(pageId);
                if (!words.isEmpty() && currentPage() == pageId)
                    m_document->showWords(words);
            });
    connect(m_document, &PageDocument::pageWanted, this, &PageViewer::openPage);
}

QWidget* PageViewer::buildRight()
{
    m_stack->addWidget(m_document);
    m_stack->addWidget(m_nothing);
    auto* right = new QFrame;
    right->setProperty("role", "panel");
    right->setLayout(m_right);
    m_right->setContentsMargins(0, 0, 0, 0);
    m_right->setSpacing(0);
    m_right->addWidget(buildHeader());
    m_right->addWidget(m_stack, 1);
    return right;
}

QWidget* PageViewer::buildHeader()
{
    m_back->setToolTip(
        tr("Back (%1)").arg(QKeySequence(Qt::ALT | Qt::Key_Left).toString(QKeySequence::NativeText)));
    m_forward->setToolTip(
        tr("Forward (%1)").arg(QKeySequence(Qt::ALT | Qt::Key_Right).toString(QKeySequence::NativeText)));
    m_breadcrumb->setObjectName(QStringLiteral("pageBreadcrumb"));
    m_breadcrumb->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(m_back, &QToolButton::clicked, this, &PageViewer::goBack);
    connect(m_forward, &QToolButton::clicked, this, &PageViewer::goForward);

    auto* header = new QWidget;
    header->setLayout(m_header);
    m_header->setContentsMargins(6 * spacingStep, 3 * spacingStep, 4 * spacingStep, 2 * spacingStep);
    m_header->setSpacing(2 * spacingStep);
    m_header->addWidget(m_back);
    m_header->addWidget(m_forward);
    m_header->addWidget(m_breadcrumb, 1);
    return header;
}

void PageViewer::addBelow(QWidget* widget)
{
    m_right->addWidget(widget);
}

void PageViewer::addShortcuts()
{
    const auto add = [this](const QKeySequence& key, auto run) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    add(Qt::ALT | Qt::Key_Left, &PageViewer::goBack);
    add(Qt::ALT | Qt::Key_Right, &PageViewer::goForward);
    add(QKeySequence::Find, [this] { m_sidebar->focusSearch(); });
    add(Qt::Key_Escape, &PageViewer::escape);
}

bool PageViewer::hasPages() const
{
    return !m_pages.pages().empty();
}

QString PageViewer::currentPage() const
{
    const bool shown = m_stack->currentWidget() == m_document && m_document->page();
    return shown ? QString::fromStdString(m_document->page()->id) : QString();
}

void PageViewer::openFirst()
{
    if (!hasPages())
        showNoPages();
    else if (m_history.isEmpty())
        openPage(QString::fromStdString(m_pages.pages().front().id));
}

void PageViewer::openPage(const QString& pageId, const QString& target)
{
    visit({pageId, target, -1});
}

void PageViewer::leavePlace()
{
    if (!m_history.isEmpty())
        m_history.current().scrolled = m_document->scrolled();
}

void PageViewer::visit(PagePlace place)
{
    leavePlace();
    if (m_history.isEmpty() || !m_history.current().isSameAs(place))
        m_history.visit(std::move(place));
    else
        m_history.current().scrolled = -1;
    showPlace();
}

void PageViewer::goBack()
{
    if (!m_history.canGoBack())
        return;
    leavePlace();
    m_history.goBack();
    showPlace();
}

void PageViewer::goForward()
{
    if (!m_history.canGoForward())
        return;
    leavePlace();
    m_history.goForward();
    showPlace();
}

void PageViewer::showPlace()
{
    const PagePlace& place = m_history.current();
    m_back->setEnabled(m_history.canGoBack());
    m_forward->setEnabled(m_history.canGoForward());
    m_breadcrumb->clear();
    if (m_pages.page(place.pageId.toStdString())) {
        showPage(place);
    } else {
        m_sidebar->setCurrentPage({});
        showWithoutPage(place);
    }
    Q_EMIT placeShown();
}

void PageViewer::showPage(const PagePlace& place)
{
    const GuidePage& page = *m_pages.page(place.pageId.toStdString());
    const QString title = QString::fromStdString(page.title);
    m_sidebar->setCurrentPage(place.pageId);
    m_breadcrumb->setText(page.section.empty() ? title
                                               : QString::fromStdString(page.section) % u" › " % title);
    m_stack->setCurrentWidget(m_document);
    m_document->showPage(page);
    if (place.scrolled >= 0)
        m_document->scrollTo(place.scrolled);
    else if (!place.target.isEmpty())
        m_document->showTarget(place.target);
}

void PageViewer::showWithoutPage(const PagePlace& place)
{
    m_nothing->setTexts(m_texts.missing, m_texts.missingAdvice.arg(place.pageId) + problemsOf(place.pageId));
    m_stack->setCurrentWidget(m_nothing);
}

/// Why the page could not be read.
QString PageViewer::problemsOf(const QString& pageId) const
{
    QString sentences;
    for (const std::string& problem : m_pages.problems()) {
        if (problem.starts_with(pageId.toStdString() + ".md"))
            sentences += QLatin1Char('\n') % QString::fromStdString(problem);
    }
    return sentences.left(longestReason);
}

void PageViewer::showNoPages()
{
    QString text = m_texts.emptyAdvice.arg(QString::fromStdString(m_pages.folder().string()));
    for (const std::string& problem : m_pages.problems())
        text += QLatin1Char('\n') % QString::fromStdString(problem);
    m_nothing->setTexts(m_texts.empty, text.left(longestReason));
    m_stack->setCurrentWidget(m_nothing);
}

void PageViewer::escape()
{
    if (m_sidebar->isSearching())
        m_sidebar->clearSearch();
    else
        Q_EMIT escaped();
}

void PageViewer::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::BackButton)
        goBack();
    else if (event->button() == Qt::ForwardButton)
        goForward();
    else
        QWidget::mousePressEvent(event);
}

}  // namespace vizsla
