// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/image_path.h"

#include <algorithm>

namespace vizsla {

namespace {

constexpr std::string_view bothSeparators = "/\\";

constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "/x", "\x", "C:/x" and "C:\x".
bool isAbsolute(std::string_view path)
{
    if (path.size() > 2 && isLetter(path[0]) && path[1] == ':')
        path.remove_prefix(2);
    return bothSeparators.find(path.front()) != std::string_view::npos;
}

/// How many folders deep a path ends; less than 0 where it leads out of the folder it begins in, if only for
/// a while.
int depthOf(std::string_view path, std::string_view separators)
{
    int depth = 0;
    while (!path.empty() && depth >= 0) {
        const std::size_t end = std::min(path.find_first_of(separators), path.size());
        const std::string_view part = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (part == "..")
            --depth;
        else if (!part.empty() && part != ".")
            ++depth;
    }
    return depth;
}

}  // namespace

std::string_view imagePathFault(std::string_view path)
{
    if (path.empty())
        return "nothing";
    if (path.find('\0') != std::string_view::npos)
        return "a path with a zero byte";
    if (isAbsolute(path))
        return "an absolute path";
    const int depth = std::min(depthOf(path, "/"), depthOf(path, bothSeparators));
    if (depth < 0)
        return "a path that leads out of the folder of the images";
    return depth == 0 ? "the path of a folder" : std::string_view();
}

std::filesystem::path imageFile(const std::filesystem::path& folder, std::string_view path)
{
    return imagePathFault(path).empty() ? folder / path : std::filesystem::path();
}

}  // namespace vizsla
