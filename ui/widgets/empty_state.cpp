// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/theme.h"
#include "ui/widgets/centred.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int textWidth = 480;
constexpr int buttonWidth = 240;
constexpr int tallestChoices = 220;

}  // namespace

EmptyState::EmptyState(const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent),
      m_title(styledLabel("title", title)),
      m_text(styledLabel("quiet", text)),
      m_choices(new QScrollArea),
      m_actions(new QVBoxLayout)
{
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(textWidth);
    m_actions->setSpacing(2 * spacingStep);
    m_choices->setObjectName(QStringLiteral("choices"));
    m_choices->setWidgetResizable(true);
    m_choices->setFocusPolicy(Qt::NoFocus);
    m_choices->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_choices->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2 * spacingStep);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(centred(m_text));
    layout->addSpacing(3 * spacingStep);
    layout->addWidget(m_choices, 0, Qt::AlignHCenter);
    layout->addSpacing(spacingStep);
    layout->addLayout(m_actions);
    layout->addStretch(3);
    setTexts(title, text);
}

void EmptyState::setTexts(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
}

void EmptyState::setTitle(const QString& title)
{
    m_title->setText(title);
}

void EmptyState::setSelectable()
{
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

QPushButton* EmptyState::addAction(const QString& text)
{
    auto* button = new QPushButton(text);
    if (m_actions->isEmpty())
        button->setProperty("kind", "primary");
    button->setMinimumWidth(buttonWidth);
    m_actions->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

void EmptyState::setChoices(const QStringList& texts)
{
    auto* list = new QWidget;
    list->setObjectName(QStringLiteral("scrolled"));
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingStep);
    QWidget* before = nullptr;
    for (int choice = 0; choice < texts.size(); ++choice) {
        auto* button = new QPushButton(texts[choice]);
        before = button;
        button->setMinimumWidth(buttonWidth);
        connect(button, &QPushButton::clicked, this, [this, choice] { Q_EMIT chosen(choice); });
        layout->addWidget(button);
    }
    m_choices->setWidget(list);
    m_choices->setFixedSize(list->sizeHint().width() + m_choices->verticalScrollBar()->sizeHint().width(),
                            std::min(list->sizeHint().height(), tallestChoices));
    m_choices->setVisible(!texts.isEmpty());
    // By Tab one comes to the actions after them.
    for (int action = 0; before && action < m_actions->count(); ++action) {
        QWidget* next = m_actions->itemAt(action)->widget();
        setTabOrder(before, next);
        before = next;
    }
}

void EmptyState::focusFirst()
{
    const QWidget* choices = m_choices->isHidden() ? nullptr : m_choices->widget();
    if (auto* first = choices ? choices->findChild<QPushButton*>() : findChild<QPushButton*>())
        first->setFocus();
}

}  // namespace vizsla
