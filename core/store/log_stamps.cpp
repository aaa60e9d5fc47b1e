// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include "core/store/commit_stamp.h"

namespace vizsla {

namespace {

using Bytes = std::vector<std::byte>;

std::uint32_t bigEndian(const std::byte* bytes)
{
    std::uint32_t number = 0;
    for (int i = 0; i < 4; ++i)
        number = number << 8 | std::to_integer<std::uint32_t>(bytes[i]);
    return number;
}

std::uint32_t littleEndian(const std::byte* bytes)
{
    std::uint32_t number = 0;
    for (int i = 3; i >= 0; --i)
        number = number << 8 | std::to_integer<std::uint32_t>(bytes[i]);
    return number;
}

bool read(std::ifstream& input, std::span<std::byte> bytes)
{
    input.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return input.gcount() == static_cast<std::streamsize>(bytes.size());
}

/// Over all that precedes, in words whose order of bytes the log's first word names.
class Checksum
{
public:
    explicit Checksum(bool isBigEndian) : m_isBigEndian(isBigEndian) {}

    void add(std::span<const std::byte> bytes)
    {
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            m_first += word(bytes.data() + at) + m_second;
            m_second += word(bytes.data() + at + 4) + m_first;
        }
    }
    bool is(const std::byte* stored) const { return bigEndian(stored) == m_first && bigEndian(stored + 4) == m_second; }

private:
    std::uint32_t word(const std::byte* bytes) const { return m_isBigEndian ? bigEndian(bytes) : littleEndian(bytes); }

    bool m_isBigEndian;
    std::uint32_t m_first = 0;
    std::uint32_t m_second = 0;
};

bool isPageSize(std::uint32_t size) { return size >= 512 && size <= 65536 && (size & (size - 1)) == 0; }

}  // namespace

LogStamps stampsOfLog(const std::filesystem::path& log, std::optional<int> page)
{
    constexpr std::uint32_t magic = 0x377f0682;  // with 1 added for words in big-endian order
    constexpr std::size_t frameHeaderSize = 24;
    LogStamps found;
    std::ifstream input(log, std::ios::binary);
    Bytes header(32);
    if (!read(input, header) || (bigEndian(header.data()) & ~1U) != magic || !isPageSize(bigEndian(&header[8])))
        return found;
    const std::uint32_t pageSize = bigEndian(&header[8]);
    Checksum checksum(bigEndian(header.data()) & 1U);
    checksum.add(std::span(header).first(24));
    if (!checksum.is(&header[24]))
        return found;
    found.pageSize = static_cast<int>(pageSize);
    std::vector<CommitStamp> uncommitted;
    Bytes frame(frameHeaderSize + pageSize);
    while (read(input, frame)) {
        const bool isOfThisRun = std::equal(&frame[8], &frame[16], &header[16]);
        checksum.add(std::span(frame).first(8));
        checksum.add(std::span(frame).subspan(frameHeaderSize));
        if (!isOfThisRun || !checksum.is(&frame[16]))
            break;
        if (!page || bigEndian(frame.data()) == static_cast<std::uint32_t>(*page)) {
            if (const auto stamp = stampOfPage(std::span(frame).subspan(frameHeaderSize)))
                uncommitted.push_back(*stamp);
        }
        if (bigEndian(&frame[4]) == 0)
            continue;
        found.holdsCommits = true;
        found.stamps.insert(found.stamps.end(), uncommitted.begin(), uncommitted.end());
        uncommitted.clear();
    }
    return found;
}

JournalPages pagesOfJournal(const std::filesystem::path& journal, std::optional<int> page)
{
    constexpr unsigned char magic[] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    constexpr std::uint32_t untilTheEnd = 0xffffffff;
    JournalPages found;
    std::ifstream input(journal, std::ios::binary);
    Bytes header(28);
    const auto isMagic = [](unsigned char expected, std::byte is) { return std::byte{expected} == is; };
    // A transaction that was flushed in between begins a segment, with a header of its own, at a new sector.
    for (std::uint64_t place = 0;;) {
        input.seekg(static_cast<std::streamoff>(place));
        if (!read(input, header) || !std::equal(std::begin(magic), std::end(magic), header.begin(), isMagic))
            break;
        std::uint32_t records = bigEndian(&header[8]);
        const std::uint64_t sectorSize = bigEndian(&header[20]);
        const std::uint32_t pageSize = bigEndian(&header[24]);
        if (!isPageSize(pageSize) || sectorSize < header.size() || records == 0)
            break;
        found.isHot = true;
        Bytes record(4 + pageSize + 4);
        place += sectorSize;
        input.seekg(static_cast<std::streamoff>(place));
        for (; records > 0 && read(input, record); records -= records == untilTheEnd ? 0 : 1) {
            place += record.size();
            const std::uint32_t number = bigEndian(record.data());
            const auto content = std::span(record).subspan(4, pageSize);
            if (number == 1 && found.firstPage.empty())
                found.firstPage.assign(content.begin(), content.end());
            if (!found.stamp && (!page || number == static_cast<std::uint32_t>(*page)))
                found.stamp = stampOfPage(content);
        }
        if (!input)
            break;
        place = (place + sectorSize - 1) / sectorSize * sectorSize;
    }
    return found;
}

}  // namespace vizsla
