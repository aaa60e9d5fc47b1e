// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "core/store/commit_stamp.h"
#include "core/store/file_state.h"

namespace vizsla {

/// Knows the file of a study that is open for writing again: by its device and inode, and by its stamp, which
/// moves forward along the commits that were made. Each transaction begins with a new stamp, so that a
/// journal of it holds the stamp that the file had before; nothing is stamped by itself. One for all
/// connections to the study; any thread.
class StudyIdentity final : public TransactionWatch
{
public:
    using Lost = std::function<void(const Error&)>;
    using Found = std::function<void()>;

    /// Of the file that `database` has open under `path`. Errors: Replaced; those of reading.
    static Result<std::shared_ptr<StudyIdentity>> of(Database& database, const std::filesystem::path& path);

    StudyIdentity(std::filesystem::path path, FileState state, StampPlace place,
                  std::deque<CommitStamp::Bytes> stamps, bool hasJournal, bool isMarked);

    /// Whether the open file still stands under its name as it was left; asks for one stat() where nothing
    /// has changed. Errors: Replaced.
    Result<void> check(const Database& database);
    /// Whether another log stands at the place of the open one, which closing would delete; also one that is
    /// no longer what was written here.
    bool hasForeignLog(const Database& database);
    /// Device and inode alone, before there is a connection or after it.
    Result<void> checkPath();
    /// The same of the log. Another connection would make a new one in its place. Errors: Replaced.
    Result<void> checkLogPath();

    /// Whether a journal that is not the study's own came to lie beside it, where SQLite looks for one.
    /// Errors: Replaced.
    Result<void> checkJournal();

    /// Before the first commit into a log the file is marked, so that it is not taken for all without it.
    /// Where the log is gone, what is in it goes into the file. Errors: Replaced, also of the log; those of
    /// writing.
    Result<void> beforeTransaction(Database& database) override;
    Result<void> begun(Database& database) override;
    Result<void> beforeCommit(Database& database) override { return check(database); }
    Result<void> committed(Database& database) override;

    /// Whether a copy that was made of the study, while nothing was written, has all that was committed here.
    bool isInCopy(Database& copy);

    /// Takes the mark off in the log, which is then to be written back. To be called by whoever closes the
    /// study. An error says that the log must stay.
    Result<void> closeLog(Database& database);

    /// `lost` is called each time a check fails, and `found` at the first commit after that; from whatever
    /// thread.
    void setLost(Lost lost, Found found = {});

private:
    /// Of an open log; OfEarlier: that a crash left, by which the log of another opening may be taken for
    /// this one's.
    enum class Mark { None, OfEarlier, InLog, InFile };
    enum class Log { Own, Gone, Foreign };

    Result<void> markOpenLog(Database& database);
    Result<void> checkLog(Database& database);
    Result<void> writeLostLogBack(Database& database);
    Log findLog(const Database& database);
    bool isLatest(const CommitStamp::Bytes& stamp) const;
    std::string foreignLogWords() const;
    Result<void> failed(std::string_view what);
    Result<void> lost(std::string sentence);
    Result<FileState> find();
    Result<std::deque<CommitStamp::Bytes>::iterator> findStampNow(const Database& database);

    const std::filesystem::path m_path;
    const StampPlace m_place;
    const bool m_hasJournal;  ///< instead of a log
    std::mutex m_mutex;
    FileState m_last;                ///< as nobody was writing
    std::optional<FileState> m_log;  ///< after the last commit here; nothing before there is one
    std::deque<CommitStamp::Bytes>
        m_stamps;  ///< oldest first; the first is the one that was in the file then
    std::unordered_map<const Database*, CommitStamp::Bytes> m_begun;  ///< of transactions that are under way
    CommitStamp::Bytes m_committed;
    Mark m_mark;
    Lost m_lost;
    Found m_found;
    bool m_isLost = false;
};

}  // namespace vizsla
