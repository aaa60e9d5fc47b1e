// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/write_ahead_log.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <system_error>
#include <vector>

#include "core/store/commit_stamp.h"
#include "core/store/sqlite_format.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

using LogBytes = std::vector<std::byte>;

std::uint32_t littleEndian(const std::byte* bytes)
{
    std::uint32_t number = 0;
    for (int i = 3; i >= 0; --i)
        number = number << 8 | std::to_integer<std::uint32_t>(bytes[i]);
    return number;
}

/// Over all that precedes, in words whose order of bytes the log's first word names.
class LogChecksum
{
public:
    explicit LogChecksum(bool isBigEndian) : m_isBigEndian(isBigEndian) {}

    void add(std::span<const std::byte> bytes)
    {
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            m_first += word(bytes.data() + at) + m_second;
            m_second += word(bytes.data() + at + 4) + m_first;
        }
    }
    bool is(const std::byte* stored) const
    {
        return bigEndian(stored) == m_first && bigEndian(stored + 4) == m_second;
    }

private:
    std::uint32_t word(const std::byte* bytes) const
    {
        return m_isBigEndian ? bigEndian(bytes) : littleEndian(bytes);
    }

    bool m_isBigEndian;
    std::uint32_t m_first = 0;
    std::uint32_t m_second = 0;
};

bool hasOtherThanZeros(const fs::path& file)
{
    std::ifstream input(file, std::ios::binary);
    std::vector<char> bytes(1 << 16);
    while (input) {
        input.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (std::any_of(bytes.begin(), bytes.begin() + input.gcount(),
                        [](char byte) { return byte != '\0'; }))
            return true;
    }
    return false;
}

class LogReading
{
public:
    LogReading(const fs::path& log, const VisitLogged& visit)
        : m_log(log),
          m_input(log, std::ios::binary),
          m_visit(visit)
    {}

    WriteAheadLog read()
    {
        if (!readHeader()) {
            m_found.hasContent = hasOtherThanZeros(m_log);
            return m_found;
        }
        LogBytes frame(frameHeaderSize + m_found.pageSize);
        bool isWhole = true;
        for (std::uint64_t place = headerSize; readAll(m_input, frame); place += frame.size()) {
            // What an earlier run has left is no part of it.
            const bool isOfThisRun = std::equal(&frame[8], &frame[16], &m_header[16]);
            m_found.hasFrame = m_found.hasFrame || bigEndian(frame.data()) != 0;
            isWhole = isWhole && isOfThisRun && isAsWritten(frame);
            const bool endsCommit = bigEndian(&frame[4]) != 0;
            if (isWhole)
                take(frame, place + frameHeaderSize, endsCommit);
            else
                m_found.damagedCommits += isOfThisRun && endsCommit;
        }
        return m_found;
    }

private:
    static constexpr std::size_t headerSize = 32;
    static constexpr std::size_t frameHeaderSize = 24;

    bool readHeader()
    {
        constexpr std::uint32_t magic = 0x377f0682;  // with 1 added for words in big-endian order
        if (!readAll(m_input, m_header) || (bigEndian(m_header.data()) & ~1U) != magic ||
            !isPageSize(bigEndian(&m_header[8])))
            return false;
        m_checksum = LogChecksum(bigEndian(m_header.data()) & 1U);
        m_checksum.add(std::span(m_header).first(24));
        m_found.isReadable = m_checksum.is(&m_header[24]);
        m_found.hasContent = m_found.isReadable;
        m_found.pageSize = bigEndian(&m_header[8]);
        std::copy_n(m_header.begin() + 16, m_found.run.size(), m_found.run.begin());
        return m_found.isReadable;
    }

    bool isAsWritten(const LogBytes& frame)
    {
        m_checksum.add(std::span(frame).first(8));
        m_checksum.add(std::span(frame).subspan(frameHeaderSize));
        return m_checksum.is(&frame[16]);
    }

    void take(const LogBytes& frame, std::uint64_t place, bool endsCommit)
    {
        m_visit({bigEndian(frame.data()), place, std::span(frame).subspan(frameHeaderSize), endsCommit});
        ++m_found.pages;
        m_found.openPages = endsCommit ? 0 : m_found.openPages + 1;
        m_found.commits += endsCommit;
        if (endsCommit)
            m_found.pagesAfter = bigEndian(&frame[4]);
    }

    const fs::path& m_log;
    std::ifstream m_input;
    const VisitLogged& m_visit;
    LogBytes m_header = LogBytes(headerSize);
    LogChecksum m_checksum{false};
    WriteAheadLog m_found;
};

/// Where each page stands that is committed, as it last became.
struct CommittedPages
{
    WriteAheadLog log;
    std::map<std::uint32_t, std::uint64_t> places;
};

CommittedPages committedPages(const fs::path& log)
{
    CommittedPages found;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> open;
    found.log = readWriteAheadLog(log, [&](const LoggedPage& page) {
        open.emplace_back(page.number, page.place);
        if (!page.endsCommit)
            return;
        for (const auto& [number, place] : open)
            found.places[number] = place;
        open.clear();
    });
    return found;
}

std::uint64_t offsetOf(std::uint32_t page, std::uint32_t pageSize)
{
    return (std::uint64_t{page} - 1) * pageSize;
}

/// The mark of a stamp says nothing of what was written back.
bool isSamePage(const LogBytes& logged, const LogBytes& inFile)
{
    if (logged == inFile)
        return true;
    const auto stamp = stampOfPage(logged);
    const auto other = stampOfPage(inFile);
    return stamp && other && stamp->stamp == other->stamp && stamp->previous == other->previous;
}

}  // namespace

WriteAheadLog readWriteAheadLog(const fs::path& log, const VisitLogged& visit)
{
    return LogReading(log, visit).read();
}

std::optional<std::uint64_t> pagesOfIndex(const fs::path& index, const WriteAheadLog& log)
{
    // The header, twice, in the order of bytes of the machine that wrote it: only this one has any use for
    // it.
    constexpr std::size_t indexHeaderSize = 48;
    constexpr std::uint32_t version = 3007000;
    std::ifstream input(index, std::ios::binary);
    LogBytes header(2 * indexHeaderSize);
    const auto nativeAt = [&](std::size_t at) {
        std::uint32_t number = 0;
        std::memcpy(&number, &header[at], sizeof number);
        return number;
    };
    if (!readAll(input, header) || nativeAt(0) != version || header[12] == std::byte{} ||
        !std::equal(header.begin(), header.begin() + indexHeaderSize, header.begin() + indexHeaderSize) ||
        !std::ranges::equal(std::span(header).subspan(32, log.run.size()), log.run))
        return std::nullopt;
    return nativeAt(16);
}

LogStamps stampsOfLog(const fs::path& log, std::optional<int> page)
{
    LogStamps found;
    std::vector<CommitStamp> uncommitted;
    const auto read = readWriteAheadLog(log, [&](const LoggedPage& logged) {
        const bool mayHaveStamp = !page || logged.number == static_cast<std::uint32_t>(*page);
        if (const auto stamp = mayHaveStamp ? stampOfPage(logged.content) : std::nullopt)
            uncommitted.push_back(*stamp);
        if (!logged.endsCommit)
            return;
        found.stamps.insert(found.stamps.end(), uncommitted.begin(), uncommitted.end());
        uncommitted.clear();
    });
    found.holdsCommits = read.commits > 0;
    found.pageSize = static_cast<int>(read.pageSize);
    return found;
}

bool isInLogMode(const fs::path& study)
{
    auto database = Database::open(study, Database::Access::Immutable);
    std::byte version{};
    return database && database->readFile(18, std::span(&version, 1)) && version == std::byte{2};
}

bool isWrittenBack(const fs::path& log, const Database& study)
{
    const auto pages = committedPages(log);
    std::ifstream input(log, std::ios::binary);
    LogBytes logged(pages.log.pageSize);
    LogBytes inFile(pages.log.pageSize);
    return std::ranges::all_of(pages.places, [&](const auto& page) {
        if (page.first > pages.log.pagesAfter)
            return true;
        input.seekg(static_cast<std::streamoff>(page.second));
        return readAll(input, logged) &&
               study.readFile(static_cast<std::int64_t>(offsetOf(page.first, pages.log.pageSize)), inFile) &&
               isSamePage(logged, inFile);
    });
}

Result<void> playLog(const fs::path& log, const fs::path& file)
{
    const auto pages = committedPages(log);
    if (pages.log.commits == 0)
        return {};
    std::ifstream input(log, std::ios::binary);
    std::fstream output(file, std::ios::in | std::ios::out | std::ios::binary);
    LogBytes content(pages.log.pageSize);
    for (const auto& [page, place] : pages.places) {
        input.seekg(static_cast<std::streamoff>(place));
        output.seekp(static_cast<std::streamoff>(offsetOf(page, pages.log.pageSize)));
        if (page <= pages.log.pagesAfter && readAll(input, content))
            output.write(reinterpret_cast<const char*>(content.data()),
                         static_cast<std::streamsize>(content.size()));
    }
    output.close();
    std::error_code error;
    if (output)
        fs::resize_file(file, offsetOf(pages.log.pagesAfter + 1, pages.log.pageSize), error);
    if (output && !error)
        return {};
    return failure(ErrorKind::Io, "What the log " + log.filename().string() +
                                      " holds could not be written into " + file.filename().string() + ".");
}

}  // namespace vizsla
