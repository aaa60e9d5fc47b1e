// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labels.h"

#include <QStyle>

namespace vizsla {

QLabel* styledLabel(const char* role, const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel* badge(const QString& text, Tone tone, QWidget* parent)
{
    auto* label = styledLabel("badge", text, parent);
    label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setTone(label, tone);
    return label;
}

void setTone(QWidget* widget, Tone tone)
{
    constexpr const char* names[] = {"neutral", "right", "wrong", "unclear"};
    widget->setProperty("tone", names[static_cast<int>(tone)]);
    // A style sheet looks at properties only when the widget is polished, which a new one is not yet.
    if (!widget->testAttribute(Qt::WA_WState_Polished))
        return;
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QString toneSign(Tone tone)
{
    switch (tone) {
        case Tone::Right:
            return QStringLiteral("✓");
        case Tone::Wrong:
            return QStringLiteral("✕");
        case Tone::Unclear:
            return QStringLiteral("?");
        case Tone::Neutral:
            break;
    }
    return {};
}

QWidget* rule(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setProperty("role", "rule");
    return line;
}

QString escaped(const QString& text)
{
    return text.toHtmlEscaped();
}

}  // namespace vizsla
