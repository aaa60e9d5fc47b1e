// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "core/clock.h"
#include "tests/torture/deeds.h"
#include "tests/torture/phase_board.h"

namespace vizsla::test {

/// What many kills came to.
struct Figures
{
    /// Of the process without a window, and of the window.
    std::array<std::array<int, phaseCount>, 2> kills{};
    int answers = 0;  ///< answers and skips that were reported kept, or kept undone
    int lost = 0;
    int roundsWithUnreported = 0;
    int mostUnreported = 0;
    int progressReported = 0;
    std::vector<Micros> reopenings;
    /// Of studies that something happened to while they were open: how often, and how often the process was
    /// killed after it instead of saying so.
    std::array<int, deedCount> deeds{};
    std::array<int, deedCount> killedAfter{};
    int stepsBefore = 0;
    bool canMount = true;
    /// Of reviewing in the window.
    int reviewsKilled = 0;
    int rulings = 0;
    int mostRulingsUnreported = 0;

    void print(Micros duration);
};

inline void Figures::print(Micros duration)
{
    constexpr const char* about[phaseCount] = {
        "starting up",       "an image there", "feedback open",
        "between two parts", "in a commit",    "writing back the log",
    };
    std::array<int, 2> sums{};
    std::printf("%-24s %12s %12s\n", "killed while", "core alone", "real window");
    for (std::size_t phase = 0; phase < phaseCount; ++phase) {
        std::printf("  %-22s %12d %12d\n", about[phase], kills[0][phase], kills[1][phase]);
        sums[0] += kills[0][phase];
        sums[1] += kills[1][phase];
    }
    std::printf("  %-22s %12d %12d\n\n", "together", sums[0], sums[1]);
    std::ranges::sort(reopenings);
    std::printf("steps reported           %8d answers, skips and undone ones\n", answers);
    std::printf("lost                     %8d\n", lost);
    std::printf("kept but not reported    %8d at most, after %d of the kills\n", mostUnreported,
                roundsWithUnreported);
    std::printf("same image as reported   %8d times; as the log says, always\n", progressReported);
    std::printf("reopening                %8.1f ms in the median, %.1f ms at most\n",
                double(microsOf(reopenings[reopenings.size() / 2])) / 1e3,
                double(microsOf(reopenings.back())) / 1e3);
    for (int deed = 0; deed < deedCount; ++deed)
        std::printf("  open and %-13s %6d times, noticed and said but for %d kills\n",
                    std::string(deedWord(static_cast<Deed>(deed))).c_str(),
                    deeds[static_cast<std::size_t>(deed)], killedAfter[static_cast<std::size_t>(deed)]);
    if (!canMount)
        std::printf("  nothing can be mounted here, so that no study was unmounted\n");
    std::printf("  steps reported then    %6d, all in the file that was open\n", stepsBefore);
    std::printf(
        "reviewing, killed        %8d times; %d actions reported, none lost, at most %d kept unreported\n",
        reviewsKilled, rulings, mostRulingsUnreported);
    std::printf("took                     %8.0f s\n", double(microsOf(duration)) / 1e6);
}

}  // namespace vizsla::test
