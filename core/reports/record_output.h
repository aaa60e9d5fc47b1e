// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/reports/record.h"

namespace vizsla {

/// A number with the fewest digits that read back as the same; empty for null and for what is not finite.
std::string plainText(const Value& value);
/// The same as a field of a CSV.
std::string csvText(const Value& value);
/// On one line.
std::string jsonText(const Value& value);

/// Numbers that are not finite are null; what is no UTF-8 is replaced.
void writeJson(std::ostream& output, const Value& document, int indent = 1);

/// A header and a line a record, of the fields that these groups of columns name, each as in "low,high". A
/// field that is null or missing is empty.
void writeCsv(std::ostream& output, std::initializer_list<std::string_view> columnGroups,
              const std::vector<Record>& records);
/// The columns of a group under names that begin alike: "from_low,from_high".
std::string prefixed(std::string_view prefix, std::string_view columns);

/// How a column shows a row.
using Cell = std::string (*)(const Record& row, std::string_view key);
std::string plainCell(const Record& row, std::string_view key);
/// "yes", or nothing.
std::string yesCell(const Record& row, std::string_view key);
/// "82.72"; a dash where it is null or not a number.
std::string percentCell(const Record& row, std::string_view key);
/// With three digits behind the point; a dash where it is null or not a number.
std::string fixedCell(const Record& row, std::string_view key);
/// The same with two.
std::string hundredthsCell(const Record& row, std::string_view key);
/// "82.72 (82.19 – 83.25)", by the fields "low" and "high"; a dash where it is null.
std::string boundedPercentCell(const Record& row, std::string_view key);

/// A column of a table for people.
struct Column
{
    std::string key;  ///< the field that it shows, and by which rows may be sorted
    std::string heading;
    Cell cell = plainCell;
};

void writeTable(std::ostream& output, const std::vector<Column>& columns, const std::vector<Record>& rows);

/// Text in columns, as wide as what stands in them.
class TextTable
{
public:
    explicit TextTable(std::vector<std::string> headings) : m_rows{std::move(headings)} {}

    /// As many cells as there are headings.
    void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    void write(std::ostream& output) const;

private:
    std::vector<std::vector<std::string>> m_rows;
};

}  // namespace vizsla
