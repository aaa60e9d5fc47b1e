// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/rest_reminder.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>

#include "core/clock.h"
#include "core/labeling/labeling_session.h"
#include "ui/settings/key_map.h"
#include "ui/settings/settings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {}  // namespace

RestReminder::RestReminder(Settings& settings, const KeyMap& keys, const Clock& clock, QWidget* parent)
    : QFrame(parent),
      m_settings(settings),
      m_keys(keys),
      m_clock(clock),
      m_gate(clock),
      m_text(styledLabel("")),
      m_rest(new KeyButton(tr("Rest now"))),
      m_later(new KeyButton(tr("In %1 minutes").arg(BreakSchedule::putOffBy / oneMinute))),
      m_dismiss(new QPushButton(QStringLiteral("✕"))),
      m_restKey(new QShortcut(this)),
      m_laterKey(new QShortcut(this))
{
    build();
    hide();
    connectKey(m_restKey, m_rest);
    connectKey(m_laterKey, m_later);
    connect(m_rest, &QPushButton::clicked, this,
            [this] { answer(&BreakSchedule::putOff, &RestReminder::restWanted); });
    connect(m_later, &QPushButton::clicked, this,
            [this] { answer(&BreakSchedule::putOff, &RestReminder::putOff); });
    connect(m_dismiss, &QPushButton::clicked, this,
            [this] { answer(&BreakSchedule::dismiss, &RestReminder::dismissed); });
    connect(&m_keys, &KeyMap::changed, this, &RestReminder::showKeys);
    connect(&m_settings, &Settings::restReminderChanged, this, &RestReminder::findInterval);
    showKeys();
    findInterval();
    m_gate.guard(*this);
}

/// Shortcuts of what is hidden do nothing.
void RestReminder::connectKey(QShortcut* key, KeyButton* button)
{
    key->setAutoRepeat(false);
    connect(key, &QShortcut::activated, this, [this, button] {
        if (m_gate.admits())
            button->click();
    });
}

void RestReminder::build()
{
    setObjectName(QStringLiteral("restReminder"));
    setProperty("role", "message");
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_text->setObjectName(QStringLiteral("restText"));
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_rest->setObjectName(QStringLiteral("restNow"));
    m_later->setObjectName(QStringLiteral("restLater"));
    m_dismiss->setObjectName(QStringLiteral("restDismiss"));
    m_dismiss->setProperty("kind", "quiet");
    m_dismiss->setToolTip(tr("Remind me again after as much more work"));
    m_dismiss->setAccessibleName(tr("Dismiss"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4 * spacingStep, spacingStep, 2 * spacingStep, spacingStep);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_text, 1);
    // A click leaves the keyboard where it is.
    for (QPushButton* button :
         {static_cast<QPushButton*>(m_rest), static_cast<QPushButton*>(m_later), m_dismiss}) {
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
}

void RestReminder::showKeys()
{
    m_rest->setKey(m_keys.key(KeyAction::RestNow));
    m_restKey->setKey(m_keys.key(KeyAction::RestNow));
    m_later->setKey(m_keys.key(KeyAction::RestLater));
    m_laterKey->setKey(m_keys.key(KeyAction::RestLater));
}

void RestReminder::findInterval()
{
    const int minutes = m_settings.restAfterMinutes();
    const auto own = minutes > 0 ? std::optional<Micros>(minutes * oneMinute) : std::nullopt;
    m_breakSchedule.setInterval(m_taskInterval ? m_taskInterval : own);
    if (!m_breakSchedule.isDue())
        hide();
}

void RestReminder::begin(const LabelingSession& session)
{
    if (m_labelerId != session.labelerId())
        m_breakSchedule.startAnew();
    m_labelerId = session.labelerId();
    m_taskInterval = session.task().rules.breakEvery;
    m_breakSchedule.begin(m_clock.now(), session.spentOnTask());
    findInterval();
}

void RestReminder::update(const LabelingSession& session)
{
    m_breakSchedule.update(m_clock.now(), session.spentOnTask());
    if (!m_breakSchedule.isDue()) {
        hide();
        return;
    }
    showText();
    if (!session.isShown())
        show();
}

void RestReminder::showText()
{
    const qint64 minutes = m_breakSchedule.worked() / oneMinute;
    const QString worked = minutes == 1 ? tr("You have labeled for 1 minute.")
                                        : tr("You have labeled for %1 minutes.").arg(minutes);
    m_text->setText(worked + QLatin1Char(' ') + tr("A short rest keeps you accurate."));
    m_text->setToolTip(m_text->text());
}

/// Who rests is not asked again at once if the rest turns out too short to be one.
void RestReminder::answer(void (BreakSchedule::*change)(), void (RestReminder::*answered)())
{
    (m_breakSchedule.*change)();
    hide();
    Q_EMIT(this->*answered)();
}

}  // namespace vizsla
