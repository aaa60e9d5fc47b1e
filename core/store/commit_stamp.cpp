// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/commit_stamp.h"

#include <algorithm>
#include <cstring>

#include "core/store/file_state.h"
#include "core/store/rollback_journal.h"
#include "core/store/sqlite_format.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

unsigned byteAt(std::span<const std::byte> bytes, std::size_t at) { return std::to_integer<unsigned>(bytes[at]); }

/// What of a stamp the next one ends with.
constexpr std::size_t linkSize = 4;
constexpr std::size_t linkedFrom = 4;
constexpr std::size_t linkedTo = sizeof(CommitStamp::Bytes) - linkSize;

void copyStamp(std::span<const std::byte> from, CommitStamp::Bytes& to)
{
    std::copy_n(from.begin(), std::min(from.size(), to.size()), to.begin());
}

CommitStamp readStampRow(const Statement& row)
{
    CommitStamp stamp;
    copyStamp(row.bytes(0), stamp.stamp);
    copyStamp(row.bytes(1), stamp.previous);
    return stamp;
}

}  // namespace

bool CommitStamp::isOfJournal(std::uint32_t nonce) const { return bigEndian(stamp.data()) == nonce; }

bool CommitStamp::mayBeSecondAfter(const Bytes& earlier) const
{
    return !isFirst() && std::equal(previous.begin() + linkedTo, previous.end(), earlier.begin() + linkedFrom);
}

Result<CommitStamp> renewStamp(Database& database)
{
    const auto renewed = database.query(sql::commit_stamp_renew, readStampRow);
    if (!renewed)
        return tl::unexpected(renewed.error());
    if (renewed->empty())
        return CommitStamp();
    CommitStamp stamp = renewed->front();
    std::copy_n(stamp.previous.begin() + linkedFrom, linkSize, stamp.stamp.begin() + linkedTo);
    // It is there since the first page was about to be changed; where there is a log, there is none.
    if (const auto nonce = nonceOfJournal(withSuffix(database.path(), "-journal"))) {
        for (std::size_t i = 0; i < sizeof *nonce; ++i)
            stamp.stamp[i] = static_cast<std::byte>(*nonce >> (8 * (3 - i)));
    }
    return database.run(sql::commit_stamp_link, std::span<const std::byte>(stamp.stamp)).map([&](int) { return stamp; });
}

Result<std::optional<CommitStamp>> readStamp(Database& database)
{
    return database.query(sql::commit_stamp_read, readStampRow).map([](const auto& rows) {
        return rows.empty() ? std::nullopt : std::optional(rows.front());
    });
}

std::optional<CommitStamp> stampOfPage(std::span<const std::byte> page)
{
    constexpr std::size_t headerSize = 8;
    constexpr unsigned tableLeaf = 0x0d;
    // Of payload and row id, then the record's header: its size, a null for the row id, two blobs of 16 bytes.
    constexpr unsigned form[] = {36, 1, 4, 0, 44, 44};
    constexpr std::size_t cellSize = std::size(form) + 2 * sizeof(CommitStamp::Bytes);
    if (page.size() < headerSize + 2 || byteAt(page, 0) != tableLeaf || byteAt(page, 3) != 0 || byteAt(page, 4) != 1)
        return std::nullopt;
    const std::size_t at = byteAt(page, headerSize) << 8 | byteAt(page, headerSize + 1);
    if (at < headerSize + 2 || at + cellSize > page.size())
        return std::nullopt;
    for (std::size_t i = 0; i < std::size(form); ++i) {
        if (byteAt(page, at + i) != form[i])
            return std::nullopt;
    }
    CommitStamp found;
    std::memcpy(found.stamp.data(), page.data() + at + std::size(form), found.stamp.size());
    std::memcpy(found.previous.data(), page.data() + at + std::size(form) + found.stamp.size(), found.previous.size());
    return found;
}

Result<std::optional<StampPlace>> findStamp(Database& database)
{
    const auto integer = [](const Statement& row) { return static_cast<int>(row.integer(0)); };
    const auto page = database.query(sql::commit_stamp_page, integer);
    if (!page)
        return tl::unexpected(page.error());
    const auto size = database.query("PRAGMA page_size", integer);
    if (!size)
        return tl::unexpected(size.error());
    if (page->empty() || size->empty())
        return std::optional<StampPlace>();
    return std::optional(StampPlace{page->front(), size->front()});
}

std::optional<CommitStamp> stampInFile(const Database& database, const StampPlace& place)
{
    std::vector<std::byte> page(static_cast<std::size_t>(place.pageSize));
    return database.readFile(place.offset(), page) ? stampOfPage(page) : std::nullopt;
}

}  // namespace vizsla
