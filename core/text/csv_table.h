// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/text/csv.h"

namespace vizsla {

/// A CSV file with a header, whose columns are found by their names.
class CsvTable
{
public:
    /// `name` is how errors call the file.
    CsvTable(std::istream& input, std::string_view name, char separator = ',')
        : m_reader(input, name, separator)
    {}

    /// Reads the header, in which these columns must stand once; others may.
    Result<void> readHeader(std::initializer_list<std::string_view> names);
    /// The place of a column; -1 for none.
    int column(std::string_view name) const { return csvColumn(m_header, name); }
    const std::vector<std::string>& header() const { return m_header.fields; }

    /// Reads the next record, which must have as many fields as the header; false at the end.
    Result<bool> next();
    /// Calls take(), which gives a Result<void>, with each record. Ends with the first error, its or of
    /// reading.
    template <class Take>
    Result<void> each(Take take)
    {
        for (Result<bool> more = next();; more = next()) {
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return {};
            TRY(take());
        }
    }
    std::size_t line() const { return m_record.line; }
    /// Blanks around a field are no part of it, but in quotes where images are named.
    enum class Blanks { Trimmed, KeptInQuotes };
    std::string_view field(int place, Blanks blanks = Blanks::Trimmed) const;
    /// A field that is the name of an image, a class or a person. `what` is how errors call it.
    Result<std::string> nameField(int place, std::string_view what, Blanks blanks = Blanks::Trimmed) const;

    /// An Invalid error that names the file and the record's line.
    tl::unexpected<Error> wrong(std::string_view what) const { return wrong(line(), what); }
    /// The same of another line.
    tl::unexpected<Error> wrong(std::size_t where, std::string_view what) const
    {
        return m_reader.wrong(where, what);
    }

private:
    CsvReader m_reader;
    CsvRecord m_header;
    CsvRecord m_record;
};

}  // namespace vizsla
