// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folders.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>

namespace vizsla {

namespace fs = std::filesystem;

namespace {

fs::path homeFolder()
{
    if (const char* home = std::getenv("HOME"); home && *home == '/')
        return home;
    const passwd* user = ::getpwuid(::getuid());
    return user && user->pw_dir ? user->pw_dir : "/";
}

/// The specification says to ignore a variable whose path is not absolute.
fs::path xdgFolder(const char* variable, const char* belowHome)
{
    if (const char* folder = std::getenv(variable); folder && *folder == '/')
        return folder;
    return homeFolder() / belowHome;
}

}  // namespace

fs::path executableFolder(const char* calledAs)
{
    std::error_code error;
    const fs::path file = fs::read_symlink("/proc/self/exe", error);
    return (error ? fs::absolute(calledAs, error) : file).parent_path();
}

fs::path dataFolder(const fs::path& applicationFolder)
{
    return (applicationFolder / "../share/vizsla").lexically_normal();
}

fs::path userDataFolder()
{
    return xdgFolder("XDG_DATA_HOME", ".local/share") / "vizsla";
}

fs::path userStateFolder()
{
    return xdgFolder("XDG_STATE_HOME", ".local/state") / "vizsla";
}

fs::path userCacheFolder()
{
    return xdgFolder("XDG_CACHE_HOME", ".cache") / "vizsla";
}

fs::path defaultSampleFolder()
{
    return userDataFolder() / "sample";
}

fs::path sampleStudyFile(const fs::path& sampleFolder)
{
    return sampleFolder / "Sample study.vizsla";
}

}  // namespace vizsla
