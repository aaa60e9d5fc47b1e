// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/npy_header.h"

#include <limits>
#include <string>
#include <utility>

#include "core/formats/npy_dict.h"
#include "core/text/file_text.h"

namespace vizsla {

namespace {

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t lengthStart = 8;
constexpr std::size_t mostColumns = 1000;
constexpr std::size_t mostScores = 1'000'000;
constexpr std::size_t longestHeader = 64U << 10U;

struct HeaderText
{
    std::string_view text;
    std::size_t start = 0;
};

tl::unexpected<Error> wrong(std::string_view name, const std::string& what)
{
    return failure(ErrorKind::Invalid, std::string(name) + ": " + what);
}

std::size_t littleEndian(std::string_view bytes)
{
    std::size_t number = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        number = number << 8U | static_cast<unsigned char>(bytes[i]);
    return number;
}

/// How many bytes say how long the header is, from the file's first 8 bytes.
Result<std::size_t> readLengthSize(std::string_view bytes, std::string_view name)
{
    if (bytes.substr(0, magic.size()) != magic)
        return wrong(name, "byte 0: expected a NumPy array, which starts with \"\\x93NUMPY\"");
    if (bytes.size() < lengthStart)
        return wrong(name, "the file ends in its first 8 bytes; it may be cut off");
    const int version = static_cast<unsigned char>(bytes[6]);
    if (version < 1 || version > 3 || bytes[7] != 0)
        return wrong(name, "byte 6: expected version 1.0, 2.0 or 3.0 of the .npy format");
    return version == 1 ? 2 : 4;
}

Result<HeaderText> findHeader(std::string_view bytes, std::string_view name)
{
    const auto lengthSize = TRY(readLengthSize(bytes, name));
    const std::size_t start = lengthStart + lengthSize;
    if (bytes.size() < start)
        return wrong(name, "the file ends before its header; it may be cut off");
    const std::size_t length = littleEndian(bytes.substr(lengthStart, lengthSize));
    const std::string found = "byte 8: found a header of " + std::to_string(length) + " bytes, ";
    if (length > bytes.size() - start)
        return wrong(name, found + "but only " + std::to_string(bytes.size() - start) +
                               " follow; the file may be cut off");
    if (length > longestHeader)
        return wrong(name, found + "expected at most 64 KiB");
    return HeaderText{bytes.substr(start, length), start};
}

Result<void> readType(NpyHeader& header, const std::string& descr, std::string_view name, NpyNumbers numbers)
{
    constexpr std::string_view expected = ", expected whole numbers: int8 to int64 or uint8 to uint64";
    const char order = descr.empty() ? '?' : descr[0];
    const std::string type = descr.empty() ? "" : descr.substr(1);
    if (type.starts_with('O'))
        return wrong(name, "found an array of Python objects; pickled objects are never loaded" +
                               std::string(expected));
    if (type.starts_with('b'))
        return wrong(name, "found an array of truth values" + std::string(expected));
    header.isFloat = numbers == NpyNumbers::WholeOrFloat && (type == "f2" || type == "f4" || type == "f8");
    if (!header.isFloat && (type.starts_with('f') || type.starts_with('c')))
        return wrong(name, "found an array of fractional numbers (" + inQuotes(descr) +
                               "), perhaps probabilities instead of classes" + std::string(expected));
    const bool isWhole = type == "i1" || type == "i2" || type == "i4" || type == "i8" || type == "u1" ||
                         type == "u2" || type == "u4" || type == "u8";
    const bool isOrder = order == '<' || order == '>' || order == '=' || order == '|';
    if ((!isWhole && !header.isFloat) || !isOrder)
        return wrong(name, "found an array of type " + inQuotes(descr) + std::string(expected));
    header.isSigned = type[0] == 'i';
    header.itemSize = static_cast<std::size_t>(type[1] - '0');
    if (header.itemSize > 1 && (order == '|' || order == '='))
        return wrong(name,
                     "found the type " + inQuotes(descr) + ", expected its byte order as \"<\" or \">\"");
    header.isBigEndian = order == '>';
    return {};
}

std::string shapeText(const std::vector<std::uint64_t>& shape)
{
    std::string text;
    for (const std::uint64_t size : shape)
        text += (text.empty() ? "" : ", ") + std::to_string(size);
    return '(' + text + (shape.size() == 1 ? ",)" : ")");
}

/// Compares by division: the sizes that a hostile header gives do not multiply.
Result<void> readShape(NpyHeader& header, const std::vector<std::uint64_t>& shape, std::size_t dataSize,
                       std::string_view name)
{
    const std::uint64_t columns = shape.size() == 2 ? shape[1] : 1;
    if (shape.empty() || shape.size() > 2 || columns == 0 ||
        columns > (header.isFloat ? mostScores : mostColumns))
        return wrong(name, "found the shape " + shapeText(shape) +
                               ", expected (images,) or (images, k) with k from 1 to 1000");
    header.rows = static_cast<std::size_t>(shape[0]);
    header.columns = static_cast<std::size_t>(columns);
    const std::size_t rowSize = header.columns * header.itemSize;
    if (dataSize % rowSize != 0 || dataSize / rowSize != header.rows)
        return wrong(name, "found " + std::to_string(dataSize) + " bytes behind the header, expected " +
                               shapeText(shape) + " numbers of " + std::to_string(header.itemSize) +
                               (header.itemSize == 1 ? " byte" : " bytes") +
                               (dataSize / rowSize < header.rows ? "; the file may be cut off" : ""));
    return {};
}

}  // namespace

Result<NpyHeader> readNpyHeader(std::string_view bytes, std::string_view name, NpyNumbers numbers)
{
    const auto found = TRY(findHeader(bytes, name));
    const auto dict = TRY(NpyDictParser(found.text, found.start, name).parse());
    NpyHeader header;
    header.dataStart = found.start + found.text.size();
    header.isFortranOrder = dict.fortranOrder;
    TRY(readType(header, dict.descr, name, numbers));
    TRY(readShape(header, dict.shape, bytes.size() - header.dataStart, name));
    return header;
}

}  // namespace vizsla
