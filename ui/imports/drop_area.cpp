// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/drop_area.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/labels.h"

namespace vizsla {

DropArea::DropArea(QWidget* parent)
    : QFrame(parent),
      m_names(new ElidedLabel("strong")),
      m_folder(new ElidedLabel("quiet")),
      m_note(styledLabel("small")),
      m_chooseFiles(new QPushButton(tr("Choose files…")))
{
    m_names->setObjectName(QStringLiteral("chosen"));
    m_note->setObjectName(QStringLiteral("leftOut"));
    m_note->setWordWrap(true);
    m_chooseFiles->setObjectName(QStringLiteral("chooseFiles"));
    auto* chooseFolder = new QPushButton(tr("Choose a folder…"));
    chooseFolder->setObjectName(QStringLiteral("chooseFolder"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * spacingStep);
    buttons->addWidget(m_chooseFiles);
    buttons->addWidget(chooseFolder);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4 * spacingStep, 4 * spacingStep, 4 * spacingStep, 4 * spacingStep);
    layout->setSpacing(spacingStep);
    layout->addWidget(m_names);
    layout->addWidget(m_folder);
    layout->addWidget(m_note);
    layout->addSpacing(2 * spacingStep);
    layout->addLayout(buttons);
    connect(m_chooseFiles, &QPushButton::clicked, this, &DropArea::filesWanted);
    connect(chooseFolder, &QPushButton::clicked, this, &DropArea::folderWanted);
    showNothing();
}

void DropArea::showNothing()
{
    showChosen(tr("Drop files or a folder here"),
               tr("Test sets, images, predictions, annotations or verdicts"), {});
}

void DropArea::showChosen(const QString& names, const QString& folder, const QString& note)
{
    m_names->setText(names);
    m_folder->setText(folder);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void DropArea::setInviting(bool inviting)
{
    m_isInviting = inviting;
    update();
}

void DropArea::paintEvent(QPaintEvent*)
{
    const Colours& colours = coloursFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(m_isInviting ? colours.accent : colours.quietText, m_isInviting ? 2 : 1, Qt::DashLine));
    painter.setBrush(m_isInviting ? colours.accentTint : colours.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), cornerRadius, cornerRadius);
}

}  // namespace vizsla
