// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/job_dialog.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/message_bar.h"

namespace vizsla {

JobDialog::JobDialog(QWidget* parent)
    : QDialog(parent),
      m_message(new MessageBar),
      m_stack(new QStackedWidget)
{
    m_stack->setContentsMargins(5 * spacingStep, 5 * spacingStep, 5 * spacingStep, 4 * spacingStep);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_stack, 1);
}

void JobDialog::reject()
{
    if (isRunning())
        cancel();
    else
        QDialog::reject();
}

}  // namespace vizsla
