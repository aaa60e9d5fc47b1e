// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "core/clock.h"

class QLabel;

namespace vizsla {

/// What is left of a limited time, in words.
struct TimeLeft
{
    QString text;
    bool isPressing = false;
};

/// "0:09", "1:05:00".
QString clockText(qint64 seconds);

/// From here on what is left of a limit is marked: ten seconds, but no more than a quarter of it.
Micros lastSecondsOf(Micros limit);

/// "0:42 left" by the words "%1 left", and other words in the last seconds. What is hidden is only told to be
/// there.
TimeLeft timeLeftText(Micros left, Micros limit, const QString& words, bool showsCountdown);

/// The last seconds carry a frame and heavier type, not a colour alone. The label has the role "countdown".
void showTimeLeft(QLabel& label, const TimeLeft& left);
/// The same where there is a limit; else the label is hidden.
void showTimeLeft(QLabel& label, std::optional<Micros> left, std::optional<Micros> limit,
                  const QString& words, bool showsCountdown);

}  // namespace vizsla
