// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/right_sign.h"

#include <QAccessible>
#include <algorithm>

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int moment = 1600;  // ms
constexpr int cornerMargin = 3 * spacingStep;

}  // namespace

RightSign::RightSign(QWidget& place) : QLabel(&place), m_place(place)
{
    setObjectName(QStringLiteral("rightSign"));
    setProperty("role", "judgement");
    setTextFormat(Qt::PlainText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setTone(this, Tone::Right);
    hide();
    m_moment.setSingleShot(true);
    m_moment.setInterval(moment);
    connect(&m_moment, &QTimer::timeout, this, &QWidget::hide);
}

void RightSign::tell(const QString& className)
{
    setText(toneSign(Tone::Right) + QLatin1Char(' ') + tr("Right: %1").arg(className));
    setAccessibleName(text());
    ensurePolished();
    resize(std::min(sizeHint().width(), m_place.width() - 2 * cornerMargin), sizeHint().height());
    move(cornerMargin, cornerMargin);
    show();
    raise();
    m_moment.start();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

}  // namespace vizsla
