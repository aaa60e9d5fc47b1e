// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/study/ids.h"

namespace vizsla {

enum class Mode {
    Training,  ///< feedback after each image
    Test,      ///< no feedback, blind to the source, timed
};

/// What a coordinator lays down for everybody who does a task. Times in microseconds; none where empty.
struct TaskRules
{
    std::optional<Micros> imageLimit =
        {};  ///< for each image; one not answered in time counts as not answered
    std::optional<Micros> sessionLimit = {};      ///< for the images of a part together
    std::optional<Micros> breakEvery = {};        ///< work after which a break is offered
    Micros idleAfter = std::chrono::seconds(30);  ///< without a key or the mouse, from which on time is idle
    bool pausesAllowed = true;  ///< while an image is shown; between images one may always rest
    bool guideAllowed = true;
    bool externalAllowed = false;     ///< in test mode; in training it is the labeler's choice
    bool correctionsAllowed = false;  ///< an earlier image of the part may be answered once more

    bool hasLimit() const { return imageLimit || sessionLimit; }
    bool operator==(const TaskRules&) const = default;
};

/// Images to label, cut into parts.
struct Task
{
    TaskId id;
    std::string name;
    std::string description;
    Mode mode = Mode::Training;
    int partSize = 10;
    int imageCount = 0;
    TaskRules rules = {};
    std::optional<UtcTime> resultsOpenedAt = {};  ///< of a test; sealed before
    std::string selection =
        {};  ///< how its images were chosen (selectionText()); empty where it is not known
    std::vector<LabelerId> labelerIds = {};  ///< who sits a test, by id; everybody where empty

    int partCount() const { return (imageCount + partSize - 1) / partSize; }
    bool isFor(const LabelerId& labelerId) const
    {
        return labelerIds.empty() || std::ranges::find(labelerIds, labelerId) != labelerIds.end();
    }
};

}  // namespace vizsla
