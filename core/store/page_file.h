// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "core/result.h"

namespace vizsla {

/// The pages of a SQLite file, read one by one without SQLite, so that what does not hang together any more
/// can be read still (https://www.sqlite.org/fileformat2.html). Any bytes may come in; no log is looked at.
class PageFile
{
public:
    struct Blob
    {
        std::string bytes;
    };
    using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;
    using Row = std::vector<Value>;

    /// The rows of one page, and how many more the page says it has.
    struct PageRows
    {
        std::vector<Row> rows;
        std::vector<std::int64_t> rowIds;  ///< of the rows
        int unreadable = 0;
    };

    /// A table or an index, as the first page lists it.
    struct Entry
    {
        std::string kind;  ///< "table", "index"
        std::string name;
        std::string table;  ///< that it belongs to
        int root = 0;
    };

    /// Errors: NotFound, Io.
    static Result<PageFile> read(const std::filesystem::path& file);

    /// Pages are numbered from 1. The last may be cut.
    int pageCount() const;
    int pageSize() const { return m_pageSize; }
    /// As the header has it, whatever the file holds; nothing where the header does not say.
    std::optional<int> pagesPromised() const;
    /// PRAGMA user_version, 0 where it cannot be read.
    int userVersion() const;

    /// Empty where the list of tables is not readable.
    const std::vector<Entry>& entries() const { return m_entries; }
    /// Of every page that is reached from a root: the number of the entry in entries().
    const std::unordered_map<int, int>& owners() const { return m_owners; }
    /// Whether a page above the rows of a table is unreadable, so that some of its pages are not among
    /// owners().
    bool isBroken(int entry) const { return m_broken.contains(entry); }
    /// Pages that a tree leads to and that are none of a tree, as those that were lost.
    const std::set<int>& unreadablePages() const { return m_unreadable; }
    bool isFree(int page) const { return m_free.contains(page); }

    /// How many rows an index knows; nothing where a page of it is unreadable.
    std::optional<int> countIndexed(int entry) const;

    bool isTableLeaf(int page) const;
    /// None of a page that is no leaf of a table.
    PageRows rows(int page) const;
    /// What an index holds on one page: the indexed values of each row and, last, its row id. None of a page
    /// of no index.
    std::vector<Row> keys(int page) const;

private:
    explicit PageFile(std::string bytes);
    void readHeader();
    void readEntries();
    void findFreePages();
    void own(int root, int entry);
    std::vector<int> childrenOf(int page) const;

    std::string_view page(int number) const;
    /// Where the b-tree header begins: the first page has the file's header before it.
    std::size_t start(int number) const { return number == 1 ? 100 : 0; }
    std::uint32_t number(std::string_view bytes, std::size_t at, int size) const;
    std::optional<std::pair<std::int64_t, Row>> cell(std::string_view page, std::size_t at) const;
    std::optional<std::string> payload(std::string_view page, std::size_t at, std::uint64_t size,
                                       std::uint64_t mostLocal) const;
    std::vector<int> pointers(int number, std::size_t headerSize) const;

    std::string m_bytes;
    int m_pageSize = 4096;
    int m_usable = 4096;
    std::vector<Entry> m_entries;
    std::unordered_map<int, int> m_owners;
    std::set<int> m_broken;
    std::set<int> m_unreadable;
    std::set<int> m_free;
};

}  // namespace vizsla
