// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/record_output.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <ranges>

#include "core/reports/figure_output.h"
#include "core/text/csv.h"
#include "core/text/grouped.h"
#include "core/text/utf8.h"

namespace vizsla {

namespace {

using nlohmann::ordered_json;

struct ToJson
{
    ordered_json operator()(std::monostate) const { return nullptr; }
    ordered_json operator()(const Ratio& share) const { return share.value(); }
    ordered_json operator()(const Value::List& items) const
    {
        auto list = ordered_json::array();
        for (const Value& item : items)
            list.push_back(std::visit(*this, item.held()));
        return list;
    }
    ordered_json operator()(const Record& record) const
    {
        auto object = ordered_json::object();
        for (const auto& [name, value] : record.fields())
            object.emplace(name, std::visit(*this, value.held()));
        return object;
    }
    ordered_json operator()(const auto& plain) const { return plain; }
};

std::string dumped(const Value& value, int indent)
{
    return std::visit(ToJson(), value.held())
        .dump(indent, ' ', false, ordered_json::error_handler_t::replace);
}

struct ToText
{
    std::string operator()(bool is) const { return is ? "true" : "false"; }
    std::string operator()(const std::integral auto& number) const { return std::to_string(number); }
    std::string operator()(double number) const
    {
        char buffer[32];
        return std::isfinite(number)
                   ? std::string(buffer, std::to_chars(std::begin(buffer), std::end(buffer), number).ptr)
                   : std::string();
    }
    std::string operator()(const Ratio& share) const { return (*this)(share.value()); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const auto&) const { return {}; }
};

const Ratio* ratioIn(const Value& value)
{
    return std::get_if<Ratio>(&value.held());
}

std::string fixedText(const Value& value, int digits)
{
    const Ratio* ratio = ratioIn(value);
    return ratio ? fixed(*ratio, digits) : fixed(value.number(), digits);
}

}  // namespace

std::string plainText(const Value& value)
{
    return std::visit(ToText(), value.held());
}

std::string csvText(const Value& value)
{
    return csvField(plainText(value));
}

std::string jsonText(const Value& value)
{
    return dumped(value, -1);
}

void writeJson(std::ostream& output, const Value& document, int indent)
{
    output << dumped(document, indent) << '\n';
}

void writeCsv(std::ostream& output, std::initializer_list<std::string_view> columnGroups,
              const std::vector<Record>& records)
{
    std::string header;
    for (const std::string_view group : columnGroups)
        header.append(header.empty() ? "" : ",").append(group);
    output << header << '\n';
    for (const Record& record : records) {
        const char* between = "";
        for (const auto column : std::views::split(header, ',')) {
            output << between << csvText(record[std::string_view(column.begin(), column.end())]);
            between = ",";
        }
        output << '\n';
    }
}

std::string prefixed(std::string_view prefix, std::string_view columns)
{
    std::string renamed(prefix);
    for (const char letter : columns) {
        renamed += letter;
        if (letter == ',')
            renamed += prefix;
    }
    return renamed;
}

std::string plainCell(const Record& row, std::string_view key)
{
    const Value& value = row[key];
    if (const auto* count = std::get_if<std::int64_t>(&value.held()))
        return grouped(*count);
    if (const auto* count = std::get_if<std::uint64_t>(&value.held()))
        return grouped(*count);
    return plainText(value);
}

std::string yesCell(const Record& row, std::string_view key)
{
    return std::get<bool>(row[key].held()) ? "yes" : "";
}

std::string percentCell(const Record& row, std::string_view key)
{
    const Ratio* ratio = ratioIn(row[key]);
    return ratio ? percent(*ratio) : percent(row[key].number());
}

std::string fixedCell(const Record& row, std::string_view key)
{
    return fixedText(row[key], 3);
}

std::string hundredthsCell(const Record& row, std::string_view key)
{
    return fixedText(row[key], 2);
}

std::string boundedPercentCell(const Record& row, std::string_view key)
{
    const std::string figure = percentCell(row, key);
    return row["low"].isNull() ? figure : figure + percentRange({row["low"].number(), row["high"].number()});
}

void writeTable(std::ostream& output, const std::vector<Column>& columns, const std::vector<Record>& rows)
{
    std::vector<std::string> cells;
    for (const Column& column : columns)
        cells.push_back(column.heading);
    TextTable table(cells);
    for (const Record& row : rows) {
        std::ranges::transform(columns, cells.begin(),
                               [&](const Column& column) { return column.cell(row, column.key); });
        table.add(cells);
    }
    table.write(output);
}

void TextTable::write(std::ostream& output) const
{
    std::vector<std::size_t> widths(m_rows.front().size());
    for (const auto& row : m_rows) {
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], codePointCount(row[column]));
    }
    for (const auto& row : m_rows) {
        for (std::size_t column = 0; column + 1 < row.size(); ++column)
            output << row[column] << std::string(widths[column] - codePointCount(row[column]) + 2, ' ');
        output << row.back() << '\n';
    }
}

}  // namespace vizsla
