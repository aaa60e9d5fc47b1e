// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include "core/store/commit_stamp.h"
#include "core/store/sqlite_format.h"

namespace vizsla {

namespace {

using Bytes = std::vector<std::byte>;

std::uint32_t littleEndian(const std::byte* bytes)
{
    std::uint32_t number = 0;
    for (int i = 3; i >= 0; --i)
        number = number << 8 | std::to_integer<std::uint32_t>(bytes[i]);
    return number;
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

}  // namespace

LogStamps stampsOfLog(const std::filesystem::path& log, std::optional<int> page)
{
    constexpr std::uint32_t magic = 0x377f0682;  // with 1 added for words in big-endian order
    constexpr std::size_t frameHeaderSize = 24;
    LogStamps found;
    std::ifstream input(log, std::ios::binary);
    Bytes header(32);
    if (!readAll(input, header) || (bigEndian(header.data()) & ~1U) != magic || !isPageSize(bigEndian(&header[8])))
        return found;
    const std::uint32_t pageSize = bigEndian(&header[8]);
    Checksum checksum(bigEndian(header.data()) & 1U);
    checksum.add(std::span(header).first(24));
    if (!checksum.is(&header[24]))
        return found;
    found.pageSize = static_cast<int>(pageSize);
    std::vector<CommitStamp> uncommitted;
    Bytes frame(frameHeaderSize + pageSize);
    while (readAll(input, frame)) {
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

}  // namespace vizsla
