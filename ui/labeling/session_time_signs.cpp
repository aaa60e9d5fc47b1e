// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/session_time_signs.h"

#include "core/labeling/labeling_session.h"
#include "ui/labeling/full_screen_signs.h"
#include "ui/labeling/session_header.h"
#include "ui/settings/settings.h"

namespace vizsla {

SessionTimeSigns::SessionTimeSigns(Settings& settings, SessionHeader& header, FullScreenSigns& signs)
    : m_settings(settings),
      m_header(header),
      m_signs(signs)
{}

void SessionTimeSigns::show(const LabelingSession& session)
{
    m_header.showTime(session, m_settings.showsCountdown());
    m_signs.showTime(session, m_settings.showsCountdown());
}

void SessionTimeSigns::toggleCountdown()
{
    m_settings.setShowsCountdown(!m_settings.showsCountdown());
}

TimeLeft SessionTimeSigns::left(const LabelingSession* session) const
{
    if (m_upUnseen)
        return {m_upUnseen == TimeLimit::Session ? tr("⚠ The time for this part is up")
                                                 : tr("⚠ The time for this image is up"),
                true};
    if (!session)
        return {};
    const TaskRules& rules = session->task().rules;
    const bool showsCountdown = m_settings.showsCountdown();
    if (const auto left = session->imageTimeLeft(); left && rules.imageLimit)
        return timeLeftText(*left, *rules.imageLimit, tr("this image: %1 left"), showsCountdown);
    if (const auto left = session->sessionTimeLeft(); left && rules.sessionLimit)
        return timeLeftText(*left, *rules.sessionLimit, tr("this part: %1 left"), showsCountdown);
    return {};
}

}  // namespace vizsla
