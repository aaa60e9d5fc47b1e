// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/image_only_mode.h"

#include <QKeyEvent>
#include <utility>

#include "ui/labeling/full_screen_signs.h"

namespace vizsla {

namespace {

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_AltGr ||
           key == Qt::Key_Meta;
}

}  // namespace

QString typedBy(const QKeyEvent& event)
{
    const QString text = event.text();
    const bool isPlain = !(event.modifiers() & ~Qt::ShiftModifier);
    return isPlain && !text.isEmpty() && text.front().isPrint() ? text : QString();
}

ImageOnlyMode::ImageOnlyMode(const Clock& clock, QWidget& view, std::vector<QWidget*> hidden, QObject* parent)
    : QObject(parent),
      m_hidden(std::move(hidden)),
      m_signs(new FullScreenSigns(clock, view))
{}

void ImageOnlyMode::set(bool on, const QString& typed)
{
    if (on == m_isOn)
        return;
    m_isOn = on;
    for (QWidget* widget : m_hidden)
        widget->setVisible(!on);
    m_signs->setOn(on);
    Q_EMIT changed(on, typed);
}

void ImageOnlyMode::press(const QKeyEvent& event)
{
    const QString typed = typedBy(event);
    if (event.key() == Qt::Key_Escape || !typed.isEmpty())
        set(false, typed);
    else if (!isModifier(event.key()))
        m_signs->showHint();
}

}  // namespace vizsla
