// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/folder_in_study.h"

#include <algorithm>

namespace vizsla {

namespace fs = std::filesystem;

bool isBelow(const fs::path& path, const fs::path& folder)
{
    return std::ranges::mismatch(folder, path).in1 == folder.end();
}

fs::path commonFolder(const fs::path& one, const fs::path& other)
{
    fs::path common;
    const auto end = std::ranges::mismatch(one, other).in1;
    for (auto part = one.begin(); part != end; ++part)
        common /= *part;
    return common;
}

std::string folderInStudy(const fs::path& folder, const fs::path& studyFolder)
{
    if (folder == studyFolder)
        return {};
    return isBelow(folder, studyFolder) ? folder.lexically_relative(studyFolder).string() : folder.string();
}

}  // namespace vizsla
