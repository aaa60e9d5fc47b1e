// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rollback_journal.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <unordered_set>
#include <vector>

#include "core/store/sqlite_format.h"

namespace vizsla {

namespace {

constexpr std::uint32_t untilTheEnd = 0xffffffff;
constexpr std::uint32_t pendingByte = 0x40000000;  ///< the page that holds it is never written

constexpr std::array<unsigned char, 8> journalMagic = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};

struct Header
{
    std::uint32_t records = 0;
    std::uint32_t nonce = 0;
    std::uint32_t pagesBefore = 0;
    std::uint32_t sectorSize = 0;
    std::uint32_t pageSize = 0;
};

bool isMagic(std::span<const std::byte> bytes)
{
    return std::ranges::equal(bytes, journalMagic, {},
                              [](std::byte byte) { return std::to_integer<unsigned char>(byte); });
}

/// A transaction over several files ends its journals with the name of one more, which SQLite deletes when it
/// has played them.
bool endsWithName(std::ifstream& input)
{
    std::array<std::byte, journalMagic.size()> end{};
    input.seekg(-static_cast<std::streamoff>(end.size()), std::ios::end);
    const bool isName = readAll(input, end) && isMagic(end);
    input.clear();
    input.seekg(0);
    return isName;
}

std::optional<Header> readHeader(std::ifstream& input)
{
    std::array<std::byte, 28> bytes{};
    if (!readAll(input, bytes) || !isMagic(std::span(bytes).first<journalMagic.size()>()))
        return std::nullopt;
    return Header{bigEndian(&bytes[8]), bigEndian(&bytes[12]), bigEndian(&bytes[16]), bigEndian(&bytes[20]),
                  bigEndian(&bytes[24])};
}

bool isSectorSize(std::uint32_t size)
{
    return size >= 32 && size <= 65536 && (size & (size - 1)) == 0;
}

/// Of some bytes of a page.
std::uint32_t checksumOf(std::uint32_t nonce, std::span<const std::byte> content)
{
    std::uint32_t sum = nonce;
    for (auto at = static_cast<std::ptrdiff_t>(content.size()) - 200; at > 0; at -= 200)
        sum += std::to_integer<std::uint32_t>(content[static_cast<std::size_t>(at)]);
    return sum;
}

class Reading
{
public:
    Reading(const std::filesystem::path& journal, const VisitPage& visit)
        : m_input(journal, std::ios::binary),
          m_visit(visit)
    {}

    RollbackJournal read()
    {
        m_found.isHot = m_input && m_input.peek() > 0;
        m_found.namesAnother = m_found.isHot && endsWithName(m_input);
        const auto first = m_found.isHot ? readHeader(m_input) : std::nullopt;
        if (!first || !isPageSize(first->pageSize) || !isSectorSize(first->sectorSize))
            return m_found;
        m_found.isReadable = true;
        m_found.nonce = first->nonce;
        m_found.pageSize = first->pageSize;
        m_found.pagesBefore = first->pagesBefore;
        std::uint64_t place = 0;
        // A transaction that was flushed in between begins a segment, with a header of its own, at a new
        // sector.
        for (auto header = first; header && header->records != 0;) {
            place += first->sectorSize;
            if (!readSegment(*header, place))
                break;
            place = (place + first->sectorSize - 1) / first->sectorSize * first->sectorSize;
            m_input.seekg(static_cast<std::streamoff>(place));
            header = readHeader(m_input);
        }
        return m_found;
    }

private:
    /// Moves `place` behind it. False where nothing is read after it.
    bool readSegment(const Header& header, std::uint64_t& place)
    {
        std::vector<std::byte> record(4 + std::size_t{m_found.pageSize} + 4);
        const auto content = std::span(record).subspan(4, m_found.pageSize);
        m_input.seekg(static_cast<std::streamoff>(place));
        for (std::uint32_t read = 0; read < header.records; ++read, place += record.size()) {
            const bool isThere = readAll(m_input, record);
            const std::uint32_t page = bigEndian(record.data());
            if (!isThere || page == 0 || page == pendingByte / m_found.pageSize + 1 ||
                bigEndian(&record[4 + m_found.pageSize]) != checksumOf(header.nonce, content)) {
                m_found.isWhole = header.records == untilTheEnd;
                return false;
            }
            if (page > m_found.pagesBefore || !m_seen.insert(page).second)
                continue;
            ++m_found.pages;
            if (!m_visit(page, content))
                return false;
        }
        return true;
    }

    std::ifstream m_input;
    const VisitPage& m_visit;
    RollbackJournal m_found;
    std::unordered_set<std::uint32_t> m_seen;
};

}  // namespace

RollbackJournal readRollbackJournal(const std::filesystem::path& journal, const VisitPage& visit)
{
    return Reading(journal, visit).read();
}

std::optional<std::uint32_t> nonceOfJournal(const std::filesystem::path& journal)
{
    std::ifstream input(journal, std::ios::binary);
    std::array<std::byte, 28> header{};
    // Until the pages are on the disk, zeros stand where it is to say that it is a journal, and of how many
    // pages.
    if (!readAll(input, header) || !isSectorSize(bigEndian(&header[20])) ||
        !isPageSize(bigEndian(&header[24])))
        return std::nullopt;
    return bigEndian(&header[12]);
}

}  // namespace vizsla
