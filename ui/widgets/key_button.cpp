// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_button.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QToolTip>

#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr int capGap = 8;
constexpr int capPadding = 5;

QFont capFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.83);
    font.setBold(false);
    return font;
}

}  // namespace

QString keyCapText(const QKeySequence& key)
{
    QString text = key.toString(QKeySequence::NativeText);
    text.replace(QLatin1String("Return"), QStringLiteral("⏎"));
    text.replace(QLatin1String("Enter"), QStringLiteral("⏎"));
    text.replace(QLatin1String("Left"), QStringLiteral("←"));
    text.replace(QLatin1String("Right"), QStringLiteral("→"));
    text.replace(QLatin1String("Up"), QStringLiteral("↑"));
    text.replace(QLatin1String("Down"), QStringLiteral("↓"));
    text.replace(QLatin1Char('+'), QLatin1Char(' '));
    return text.trimmed();
}

QSize keyCapSize(const QFont& font, const QString& text)
{
    const QFontMetrics metrics(capFont(font));
    const int height = metrics.height() + 1;
    return {std::max(height, metrics.horizontalAdvance(text) + 2 * capPadding), height};
}

QRect paintKeyCap(QPainter& painter, const QRect& area, const QString& text, const QColor& ink,
                  const QColor& fill, const QColor& line)
{
    const QSize size = keyCapSize(painter.font(), text);
    const QRect cap(area.right() - size.width() + 1, area.center().y() - size.height() / 2, size.width(),
                    size.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(capFont(painter.font()));
    painter.setPen(line);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(ink);
    painter.drawText(cap, Qt::AlignCenter, text);
    painter.restore();
    return cap;
}

KeyButton::KeyButton(const QString& text, Kind kind, QWidget* parent)
    : QPushButton(text, parent),
      m_kind(kind)
{
    if (kind == Kind::Primary)
        setProperty("kind", "primary");
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void KeyButton::setKey(const QKeySequence& key)
{
    m_cap = keyCapText(key);
    updateGeometry();
    update();
}

QSize KeyButton::capSize() const
{
    return m_cap.isEmpty() ? QSize(0, 0) : keyCapSize(font(), m_cap);
}

QSize KeyButton::sizeHint() const
{
    QSize hint = QPushButton::sizeHint();
    if (!m_cap.isEmpty())
        hint.rwidth() += capGap + capSize().width();
    return hint;
}

QSize KeyButton::minimumSizeHint() const
{
    constexpr int shortText = 60;
    const int spare = std::max(0, fontMetrics().horizontalAdvance(text()) - shortText);
    return sizeHint() - QSize(spare, 0);
}

QRect KeyButton::textArea() const
{
    // Advances are rounded; a pixel more keeps the text from being elided at its own width.
    const int textWidth = fontMetrics().horizontalAdvance(text()) + 1;
    const int capWidth = m_cap.isEmpty() ? 0 : capGap + capSize().width();
    const int left = std::max((width() - textWidth - capWidth) / 2, spacingStep);
    return {left, 0, std::min(textWidth, width() - left - capWidth - spacingStep), height()};
}

bool KeyButton::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && fontMetrics().horizontalAdvance(text()) > textArea().width()) {
        QStringList lines{text()};
        if (!toolTip().isEmpty())
            lines << toolTip();
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), lines.join(QLatin1Char('\n')), this);
        return true;
    }
    return QPushButton::event(event);
}

void KeyButton::paintEvent(QPaintEvent*)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    QStylePainter painter(this);
    painter.drawControl(QStyle::CE_PushButton, option);

    const Colours& colours = coloursFor(palette());
    const bool primary = m_kind == Kind::Primary;
    QColor ink = primary ? colours.onAccent : isChecked() ? colours.accentText : colours.text;
    if (!isEnabled())
        ink = colours.quietText;
    painter.setPen(ink);
    const QRect area = textArea();
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
    if (m_cap.isEmpty())
        return;
    const QRect capArea = area.adjusted(0, 0, capGap + capSize().width(), 0);
    QColor fill = primary ? QColor(0, 0, 0, 50) : colours.hover;
    QColor line = primary ? QColor(255, 255, 255, 110) : colours.track;
    if (!isEnabled())
        fill = Qt::transparent;
    paintKeyCap(painter, capArea, m_cap, ink, fill, line);
}

}  // namespace vizsla
