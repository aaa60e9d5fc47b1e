// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/staged_folder.h"

#include <cerrno>
#include <utility>

#include "core/durable.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

bool isThere(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
}

/// Not every file system has hard links.
void linkOrCopy(const fs::path& from, const fs::path& to, std::error_code& problem)
{
    fs::create_hard_link(from, to, problem);
    if (problem) {
        problem.clear();
        fs::copy(from, to, fs::copy_options::copy_symlinks, problem);
    }
}

}  // namespace

tl::unexpected<Error> cannotWrite(const fs::path& folder, const std::error_code& problem)
{
    if (problem == std::errc::no_space_on_device || problem.value() == EDQUOT)
        return failure(ErrorKind::Full, "There is no space left on the disk for " + folder.string() +
                                            "; nothing was imported. Free some space and try again.");
    const bool isForbidden = problem == std::errc::permission_denied ||
                             problem == std::errc::operation_not_permitted ||
                             problem == std::errc::read_only_file_system;
    return failure(isForbidden ? ErrorKind::ReadOnly : ErrorKind::Io,
                   folder.string() + " cannot be written (" + problem.message() + "); nothing was imported.");
}

StagedFolder::StagedFolder(fs::path target)
    : m_target(std::move(target)),
      m_path(m_target.parent_path() / (".new " + m_target.filename().string())),
      m_earlier(m_target.parent_path() / (".old " + m_target.filename().string()))
{}

StagedFolder::~StagedFolder()
{
    if (m_kept)
        return;
    if (m_inPlace)
        undo();
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
    if (m_madeParent)
        fs::remove(m_target.parent_path(), ignored);
}

Result<void> StagedFolder::checkTarget() const
{
    std::error_code ignored;
    if (!isThere(m_target) || fs::is_directory(m_target, ignored))
        return {};
    return failure(ErrorKind::Invalid, m_target.string() +
                                           " is in the way: the images are to lie in a folder of that "
                                           "name.");
}

Result<void> StagedFolder::make()
{
    std::error_code problem;
    m_madeParent = fs::create_directories(m_target.parent_path(), problem);
    if (problem)
        return cannotWrite(m_target.parent_path(), problem);
    // Killed between the two steps of putInPlace().
    if (!isThere(m_target) && isThere(m_earlier))
        fs::rename(m_earlier, m_target, problem);
    for (const fs::path& left : {m_path, m_earlier}) {
        if (!problem)
            fs::remove_all(left, problem);
    }
    if (!problem)
        fs::create_directory(m_path, problem);
    if (problem)
        return cannotWrite(m_target.parent_path(), problem);
    return checkTarget();
}

Result<void> StagedFolder::carryOver()
{
    std::error_code problem;
    if (!fs::is_directory(m_target, problem))
        return {};
    fs::recursive_directory_iterator entry(m_target, problem);
    while (!problem && entry != fs::recursive_directory_iterator()) {
        const fs::path to = m_path / entry->path().lexically_relative(m_target);
        if (!entry->is_symlink(problem) && entry->is_directory(problem))
            fs::create_directory(to, problem);
        else if (!problem && !isThere(to))
            linkOrCopy(entry->path(), to, problem);
        if (!problem)
            entry.increment(problem);
    }
    if (problem)
        return cannotWrite(m_path, problem);
    return {};
}

Result<void> StagedFolder::putInPlace()
{
    std::error_code problem;
    if (isThere(m_target))
        fs::rename(m_target, m_earlier, problem);
    if (!problem) {
        problem.assign(renameDurably(m_path, m_target), std::generic_category());
        m_inPlace = !problem;
    }
    if (!problem)
        return {};
    std::error_code ignored;
    if (!isThere(m_target))
        fs::rename(m_earlier, m_target, ignored);
    return cannotWrite(m_target, problem);
}

void StagedFolder::undo()
{
    std::error_code ignored;
    fs::rename(m_target, m_path, ignored);
    if (isThere(m_earlier))
        fs::rename(m_earlier, m_target, ignored);
}

void StagedFolder::keep()
{
    m_kept = true;
    std::error_code ignored;
    fs::remove_all(m_earlier, ignored);
}

}  // namespace vizsla
