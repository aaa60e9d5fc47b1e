// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "ui/sample/sample_maker.h"

namespace vizsla {

/// Where the application finds what is installed with it, and puts what it makes.
struct AppPaths
{
    std::filesystem::path guideFolder;
    SampleSources sampleSources;
    std::filesystem::path sampleFolder;
    std::filesystem::path manualFolder;
};

}  // namespace vizsla
