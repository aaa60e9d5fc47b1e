// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_bar.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "ui/theme/theme.h"

namespace vizsla {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_sign(styledLabel("strong")),
      m_text(new QLabel),
      m_action(new QPushButton),
      m_close(new QPushButton(tr("Close")))
{
    setProperty("role", "message");
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(QStringLiteral("messageAction"));
    m_close->setProperty("kind", "quiet");
    // A click leaves the keyboard where it is.
    m_action->setFocusPolicy(Qt::TabFocus);
    m_close->setFocusPolicy(Qt::TabFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4 * spacingStep, spacingStep, 2 * spacingStep, spacingStep);
    layout->addWidget(m_sign);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionChosen);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::show(const QString& text, Tone tone)
{
    m_sign->setText(tone == Tone::Wrong ? QStringLiteral("!") : toneSign(tone));
    m_text->setText(text);
    setTone(this, tone);
    m_action->hide();
    setVisible(true);
}

void MessageBar::offer(const QString& action)
{
    m_action->setText(action);
    m_action->show();
}

QString MessageBar::text() const
{
    return m_text->text();
}

}  // namespace vizsla
