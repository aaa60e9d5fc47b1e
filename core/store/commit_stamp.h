// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "core/store/database.h"

namespace vizsla {

/// The row of the table commit_stamp: what no other commit wrote, and what the commit before wrote; that is
/// zeros for the first. The row has a page of its own, so that it can be found in a log without SQLite.
///
/// A stamp begins with the nonce of the rollback journal that its commit had, and ends with a part of the
/// stamp before, so that a journal tells which commit it is of, and a file which commit was two before its
/// last. Stamps of earlier versions are random.
///
/// Four bytes of it are a mark, which tells no stamp from another: a file that has it may lack what is in its
/// log. It is set before the first commit into a log and taken off when the log is back in the file.
struct CommitStamp
{
    using Bytes = std::array<std::byte, 16>;
    Bytes stamp{};  ///< without the mark, as `previous`
    Bytes previous{};
    bool hasOpenLog = false;

    bool isFirst() const { return previous == Bytes{}; }
    /// Whether it was written by the transaction that began this journal.
    bool isOfJournal(std::uint32_t nonce) const;
    /// Whether the commit before may have followed the one with this stamp.
    bool mayBeSecondAfter(const Bytes& earlier) const;
    bool operator==(const CommitStamp&) const = default;
};

/// Nothing where the page is not the one with the stamp.
std::optional<CommitStamp> stampOfPage(std::span<const std::byte> page);

/// Writes the stamp of the commit that is to come. To be called within its transaction, before all else.
Result<CommitStamp> renewStamp(Database& database);
/// The stamp as it is in the database, its log included; nothing where there is no row.
Result<std::optional<CommitStamp>> readStamp(Database& database);

/// Sets the mark, or takes it off, in a commit of its own that the database's watch does not see. Nothing
/// happens where there is no stamp, or it is so already. To be called outside of a transaction.
Result<void> setOpenLog(Database& database, bool isOpen);

/// Where a study has its stamp; nothing where it has none, as before version 6.
struct StampPlace
{
    int page = 0;
    int pageSize = 0;

    std::int64_t offset() const { return std::int64_t{page - 1} * pageSize; }
    bool operator==(const StampPlace&) const = default;
};
Result<std::optional<StampPlace>> findStamp(Database& database);
/// The stamp in the file itself, whatever its log says.
std::optional<CommitStamp> stampInFile(const Database& database, const StampPlace& place);

/// Takes the mark off a file that nobody else knows of, whatever its state.
void takeOffOpenLog(const std::filesystem::path& file);

/// What a log beside a study holds that is committed, stamps only. A log that is being written is read up to
/// where it is whole.
struct LogStamps
{
    bool holdsCommits = false;
    int pageSize = 0;
    std::vector<CommitStamp> stamps;  ///< oldest first
};
/// Of a write-ahead log (https://www.sqlite.org/fileformat2.html#walformat). `page` is where the stamp is;
/// without it, any page that looks like one counts.
LogStamps stampsOfLog(const std::filesystem::path& log, std::optional<int> page);

}  // namespace vizsla
