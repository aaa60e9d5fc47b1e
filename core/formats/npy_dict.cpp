// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/npy_dict.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace vizsla {

namespace {

constexpr std::size_t mostDimensions = 32;  // NumPy's own limit

}  // namespace

Result<NpyDict> NpyDictParser::parse()
{
    NpyDict dict;
    skipBlanks();
    if (!take('{'))
        return expected("\"{\"");
    while (!take('}')) {
        TRY(readEntry(dict));
        if (take(','))
            continue;
        if (!take('}'))
            return expected("\",\" or \"}\"");
        break;
    }
    if (m_position != m_text.size())
        return expected("nothing but blanks up to the header's end");
    if (m_keys.size() != 3)
        return expected("the keys 'descr', 'fortran_order' and 'shape'");
    return dict;
}

Result<void> NpyDictParser::readEntry(NpyDict& dict)
{
    const std::size_t place = m_position;
    auto key = takeText();
    const bool isKnown = key == "descr" || key == "fortran_order" || key == "shape";
    if (!isKnown || std::ranges::find(m_keys, *key) != m_keys.end()) {
        m_position = place;
        return expected("one of the keys 'descr', 'fortran_order' and 'shape', each once");
    }
    if (!take(':'))
        return expected("\":\"");
    m_keys.push_back(*key);
    if (key == "shape")
        return readShape(dict);
    if (key == "fortran_order") {
        dict.fortranOrder = takeWord("True");
        if (!dict.fortranOrder && !takeWord("False"))
            return expected("True or False");
        return {};
    }
    auto descr = takeText();
    if (!descr)
        return expected("a plain type of whole numbers such as '<i8', not one of fields");
    dict.descr = std::move(*descr);
    return {};
}

Result<void> NpyDictParser::readShape(NpyDict& dict)
{
    if (!take('('))
        return expected("a shape in parentheses");
    while (!take(')')) {
        const auto size = takeNumber();
        if (!size || dict.shape.size() == mostDimensions)
            return expected("a whole number below 2^64, for at most 32 dimensions");
        dict.shape.push_back(*size);
        if (take(','))
            continue;
        // In Python (5) is a number; only (5,) is a tuple.
        if (dict.shape.size() < 2 || !take(')'))
            return expected("\",\" or the end of a shape such as (20000, 5) or (20000,)");
        break;
    }
    return {};
}

void NpyDictParser::skipBlanks()
{
    while (m_position < m_text.size() && (m_text[m_position] == ' ' || m_text[m_position] == '\n'))
        ++m_position;
}

/// Takes a character and the blanks behind it.
bool NpyDictParser::take(char character)
{
    return takeWord({&character, 1});
}

bool NpyDictParser::takeWord(std::string_view word)
{
    if (!m_text.substr(m_position).starts_with(word))
        return false;
    m_position += word.size();
    skipBlanks();
    return true;
}

std::optional<std::string> NpyDictParser::takeText()
{
    if (m_position == m_text.size() || (m_text[m_position] != '\'' && m_text[m_position] != '"'))
        return std::nullopt;
    const std::size_t end = m_text.find(m_text[m_position], m_position + 1);
    if (end == std::string_view::npos)
        return std::nullopt;
    std::string text(m_text.substr(m_position + 1, end - m_position - 1));
    m_position = end + 1;
    skipBlanks();
    return text;
}

std::optional<std::uint64_t> NpyDictParser::takeNumber()
{
    std::uint64_t number = 0;
    const char* const start = m_text.data() + m_position;
    const auto [end, problem] = std::from_chars(start, m_text.data() + m_text.size(), number);
    if (problem != std::errc())
        return std::nullopt;
    m_position += static_cast<std::size_t>(end - start);
    take('L');  // as Python 2 wrote long numbers
    skipBlanks();
    return number;
}

tl::unexpected<Error> NpyDictParser::expected(std::string_view what) const
{
    return failure(ErrorKind::Invalid, std::string(m_name) + ", byte " +
                                           std::to_string(m_start + m_position) + ": expected " +
                                           std::string(what));
}

}  // namespace vizsla
