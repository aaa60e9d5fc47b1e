// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/index_rows.h"

#include <algorithm>
#include <string_view>

#include "sql_statements.h"

namespace vizsla {

namespace {

enum class Source {
    Text,    ///< as it stands here
    Number,  ///< as it stands here
    RowId,
    Column,     ///< the value of another column
    HasColumn,  ///< whether another column has a value
};

struct Filling
{
    std::string_view table;
    std::string_view column;
    Source source = Source::Text;
    std::string_view text = {};
    std::int64_t number = 0;
};

/// Tables whose rows are worth having even if only what others refer to is left of them.
constexpr Filling fillings[] = {
    {"synset", "gloss"},
    {"test_set", "position", Source::RowId},
    {"test_set", "description"},
    {"test_set", "image_folder"},
    {"test_set", "created_at", Source::Number},
    {"image", "file"},
    {"image", "photograph", Source::Column, "id"},
    {"image", "problematic", Source::Number, {}, 1},
    {"labeler", "created_at", Source::Number},
    {"task", "position", Source::RowId},
    {"task", "description"},
    {"task", "mode", Source::Text, "test"},
    {"task", "part_size", Source::Number, {}, 10},
    {"task", "created_at", Source::Number},
    {"model", "position", Source::RowId},
    {"model", "created_at", Source::Number},
    {"reviewer", "counts", Source::HasColumn, "labeler_id"},
    {"reviewer", "created_at", Source::Number},
};

PageFile::Value valueOf(const Filling& filling, const IndexRow& row)
{
    const auto other = row.values.find(std::string(filling.text));
    switch (filling.source) {
        case Source::Text:
            return std::string(filling.text);
        case Source::Number:
            return filling.number;
        case Source::RowId:
            return row.rowId;
        case Source::Column:
            return other == row.values.end() ? PageFile::Value() : other->second;
        case Source::HasColumn:
            break;
    }
    const bool isThere = other != row.values.end() && !std::holds_alternative<std::monostate>(other->second);
    return std::int64_t{isThere};
}

/// Gathers what several indexes know of the same rows.
class Gathering
{
public:
    Gathering(const PageFile& pages, const std::set<std::int64_t>& saved) : m_pages(pages), m_saved(saved) {}

    void read(int entry, const std::vector<std::string>& columns)
    {
        for (const auto& [page, owner] : m_pages.owners()) {
            if (owner != entry)
                continue;
            for (const PageFile::Row& key : m_pages.keys(page))
                add(key, columns);
        }
    }
    std::vector<IndexRow> rows() const
    {
        std::vector<IndexRow> all;
        for (const auto& [rowId, row] : m_rows) {
            if (!m_contradicted.contains(rowId))
                all.push_back(row);
        }
        return all;
    }

private:
    void add(const PageFile::Row& key, const std::vector<std::string>& columns)
    {
        const std::int64_t rowId = std::get<std::int64_t>(key.back());
        if (key.size() != columns.size() + 1 || m_saved.contains(rowId))
            return;
        IndexRow& row = m_rows[rowId];
        row.rowId = rowId;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& [known, isNew] = row.values.emplace(columns[i], key[i]);
            if (!isNew && !areEqual(known->second, key[i]))
                m_contradicted.insert(rowId);
        }
    }

    const PageFile& m_pages;
    const std::set<std::int64_t>& m_saved;
    std::map<std::int64_t, IndexRow> m_rows;
    std::set<std::int64_t> m_contradicted;
};

}  // namespace

bool areEqual(const PageFile::Value& left, const PageFile::Value& right)
{
    const auto* leftText = std::get_if<std::string>(&left);
    const auto* rightText = std::get_if<std::string>(&right);
    if (leftText && rightText)
        return *leftText == *rightText;
    const auto* leftNumber = std::get_if<std::int64_t>(&left);
    const auto* rightNumber = std::get_if<std::int64_t>(&right);
    if (leftNumber && rightNumber)
        return *leftNumber == *rightNumber;
    return std::holds_alternative<std::monostate>(left) && std::holds_alternative<std::monostate>(right);
}

Result<std::vector<IndexRow>> rowsOfIndexes(const PageFile& pages, Database& schema, const std::string& table,
                                            const std::set<std::int64_t>& saved)
{
    Gathering gathering(pages, saved);
    const auto& entries = pages.entries();
    for (std::size_t entry = 0; entry < entries.size(); ++entry) {
        if (entries[entry].kind != "index" || entries[entry].table != table)
            continue;
        const auto readName = [](const Statement& row) { return row.text(0); };
        const auto columns = TRY(schema.query(sql::salvage_index_columns, readName, entries[entry].name));
        if (!columns.empty())
            gathering.read(static_cast<int>(entry), columns);
    }
    return gathering.rows();
}

bool completeRow(const std::string& table, const std::vector<std::string>& columns, IndexRow& row,
                 bool& isWhole)
{
    isWhole =
        std::ranges::all_of(columns, [&](const std::string& column) { return row.values.contains(column); });
    bool isFillable = isWhole;
    for (const Filling& filling : fillings) {
        if (filling.table != table)
            continue;
        isFillable = true;
        row.values.try_emplace(std::string(filling.column), valueOf(filling, row));
    }
    return isFillable;
}

}  // namespace vizsla
