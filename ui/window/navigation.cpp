// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/navigation.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int navigationWidth = 172;
constexpr int narrowWidth = 128;

}  // namespace

Navigation::Navigation(std::span<const StudyPage> pages, const QString& study, QWidget* parent)
    : QFrame(parent),
      m_buttons(new QButtonGroup(this))
{
    setProperty("role", "side");
    setFixedWidth(navigationWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 12, 10, 16);
    layout->setSpacing(2);
    int key = Qt::Key_1;
    for (const StudyPage& entry : pages) {
        const QKeySequence keys(Qt::CTRL | static_cast<Qt::Key>(key++));
        auto* button = new QPushButton(entry.title);
        button->setObjectName(QStringLiteral("nav:") + QLatin1String(entry.name));
        button->setProperty("kind", "nav");
        button->setCheckable(true);
        button->setToolTip(keys.toString(QKeySequence::NativeText));
        m_buttons->addButton(button, static_cast<int>(entry.id));
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, page = entry.id] { Q_EMIT clicked(page); });
        // Of the pages' own widget, as this one is hidden while somebody labels.
        auto* shortcut = new QShortcut(keys, parent);
        connect(shortcut, &QShortcut::activated, this, [this, page = entry.id] { Q_EMIT keyPressed(page); });
    }
    layout->addStretch(1);
    auto* text = styledLabel("small", study);
    text->setWordWrap(true);
    layout->addWidget(text);
}

void Navigation::setNarrow(bool narrow)
{
    setFixedWidth(narrow ? narrowWidth : navigationWidth);
}

void Navigation::setCurrent(Page page)
{
    m_buttons->button(static_cast<int>(page))->setChecked(true);
}

}  // namespace vizsla
