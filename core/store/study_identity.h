// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "core/store/commit_stamp.h"
#include "core/store/file_state.h"

namespace vizsla {

/// Knows the file of a study that is open for writing again: by its device and inode, and by its stamp, which moves
/// forward along the commits that were made. One for all connections to the study; any thread.
class StudyIdentity
{
public:
    using Lost = std::function<void(const Error&)>;

    /// Of the file that `database` has open under `path`. Errors: Replaced; those of reading.
    static Result<std::shared_ptr<StudyIdentity>> of(Database& database, const std::filesystem::path& path);

    StudyIdentity(std::filesystem::path path, FileState state, StampPlace place,
                  std::deque<CommitStamp::Bytes> stamps);

    /// Whether the open file still stands under its name as it was left; asks for one stat() where nothing has
    /// changed. Errors: Replaced.
    Result<void> check(const Database& database);
    /// Device and inode alone, before there is a connection.
    Result<void> checkPath();
    /// The check and a new stamp; to be called within each transaction. Errors: Replaced; those of writing.
    Result<void> beforeCommit(Database& database);

    /// Called each time a check fails, from whatever thread.
    void setLost(Lost lost);

private:
    Result<void> failed(std::string_view what);
    Result<FileState> find();
    bool followsStamps(const Database& database);

    const std::filesystem::path m_path;
    const StampPlace m_place;
    std::mutex m_mutex;
    FileState m_last;
    std::deque<CommitStamp::Bytes> m_stamps;  ///< oldest first; the first is the one last seen in the file
    Lost m_lost;
};

}  // namespace vizsla
