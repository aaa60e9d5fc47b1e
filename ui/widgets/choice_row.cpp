// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_row.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

#include "ui/theme/theme.h"

namespace vizsla {

ChoiceRow::ChoiceRow(const QStringList& texts, QWidget* parent)
    : QWidget(parent),
      m_buttons(new QButtonGroup(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacingStep);
    for (const QString& text : texts) {
        auto* button = new QPushButton(text);
        button->setCheckable(true);
        // In a dialog Return is for its default button, also after a choice was clicked.
        button->setAutoDefault(false);
        m_buttons->addButton(button, static_cast<int>(m_buttons->buttons().size()));
        layout->addWidget(button);
    }
    choose(0);
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int choice, bool on) {
        if (on)
            Q_EMIT chosenByUser(choice);
    });
}

int ChoiceRow::chosen() const
{
    return m_buttons->checkedId();
}

void ChoiceRow::choose(int choice)
{
    const QSignalBlocker silent(m_buttons);
    m_buttons->button(choice)->setChecked(true);
}

QAbstractButton* ChoiceRow::button(int choice) const
{
    return m_buttons->button(choice);
}

}  // namespace vizsla
