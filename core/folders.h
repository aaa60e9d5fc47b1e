// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vizsla {

/// The folder of the program that runs, symbolic links followed; by the name it was called by where the
/// system does not tell.
std::filesystem::path executableFolder(const char* calledAs);

/// Where the files that come with the program lie (`guides`, `sample`), for the folder of its executable.
std::filesystem::path dataFolder(const std::filesystem::path& applicationFolder);

/// The user's own folders for Vizsla by the XDG Base Directory Specification; they need not exist.
std::filesystem::path userDataFolder();
std::filesystem::path userStateFolder();
std::filesystem::path userCacheFolder();

/// The folder that the sample study is made in when none is named, and the study within such a folder.
std::filesystem::path defaultSampleFolder();
std::filesystem::path sampleStudyFile(const std::filesystem::path& sampleFolder);

}  // namespace vizsla
