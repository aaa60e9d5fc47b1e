// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/too_early_sign.h"

#include <QAccessible>
#include <algorithm>

#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr int moment = 2000;  // ms
constexpr int footMargin = 4 * spacingStep;

}  // namespace

TooEarlySign::TooEarlySign(QWidget& place) : QLabel(tr("Too early: press again"), &place), m_place(place)
{
    setObjectName(QStringLiteral("tooEarly"));
    setProperty("role", "tooEarly");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    m_moment.setSingleShot(true);
    m_moment.setInterval(moment);
    connect(&m_moment, &QTimer::timeout, this, &QWidget::hide);
}

void TooEarlySign::tell(const QString& why)
{
    setText(why.isEmpty() ? tr("Too early: press again") : why);
    setAccessibleName(text());
    ensurePolished();
    setWordWrap(false);
    setWordWrap(sizeHint().width() > m_place.width());
    resize(wordWrap() ? QSize(m_place.width(), heightForWidth(m_place.width())) : sizeHint());
    const int lowest = m_place.height() - height();
    move((m_place.width() - width()) / 2, std::max(lowest - footMargin, lowest / 2));
    show();
    raise();
    m_moment.start();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

}  // namespace vizsla
