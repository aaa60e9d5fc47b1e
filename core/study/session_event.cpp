// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/session_event.h"

#include <algorithm>
#include <iterator>

namespace vizsla {

namespace {

/// By EventKind.
constexpr std::string_view eventWords[] = {
    "began",     "shown",        "idle_began",   "idle_ended", "away_began", "away_ended", "paused",
    "continued", "still_there",  "confirmed",    "corrected",  "skipped",    "undone",     "time_up",
    "revisited", "guide_opened", "guide_closed", "looked_up",  "ended"};
static_assert(std::size(eventWords) == static_cast<std::size_t>(EventKind::Ended) + 1);

}  // namespace

std::string_view eventWord(EventKind kind)
{
    return eventWords[static_cast<std::size_t>(kind)];
}

std::optional<EventKind> eventFromWord(std::string_view word)
{
    const auto found = std::ranges::find(eventWords, word);
    return found == std::end(eventWords)
               ? std::nullopt
               : std::optional(static_cast<EventKind>(found - std::begin(eventWords)));
}

}  // namespace vizsla
