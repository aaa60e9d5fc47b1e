// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"

namespace vizsla {

/// A moment as published files write it: ISO 8601 (blank or "T", fraction and zone optional), "Tue, 05 Nov
/// 2019 12:34:56 GMT", "Tue Nov 05 2019 12:34:56 GMT-0800 (...)", "Tue Nov  5 12:34:56 2019", or seconds
/// since 1970. Without a zone it is taken as UTC.
std::optional<UtcTime> momentFromText(std::string_view text);

/// Seconds since 1970, to the nearest microsecond; nothing for what is no date of the years 1 to 9999.
std::optional<UtcTime> momentFromSeconds(double seconds);

/// "2019-11-05T12:34:56.000000Z".
std::string momentText(UtcTime moment);

}  // namespace vizsla
