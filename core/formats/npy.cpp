// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/npy.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <concepts>
#include <limits>
#include <numeric>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

#include "core/formats/npy_header.h"
#include "core/text/file_text.h"

namespace vizsla {

namespace {

constexpr std::size_t largestArrayFile = std::size_t{1} << 30U;

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

/// `row` counts from 0, the sentence from 1, as test sets and their other lists do.
tl::unexpected<Error> wrongRow(std::string_view name, std::size_t row, const std::string& what)
{
    return failure(ErrorKind::Invalid, std::string(name) + ", row " + std::to_string(row + 1) + ": " + what);
}

template <std::unsigned_integral Bits>
Bits loadOrdered(const NpyHeader& header, const char* bytes)
{
    return header.isBigEndian ? load<Bits, true>(bytes) : load<Bits, false>(bytes);
}

/// A number of IEEE 754's binary16.
double halfFloat(std::uint16_t bits)
{
    const int exponent = (bits >> 10) & 0x1F;
    const int fraction = bits & 0x3FF;
    const double sign = (bits & 0x8000) != 0 ? -1 : 1;
    if (exponent == 0x1F)
        return fraction != 0 ? std::numeric_limits<double>::quiet_NaN()
                             : sign * std::numeric_limits<double>::infinity();
    return sign * (exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(fraction + 0x400, exponent - 25));
}

double loadFloat(const NpyHeader& header, const char* bytes)
{
    if (header.itemSize == 2)
        return halfFloat(loadOrdered<std::uint16_t>(header, bytes));
    if (header.itemSize == 4)
        return std::bit_cast<float>(loadOrdered<std::uint32_t>(header, bytes));
    return std::bit_cast<double>(loadOrdered<std::uint64_t>(header, bytes));
}

double loadWhole(const NpyHeader& header, const char* bytes)
{
    const auto number = [&]<class Item>(Item) {
        const auto bits = loadOrdered<std::make_unsigned_t<Item>>(header, bytes);
        return static_cast<double>(static_cast<Item>(bits));
    };
    switch (header.itemSize) {
        case 1:
            return header.isSigned ? number(std::int8_t{}) : number(std::uint8_t{});
        case 2:
            return header.isSigned ? number(std::int16_t{}) : number(std::uint16_t{});
        case 4:
            return header.isSigned ? number(std::int32_t{}) : number(std::uint32_t{});
        default:
            return header.isSigned ? number(std::int64_t{}) : number(std::uint64_t{});
    }
}

double loadNumber(const NpyHeader& header, const char* bytes)
{
    return header.isFloat ? loadFloat(header, bytes) : loadWhole(header, bytes);
}

const char* itemAt(const NpyHeader& header, const char* data, std::size_t row, std::size_t column)
{
    const std::size_t place =
        header.isFortranOrder ? column * header.rows + row : row * header.columns + column;
    return data + place * header.itemSize;
}

/// Whether equal scores decided which class comes first, and which is the last one kept.
struct Ties
{
    bool isFirst = false;
    bool isLast = false;
};

/// Puts the classes of the highest scores, best first.
Ties takeBest(std::span<const double> scores, std::vector<ClassIndex>& order, std::span<ClassIndex> best)
{
    std::iota(order.begin(), order.end(), 0);
    const auto score = [&](ClassIndex label) { return scores[static_cast<std::size_t>(label)]; };
    const auto isBetter = [&](ClassIndex one, ClassIndex other) {
        return score(one) != score(other) ? score(one) > score(other) : one < other;
    };
    const std::size_t looked = std::min(best.size() + 1, order.size());
    std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(looked), isBetter);
    std::copy_n(order.begin(), best.size(), best.begin());
    return {looked > 1 && score(order[0]) == score(order[1]),
            looked > best.size() && score(order[best.size() - 1]) == score(order[best.size()])};
}

/// Whether a row names every class once.
bool isRanking(const NpyHeader& header, const char* data, std::size_t row, std::vector<bool>& named)
{
    named.assign(header.columns, false);
    for (std::size_t column = 0; column < header.columns; ++column) {
        const double number = loadNumber(header, itemAt(header, data, row, column));
        if (number < 0 || number >= static_cast<double>(header.columns) ||
            named[static_cast<std::size_t>(number)])
            return false;
        named[static_cast<std::size_t>(number)] = true;
    }
    return true;
}

/// How many rows name every class once, and the first one that does and that does not.
struct RankingRows
{
    std::size_t rankings = 0;
    std::size_t others = 0;
    std::size_t firstRanking = 0;
    std::size_t firstOther = 0;
};

RankingRows countRankings(const NpyHeader& header, const char* data)
{
    std::vector<bool> named(header.columns);
    RankingRows rows;
    for (std::size_t row = 0; row < header.rows; ++row) {
        if (isRanking(header, data, row, named))
            rows.firstRanking = rows.rankings++ == 0 ? row : rows.firstRanking;
        else
            rows.firstOther = rows.others++ == 0 ? row : rows.firstOther;
    }
    return rows;
}

/// Of rows of both kinds the fewer are the odd ones; of as many, those that come later.
tl::unexpected<Error> mixedRows(std::string_view name, const RankingRows& rows)
{
    const bool isRankingOdd =
        rows.rankings != rows.others ? rows.rankings < rows.others : rows.firstRanking > rows.firstOther;
    const std::string of = " of " + std::to_string(rows.rankings + rows.others) + " rows ";
    return isRankingOdd
               ? wrongRow(name, rows.firstRanking,
                          "found whole numbers that name each class once, as class indices do, and " +
                              std::to_string(rows.others) + of +
                              "do not; save scores as floats, and of class indices mend the other rows")
               : wrongRow(name, rows.firstOther,
                          "found whole numbers that do not name each class once, as " +
                              std::to_string(rows.rankings) + of +
                              "do; mend the row where these are class indices, and save scores as floats");
}

/// What a score cannot be; nothing where it can. A double holds no larger whole number exactly.
std::string_view scoreFault(const NpyHeader& header, double score)
{
    constexpr double largestWhole = 9'007'199'254'740'992;
    if (std::isnan(score))
        return "a score that is not a number";
    return !header.isFloat && std::abs(score) >= largestWhole ? "a score of 2^53 or more"
                                                              : std::string_view();
}

tl::unexpected<Error> eitherIndicesOrScores(std::string_view name)
{
    return failure(ErrorKind::Invalid,
                   std::string(name) +
                       ": found two whole numbers, 0 and 1, for each image of two classes, which "
                       "could be class indices or scores; save scores as floats, and of indices "
                       "the first column alone");
}

Result<NpyPredictions> predictionsFromScores(const NpyHeader& header, const char* data, std::string_view name,
                                             int classCount)
{
    constexpr std::size_t mostKept = 5;
    if (std::cmp_not_equal(header.columns, classCount))
        return failure(ErrorKind::Invalid,
                       std::string(name) + ": found " + std::to_string(header.columns) +
                           " fractional numbers an image, expected a score for each of the " +
                           std::to_string(classCount) + " classes, or class indices as whole numbers" +
                           (std::cmp_equal(header.columns, classCount + 1)
                                ? "; some models count a background class before the others"
                                : ""));
    const std::size_t kept = std::min(mostKept, header.columns);
    NpyPredictions read;
    read.areWholeScores = !header.isFloat;
    read.predictions.columns = static_cast<int>(kept);
    read.predictions.classes.resize(header.rows * kept);
    std::vector<double> scores(header.columns);
    std::vector<ClassIndex> order(header.columns);
    for (std::size_t row = 0; row < header.rows; ++row) {
        for (std::size_t column = 0; column < header.columns; ++column) {
            scores[column] = loadNumber(header, itemAt(header, data, row, column));
            if (const auto fault = scoreFault(header, scores[column]); !fault.empty())
                return wrongRow(name, row,
                                "column " + std::to_string(column + 1) + ": found " + std::string(fault));
        }
        const Ties ties =
            takeBest(scores, order, std::span(read.predictions.classes).subspan(row * kept, kept));
        read.tiedFirst += ties.isFirst;
        read.tiedLast += ties.isLast;
    }
    return read;
}

}  // namespace

Result<NpyArray> readNpy(std::string_view bytes, std::string_view name)
{
    const auto header = TRY(readNpyHeader(bytes, name));
    NpyArray array{header.rows, header.columns, {}};
    const auto convert = [](auto number, std::int64_t& value) {
        value = static_cast<std::int64_t>(number);
        return std::in_range<std::int64_t>(number);
    };
    const std::size_t rows = convertAll(header, bytes.data() + header.dataStart, array.values, convert);
    if (rows < array.rows)
        return wrongRow(name, rows, "found a number of 2^63 or more, expected a smaller one");
    return array;
}

Result<NpyPredictions> predictionsFromNpy(std::string_view bytes, std::string_view name, int classCount)
{
    const auto header = TRY(readNpyHeader(bytes, name, NpyNumbers::WholeOrFloat));
    const char* data = bytes.data() + header.dataStart;
    const bool couldBeEither =
        !header.isFloat && classCount > 1 && std::cmp_equal(header.columns, classCount);
    const RankingRows rows = couldBeEither ? countRankings(header, data) : RankingRows();
    if (rows.rankings > 0 && rows.others > 0)
        return mixedRows(name, rows);
    if (header.isFloat || rows.others > 0)
        return predictionsFromScores(header, data, name, classCount);
    if (rows.rankings > 0 && classCount == 2)
        return eitherIndicesOrScores(name);
    if (std::cmp_greater(header.columns, classCount))
        return failure(
            ErrorKind::Invalid,
            std::string(name) + ": found " + std::to_string(header.columns) +
                " whole numbers an image, expected at most as many class indices as there are classes, " +
                std::to_string(classCount) + ", or a score for each of them");
    NpyPredictions read;
    read.areWholeRankings = couldBeEither;
    read.predictions.columns = static_cast<int>(header.columns);
    std::string found;
    const auto convert = [&](auto number, ClassIndex& index) {
        if (std::cmp_less(number, 0) || std::cmp_greater_equal(number, classCount)) {
            found = std::to_string(number);
            return false;
        }
        index = static_cast<ClassIndex>(number);
        return true;
    };
    const std::size_t converted = convertAll(header, data, read.predictions.classes, convert);
    if (converted < header.rows)
        return wrongRow(
            name, converted,
            "found " + found + ", expected a class index from 0 to " + std::to_string(classCount - 1));
    return read;
}

Result<NpyArray> readNpy(const std::filesystem::path& path)
{
    return readFileText(path, largestArrayFile).and_then([&](const std::string& bytes) {
        return readNpy(bytes, path.string());
    });
}

Result<NpyPredictions> predictionsFromNpy(const std::filesystem::path& path, int classCount)
{
    return readFileText(path, largestArrayFile).and_then([&](const std::string& bytes) {
        return predictionsFromNpy(bytes, path.string(), classCount);
    });
}

}  // namespace vizsla
