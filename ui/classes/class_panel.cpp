// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classes/class_panel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/classes/class_delegates.h"
#include "ui/classes/example_texts.h"
#include "ui/study/hierarchy_model.h"
#include "ui/study/open_study.h"
#include "ui/study/search_results_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int resultsShown = 6;
constexpr int leastResultsShown = 2;
constexpr int resultRowHeight = 42;

/// As high as what was found, and lower where the window is low.
class ResultList final : public QListView
{
public:
    using QListView::QListView;

    QSize sizeHint() const override { return {QListView::sizeHint().width(), heightOf(resultsShown)}; }
    QSize minimumSizeHint() const override { return {0, heightOf(leastResultsShown)}; }

private:
    int heightOf(int most) const
    {
        return std::min(model() ? model()->rowCount() : 0, most) * resultRowHeight + 2;
    }
};

/// A letter with Alt is a shortcut, or none, and no text. Alt and Ctrl together are how some systems tell
/// AltGr.
bool isLetterWithAlt(const QKeyEvent& key)
{
    const bool isAlt =
        key.modifiers().testFlag(Qt::AltModifier) && !key.modifiers().testFlag(Qt::ControlModifier);
    return isAlt && !key.text().isEmpty() && key.text().front().isPrint();
}

}  // namespace

ClassPanel::ClassPanel(OpenStudy& study, const KeyMap& keys, QWidget* parent)
    : QFrame(parent),
      m_study(study),
      m_keys(keys),
      m_instruction(styledLabel("small")),
      m_search(new QLineEdit),
      m_nothingFound(styledLabel("quiet", tr("No class is called that. Try another word, or browse below."))),
      m_nearest(styledLabel("quiet")),
      m_results(new ResultList),
      m_tree(new QTreeView),
      m_noExamples(styledLabel("small")),
      m_resultsModel(new SearchResultsModel(study, this)),
      m_hierarchyModel(new HierarchyModel(study.hierarchy, this))
{
    setProperty("role", "panel");
    m_instruction->setWordWrap(true);
    m_instruction->setTextFormat(Qt::RichText);
    m_nothingFound->setWordWrap(true);
    m_nothingFound->hide();
    m_nearest->setObjectName(QStringLiteral("nearestNote"));
    m_nearest->setTextFormat(Qt::PlainText);
    m_nearest->setWordWrap(true);
    m_nearest->hide();
    m_noExamples->setObjectName(QStringLiteral("noExamples"));
    m_noExamples->setWordWrap(true);
    m_noExamples->hide();
    connect(&m_study.folders, &ImageFolders::changed, this, &ClassPanel::showMissing);
    buildSearch();
    buildHierarchy();
    m_search->setPlaceholderText(tr("Search a class · %1").arg(keyCapText(keys.key(KeyAction::Search))));
    m_search->setToolTip(
        tr("Names, everyday words, several words in any order, wnids; typing errors are forgiven (%1)")
            .arg(keyCapText(keys.key(KeyAction::Search))));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 8);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_instruction);
    layout->addWidget(m_search);
    layout->addWidget(m_nothingFound);
    layout->addWidget(m_nearest);
    layout->addWidget(m_results);
    layout->addWidget(styledLabel("small", tr("Class hierarchy")));
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_noExamples);
    setFocusProxy(m_search);
}

void ClassPanel::buildSearch()
{
    m_search->setObjectName(QStringLiteral("classSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search a class"));
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &ClassPanel::queryChanged);

    m_results->setObjectName(QStringLiteral("classResults"));
    m_results->setModel(m_resultsModel);
    m_results->setItemDelegate(new SearchResultDelegate(m_study, m_results));
    m_results->setUniformItemSizes(true);
    m_results->setMouseTracking(true);
    m_results->setFocusPolicy(Qt::NoFocus);
    m_results->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_results->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_results->hide();
    connect(m_results, &QListView::clicked, this,
            [this](const QModelIndex& index) { chooseResult(index.row()); });
    connect(m_results, &QListView::doubleClicked, this, &ClassPanel::activated);
    for (int row = 0; row < 9; ++row) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + row)), this);
        connect(shortcut, &QShortcut::activated, this, [this, row] { chooseResult(row); });
    }
}

void ClassPanel::buildHierarchy()
{
    m_tree->setObjectName(QStringLiteral("classHierarchy"));
    m_tree->setAccessibleName(tr("Class hierarchy"));
    m_tree->setModel(m_hierarchyModel);
    m_tree->setItemDelegate(new HierarchyDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(16);
    m_tree->setMouseTracking(true);
    m_tree->installEventFilter(this);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (!m_revealing && current.isValid())
                    Q_EMIT selected(m_hierarchyModel->node(current));
            });
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.data(HierarchyModel::IsClassRole).toBool())
            Q_EMIT activated();
    });
}

void ClassPanel::setInstruction(const QString& text)
{
    m_instruction->setText(text);
}

void ClassPanel::queryChanged(const QString& text)
{
    m_resultsModel->setQuery(text);
    const int found = m_resultsModel->rowCount();
    m_results->setVisible(found > 0);
    m_results->updateGeometry();
    m_nearest->setText(tr("No class is called “%1”. Nearest by kind:").arg(text.trimmed()));
    m_nearest->setVisible(m_resultsModel->areNearest());
    m_nothingFound->setVisible(found == 0 && !text.trimmed().isEmpty());
    if (found > 0)
        chooseResult(0);
    else
        clearSelection();
}

/// In the hierarchy as well.
void ClassPanel::clearSelection()
{
    m_revealing = true;
    m_tree->selectionModel()->clear();
    m_revealing = false;
    Q_EMIT selectionCleared();
}

void ClassPanel::chooseResult(int row)
{
    if (row < 0 || row >= m_resultsModel->rowCount() || !m_results->isVisibleTo(this))
        return;
    const QModelIndex index = m_resultsModel->index(row);
    m_results->setCurrentIndex(index);
    const NodeId node = m_resultsModel->hits()[static_cast<std::size_t>(row)].node;
    reveal(node);
    Q_EMIT selected(node);
}

void ClassPanel::moveResult(int by)
{
    const int rows = m_resultsModel->rowCount();
    if (rows > 0)
        chooseResult(std::clamp(m_results->currentIndex().row() + by, 0, rows - 1));
}

void ClassPanel::reveal(NodeId node)
{
    const QModelIndex place = m_hierarchyModel->indexOf(node);
    if (!place.isValid())
        return;
    m_revealing = true;
    collapseWhatWasOpenedFor(place);
    for (QModelIndex above = place.parent(); above.isValid(); above = above.parent()) {
        if (!m_tree->isExpanded(above)) {
            m_tree->expand(above);
            m_openedToReveal.append(above);
        }
    }
    m_tree->setCurrentIndex(place);
    if (!m_hierarchyModel->data(place, HierarchyModel::IsClassRole).toBool())
        m_tree->expand(place);
    m_tree->scrollTo(place, QAbstractItemView::PositionAtCenter);
    m_revealing = false;
}

/// Branches opened only to show an earlier class close again, so that typing does not unfold the whole tree.
void ClassPanel::collapseWhatWasOpenedFor(const QModelIndex& next)
{
    QList<QPersistentModelIndex> kept;
    for (const QPersistentModelIndex& opened : m_openedToReveal) {
        QModelIndex above = next.parent();
        while (above.isValid() && above != opened)
            above = above.parent();
        if (above.isValid())
            kept.append(opened);
        else
            m_tree->collapse(opened);
    }
    m_openedToReveal = kept;
}

void ClassPanel::select(const std::string& wnid)
{
    if (const auto node = m_study.hierarchy.find(wnid)) {
        reveal(*node);
        Q_EMIT selected(*node);
    }
}

void ClassPanel::showMissing()
{
    m_noExamples->setText(noExamplesWholeText(m_study.examples));
    m_noExamples->setVisible(!m_noExamples->text().isEmpty());
}

void ClassPanel::startAnew()
{
    showMissing();
    m_search->clear();
    clearSelection();
    focusSearch();
}

void ClassPanel::focusSearch()
{
    // Hidden, it would take the keyboard all the same.
    if (!isVisibleTo(window()))
        return;
    m_search->setFocus();
    m_search->selectAll();
}

void ClassPanel::focusHierarchy()
{
    m_tree->setFocus();
    if (!m_tree->currentIndex().isValid())
        m_tree->setCurrentIndex(m_hierarchyModel->index(0, 0));
}

void ClassPanel::type(const QString& text)
{
    m_search->setFocus();
    m_search->insert(text);
}

void ClassPanel::typeUnseen(const QString& text)
{
    m_search->setText(m_search->text() + text);
}

void ClassPanel::eraseUnseen()
{
    m_search->setText(m_search->text().chopped(1));
}

bool ClassPanel::isSearching() const
{
    return !m_search->text().isEmpty();
}

QString ClassPanel::searchText() const
{
    return m_search->text();
}

void ClassPanel::selectTyped(qsizetype letters)
{
    const auto count = static_cast<int>(letters);
    m_search->setSelection(static_cast<int>(m_search->text().size()) - count, count);
}

bool ClassPanel::isTypedSelected() const
{
    return m_search->hasSelectedText();
}

void ClassPanel::clearSearch()
{
    m_search->clear();
}

bool ClassPanel::searchKey(QKeyEvent* key)
{
    switch (key->key()) {
        case Qt::Key_Down:
            if (m_results->isVisibleTo(this))
                moveResult(1);
            else
                focusHierarchy();
            return true;
        case Qt::Key_Up:
            moveResult(-1);
            return true;
        case Qt::Key_PageDown:
            moveResult(resultsShown);
            return true;
        case Qt::Key_PageUp:
            moveResult(-resultsShown);
            return true;
        case Qt::Key_Escape:
            if (!isSearching())
                return false;
            clearSearch();
            return true;
        default:
            return false;
    }
}

bool ClassPanel::treeKey(QKeyEvent* key)
{
    if (key->key() == Qt::Key_Escape || (key->key() == Qt::Key_Up && m_tree->currentIndex().row() == 0 &&
                                         !m_tree->currentIndex().parent().isValid())) {
        focusSearch();
        return true;
    }
    const QString text = key->text();
    const bool plain = !(key->modifiers() & ~Qt::ShiftModifier);
    if (!plain || text.isEmpty() || !text.front().isPrint() || text.front() == QLatin1Char(' '))
        return false;
    type(text);
    return true;
}

bool ClassPanel::isPageKey(const QKeyEvent& key) const
{
    const QKeySequence pressed(key.keyCombination());
    return std::ranges::any_of(KeyMap::entries(), [&](const KeyMap::Entry& entry) {
        return entry.place == KeyMap::Place::Labeling && m_keys.key(entry.action) == pressed;
    });
}

bool ClassPanel::eventFilter(QObject* watched, QEvent* event)
{
    // A search box would otherwise keep Undo and the like to itself.
    if (watched == m_search && event->type() == QEvent::ShortcutOverride &&
        isPageKey(*static_cast<QKeyEvent*>(event))) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (isLetterWithAlt(*key)) {
            event->ignore();
            return true;
        }
        if (watched == m_search && searchKey(key))
            return true;
        if (watched == m_tree && treeKey(key))
            return true;
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace vizsla
