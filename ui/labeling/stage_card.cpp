// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/stage_card.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int textWidth = 420;
constexpr int buttonWidth = 240;

}  // namespace

StageCard::StageCard(const Clock& clock, QWidget* parent)
    : QWidget(parent),
      m_gate(clock),
      m_sign(styledLabel("stageSign")),
      m_title(styledLabel("stageTitle")),
      m_text(styledLabel("stageText")),
      m_action(new KeyButton({}, KeyButton::Kind::Primary))
{
    m_sign->setAlignment(Qt::AlignHCenter);
    m_title->setAlignment(Qt::AlignHCenter);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(textWidth);
    m_action->setMinimumWidth(buttonWidth);
    m_action->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2 * spacingStep);
    layout->addStretch(2);
    for (QLabel* label : {m_sign, m_title, m_text})
        layout->addWidget(label, 0, Qt::AlignHCenter);
    layout->addSpacing(4 * spacingStep);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &StageCard::accepted);
    m_gate.guard(*this);
}

void StageCard::setTexts(const QString& sign, const QString& title, const QString& text,
                         const QString& action)
{
    m_sign->setText(sign);
    m_title->setText(title);
    m_text->setText(text);
    // A layout gives a centred label that wraps the height of one line.
    m_text->setFixedHeight(m_text->heightForWidth(textWidth));
    m_action->setText(action);
    m_gate.closeUntilPainted(*this);
}

void StageCard::setKey(const QKeySequence& key)
{
    m_action->setKey(key);
}

void StageCard::press()
{
    if (m_gate.admits())
        m_action->click();
}

void StageCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), coloursFor(palette()).stage);
}

}  // namespace vizsla
