// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle/pickle_machine.h"
#include "core/text/utf8.h"

namespace vizsla {

namespace {

/// How many bytes say how long the text is.
std::size_t lengthBytes(PickleOp op)
{
    switch (op) {
        case PickleOp::ShortBinBytes:
        case PickleOp::ShortBinString:
        case PickleOp::ShortBinUnicode:
            return 1;
        case PickleOp::BinBytes:
        case PickleOp::BinString:
        case PickleOp::BinUnicode:
            return 4;
        default:
            return 8;
    }
}

PickleType textType(PickleOp op)
{
    switch (op) {
        case PickleOp::BinBytes:
        case PickleOp::ShortBinBytes:
        case PickleOp::BinBytes8:
            return PickleType::Bytes;
        case PickleOp::ByteArray8:
            return PickleType::ByteArray;
        default:
            return PickleType::Text;
    }
}

}  // namespace

bool PickleMachine::take(std::uint64_t length, std::string_view& bytes)
{
    const std::size_t left = m_bytes.size() - m_position;
    if (length > left)
        return fail("found the end of the file after " + std::to_string(left) + " bytes, expected " +
                    std::to_string(length));
    bytes = m_bytes.substr(m_position, static_cast<std::size_t>(length));
    m_position += bytes.size();
    return true;
}

bool PickleMachine::takeNumber(std::size_t length, std::uint64_t& number)
{
    std::string_view bytes;
    if (!take(length, bytes))
        return false;
    number = unsignedFromBytes(bytes);
    return true;
}

bool PickleMachine::takeLine(std::string_view& line)
{
    const std::size_t end = m_bytes.find('\n', m_position);
    if (end == std::string_view::npos)
        return fail("found the end of the file, expected a line");
    line = m_bytes.substr(m_position, end - m_position);
    m_position = end + 1;
    return true;
}

bool PickleMachine::pushConstant(PickleOp op)
{
    if (op == PickleOp::None)
        return push(PickleArena::none);
    return push(op == PickleOp::NewTrue ? PickleArena::trueValue : PickleArena::falseValue);
}

bool PickleMachine::pushNumber(PickleOp op)
{
    std::string_view bytes;
    std::optional<double> number;
    if (op == PickleOp::BinFloat) {
        if (!take(8, bytes))
            return false;
        return push(m_arena.addFloat(floatFromBigEndian(bytes)));
    }
    if (op == PickleOp::Float) {
        if (!takeLine(bytes))
            return false;
        number = floatFromText(bytes);
        return number ? push(m_arena.addFloat(*number)) : fail("found another line, expected a number");
    }
    return pushInteger(op);
}

bool PickleMachine::pushInteger(PickleOp op)
{
    std::uint64_t number = 0;
    if (op == PickleOp::BinInt1 || op == PickleOp::BinInt2)
        return takeNumber(op == PickleOp::BinInt1 ? 1 : 2, number) &&
               push(m_arena.addInt(static_cast<std::int64_t>(number)));
    if (op == PickleOp::Int && takeTruth())
        return true;
    const bool isDecimal = op == PickleOp::Int || op == PickleOp::Long;
    const std::optional<PickleInteger> integer = isDecimal ? decimalInteger(op) : binaryInteger(op);
    if (!integer)
        return false;
    if (const auto* digits = std::get_if<std::string>(&*integer))
        return push(m_arena.addDecoded(PickleType::BigInt, *digits));
    return push(m_arena.addInt(std::get<std::int64_t>(*integer)));
}

/// "00" and "01" behind an INT, which protocols 0 and 1 have for False and True.
bool PickleMachine::takeTruth()
{
    const std::string_view line = m_bytes.substr(m_position, 3);
    if (line != "00\n" && line != "01\n")
        return false;
    m_position += line.size();
    return push(line == "01\n" ? PickleArena::trueValue : PickleArena::falseValue);
}

/// Of INT and LONG; nothing after a failure.
std::optional<PickleInteger> PickleMachine::decimalInteger(PickleOp op)
{
    std::string_view line;
    if (!takeLine(line))
        return std::nullopt;
    if (op == PickleOp::Long && line.ends_with('L'))
        line.remove_suffix(1);
    auto integer = integerFromDecimal(line);
    if (!integer)
        fail("found another line, expected a whole number of at most " + std::to_string(mostIntegerDigits) +
             " digits");
    return integer;
}

/// Of BININT, LONG1 and LONG4; nothing after a failure.
std::optional<PickleInteger> PickleMachine::binaryInteger(PickleOp op)
{
    std::string_view bytes;
    std::uint64_t length = 4;
    if (op != PickleOp::BinInt && !takeNumber(op == PickleOp::Long1 ? 1 : 4, length))
        return std::nullopt;
    if (length > mostIntegerBytes) {
        fail("found a whole number of " + std::to_string(length) + " bytes, expected at most " +
             std::to_string(mostIntegerBytes));
        return std::nullopt;
    }
    return take(length, bytes) ? std::optional(integerFromBytes(bytes)) : std::nullopt;
}

bool PickleMachine::pushText(PickleOp op)
{
    if (op == PickleOp::String || op == PickleOp::Unicode)
        return pushLine(op);
    std::uint64_t length = 0;
    std::string_view bytes;
    if (!takeNumber(lengthBytes(op), length) || !take(length, bytes))
        return false;
    const std::size_t offset = m_position - bytes.size();
    if (op == PickleOp::BinString || op == PickleOp::ShortBinString)
        return pushLegacyString(bytes, offset);
    return push(m_arena.addStored(textType(op), offset, bytes.size()));
}

bool PickleMachine::pushLine(PickleOp op)
{
    std::string_view line;
    if (!takeLine(line))
        return false;
    if (op == PickleOp::Unicode)
        return push(m_arena.addDecoded(PickleType::Text, fromRawUnicodeEscape(line)));
    const std::optional<std::string> bytes = fromQuotedString(line);
    return bytes ? pushLegacyString(*bytes, std::nullopt)
                 : fail("found another line, expected text in quotes");
}

/// A str of Python 2 is text where it can be, and else bytes.
bool PickleMachine::pushLegacyString(std::string_view bytes, std::optional<std::size_t> offset)
{
    const PickleType type = isUtf8(bytes) ? PickleType::Text : PickleType::Bytes;
    return push(offset ? m_arena.addStored(type, *offset, bytes.size()) : m_arena.addDecoded(type, bytes));
}

}  // namespace vizsla
