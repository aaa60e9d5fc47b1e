// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int textWidth = 480;

}  // namespace

EmptyState::EmptyState(const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent),
      m_title(styledLabel("title", title)),
      m_text(styledLabel("quiet", text)),
      m_actions(new QVBoxLayout)
{
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(textWidth);
    m_actions->setSpacing(2 * spacingStep);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2 * spacingStep);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    layout->addSpacing(3 * spacingStep);
    layout->addLayout(m_actions);
    layout->addStretch(3);
    setTexts(title, text);
}

void EmptyState::setTexts(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
    // A layout asks for the height at its own width, at which the text would take fewer lines.
    m_text->setMinimumHeight(std::max(0, m_text->heightForWidth(textWidth)));
}

void EmptyState::setTitle(const QString& title) { m_title->setText(title); }

QPushButton* EmptyState::addAction(const QString& text)
{
    auto* button = new QPushButton(text);
    if (m_actions->isEmpty())
        button->setProperty("kind", "primary");
    button->setMinimumWidth(240);
    m_actions->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

}  // namespace vizsla
