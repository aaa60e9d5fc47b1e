// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vizsla {

enum class Mode {
    Training,  ///< feedback after each image
    Test,      ///< no feedback, blind to the source, timed
};

/// Images to label, cut into parts.
struct Task
{
    std::string id;
    std::string name;
    std::string description;
    Mode mode = Mode::Training;
    int partSize = 10;
    int imageCount = 0;

    int partCount() const { return (imageCount + partSize - 1) / partSize; }
};

}  // namespace vizsla
