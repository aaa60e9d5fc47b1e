// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>

namespace vizsla {

/// A rollback journal: what pages of a file held before a transaction that did not come to its end
/// (https://www.sqlite.org/fileformat2.html#the_rollback_journal). Any bytes may come in.
struct RollbackJournal
{
    bool isHot = false;       ///< whether SQLite would play it, if only to remove it
    bool isReadable = false;  ///< whether it has a header; what follows says nothing otherwise
    bool isWhole = true;      ///< whether all pages that it promises are there as they were written
    bool namesAnother =
        false;  ///< whether SQLite would delete a file that it names; no transaction of one file has any
    std::uint32_t nonce = 0;  ///< of its first pages; no other journal has it but by chance
    std::uint32_t pageSize = 0;
    std::uint32_t pagesBefore = 0;  ///< of the file, which is cut to them
    std::uint64_t pages = 0;        ///< that are played back
};

/// Reads as SQLite does, and hands on each page that would be played back; `visit` returns false where it has
/// seen enough.
using VisitPage = std::function<bool(std::uint32_t page, std::span<const std::byte> content)>;
RollbackJournal readRollbackJournal(const std::filesystem::path& journal, const VisitPage& visit);

/// RollbackJournal::nonce alone; nothing without a journal that has one.
std::optional<std::uint32_t> nonceOfJournal(const std::filesystem::path& journal);

}  // namespace vizsla
