// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/npy.h"

#include <concepts>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>

#include "core/formats/file_text.h"
#include "core/formats/npy_header.h"

namespace vizsla {

namespace {

constexpr std::size_t largestFile = std::size_t{1} << 30U;

template <std::unsigned_integral Bits, bool isBigEndian>
Bits load(const char* bytes)
{
    Bits number = 0;
    for (std::size_t i = 0; i < sizeof(Bits); ++i) {
        const std::size_t shift = 8 * (isBigEndian ? sizeof(Bits) - 1 - i : i);
        number |= static_cast<Bits>(static_cast<Bits>(static_cast<unsigned char>(bytes[i])) << shift);
    }
    return number;
}

/// Puts every number at its place, row after row, by convert(number, place); stops where that is false.
/// Returns how many rows were read whole.
template <class Item, bool isBigEndian, class Value, class Convert>
std::size_t convertItems(const NpyHeader& header, const char* data, std::vector<Value>& values,
                         Convert convert)
{
    using Bits = std::make_unsigned_t<Item>;
    const std::size_t rowStep = header.isFortranOrder ? 1 : header.columns;
    const std::size_t columnStep = header.isFortranOrder ? header.rows : 1;
    values.resize(header.rows * header.columns);
    Value* place = values.data();
    for (std::size_t row = 0; row < header.rows; ++row) {
        for (std::size_t column = 0; column < header.columns; ++column) {
            const char* item = data + (row * rowStep + column * columnStep) * sizeof(Item);
            if (!convert(static_cast<Item>(load<Bits, isBigEndian>(item)), *place++))
                return row;
        }
    }
    return header.rows;
}

template <class Item, class Value, class Convert>
std::size_t convertOrdered(const NpyHeader& header, const char* data, std::vector<Value>& values,
                           Convert convert)
{
    return header.isBigEndian ? convertItems<Item, true>(header, data, values, convert)
                              : convertItems<Item, false>(header, data, values, convert);
}

template <class Value, class Convert>
std::size_t convertAll(const NpyHeader& header, const char* data, std::vector<Value>& values, Convert convert)
{
    switch (header.itemSize) {
        case 1:
            return header.isSigned ? convertOrdered<std::int8_t>(header, data, values, convert)
                                   : convertOrdered<std::uint8_t>(header, data, values, convert);
        case 2:
            return header.isSigned ? convertOrdered<std::int16_t>(header, data, values, convert)
                                   : convertOrdered<std::uint16_t>(header, data, values, convert);
        case 4:
            return header.isSigned ? convertOrdered<std::int32_t>(header, data, values, convert)
                                   : convertOrdered<std::uint32_t>(header, data, values, convert);
        default:
            return header.isSigned ? convertOrdered<std::int64_t>(header, data, values, convert)
                                   : convertOrdered<std::uint64_t>(header, data, values, convert);
    }
}

tl::unexpected<Error> wrongRow(std::string_view name, std::size_t row, const std::string& what)
{
    return failure(ErrorKind::Invalid, std::string(name) + ", row " + std::to_string(row) + ": " + what);
}

}  // namespace

Result<NpyArray> readNpy(std::string_view bytes, std::string_view name)
{
    const auto header = readNpyHeader(bytes, name);
    if (!header)
        return tl::unexpected(header.error());
    NpyArray array{header->rows, header->columns, {}};
    const auto convert = [](auto number, std::int64_t& value) {
        value = static_cast<std::int64_t>(number);
        return std::in_range<std::int64_t>(number);
    };
    const std::size_t rows = convertAll(*header, bytes.data() + header->dataStart, array.values, convert);
    if (rows < array.rows)
        return wrongRow(name, rows, "found a number of 2^63 or more, expected a smaller one");
    return array;
}

Result<Predictions> predictionsFromNpy(std::string_view bytes, std::string_view name, int classCount)
{
    const auto header = readNpyHeader(bytes, name);
    if (!header)
        return tl::unexpected(header.error());
    Predictions predictions;
    predictions.columns = static_cast<int>(header->columns);
    std::string found;
    const auto convert = [&](auto number, ClassIndex& index) {
        if (std::cmp_less(number, 0) || std::cmp_greater_equal(number, classCount)) {
            found = std::to_string(number);
            return false;
        }
        index = static_cast<ClassIndex>(number);
        return true;
    };
    const std::size_t rows =
        convertAll(*header, bytes.data() + header->dataStart, predictions.classes, convert);
    if (rows < header->rows)
        return wrongRow(
            name, rows,
            "found " + found + ", expected a class index from 0 to " + std::to_string(classCount - 1));
    return predictions;
}

Result<NpyArray> readNpy(const std::filesystem::path& path)
{
    return readFileText(path, largestFile).and_then([&](const std::string& bytes) {
        return readNpy(bytes, path.string());
    });
}

Result<Predictions> predictionsFromNpy(const std::filesystem::path& path, int classCount)
{
    return readFileText(path, largestFile).and_then([&](const std::string& bytes) {
        return predictionsFromNpy(bytes, path.string(), classCount);
    });
}

}  // namespace vizsla
