// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/progress_page.h"

#include <QHBoxLayout>
#include <QProgressBar>

#include "ui/theme/theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

ProgressPage::ProgressPage(const QString& cancelName, const QString& noteName, QWidget* parent)
    : QWidget(parent),
      m_what(styledLabel("heading")),
      m_bar(new QProgressBar),
      m_note(styledLabel("small")),
      m_cancel(new KeyButton(tr("Cancel")))
{
    m_bar->setTextVisible(false);
    m_note->setObjectName(noteName);
    m_cancel->setObjectName(cancelName);
    m_cancel->setKey(Qt::Key_Escape);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingStep);
    layout->addStretch(1);
    layout->addWidget(m_what);
    layout->addSpacing(2 * spacingStep);
    layout->addWidget(m_bar);
    layout->addWidget(m_note);
    layout->addStretch(2);
    layout->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &ProgressPage::cancelWanted);
}

void ProgressPage::setBarName(const QString& accessibleName)
{
    m_bar->setAccessibleName(accessibleName);
}

void ProgressPage::begin(const QString& what, const QString& note)
{
    m_what->setText(what);
    m_note->setText(note);
    m_bar->setRange(0, 0);
    m_cancel->setEnabled(true);
    m_cancel->setFocus();
}

void ProgressPage::showProgress(int done, int total)
{
    m_bar->setRange(0, total);
    m_bar->setValue(done);
}

void ProgressPage::setNote(const QString& note)
{
    m_note->setText(note);
}

void ProgressPage::showCancelling()
{
    m_cancel->setEnabled(false);
}

bool ProgressPage::isCancelling() const
{
    return !m_cancel->isEnabled();
}

}  // namespace vizsla
