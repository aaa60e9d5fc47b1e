// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/clock.h"

namespace vizsla {

/// One sitting of one labeler on one task part.
struct Session
{
    std::string id;
    std::string taskId;
    std::string labelerId;
    int part = 0;
    UtcMicros startedAt = 0;
};

/// The class a labeler committed for an image.
struct Answer
{
    std::string id;
    std::string sessionId;
    std::string taskId;
    std::string labelerId;
    std::string imageId;
    std::string wnid;
    UtcMicros shownAt = 0;      ///< first paint of the image
    UtcMicros committedAt = 0;  ///< confirmation
    SteadyMicros duration = 0;  ///< between the two, by the steady clock; 0: not known, of an imported answer
    int sequence = 0;           ///< orders a labeler's answers and skips in a task, whatever UTC does
};

/// A labeler put an image off to the end of its part; not an answer.
struct Skip
{
    std::string id;
    std::string imageId;
    UtcMicros madeAt = 0;
    int sequence = 0;  ///< as Answer::sequence
};

}  // namespace vizsla
