// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/class_review/class_list_panel.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/class_review/class_list_model.h"
#include "ui/settings/key_map.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/row_delegates.h"

namespace vizsla {

namespace {

constexpr int classListWidth = 264;
constexpr int leastListWidth = 216;
constexpr int classRowHeight = 44;
constexpr int classListPadding = 2 * spacingStep;

/// The name of a class, below it what is left.
class ClassRowDelegate final : public ProgressRowDelegate
{
public:
    using ProgressRowDelegate::ProgressRowDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {classListWidth / 2,
                std::max(classRowHeight, 2 * option.fontMetrics.height() + classListPadding)};
    }

protected:
    Progress progress(const QModelIndex& index) const override
    {
        return {index.data(ClassListModel::CountRole).toString(),
                index.data(ClassListModel::LeftRole).toULongLong() == 0};
    }
    QRect paintBeside(QPainter&, const QRect& row, const QModelIndex&, const Colours&) const override
    {
        QRect line = row.adjusted(classListPadding, spacingStep - 1, -classListPadding, -(spacingStep - 1));
        line.setHeight(line.height() / 2);
        return line;
    }
    bool hasStrongSelection() const override { return true; }
};

}  // namespace

ClassListPanel::ClassListPanel(OpenStudy& study, const KeyMap& keys, QWidget* parent)
    : QFrame(parent),
      m_model(new ClassListModel(study, this)),
      m_search(new QLineEdit),
      m_shown(new ChoiceBox("classesShown", tr("Which classes are listed"),
                            {tr("With unreviewed"), tr("All classes")})),
      m_order(new ChoiceBox("classOrder", tr("In which order"),
                            {tr("Most left first"), tr("By name"), tr("Class order")})),
      m_left(styledLabel("small")),
      m_showAll(new QPushButton(tr("Show all classes"))),
      m_list(new QListView)
{
    build(keys);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setSearch(text);
        listChanged();
    });
    connect(m_search, &QLineEdit::returnPressed, this, &ClassListPanel::chooseFirst);
    connect(m_shown, &QComboBox::activated, this, [this](int choice) {
        m_model->setOnlyLeft(choice == 0);
        listChanged();
    });
    connect(m_showAll, &QPushButton::clicked, this, &ClassListPanel::showAll);
    connect(m_order, &QComboBox::activated, this, [this](int choice) {
        m_model->setOrder(static_cast<ClassListModel::Order>(choice));
        listChanged();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid() && m_model->label(current.row()) != m_marked) {
                    m_marked = m_model->label(current.row());
                    Q_EMIT chosen(m_marked);
                }
            });
}

void ClassListPanel::build(const KeyMap& keys)
{
    setProperty("role", "side");
    setMinimumWidth(leastListWidth);
    setMaximumWidth(classListWidth);
    m_search->setObjectName(QStringLiteral("classFilter"));
    m_search->setClearButtonEnabled(true);
    m_search->setPlaceholderText(tr("Find a class"));
    m_search->setAccessibleName(tr("Find a class"));
    m_search->setToolTip(tr("Names, synonyms, wnids (%1)")
                             .arg(keys.key(KeyAction::SearchImages).toString(QKeySequence::NativeText)));
    m_left->setObjectName(QStringLiteral("classesLeft"));
    m_left->setWordWrap(true);
    m_showAll->setObjectName(QStringLiteral("showAllClasses"));
    m_showAll->setProperty("density", "compact");
    m_showAll->setFocusPolicy(Qt::TabFocus);
    m_showAll->hide();
    m_list->setObjectName(QStringLiteral("classList"));
    m_list->setAccessibleName(tr("Classes"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ClassRowDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * spacingStep, 3 * spacingStep, 0, 0);
    layout->setSpacing(2 * spacingStep);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(0, 0, 3 * spacingStep, 0);
    head->setSpacing(2 * spacingStep);
    head->addWidget(m_search);
    head->addWidget(m_shown);
    head->addWidget(m_order);
    head->addWidget(m_left);
    head->addWidget(m_showAll);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
}

QSize ClassListPanel::sizeHint() const
{
    return {classListWidth, QFrame::sizeHint().height()};
}

void ClassListPanel::showLeft()
{
    const std::size_t left = m_model->leftCount();
    m_left->setText(left == 0
                        ? tr("✓ Everything is reviewed")
                        : tr("%1 left to rule in all classes").arg(countText(static_cast<qsizetype>(left))));
}

void ClassListPanel::listChanged()
{
    mark(m_marked);
    const bool isSearching = !m_search->text().trimmed().isEmpty();
    const std::size_t hidden = isSearching ? m_model->hiddenCount() : 0;
    m_showAll->setVisible(hidden > 0);
    if (hidden > 0)
        m_left->setText(
            hidden == 1
                ? tr("1 class of this name has been reviewed: “%1” hides it.").arg(m_shown->itemText(0))
                : tr("%1 classes of this name have been reviewed: “%2” hides them.")
                      .arg(countText(static_cast<qsizetype>(hidden)), m_shown->itemText(0)));
    else if (m_model->rowCount() == 0)
        m_left->setText(tr("No such class"));
    else if (m_model->areNearest())
        m_left->setText(tr("No such class. Nearest by kind:"));
    else
        showLeft();
}

void ClassListPanel::showAll()
{
    m_shown->setCurrentIndex(1);
    m_model->setOnlyLeft(false);
    listChanged();
}

void ClassListPanel::mark(ClassIndex label)
{
    m_marked = label;
    const auto row = m_model->rowOf(label);
    const QModelIndex index = row ? m_model->index(*row) : QModelIndex();
    m_list->setCurrentIndex(index);
    if (row)
        m_list->scrollTo(index);
    else
        m_list->clearSelection();
}

void ClassListPanel::chooseFirst()
{
    if (m_model->rowCount() == 0 && !m_showAll->isHidden())
        showAll();
    if (m_model->rowCount() == 0)
        return;
    const ClassIndex first = m_model->label(0);
    m_model->keep(first);
    m_search->clear();
    mark(first);
    Q_EMIT chosen(first);
}

void ClassListPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool ClassListPanel::isTyping() const
{
    return m_search->hasFocus();
}

}  // namespace vizsla
