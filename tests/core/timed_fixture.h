// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labeling/labeling_session.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"

namespace vizsla::test {

/// Ann and a test with rules.
class TimedFixture : public StudyFixture
{
public:
    explicit TimedFixture(const TaskRules& rules = {}, int imageCount = 4, int partSize = 10)
    {
        std::string assigned;
        for (int image = 0; image < imageCount; ++image)
            assigned += "beagle ";
        images = addTestSet("set", assigned);
        task = addTask("Timed", images, Mode::Test, partSize, rules);
        ann = addLabeler("Ann");
    }
    SittingSession begin() { return StudyFixture::begin(task, ann); }

    std::vector<Image> images;
    Task task;
    Labeler ann;
};

inline constexpr Micros second = std::chrono::seconds(1);

/// In whole seconds: "active idle away paused".
inline QString inSeconds(const TimeSpent& time)
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(time.active / second)
        .arg(time.idle / second)
        .arg(time.away / second)
        .arg(time.paused / second);
}

}  // namespace vizsla::test
