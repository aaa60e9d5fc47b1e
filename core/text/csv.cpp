// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/csv.h"

#include <algorithm>
#include <ios>
#include <utility>

#include "core/text/ascii.h"
#include "core/text/file_text.h"

namespace vizsla {

namespace {

constexpr std::size_t longestRecord = 16U << 20U;
constexpr std::size_t csvBufferSize = 64U << 10U;
constexpr int endOfInput = std::char_traits<char>::eof();

}  // namespace

CsvReader::CsvReader(std::istream& input, std::string_view name, char separator)
    : m_input(*input.rdbuf()),
      m_name(name),
      m_separator(separator)
{
    m_isPlain.fill(true);
    for (const char special : {'"', '\r', '\n', '\0', separator})
        m_isPlain[static_cast<unsigned char>(special)] = false;
}

tl::unexpected<Error> CsvReader::wrong(std::size_t line, std::string_view what) const
{
    return failure(ErrorKind::Invalid, m_name + ", line " + std::to_string(line) + ": " + std::string(what));
}

Result<bool> CsvReader::next(CsvRecord& record)
{
    try {
        if (std::exchange(m_atStart, false)) {
            if (auto mark = readMark(); !mark) {
                m_atEnd = true;
                return tl::unexpected(std::move(mark.error()));
            }
        }
        while (!m_atEnd && peek() != endOfInput) {
            record.line = m_line;
            if (Result<void> done = readFields(record); !done) {
                m_atEnd = true;
                return tl::unexpected(std::move(done.error()));
            }
            const bool isBlankLine = record.fields.size() == 1 && record.fields.front().empty();
            if (!isBlankLine)
                return true;
        }
    } catch (const std::ios_base::failure&) {
        m_atEnd = true;
        return failure(ErrorKind::Io, m_name + ", line " + std::to_string(m_line) + ": reading failed");
    }
    m_atEnd = true;
    return false;
}

/// Reads on when everything is taken; false at the end of the input.
bool CsvReader::fill()
{
    m_buffer.resize(csvBufferSize);
    m_place = 0;
    m_filled = static_cast<std::size_t>(
        m_input.sgetn(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size())));
    return m_filled > 0;
}

int CsvReader::peek()
{
    if (m_place == m_filled && !fill())
        return endOfInput;
    return static_cast<unsigned char>(m_buffer[m_place]);
}

/// The next byte, with any line break as "\n".
int CsvReader::get()
{
    int byte = peek();
    if (byte == endOfInput)
        return byte;
    ++m_place;
    if (byte == '\r') {
        if (peek() == '\n')
            ++m_place;
        byte = '\n';
    }
    if (byte == '\n')
        ++m_line;
    return byte;
}

/// Takes the plain bytes that come next, as far as they are read; how many.
std::size_t CsvReader::takePlain(std::string& field)
{
    const auto begin = m_buffer.begin() + static_cast<std::ptrdiff_t>(m_place);
    const auto filled = m_buffer.begin() + static_cast<std::ptrdiff_t>(m_filled);
    const auto end = std::find_if_not(
        begin, filled, [this](char byte) { return m_isPlain[static_cast<unsigned char>(byte)]; });
    field.append(begin, end);
    m_place += static_cast<std::size_t>(end - begin);
    return static_cast<std::size_t>(end - begin);
}

/// Passes over the mark of UTF-8, and refuses text that is none.
Result<void> CsvReader::readMark()
{
    if (peek() == endOfInput)
        return {};
    const std::string_view beginning(m_buffer.data(), m_filled);
    if (const auto fault = encodingFault(beginning); !fault.empty())
        return wrong(1, fault);
    if (beginning.starts_with("\xEF\xBB\xBF"))
        m_place += 3;
    return {};
}

Result<void> CsvReader::readFields(CsvRecord& record)
{
    m_fieldCount = 0;
    startField(record);
    State state = State::FieldStart;
    const int separator = static_cast<unsigned char>(m_separator);
    for (std::size_t bytes = 0; state != State::RecordEnd; ++bytes) {
        if (state == State::FieldStart || state == State::Plain) {
            if (const std::size_t taken = takePlain(record.fields[m_fieldCount - 1]); taken > 0) {
                bytes += taken;
                state = State::Plain;
            }
        }
        if (bytes > longestRecord)
            return wrong(record.line, "the record is longer than 16 MiB; a quote may not be closed");
        const std::size_t line = m_line;
        const int byte = get();
        if (byte == 0)
            return wrong(line, "found a NUL byte, expected text");
        if (state == State::AfterQuote && byte != '"' && byte != separator && byte != '\n' &&
            byte != endOfInput)
            return wrong(line,
                         "found text behind a closing quote, expected a separator or the end of the line");
        if (state == State::Quoted && byte == endOfInput)
            return wrong(m_quoteLine, "the quote that opens here is not closed");
        state = step(state, byte, record);
    }
    record.fields.resize(m_fieldCount);
    record.areQuoted.resize(m_fieldCount);
    return {};
}

CsvReader::State CsvReader::step(State state, int byte, CsvRecord& record)
{
    std::string& field = record.fields[m_fieldCount - 1];
    if (state == State::Quoted) {
        if (byte == '"')
            return State::AfterQuote;
        field += static_cast<char>(byte);
        return State::Quoted;
    }
    if (byte == '\n' || byte == endOfInput)
        return State::RecordEnd;
    if (byte == static_cast<unsigned char>(m_separator)) {
        startField(record);
        return State::FieldStart;
    }
    if (byte == '"' && state == State::FieldStart) {
        m_quoteLine = m_line;
        record.areQuoted[m_fieldCount - 1] = true;
        return State::Quoted;
    }
    field += static_cast<char>(byte);
    return state == State::AfterQuote ? State::Quoted : State::Plain;
}

void CsvReader::startField(CsvRecord& record)
{
    if (m_fieldCount == record.fields.size()) {
        record.fields.emplace_back();
        record.areQuoted.emplace_back();
    }
    record.areQuoted[m_fieldCount] = false;
    record.fields[m_fieldCount++].clear();
}

int csvColumn(const CsvRecord& header, std::string_view name)
{
    for (std::size_t i = 0; i < header.fields.size(); ++i)
        if (equalsIgnoringCase(trimmed(header.fields[i]), name))
            return static_cast<int>(i);
    return -1;
}

std::string csvField(std::string_view value)
{
    if (value.find_first_of(",\"\r\n") == std::string_view::npos && trimmed(value) == value)
        return std::string(value);
    std::string quoted = "\"";
    for (const char character : value) {
        if (character == '"')
            quoted += '"';
        quoted += character;
    }
    return quoted + '"';
}

}  // namespace vizsla
