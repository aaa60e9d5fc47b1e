// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/commit_stamp.h"

#include <algorithm>
#include <fstream>

#include "core/store/file_state.h"
#include "core/store/rollback_journal.h"
#include "core/store/sqlite_format.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

unsigned byteAt(std::span<const std::byte> bytes, std::size_t at)
{
    return std::to_integer<unsigned>(bytes[at]);
}

/// What of a stamp the next one ends with.
constexpr std::size_t linkSize = 4;
constexpr std::size_t linkedFrom = 4;
constexpr std::size_t linkedTo = sizeof(CommitStamp::Bytes) - linkSize;

constexpr std::size_t markAt = 8;
constexpr std::array openLogMark{std::byte{'l'}, std::byte{'o'}, std::byte{'g'}, std::byte{'+'}};

/// Without the mark; says whether it was there.
bool copyStamp(std::span<const std::byte> from, CommitStamp::Bytes& to)
{
    std::copy_n(from.begin(), std::min(from.size(), to.size()), to.begin());
    const auto mark = std::span(to).subspan<markAt, openLogMark.size()>();
    const bool isMarked = std::ranges::equal(mark, openLogMark);
    std::ranges::fill(mark, std::byte{});
    return isMarked;
}

CommitStamp::Bytes marked(CommitStamp::Bytes stamp)
{
    std::ranges::copy(openLogMark, stamp.begin() + markAt);
    return stamp;
}

Result<void> writeStamp(Database& database, const CommitStamp& stamp)
{
    const CommitStamp::Bytes bytes = stamp.hasOpenLog ? marked(stamp.stamp) : stamp.stamp;
    return database.execute(sql::commit_stamp_link, std::span<const std::byte>(bytes));
}

CommitStamp readStampRow(const Statement& row)
{
    CommitStamp stamp;
    stamp.hasOpenLog = copyStamp(row.bytes(0), stamp.stamp);
    copyStamp(row.bytes(1), stamp.previous);
    return stamp;
}

/// Of a cell: of payload and row id, then the record's header: its size, a null for the row id, two blobs of
/// 16 bytes.
constexpr unsigned stampForm[] = {36, 1, 4, 0, 44, 44};

/// Where the stamp begins in its page; nothing where the page is another.
std::optional<std::size_t> stampPlaceIn(std::span<const std::byte> page)
{
    constexpr std::size_t headerSize = 8;
    constexpr unsigned leafOfTable = 0x0d;
    constexpr std::size_t cellSize = std::size(stampForm) + 2 * sizeof(CommitStamp::Bytes);
    if (page.size() < headerSize + 2 || byteAt(page, 0) != leafOfTable || byteAt(page, 3) != 0 ||
        byteAt(page, 4) != 1)
        return std::nullopt;
    const std::size_t at = byteAt(page, headerSize) << 8 | byteAt(page, headerSize + 1);
    if (at < headerSize + 2 || at + cellSize > page.size())
        return std::nullopt;
    for (std::size_t i = 0; i < std::size(stampForm); ++i) {
        if (byteAt(page, at + i) != stampForm[i])
            return std::nullopt;
    }
    return at + std::size(stampForm);
}

}  // namespace

bool CommitStamp::isOfJournal(std::uint32_t nonce) const
{
    return bigEndian(stamp.data()) == nonce;
}

bool CommitStamp::mayBeSecondAfter(const Bytes& earlier) const
{
    return !isFirst() &&
           std::equal(previous.begin() + linkedTo, previous.end(), earlier.begin() + linkedFrom);
}

Result<CommitStamp> renewStamp(Database& database)
{
    const auto renewed = TRY(database.query(sql::commit_stamp_renew, readStampRow));
    if (renewed.empty())
        return CommitStamp();
    CommitStamp stamp = renewed.front();
    std::copy_n(stamp.previous.begin() + linkedFrom, linkSize, stamp.stamp.begin() + linkedTo);
    // It is there since the first page was about to be changed; where there is a log, there is none.
    const auto nonce = nonceOfJournal(withSuffix(database.path(), "-journal"));
    for (std::size_t i = 0; nonce && i < sizeof *nonce; ++i)
        stamp.stamp[i] = static_cast<std::byte>(*nonce >> (8 * (3 - i)));
    stamp.hasOpenLog = !nonce;
    return writeStamp(database, stamp).map([&] { return stamp; });
}

Result<std::optional<CommitStamp>> readStamp(Database& database)
{
    return database.query(sql::commit_stamp_read, readStampRow).map([](const auto& rows) {
        return rows.empty() ? std::nullopt : std::optional(rows.front());
    });
}

Result<void> setOpenLog(Database& database, bool isOpen)
{
    const auto place = findStamp(database);
    if (!place || !*place)
        return place.map([](const auto&) {});
    TRY(database.runScript("BEGIN IMMEDIATE"));
    auto stamp = readStamp(database);
    Result<void> written;
    if (stamp && *stamp && (*stamp)->hasOpenLog != isOpen) {
        (*stamp)->hasOpenLog = isOpen;
        written = writeStamp(database, **stamp);
    }
    Result<void> done = stamp && written ? database.runScript("COMMIT")
                                         : tl::unexpected(stamp ? written.error() : stamp.error());
    if (!done)
        (void)database.runScript("ROLLBACK");
    return done;
}

std::optional<CommitStamp> stampOfPage(std::span<const std::byte> page)
{
    const auto at = stampPlaceIn(page);
    if (!at)
        return std::nullopt;
    CommitStamp found;
    found.hasOpenLog = copyStamp(page.subspan(*at, found.stamp.size()), found.stamp);
    copyStamp(page.subspan(*at + found.stamp.size(), found.previous.size()), found.previous);
    return found;
}

Result<std::optional<StampPlace>> findStamp(Database& database)
{
    const auto integer = [](const Statement& row) { return static_cast<int>(row.integer(0)); };
    const auto page = TRY(database.query(sql::commit_stamp_page, integer));
    const auto size = TRY(database.query("PRAGMA page_size", integer));
    if (page.empty() || size.empty())
        return std::optional<StampPlace>();
    return std::optional(StampPlace{page.front(), size.front()});
}

std::optional<CommitStamp> stampInFile(const Database& database, const StampPlace& place)
{
    std::vector<std::byte> page(static_cast<std::size_t>(place.pageSize));
    return database.readFile(place.offset(), page) ? stampOfPage(page) : std::nullopt;
}

void takeOffOpenLog(const std::filesystem::path& file)
{
    std::optional<std::streamoff> mark;
    {
        auto database = Database::open(file, Database::Access::Immutable);
        const auto place = database ? findStamp(*database) : Result<std::optional<StampPlace>>();
        if (!place || !*place)
            return;
        std::vector<std::byte> page(static_cast<std::size_t>((*place)->pageSize));
        const bool isThere = database->readFile((*place)->offset(), page);
        const auto stamp = isThere ? stampOfPage(page) : std::nullopt;
        if (stamp && stamp->hasOpenLog)
            mark = (*place)->offset() + static_cast<std::streamoff>(*stampPlaceIn(page) + markAt);
    }
    if (!mark)
        return;
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(*mark);
    stream.write("\0\0\0\0", openLogMark.size());
}

}  // namespace vizsla
