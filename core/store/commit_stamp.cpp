// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/commit_stamp.h"

#include <algorithm>
#include <cstring>

#include "sql_statements.h"

namespace vizsla {

namespace {

unsigned byteAt(std::span<const std::byte> bytes, std::size_t at) { return std::to_integer<unsigned>(bytes[at]); }

}  // namespace

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
