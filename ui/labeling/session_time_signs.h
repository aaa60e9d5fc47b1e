// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <optional>

#include "core/study/answer.h"
#include "ui/widgets/time_left.h"

namespace vizsla {

class FullScreenSigns;
class LabelingSession;
class SessionHeader;
class Settings;

/// Says what is left of a session's time: in the header, over the image alone, and for a page in front.
class SessionTimeSigns final
{
    Q_DECLARE_TR_FUNCTIONS(vizsla::SessionTimeSigns)

public:
    SessionTimeSigns(Settings& settings, SessionHeader& header, FullScreenSigns& signs);

    void show(const LabelingSession& session);
    void toggleCountdown();
    /// A time was up while another page was in front; holds until comeBack().
    void wasUpUnseen(TimeLimit limit) { m_upUnseen = limit; }
    void comeBack() { m_upUnseen.reset(); }
    /// For a page in front; `session` is null while no time runs. Empty where none is limited.
    TimeLeft left(const LabelingSession* session) const;

private:
    Settings& m_settings;
    SessionHeader& m_header;
    FullScreenSigns& m_signs;
    std::optional<TimeLimit> m_upUnseen;
};

}  // namespace vizsla
