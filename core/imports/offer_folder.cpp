// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/offer_folder.h"

#include <algorithm>
#include <system_error>

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// Puts the item on the list of files if it is one, or counts it.
void take(fs::recursive_directory_iterator& item, const fs::path& folder, std::vector<std::string>& files,
          std::size_t& links)
{
    if (item->path().filename().string().starts_with('.')) {
        item.disable_recursion_pending();
        return;
    }
    std::error_code ignored;
    if (item->is_regular_file(ignored))
        files.push_back(item->path().string().substr(folder.string().size()));
    else if (item->is_symlink(ignored))
        ++links;
}

}  // namespace

Result<void> offerFolder(const fs::path& folder, FileChoice& choice, std::vector<std::string>& notes,
                         const Progress& progress)
{
    const fs::path top = folder / "";
    std::vector<std::string> files;
    std::size_t links = 0;
    std::error_code problem;
    fs::recursive_directory_iterator item(top, problem);
    while (!problem && item != fs::recursive_directory_iterator()) {
        if (progress.isCancelled())
            return importCancelled();
        take(item, top, files, links);
        item.increment(problem);
    }
    if (problem)
        return failure(ErrorKind::Io, folder.string() + " cannot be read: " + problem.message() + '.');
    std::ranges::sort(files);
    for (const std::string& file : files)
        choice.offer(file);
    if (links > 0)
        notes.push_back(counted(links, "link", "links") + " to folders or to nothing not followed");
    return {};
}

}  // namespace vizsla
