// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/page_sidebar.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include "core/guide/guide.h"
#include "ui/reading/page_contents_model.h"
#include "ui/reading/page_problems.h"
#include "ui/reading/page_results.h"
#include "ui/reading/page_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int pageIndent = 10;
constexpr int resultsAPage = 5;

/// Sections are headings: quiet, whatever the style does with what cannot be chosen.
class ContentsDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.data(PageContentsModel::PageIdRole).toString().isEmpty())
            option->palette.setColor(QPalette::Text, coloursFor(option->palette).quietText);
    }
};

}  // namespace

PageSidebar::PageSidebar(const Guide& pages, const PageTexts& texts, QWidget* parent)
    : QFrame(parent),
      m_contentsModel(new PageContentsModel(pages, this)),
      m_resultsModel(new PageResultsModel(pages, this)),
      m_search(new QLineEdit),
      m_lists(new QStackedWidget),
      m_contents(new QTreeView),
      m_results(new QListView),
      m_nothingFound(
          styledLabel("quiet", tr("No page has all of these words. Try fewer, or their beginnings.")))
{
    setProperty("role", "side");
    buildSearch(texts);
    buildContents(texts);
    m_nothingFound->setWordWrap(true);
    m_nothingFound->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_nothingFound->setMargin(spacingStep);
    m_lists->addWidget(m_contents);
    m_lists->addWidget(m_results);
    m_lists->addWidget(m_nothingFound);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 8);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_search);
    layout->addWidget(m_lists, 1);
    layout->addWidget(new PageProblems(pages.problems(), texts), 0, Qt::AlignLeft);
    setFocusProxy(m_search);
}

void PageSidebar::buildSearch(const PageTexts& texts)
{
    m_search->setObjectName(QStringLiteral("pageSearch"));
    m_search->setPlaceholderText(texts.search);
    m_search->setAccessibleName(texts.search);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &PageSidebar::queryChanged);

    m_results->setObjectName(QStringLiteral("pageResults"));
    m_results->setAccessibleName(tr("Pages found"));
    m_results->setModel(m_resultsModel);
    m_results->setItemDelegate(new PageResultDelegate(m_results));
    m_results->setUniformItemSizes(true);
    m_results->setMouseTracking(true);
    m_results->setFocusPolicy(Qt::NoFocus);
    m_results->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_results->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_results, &QListView::clicked, this, &PageSidebar::openResult);
}

void PageSidebar::buildContents(const PageTexts& texts)
{
    m_contents->setObjectName(QStringLiteral("pageContents"));
    m_contents->setAccessibleName(texts.contents);
    m_contents->setModel(m_contentsModel);
    m_contents->setItemDelegate(new ContentsDelegate(m_contents));
    m_contents->setHeaderHidden(true);
    m_contents->setUniformRowHeights(true);
    m_contents->setRootIsDecorated(false);
    m_contents->setItemsExpandable(false);
    m_contents->setIndentation(pageIndent);
    m_contents->setMouseTracking(true);
    m_contents->expandAll();
    connect(m_contents, &QTreeView::clicked, this, &PageSidebar::openContents);
    connect(m_contents, &QTreeView::activated, this, &PageSidebar::openContents);
}

void PageSidebar::setCurrentPage(const QString& pageId)
{
    const QModelIndex index = m_contentsModel->indexOf(pageId);
    m_contents->setCurrentIndex(index);
    if (!index.isValid())
        m_contents->clearSelection();
}

void PageSidebar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool PageSidebar::isSearching() const
{
    return !m_search->text().isEmpty();
}

void PageSidebar::clearSearch()
{
    m_search->clear();
}

void PageSidebar::queryChanged(const QString& query)
{
    m_resultsModel->setQuery(query);
    const bool found = m_resultsModel->rowCount() > 0;
    if (query.trimmed().isEmpty())
        m_lists->setCurrentWidget(m_contents);
    else
        m_lists->setCurrentWidget(found ? static_cast<QWidget*>(m_results) : m_nothingFound);
    if (found)
        m_results->setCurrentIndex(m_resultsModel->index(0));
}

void PageSidebar::moveResult(int by)
{
    const int rows = m_resultsModel->rowCount();
    if (rows > 0)
        m_results->setCurrentIndex(
            m_resultsModel->index(std::clamp(m_results->currentIndex().row() + by, 0, rows - 1)));
}

void PageSidebar::openResult(const QModelIndex& index)
{
    if (index.isValid())
        Q_EMIT pageWanted(index.data(PageResultsModel::PageIdRole).toString(),
                          markedWords(index.data(PageResultsModel::ExcerptRole).toString()));
}

void PageSidebar::openContents(const QModelIndex& index)
{
    const QString pageId = index.data(PageContentsModel::PageIdRole).toString();
    if (!pageId.isEmpty())
        Q_EMIT pageWanted(pageId, {});
}

bool PageSidebar::searchKey(int key)
{
    switch (key) {
        case Qt::Key_Down:
            if (isSearching())
                moveResult(1);
            else
                m_contents->setFocus(Qt::TabFocusReason);
            return true;
        case Qt::Key_Up:
            moveResult(-1);
            return true;
        case Qt::Key_PageDown:
            moveResult(resultsAPage);
            return true;
        case Qt::Key_PageUp:
            moveResult(-resultsAPage);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            openResult(m_results->currentIndex());
            return true;
        default:
            return false;
    }
}

bool PageSidebar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = !(key->modifiers() & ~Qt::KeypadModifier);
        if (plain && searchKey(key->key()))
            return true;
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace vizsla
