// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scorecard/stat_card.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

QPushButton* figureButton(const char* kind)
{
    auto* button = new QPushButton;
    button->setProperty("kind", kind);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return button;
}

void fill(QPushButton* button, const QString& value, const QString& sentence, bool opens)
{
    button->setText(value);
    button->setToolTip(sentence);
    button->setAccessibleName(sentence);
    button->setEnabled(opens);
    button->setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

}  // namespace

StatCard::StatCard(const QString& title, QWidget* parent)
    : QFrame(parent),
      m_title(styledLabel("quiet", title)),
      m_figure(figureButton("figure")),
      m_note(styledLabel("small")),
      m_secondName(styledLabel("small")),
      m_second(figureButton("figureSmall")),
      m_secondNote(styledLabel("small"))
{
    setProperty("role", "card");
    m_note->setWordWrap(true);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* second = new QHBoxLayout;
    second->setSpacing(2 * spacingStep);
    second->addWidget(m_secondName);
    second->addWidget(m_second);
    second->addWidget(m_secondNote, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4 * spacingStep, 3 * spacingStep, 4 * spacingStep, 3 * spacingStep);
    layout->setSpacing(spacingStep);
    layout->addWidget(m_title);
    layout->addWidget(m_figure);
    layout->addWidget(m_note);
    layout->addSpacing(spacingStep);
    layout->addLayout(second);
    layout->addStretch(1);
    m_second->hide();
    connect(m_figure, &QPushButton::clicked, this, &StatCard::figureOpened);
    connect(m_second, &QPushButton::clicked, this, &StatCard::secondOpened);
}

void StatCard::setFigure(const QString& value, const QString& note, const QString& sentence, bool opens)
{
    fill(m_figure, value, sentence, opens);
    m_note->setText(note);
}

void StatCard::setSecondFigure(const QString& name, const QString& value, const QString& note,
                               const QString& sentence)
{
    fill(m_second, value, sentence, true);
    m_secondName->setText(name);
    m_secondNote->setText(note);
    m_second->show();
}

void StatCard::setSecondLine(const QString& text)
{
    m_second->hide();
    m_secondNote->setText(text);
    m_secondNote->setWordWrap(true);
    m_secondName->hide();
}

}  // namespace vizsla
