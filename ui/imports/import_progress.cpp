// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_progress.h"

#include <QHBoxLayout>
#include <QProgressBar>

#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

ImportProgress::ImportProgress(QWidget* parent)
    : QWidget(parent),
      m_what(styledLabel("heading")),
      m_bar(new QProgressBar),
      m_counts(styledLabel("small")),
      m_cancel(new KeyButton(tr("Cancel")))
{
    m_bar->setTextVisible(false);
    m_counts->setObjectName(QStringLiteral("importCounts"));
    m_cancel->setObjectName(QStringLiteral("cancelImport"));
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
    layout->addWidget(m_counts);
    layout->addStretch(2);
    layout->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &ImportProgress::cancelWanted);
}

void ImportProgress::begin(const QString& what)
{
    m_what->setText(what);
    m_bar->setRange(0, 0);
    m_counts->setText(tr("Reading…"));
    m_cancel->setEnabled(true);
    m_cancel->setFocus();
}

void ImportProgress::showProgress(int done, int total)
{
    m_bar->setRange(0, total);
    m_bar->setValue(done);
    if (m_cancel->isEnabled())
        m_counts->setText(tr("%1 of %2").arg(countText(done), countText(total)));
}

void ImportProgress::showCancelling()
{
    m_cancel->setEnabled(false);
    m_counts->setText(tr("Stopping…"));
}

}  // namespace vizsla
