// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/typed_ahead.h"

#include "ui/classes/class_panel.h"

namespace vizsla {

void TypedAhead::stepAsked()
{
    m_before = m_panel.searchText();
}

void TypedAhead::typed(const QString& text)
{
    if (!m_before)
        stepAsked();
    if (!text.isEmpty())
        m_panel.typeUnseen(text);
    else if (!ahead().isEmpty())
        m_panel.eraseUnseen();
}

/// All of it, where no step was asked for.
QString TypedAhead::ahead() const
{
    const QString text = m_panel.searchText();
    return m_before && text.startsWith(*m_before) ? text.sliced(m_before->size()) : text;
}

void TypedAhead::keyIgnored()
{
    m_panel.selectTyped(ahead().size());
}

void TypedAhead::imageCame()
{
    const QString text = m_before ? ahead() : QString();
    const bool isEnded = m_panel.isTypedSelected();
    m_before.reset();
    m_panel.startAnew();
    if (text.isEmpty())
        return;
    m_panel.type(text);
    if (isEnded)
        m_panel.selectTyped(text.size());
}

}  // namespace vizsla
