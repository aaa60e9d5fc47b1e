// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/verdict_csv.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include "core/text/ascii.h"
#include "core/text/csv_table.h"
#include "core/text/file_text.h"

namespace vizsla {

namespace {

using Row = NamedVerdicts::Row;

/// Lines and names are counted in 32 bits.
constexpr std::size_t longestFile = std::numeric_limits<std::uint32_t>::max();

std::optional<Verdict> verdictOf(std::string_view text)
{
    if (const auto verdict = verdictFromWord(text))
        return verdict;
    for (const std::string_view words : {"don't know", "don’t know", "dont know"})
        if (equalsIgnoringCase(text, words))
            return Verdict::DontKnow;
    std::string word(text);
    for (char& character : word)
        character = asciiLower(character);
    return verdictFromWord(word);
}

/// Different names and their places. Few words of memory a name, as most of the time of reading a long file
/// goes into waiting for them.
class NameTable
{
public:
    NameTable() : m_slots(64) {}

    std::optional<std::uint32_t> find(std::string_view name) const
    {
        const std::uint32_t place = m_slots[slotOf(name, hashOf(name))].place;
        return place == none ? std::nullopt : std::optional(place);
    }
    /// The name at the place, which must not be asked for after takeNames().
    std::string_view name(std::uint32_t place) const { return m_names[place]; }
    std::uint32_t add(std::string name)
    {
        if (2 * (m_names.size() + 1) > m_slots.size())
            grow();
        const auto place = static_cast<std::uint32_t>(m_names.size());
        const std::uint32_t hash = hashOf(name);
        m_slots[slotOf(name, hash)] = {hash, place};
        m_names.push_back(std::move(name));
        return place;
    }
    std::vector<std::string> takeNames() { return std::move(m_names); }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    struct Slot
    {
        std::uint32_t hash = 0;
        std::uint32_t place = none;
    };

    static std::uint32_t hashOf(std::string_view name)
    {
        return static_cast<std::uint32_t>(std::hash<std::string_view>()(name));
    }
    /// Where the name is or should be.
    std::size_t slotOf(std::string_view name, std::uint32_t hash) const
    {
        std::size_t slot = hash & (m_slots.size() - 1);
        while (m_slots[slot].place != none &&
               (m_slots[slot].hash != hash || m_names[m_slots[slot].place] != name))
            slot = (slot + 1) & (m_slots.size() - 1);
        return slot;
    }
    void grow()
    {
        const std::vector<Slot> slots = std::exchange(m_slots, std::vector<Slot>(2 * m_slots.size()));
        for (const Slot& old : slots) {
            if (old.place != none)
                m_slots[slotOf(m_names[old.place], old.hash)] = old;
        }
    }

    std::vector<std::string> m_names;
    std::vector<Slot> m_slots;  ///< a power of two
};

/// The different names in one column.
class NameColumn
{
public:
    NameColumn(const CsvTable& table, const char* heading, const char* meaning,
               CsvTable::Blanks blanks = CsvTable::Blanks::Trimmed)
        : m_table(table),
          m_column(table.column(heading)),
          m_meaning(meaning),
          m_blanks(blanks)
    {}

    /// The place of the current record's name.
    Result<std::uint32_t> next()
    {
        const std::string_view name = m_table.field(m_column, m_blanks);
        // Files often stand in order.
        if (m_last && m_names.name(*m_last) == name)
            return *m_last;
        m_last = m_names.find(name);
        if (m_last)
            return *m_last;
        auto added = TRY(m_table.nameField(m_column, m_meaning, m_blanks));
        m_last = m_names.add(std::move(added));
        return *m_last;
    }

    std::vector<std::string> takeNames() { return m_names.takeNames(); }

private:
    const CsvTable& m_table;
    int m_column;
    const char* m_meaning;
    CsvTable::Blanks m_blanks;
    std::optional<std::uint32_t> m_last;
    NameTable m_names;
};

/// The first row that rules on a pair again, and the one that had ruled on it.
std::optional<std::pair<Row, Row>> findRepetition(const std::vector<Row>& rows)
{
    // Sorted, as a file could be made so that its names meet in one place of a hash table.
    std::vector<Row> sorted(rows);
    std::ranges::sort(sorted, {},
                      [](const Row& row) { return std::tuple(row.reviewer, row.image, row.wnid, row.line); });
    std::optional<std::pair<Row, Row>> found;
    for (std::size_t next = 1; next < sorted.size(); ++next) {
        const Row& first = sorted[next - 1];
        const Row& second = sorted[next];
        const bool isSame =
            first.reviewer == second.reviewer && first.image == second.image && first.wnid == second.wnid;
        if (isSame && (!found || second.line < found->second.line))
            found.emplace(first, second);
    }
    return found;
}

Result<NamedVerdicts> readRows(CsvTable& table)
{
    NameColumn reviewers(table, "reviewer", "the name of a reviewer");
    NameColumn images(table, "image", "the name of an image", CsvTable::Blanks::KeptInQuotes);
    NameColumn wnids(table, "wnid", "the wnid of a class");
    const int verdictColumn = table.column("verdict");
    NamedVerdicts verdicts;
    TRY(table.each([&]() -> Result<void> {
        if (table.line() > longestFile)
            return table.wrong("found more lines than can be counted");
        Row row;
        row.line = static_cast<std::uint32_t>(table.line());
        for (auto [column, place] : {std::pair(&reviewers, &row.reviewer), std::pair(&images, &row.image),
                                     std::pair(&wnids, &row.wnid)}) {
            auto name = TRY(column->next());
            *place = name;
        }
        const auto verdict = verdictOf(table.field(verdictColumn));
        if (!verdict)
            return table.wrong("found the verdict " + inQuotes(table.field(verdictColumn)) +
                               ", expected correct, wrong, unclear or dont_know");
        row.verdict = *verdict;
        verdicts.rows.push_back(row);
        return {};
    }));
    verdicts.reviewers = reviewers.takeNames();
    verdicts.images = images.takeNames();
    verdicts.wnids = wnids.takeNames();
    return verdicts;
}

}  // namespace

Result<NamedVerdicts> readVerdictCsv(std::istream& input, std::string_view name)
{
    CsvTable table(input, name);
    TRY(table.readHeader({"reviewer", "image", "wnid", "verdict"}));
    auto verdicts = readRows(table);
    if (!verdicts)
        return verdicts;
    if (const auto repetition = findRepetition(verdicts->rows)) {
        const auto& [first, second] = *repetition;
        return table.wrong(second.line, "found a second verdict of " + inQuotes(verdicts->reviewer(second)) +
                                            " on " + inQuotes(verdicts->image(second)) + " and " +
                                            inQuotes(verdicts->wnid(second)) + ", the first is on line " +
                                            std::to_string(first.line));
    }
    return verdicts;
}

Result<NamedVerdicts> readVerdictCsv(const std::filesystem::path& path)
{
    return openFile(path).and_then(
        [&](const std::unique_ptr<std::istream>& file) { return readVerdictCsv(*file, path.string()); });
}

}  // namespace vizsla
