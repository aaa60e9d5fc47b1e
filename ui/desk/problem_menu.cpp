// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/problem_menu.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "core/text/json_guard.h"
#include "core/text/problem_reason.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int menuWidth = 300;
constexpr int problemRowHeight = 32;

/// As the study keeps it, and as people read it.
struct Reason
{
    const char* word;
    const char* text;
};
constexpr Reason reasons[] = {
    {"drawing", QT_TRANSLATE_NOOP("vizsla::problems", "Drawing or painting")},
    {"several defects", QT_TRANSLATE_NOOP("vizsla::problems", "Several defects")},
    {"too small", QT_TRANSLATE_NOOP("vizsla::problems", "Too small to tell")},
    {"nothing of the label", QT_TRANSLATE_NOOP("vizsla::problems", "Nothing of the label in it")},
    {"near duplicate", QT_TRANSLATE_NOOP("vizsla::problems", "Near duplicate of another image")},
    {"collage", QT_TRANSLATE_NOOP("vizsla::problems", "Collage of several images")},
    {"cannot be opened", QT_TRANSLATE_NOOP("vizsla::problems", "Cannot be opened")},
};
constexpr int otherRow = static_cast<int>(std::size(reasons));
constexpr int noneRow = otherRow + 1;

QString translated(const char* text)
{
    return QCoreApplication::translate("vizsla::problems", text);
}

int digitOf(int row)
{
    return row == noneRow ? 0 : row + 1;
}

/// A row of the menu: its text, a mark where it is what is said now, and its key.
class ReasonDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {menuWidth, problemRowHeight};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Colours& colours = coloursFor(option.palette);
        const bool isLit = option.state & (QStyle::State_Selected | QStyle::State_MouseOver);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(isLit ? colours.accentTint : colours.panel);
        painter->drawRoundedRect(option.rect, cornerRadius - 2, cornerRadius - 2);
        painter->setFont(option.font);
        QRect area = option.rect.adjusted(10, 0, -8, 0);
        const QRect cap = paintKeyCap(*painter, area, QString::number(digitOf(index.row())),
                                      colours.quietText, colours.hover, colours.track);
        area.setRight(cap.left() - 6);
        painter->setPen(colours.text);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
        if (index.data(Qt::UserRole).toBool())
            painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, QStringLiteral("✓"));
        painter->restore();
    }
};

}  // namespace

QString problemText(const std::string& reason)
{
    const std::string words = problemReason(reason);
    const auto known = std::ranges::find(reasons, words, &Reason::word);
    return known == std::end(reasons) ? toQString(words) : translated(known->text);
}

ProblemMenu::ProblemMenu(QWidget& page) : DeskPopover(page), m_list(new QListWidget), m_other(new QLineEdit)
{
    setObjectName(QStringLiteral("problemMenu"));
    setAccessibleName(tr("Why the image is problematic"));
    build();
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { choose(m_list->row(item)); });
}

void ProblemMenu::build()
{
    m_list->setObjectName(QStringLiteral("problemReasons"));
    m_list->setItemDelegate(new ReasonDelegate(m_list));
    m_list->setMouseTracking(true);
    // The menu itself takes the keys.
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const Reason& reason : reasons)
        m_list->addItem(translated(reason.text));
    m_list->addItem(tr("Other, in your own words"));
    m_list->addItem(tr("Not problematic"));
    m_list->setFixedSize(menuWidth, m_list->count() * problemRowHeight);
    m_other->setObjectName(QStringLiteral("otherProblem"));
    m_other->setPlaceholderText(tr("What is the matter with it?"));
    m_other->setAccessibleName(tr("Another reason"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacingStep, 2 * spacingStep, 2 * spacingStep, 2 * spacingStep);
    layout->setSpacing(spacingStep);
    layout->addWidget(styledLabel("small", tr("The image is problematic: it will not be scored")));
    layout->addWidget(m_list);
    layout->addWidget(m_other);
}

void ProblemMenu::openAt(const QWidget& anchor, const std::optional<std::string>& reason)
{
    const std::string words = reason ? problemReason(*reason) : std::string();
    const auto known = std::ranges::find(reasons, words, &Reason::word);
    int chosen = -1;
    if (reason && *reason != "false")
        chosen = static_cast<int>(known - std::begin(reasons));
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setData(Qt::UserRole, row == chosen);
    m_list->item(noneRow)->setHidden(chosen < 0);
    m_list->setFixedHeight((m_list->count() - (chosen < 0 ? 1 : 0)) * problemRowHeight);
    m_list->setCurrentRow(std::max(chosen, 0));
    m_other->setText(chosen == otherRow ? toQString(words) : QString());
    m_other->setVisible(chosen == otherRow);
    DeskPopover::openAt(anchor);
}

void ProblemMenu::keyPressEvent(QKeyEvent* event)
{
    const int rows = m_list->count() - (m_list->item(noneRow)->isHidden() ? 1 : 0);
    const int row = m_list->currentRow();
    switch (event->key()) {
        case Qt::Key_Up:
            m_list->setCurrentRow((row + rows - 1) % rows);
            return;
        case Qt::Key_Down:
            m_list->setCurrentRow((row + 1) % rows);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!m_other->hasFocus())
                choose(row);
            else if (const QString text = m_other->text().trimmed(); !text.isEmpty())
                take(jsonText(text.toStdString()));
            return;
        default:
            break;
    }
    const int digit = event->key() - Qt::Key_0;
    if (!m_other->hasFocus() && digit >= 0 && digit <= noneRow)
        choose(digit == 0 ? noneRow : digit - 1);
    else
        DeskPopover::keyPressEvent(event);
}

void ProblemMenu::choose(int row)
{
    if (row < otherRow) {
        take(jsonText(reasons[row].word));
    } else if (row == noneRow) {
        take(std::nullopt);
    } else {
        m_list->setCurrentRow(otherRow);
        m_other->show();
        m_other->setFocus();
        m_other->selectAll();
    }
}

void ProblemMenu::take(const std::optional<std::string>& reason)
{
    dismiss();
    Q_EMIT chosen(reason);
}

}  // namespace vizsla
