// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/form_rows.h"

#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

FormRows::FormRows(QVBoxLayout* layout) : m_layout(layout)
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacingStep / 2);
}

void FormRows::addHeading(const QString& text)
{
    if (!m_layout->isEmpty())
        m_layout->addSpacing(2 * spacingStep);
    m_layout->addWidget(styledLabel("heading", text));
    m_layout->addSpacing(2 * spacingStep);
}

QLabel* FormRows::add(QWidget* control, const QString& explanation)
{
    m_layout->addWidget(control);
    return addExplanation(explanation);
}

QLabel* FormRows::add(const QString& label, QWidget* control, const QString& explanation)
{
    auto* text = new QLabel(label);
    text->setBuddy(control);
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * spacingStep);
    row->addWidget(text, 1);
    row->addWidget(control);
    m_layout->addLayout(row);
    return addExplanation(explanation);
}

QLabel* FormRows::addExplanation(const QString& text)
{
    QLabel* label = nullptr;
    if (!text.isEmpty()) {
        label = styledLabel("small", text);
        label->setWordWrap(true);
        m_layout->addWidget(label);
    }
    m_layout->addSpacing(2 * spacingStep);
    return label;
}

}  // namespace vizsla
