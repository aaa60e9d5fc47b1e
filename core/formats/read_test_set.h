// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace vizsla {

/// A test set as a file or folder gives it.
struct ReadTestSet
{
    struct Entry
    {
        std::string image;
        std::string wnid;
        std::string file;  ///< below the folder, with "/"; empty where the format names no files

        bool operator==(const Entry&) const = default;
    };

    /// In the order of the file, which is the row order of prediction files. No image stands twice.
    std::vector<Entry> entries;
    /// A sentence each on what was passed over, with counts.
    std::vector<std::string> notes;
};

}  // namespace vizsla
