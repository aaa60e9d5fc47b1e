// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/source_states.h"

#include <sys/stat.h>

#include <functional>
#include <string>
#include <system_error>

#include "core/imports/import.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// 0 for what is not there.
std::uint64_t fileState(const fs::path& path)
{
    struct stat found
    {};
    if (::stat(path.c_str(), &found) != 0)
        return 0;
    std::string text;
    for (const auto value :
         {static_cast<long long>(found.st_size), static_cast<long long>(found.st_ino),
          static_cast<long long>(found.st_mtim.tv_sec), static_cast<long long>(found.st_mtim.tv_nsec)})
        text += std::to_string(value) + ' ';
    return std::hash<std::string>()(text);
}

/// The same in whatever order the folder gives its files.
std::uint64_t treeState(const fs::path& path, const Progress& progress)
{
    std::uint64_t state = fileState(path);
    std::error_code ended;
    fs::recursive_directory_iterator item(path, ended);
    for (; !ended && item != fs::recursive_directory_iterator(); item.increment(ended)) {
        if (progress.isCancelled())
            return state;
        const std::string& name = item->path().native();
        if (item->path().filename().native().starts_with('.'))
            item.disable_recursion_pending();
        else
            state += std::hash<std::string>()(name + ' ' + std::to_string(fileState(item->path())));
    }
    return state;
}

}  // namespace

void SourceStates::add(const fs::path& path)
{
    m_known.push_back({path, false, fileState(path)});
}

void SourceStates::addTree(const fs::path& path, const Progress& progress)
{
    m_known.push_back({path, true, treeState(path, progress)});
}

Result<void> SourceStates::check(const Progress& progress) const
{
    for (const auto& [path, isTree, state] : m_known) {
        const std::uint64_t now = isTree ? treeState(path, progress) : fileState(path);
        if (progress.isCancelled())
            return importCancelled();
        if (now != state)
            return failure(ErrorKind::Replaced, path.string() +
                                                    " has changed since it was looked at; nothing was "
                                                    "imported. Look at it again, or import it as it is now.");
    }
    return {};
}

}  // namespace vizsla
