// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/study/ids.h"

namespace vizsla {

/// What can happen in a session. The words by which the study knows them are eventWord().
enum class EventKind {
    Began,
    Shown,  ///< an image was painted for the first time since it was asked for
    IdleBegan,
    IdleEnded,
    AwayBegan,  ///< the window is not active any more
    AwayEnded,
    Paused,  ///< the labeler rests; the image is hidden
    Continued,
    StillThere,  ///< written now and then, so that a session that breaks off has a known end
    Confirmed,   ///< SessionEvent::detail: id of the answer
    Corrected,   ///< an earlier image was answered once more; detail: id of the answer
    Skipped,     ///< detail: id of the skip
    Undone,      ///< detail: id of the answer or skip that was undone
    TimeUp,      ///< the image counts as not answered; detail: "image" or "session", the limit
    Revisited,   ///< the labeler went back to an image that has its answer
    GuideOpened,
    GuideClosed,
    LookedUp,  ///< a class was opened in a web browser
    Ended,     ///< missing where the session was interrupted
};

/// One line of the log of a session. Lines are added and never changed.
struct SessionEvent
{
    EventKind kind = EventKind::Shown;
    Moment at;
    ImageId imageId = {};   ///< empty where no image is meant
    std::string wnid = {};  ///< of a class that was confirmed or looked up
    std::string detail = {};
};

std::string_view eventWord(EventKind kind);
std::optional<EventKind> eventFromWord(std::string_view word);

}  // namespace vizsla
