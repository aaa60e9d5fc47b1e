// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace vizsla {

/// One record of a CSV file and the line, from 1, on which it starts.
struct CsvRecord
{
    std::size_t line = 0;
    std::vector<std::string> fields;
    std::vector<bool> areQuoted = {};  ///< of each field
};

/// Reads comma-separated values (RFC 4180) a record at a time. A byte order mark, CRLF, blank lines and a
/// missing last line break are tolerated. Fields are the bytes as they stand (see isUtf8()), with line breaks
/// as "\n". The input is read ahead.
class CsvReader
{
public:
    /// `name` is how errors call the file. The input must outlive the reader and be opened in binary mode.
    CsvReader(std::istream& input, std::string_view name, char separator = ',');

    /// Reads the next record; false at the end of the file. The record's memory is used again.
    /// Errors: Invalid with the line for text in another encoding, a quote that is not closed, text behind a
    /// closing quote, a NUL byte or a record of more than 16 MiB; Io where reading fails. After an error the
    /// reader is at its end.
    Result<bool> next(CsvRecord& record);

    /// An Invalid error that names the file and a line.
    tl::unexpected<Error> wrong(std::size_t line, std::string_view what) const;

private:
    enum class State { FieldStart, Plain, Quoted, AfterQuote, RecordEnd };

    bool fill();
    int peek();
    int get();
    Result<void> readMark();
    Result<void> readFields(CsvRecord& record);
    std::size_t takePlain(std::string& field);
    State step(State state, int byte, CsvRecord& record);
    void startField(CsvRecord& record);

    std::streambuf& m_input;
    std::string m_name;
    char m_separator;
    std::array<bool, 256> m_isPlain;  ///< bytes that mean nothing but themselves
    std::vector<char> m_buffer;       ///< what was read ahead
    std::size_t m_place = 0;          ///< in it
    std::size_t m_filled = 0;
    std::size_t m_line = 1;
    std::size_t m_quoteLine = 1;
    std::size_t m_fieldCount = 0;
    bool m_atStart = true;
    bool m_atEnd = false;
};

/// The place of a column in a header, by its name without regard to ASCII case and outer blanks; -1 for none.
int csvColumn(const CsvRecord& header, std::string_view name);

/// A value as a field of a CSV file: quoted where it has to be, and where it begins or ends with blanks.
std::string csvField(std::string_view value);

}  // namespace vizsla
