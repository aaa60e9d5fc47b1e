// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

namespace vizsla {

struct ApplicationOptions
{
    /// The study to open; without one the most recent is opened, and without that `fallbackStudy` if it
    /// exists.
    std::optional<std::filesystem::path> study;
    std::filesystem::path fallbackStudy;
    /// Where the files that come with the program lie; see dataFolder().
    std::filesystem::path dataFolder;
};

/// Opens the application and returns its exit status once it is closed.
int runApplication(const ApplicationOptions& options, int& argc, char** argv);

}  // namespace vizsla
