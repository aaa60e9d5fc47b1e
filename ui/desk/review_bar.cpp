// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/review_bar.h"

#include <QHBoxLayout>
#include <algorithm>

#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/key_button.h"

namespace vizsla {

ReviewBar::ReviewBar(const KeyMap& keys, QWidget* parent) : WrappingFrame(parent), m_keys(keys)
{
    setProperty("role", "panel");
    auto* layout = new FlowLayout(this);
    layout->setContentsMargins(2 * spacingStep, 2 * spacingStep, 2 * spacingStep, 2 * spacingStep);
    layout->setSpacing(spacingStep);
    addButton(*layout, KeyAction::CallProblematic, "problematic", tr("Problematic"),
              tr("The image should not be scored: say why, or take that back"));
    addButton(*layout, KeyAction::AddLabel, "addLabelButton", tr("Add label"),
              tr("Add a label that nobody proposed"));
    addButton(*layout, KeyAction::WriteNote, "note", tr("Note"), tr("Write a note on this image"));
    addButton(*layout, KeyAction::ShowImageName, "imageName", tr("Name"),
              tr("Show or hide the image's name"));
    layout->addStretch();
    auto* ways = new QWidget;
    auto* waysLayout = new QHBoxLayout(ways);
    waysLayout->setContentsMargins(0, 0, 0, 0);
    waysLayout->setSpacing(spacingStep);
    addButton(*waysLayout, KeyAction::PreviousReviewImage, "previousImage", QStringLiteral("←"),
              tr("Previous image"));
    addButton(*waysLayout, KeyAction::NextReviewImage, "nextImage", tr("Next image"), {});
    layout->addWidget(ways);
    connect(&m_keys, &KeyMap::changed, this, &ReviewBar::showKeys);
    showKeys();
}

void ReviewBar::addButton(QLayout& row, KeyAction action, const char* name, const QString& text,
                          const QString& tip)
{
    const bool isNext = action == KeyAction::NextReviewImage;
    auto* button = new KeyButton(text, isNext ? KeyButton::Kind::Primary : KeyButton::Kind::Secondary);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(tip);
    button->setProperty("density", "compact");
    button->setFocusPolicy(Qt::NoFocus);
    connect(button, &QPushButton::clicked, this, [this, action] { Q_EMIT wanted(action); });
    row.addWidget(button);
    m_buttons.emplace_back(action, button);
}

void ReviewBar::showKeys()
{
    for (const auto& [action, button] : m_buttons) {
        // An arrow needs no more than its tooltip.
        if (action == KeyAction::PreviousReviewImage)
            button->setToolTip(tr("Previous image (%1)").arg(keyCapText(m_keys.key(action))));
        else
            button->setKey(m_keys.key(action));
    }
}

KeyButton* ReviewBar::find(KeyAction action) const
{
    return std::ranges::find(m_buttons, action, &std::pair<KeyAction, KeyButton*>::first)->second;
}

void ReviewBar::setPressed(KeyAction action, bool pressed)
{
    KeyButton* button = find(action);
    if (button->isChecked() == pressed)
        return;
    // A click is a request; what comes of it is said here. A button that can no longer be checked is not
    // painted anew.
    button->setCheckable(true);
    button->setChecked(pressed);
    button->setCheckable(pressed);
}

void ReviewBar::setEnabled(KeyAction action, bool enabled)
{
    find(action)->setEnabled(enabled);
}
const QWidget& ReviewBar::anchor(KeyAction action) const
{
    return *find(action);
}

}  // namespace vizsla
