// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/page_file.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <iterator>

namespace vizsla {

namespace {

constexpr int indexInterior = 0x02;
constexpr int tableInterior = 0x05;
constexpr int indexLeaf = 0x0a;
constexpr int tableLeaf = 0x0d;
constexpr std::string_view databaseMagic("SQLite format 3\0", 16);

struct Varint
{
    std::uint64_t value = 0;
    std::size_t size = 0;
};

std::optional<Varint> varint(std::string_view bytes, std::size_t at)
{
    Varint read;
    for (; read.size < 9 && at + read.size < bytes.size(); ++read.size) {
        const auto byte = static_cast<unsigned char>(bytes[at + read.size]);
        if (read.size == 8)
            return Varint{read.value << 8 | byte, 9};
        read.value = read.value << 7 | (byte & 0x7fU);
        if (byte < 0x80)
            return Varint{read.value, read.size + 1};
    }
    return std::nullopt;
}

std::int64_t signedNumber(std::string_view bytes)
{
    std::uint64_t value = static_cast<signed char>(bytes[0]) < 0 ? ~std::uint64_t{0} : 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(value);
}

std::size_t sizeOf(std::uint64_t type)
{
    constexpr std::size_t sizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    return type < 12 ? sizes[type] : static_cast<std::size_t>((type - 12) / 2);
}

PageFile::Value valueOf(std::uint64_t type, std::string_view bytes)
{
    if (type == 0)
        return std::monostate();
    if (type <= 6)
        return signedNumber(bytes);
    if (type == 7)
        return std::bit_cast<double>(signedNumber(bytes));
    if (type <= 9)
        return static_cast<std::int64_t>(type - 8);
    if (type % 2 == 1)
        return std::string(bytes);
    return PageFile::Blob{std::string(bytes)};
}

/// Nothing where the record does not come out even.
std::optional<PageFile::Row> recordOf(std::string_view payload)
{
    const auto headerSize = varint(payload, 0);
    if (!headerSize || headerSize->value > payload.size())
        return std::nullopt;
    PageFile::Row row;
    std::size_t at = headerSize->size;
    std::size_t body = static_cast<std::size_t>(headerSize->value);
    while (at < headerSize->value) {
        const auto type = varint(payload.substr(0, static_cast<std::size_t>(headerSize->value)), at);
        if (!type || type->value == 10 || type->value == 11)
            return std::nullopt;
        const std::size_t size = sizeOf(type->value);
        if (size > payload.size() - body)
            return std::nullopt;
        row.push_back(valueOf(type->value, payload.substr(body, size)));
        body += size;
        at += type->size;
    }
    return body == payload.size() && !row.empty() ? std::optional(std::move(row)) : std::nullopt;
}

}  // namespace

PageFile::PageFile(std::string bytes) : m_bytes(std::move(bytes))
{
    readHeader();
    findFreePages();
    readEntries();
}

Result<PageFile> PageFile::read(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return failure(ErrorKind::NotFound, file.filename().string() + " cannot be opened.");
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (stream.bad())
        return failure(ErrorKind::Io, file.filename().string() + " could not be read.");
    return PageFile(std::move(bytes));
}

std::uint32_t PageFile::number(std::string_view bytes, std::size_t at, int size) const
{
    std::uint32_t value = 0;
    for (int i = 0; i < size && at + i < bytes.size(); ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// Without a readable header the file is taken for what Vizsla writes.
void PageFile::readHeader()
{
    if (!m_bytes.starts_with(databaseMagic))
        return;
    const std::uint32_t size = number(m_bytes, 16, 2);
    const int pageSize = size == 1 ? 65536 : static_cast<int>(size);
    if (pageSize < 512 || !std::has_single_bit(static_cast<unsigned>(pageSize)))
        return;
    m_pageSize = pageSize;
    m_usable = pageSize - static_cast<int>(number(m_bytes, 20, 1));
    if (m_usable < 480)
        m_usable = pageSize;
}

int PageFile::pageCount() const
{
    return static_cast<int>((m_bytes.size() + static_cast<std::size_t>(m_pageSize) - 1) /
                            static_cast<std::size_t>(m_pageSize));
}

std::optional<int> PageFile::pagesPromised() const
{
    if (!m_bytes.starts_with(databaseMagic) || m_bytes.size() < 100 ||
        number(m_bytes, 24, 4) != number(m_bytes, 92, 4))
        return std::nullopt;
    return static_cast<int>(number(m_bytes, 28, 4));
}

int PageFile::userVersion() const
{
    return m_bytes.starts_with(databaseMagic) && m_bytes.size() >= 100
               ? static_cast<int>(number(m_bytes, 60, 4))
               : 0;
}

std::string_view PageFile::page(int number) const
{
    if (number < 1 || number > pageCount())
        return {};
    const auto size = static_cast<std::size_t>(m_pageSize);
    return std::string_view(m_bytes).substr((static_cast<std::size_t>(number) - 1) * size, size);
}

void PageFile::findFreePages()
{
    if (!m_bytes.starts_with(databaseMagic))
        return;
    auto trunk = static_cast<int>(number(m_bytes, 32, 4));
    while (!page(trunk).empty() && !m_free.contains(trunk)) {
        m_free.insert(trunk);
        const auto fitting = static_cast<std::uint32_t>(m_usable / 4 - 2);
        const auto count = std::min(number(page(trunk), 4, 4), fitting);
        for (std::uint32_t leaf = 0; leaf < count; ++leaf)
            m_free.insert(static_cast<int>(number(page(trunk), 8 + 4 * leaf, 4)));
        trunk = static_cast<int>(number(page(trunk), 0, 4));
    }
}

/// Where the cells of a page begin; those pointers that make sense.
std::vector<int> PageFile::pointers(int number, std::size_t headerSize) const
{
    const std::string_view bytes = page(number);
    const std::size_t first = start(number) + headerSize;
    const std::uint32_t count = this->number(bytes, start(number) + 3, 2);
    std::vector<int> places;
    for (std::uint32_t i = 0; i < count && first + 2 * i + 2 <= bytes.size(); ++i) {
        const auto place = static_cast<int>(this->number(bytes, first + 2 * i, 2));
        if (static_cast<std::size_t>(place) >= first && place < m_usable)
            places.push_back(place);
    }
    return places;
}

std::vector<int> PageFile::childrenOf(int parent) const
{
    const std::string_view bytes = page(parent);
    std::vector<int> children;
    for (const int place : pointers(parent, 12))
        children.push_back(static_cast<int>(number(bytes, static_cast<std::size_t>(place), 4)));
    children.push_back(static_cast<int>(number(bytes, start(parent) + 8, 4)));
    return children;
}

/// Everything below a root belongs to the entry. Pages that others own, or that are no pages, break the tree.
void PageFile::own(int root, int entry)
{
    std::vector<int> waiting{root};
    const bool isTable = m_entries[static_cast<std::size_t>(entry)].kind == "table";
    while (!waiting.empty()) {
        const int current = waiting.back();
        waiting.pop_back();
        const std::string_view bytes = page(current);
        if (bytes.empty() || !m_owners.emplace(current, entry).second) {
            m_broken.insert(entry);
            continue;
        }
        const std::size_t at = start(current);
        const int kind = at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
        if (kind == (isTable ? tableInterior : indexInterior)) {
            const auto children = childrenOf(current);
            waiting.insert(waiting.end(), children.begin(), children.end());
        } else if (kind != (isTable ? tableLeaf : indexLeaf)) {
            // It may have been a page above others.
            m_broken.insert(entry);
            m_unreadable.insert(current);
        }
    }
}

void PageFile::readEntries()
{
    // The list of tables is itself a table, whose root is the first page.
    m_entries.push_back({"table", "sqlite_schema", "sqlite_schema", 1});
    own(1, 0);
    std::vector<int> pages;
    for (const auto& [number, entry] : m_owners)
        pages.push_back(number);
    std::ranges::sort(pages);
    for (const int number : pages) {
        for (const Row& row : rows(number).rows) {
            if (row.size() < 5 || !std::holds_alternative<std::int64_t>(row[3]) ||
                !std::ranges::all_of(row.begin(), row.begin() + 3, [](const Value& value) {
                    return std::holds_alternative<std::string>(value);
                }))
                continue;
            const auto root = static_cast<int>(std::get<std::int64_t>(row[3]));
            if (root > 0)
                m_entries.push_back({std::get<std::string>(row[0]), std::get<std::string>(row[1]),
                                     std::get<std::string>(row[2]), root});
        }
    }
    for (std::size_t entry = 1; entry < m_entries.size(); ++entry)
        own(m_entries[entry].root, static_cast<int>(entry));
}

std::optional<int> PageFile::countIndexed(int entry) const
{
    if (isBroken(entry))
        return std::nullopt;
    int count = 0;
    for (const auto& [number, owner] : m_owners) {
        if (owner == entry)
            count += static_cast<int>(this->number(page(number), start(number) + 3, 2));
    }
    return count;
}

bool PageFile::isTableLeaf(int number) const
{
    const std::string_view bytes = page(number);
    return bytes.size() > start(number) + 8 && static_cast<unsigned char>(bytes[start(number)]) == tableLeaf;
}

PageFile::PageRows PageFile::rows(int number) const
{
    PageRows found;
    if (!isTableLeaf(number))
        return found;
    const std::string_view bytes = page(number).substr(0, static_cast<std::size_t>(m_usable));
    const auto promised = std::min<std::uint32_t>(this->number(bytes, start(number) + 3, 2),
                                                  static_cast<std::uint32_t>(m_usable / 4));
    for (const int place : pointers(number, 8)) {
        if (auto row = cell(bytes, static_cast<std::size_t>(place))) {
            found.rowIds.push_back(row->first);
            found.rows.push_back(std::move(row->second));
        }
    }
    found.unreadable = std::max(0, static_cast<int>(promised) - static_cast<int>(found.rows.size()));
    return found;
}

std::vector<PageFile::Row> PageFile::keys(int number) const
{
    const std::string_view whole = page(number);
    const int kind = whole.size() > start(number) + 12 ? static_cast<unsigned char>(whole[start(number)]) : 0;
    if (kind != indexLeaf && kind != indexInterior)
        return {};
    const std::string_view bytes = whole.substr(0, static_cast<std::size_t>(m_usable));
    const std::size_t childSize = kind == indexInterior ? 4 : 0;
    const std::uint64_t mostLocal = (static_cast<std::uint64_t>(m_usable) - 12) * 64 / 255 - 23;
    std::vector<Row> found;
    for (const int place : pointers(number, 8 + childSize)) {
        const std::size_t at = static_cast<std::size_t>(place) + childSize;
        const auto size = varint(bytes, at);
        if (!size || size->value > m_bytes.size())
            continue;
        const auto record = payload(bytes, at + size->size, size->value, mostLocal);
        auto row = record ? recordOf(*record) : std::nullopt;
        if (row && std::holds_alternative<std::int64_t>(row->back()))
            found.push_back(std::move(*row));
    }
    return found;
}

std::optional<std::pair<std::int64_t, PageFile::Row>> PageFile::cell(std::string_view bytes,
                                                                     std::size_t at) const
{
    const auto size = varint(bytes, at);
    const auto rowId = size ? varint(bytes, at + size->size) : std::nullopt;
    if (!rowId || size->value > m_bytes.size())
        return std::nullopt;
    const auto whole =
        payload(bytes, at + size->size + rowId->size, size->value, static_cast<std::uint64_t>(m_usable) - 35);
    auto row = whole ? recordOf(*whole) : std::nullopt;
    return row ? std::optional(std::pair(static_cast<std::int64_t>(rowId->value), std::move(*row)))
               : std::nullopt;
}

std::optional<std::string> PageFile::payload(std::string_view bytes, std::size_t at, std::uint64_t size,
                                             std::uint64_t mostLocal) const
{
    const auto usable = static_cast<std::uint64_t>(m_usable);
    std::uint64_t local = size;
    if (size > mostLocal) {
        const std::uint64_t least = (usable - 12) * 32 / 255 - 23;
        const std::uint64_t fitting = least + (size - least) % (usable - 4);
        local = fitting <= mostLocal ? fitting : least;
    }
    if (at + local + (local < size ? 4 : 0) > bytes.size())
        return std::nullopt;
    std::string whole(bytes.substr(at, static_cast<std::size_t>(local)));
    std::uint32_t next = local < size ? number(bytes, at + static_cast<std::size_t>(local), 4) : 0;
    while (whole.size() < size) {
        const std::string_view overflow = page(static_cast<int>(next & 0x7fffffffU));
        if (overflow.size() < static_cast<std::size_t>(m_usable))
            return std::nullopt;
        whole += overflow.substr(4, std::min<std::size_t>(static_cast<std::size_t>(size) - whole.size(),
                                                          static_cast<std::size_t>(m_usable) - 4));
        next = number(overflow, 0, 4);
    }
    // The last page leads to no other.
    return next == 0 ? std::optional(std::move(whole)) : std::nullopt;
}

}  // namespace vizsla
