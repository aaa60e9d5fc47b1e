// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>

#include "core/result.h"
#include "core/store/database.h"

namespace vizsla {

/// A write-ahead log: what pages of a file became in the commits since it was last written back
/// (https://www.sqlite.org/fileformat2.html#walformat). Any bytes may come in. One that is being written is
/// read up to where it is whole.
struct WriteAheadLog
{
    bool hasContent = false;  ///< other bytes than zeros
    bool isReadable = false;  ///< whether it has a whole header; what follows says nothing otherwise
    std::uint32_t pageSize = 0;
    std::uint32_t pagesAfter = 0;  ///< of the file, after the last commit
    std::uint64_t commits = 0;     ///< that are whole
    std::uint64_t damagedCommits =
        0;  ///< of the same run, that come with or after a page which is not as it was written
    std::uint64_t pages = 0;         ///< that are whole
    std::uint64_t openPages = 0;     ///< of them at its end, of a commit that is not there
    bool hasFrame = false;           ///< whether it has a page, be it whole, torn or of an earlier run
    std::array<std::byte, 8> run{};  ///< what no other run has: each begins the log anew
};

struct LoggedPage
{
    std::uint32_t number = 0;
    std::uint64_t place = 0;  ///< of its content in the log
    std::span<const std::byte> content;
    bool endsCommit = false;
};

/// Reads as SQLite does, and hands on each page; those after the last one that ends a commit do not count.
using VisitLogged = std::function<void(const LoggedPage& page)>;
WriteAheadLog readWriteAheadLog(
    const std::filesystem::path& log, const VisitLogged& visit = [](const LoggedPage&) {});

/// How many pages the index of a log (-shm) knows of this run of it: those that were committed. Nothing where
/// it is of another run, or there is none.
std::optional<std::uint64_t> pagesOfIndex(const std::filesystem::path& index, const WriteAheadLog& log);

/// Whether SQLite keeps a log for the study, by the header of its file.
bool isInLogMode(const std::filesystem::path& study);

/// Whether all that is committed in the log is in the file as well.
bool isWrittenBack(const std::filesystem::path& log, const Database& study);

/// Writes what is committed in the log into a file that SQLite cannot do it to any more. Errors: Io.
Result<void> playLog(const std::filesystem::path& log, const std::filesystem::path& file);

}  // namespace vizsla
