// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/clock.h"
#include "core/labeling/pace.h"
#include "core/result.h"
#include "core/study/ids.h"

namespace vizsla {

class StudyConnection;

/// What a labeler did since a moment, over all tasks.
struct DaySummary
{
    int images = 0;     ///< answered, in tests too
    int notInTime = 0;  ///< their time was up
    std::optional<Micros> medianDuration;
    TimeSpent time;  ///< of all sessions, that between images too; what was before the moment is not in it
    std::vector<PacedImage> pace;
    int trainingImages = 0;
    int trainingRight = 0;  ///< as feedback judged them; test-mode answers stay unjudged
};

Result<DaySummary> summarizeSince(StudyConnection& study, const LabelerId& labelerId, UtcTime since);

}  // namespace vizsla
