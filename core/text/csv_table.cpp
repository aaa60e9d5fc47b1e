// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/csv_table.h"

#include <algorithm>
#include <utility>

#include "core/text/ascii.h"
#include "core/text/file_text.h"
#include "core/text/utf8.h"

namespace vizsla {

namespace {

std::string listed(std::initializer_list<std::string_view> names)
{
    std::string text;
    for (const std::string_view name : names)
        text += (text.empty() ? "" : ",") + std::string(name);
    return text;
}

}  // namespace

Result<void> CsvTable::readHeader(std::initializer_list<std::string_view> names)
{
    const auto more = TRY(m_reader.next(m_header));
    if (!more)
        return m_reader.wrong(1,
                              "the file is empty, expected a header" +
                                  (names.size() == 0 ? std::string() : " with the columns " + listed(names)));
    for (const std::string_view name : names) {
        if (column(name) < 0)
            return m_reader.wrong(m_header.line, "found no column " + inQuotes(name) +
                                                     ", expected a header with the columns " + listed(names));
        const auto isIt = [&](std::string_view heading) {
            return equalsIgnoringCase(trimmed(heading), name);
        };
        if (std::ranges::count_if(m_header.fields, isIt) > 1)
            return m_reader.wrong(m_header.line,
                                  "found the column " + inQuotes(name) + " twice, expected it once");
    }
    return {};
}

Result<bool> CsvTable::next()
{
    Result<bool> more = m_reader.next(m_record);
    if (more && *more && m_record.fields.size() != m_header.fields.size())
        return wrong("found " + std::to_string(m_record.fields.size()) + " columns, expected " +
                     std::to_string(m_header.fields.size()) + " as in the header");
    return more;
}

std::string_view CsvTable::field(int place, Blanks blanks) const
{
    const auto column = static_cast<std::size_t>(place);
    const std::string_view text = trimmed(m_record.fields[column]);
    const bool keepsBlanks = blanks == Blanks::KeptInQuotes && m_record.areQuoted[column] && !text.empty();
    return keepsBlanks ? m_record.fields[column] : text;
}

Result<std::string> CsvTable::nameField(int place, std::string_view what, Blanks blanks) const
{
    const std::string_view text = field(place, blanks);
    if (const std::string_view fault = nameFault(text); !fault.empty())
        return wrong("found " + std::string(fault) + ", expected " + std::string(what) +
                     (isUtf8(text) ? "" : "; save the file as UTF-8"));
    return std::string(text);
}

}  // namespace vizsla
