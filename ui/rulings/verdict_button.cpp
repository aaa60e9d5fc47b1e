// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rulings/verdict_button.h"

#include <QCoreApplication>
#include <QPainter>

#include "ui/theme/theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int buttonHeight = 26;
constexpr int verdictPadding = 7;
constexpr int slotWidth = 16;  // of a sign or a key
constexpr int slotGap = 4;
constexpr double textScale = 0.9;

}  // namespace

QString verdictText(std::optional<Verdict> verdict)
{
    if (!verdict)
        return QCoreApplication::translate("vizsla::verdicts", "Unreviewed");
    switch (*verdict) {
        case Verdict::Correct:
            return QCoreApplication::translate("vizsla::verdicts", "Correct");
        case Verdict::Wrong:
            return QCoreApplication::translate("vizsla::verdicts", "Wrong");
        case Verdict::Unclear:
            return QCoreApplication::translate("vizsla::verdicts", "Unclear");
        case Verdict::DontKnow:
            break;
    }
    return QCoreApplication::translate("vizsla::verdicts", "Don't know");
}

QString verdictSign(std::optional<Verdict> verdict)
{
    if (!verdict)
        return QStringLiteral("○");
    switch (*verdict) {
        case Verdict::Correct:
            return toneSign(Tone::Right);
        case Verdict::Wrong:
            return toneSign(Tone::Wrong);
        case Verdict::Unclear:
            return toneSign(Tone::Unclear);
        case Verdict::DontKnow:
            break;
    }
    return QStringLiteral("–");
}

VerdictButton::VerdictButton(std::optional<Verdict> verdict, QWidget* parent)
    : QAbstractButton(parent),
      m_verdict(verdict)
{
    setText(verdictText(verdict));
    setCheckable(true);
    // The keys belong to the page.
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::PointingHandCursor);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * textScale);
    setFont(small);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void VerdictButton::setKey(const QKeySequence& key)
{
    m_cap = keyCapText(key);
    setToolTip(tr("%1 (%2)").arg(text(), m_cap));
    updateGeometry();
    update();
}

void VerdictButton::setShowsKey(bool shows)
{
    if (shows == m_showsKey)
        return;
    m_showsKey = shows;
    update();
}

QSize VerdictButton::sizeHint() const
{
    const int slot = std::max(slotWidth, keyCapSize(font(), m_cap).width());
    return {2 * verdictPadding + slot + slotGap + fontMetrics().horizontalAdvance(text()) + 1, buttonHeight};
}

VerdictButton::Look VerdictButton::look() const
{
    const Colours& colours = coloursFor(palette());
    if (!isChecked())
        return {colours.text, underMouse() ? colours.hover : colours.panel, colours.track};
    if (!m_verdict)
        return {colours.quietText, colours.hover, colours.line};
    switch (*m_verdict) {
        case Verdict::Correct:
            return {colours.right, colours.rightTint, colours.right};
        case Verdict::Wrong:
            return {colours.wrong, colours.wrongTint, colours.wrong};
        case Verdict::Unclear:
            return {colours.unclear, colours.unclearTint, colours.unclear};
        case Verdict::DontKnow:
            break;
    }
    return {colours.text, colours.track, colours.quietText};
}

void VerdictButton::paintEvent(QPaintEvent*)
{
    const Look look = this->look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look.line);
    painter.setBrush(look.fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), cornerRadius - 1,
                            cornerRadius - 1);

    const bool hasCap = m_showsKey && !isChecked() && !m_cap.isEmpty();
    const bool hasSlot = isChecked() || hasCap;
    const int textWidth = fontMetrics().horizontalAdvance(text()) + 1;
    const int slot = hasCap ? std::max(slotWidth, keyCapSize(font(), m_cap).width()) : slotWidth;
    int left = (width() - textWidth - (hasSlot ? slot + slotGap : 0)) / 2;
    if (hasCap) {
        const Colours& colours = coloursFor(palette());
        paintKeyCap(painter, {left, 0, slot, height()}, m_cap, colours.quietText, colours.hover,
                    colours.track);
    }
    painter.setPen(look.ink);
    if (isChecked())
        painter.drawText(QRect(left, 0, slot, height()), Qt::AlignCenter, verdictSign(m_verdict));
    if (hasSlot)
        left += slot + slotGap;
    painter.drawText(QRect(left, 0, textWidth, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
}

void VerdictButton::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void VerdictButton::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

}  // namespace vizsla
