// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle/pickle_numpy.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <string>

#include "core/pickle/pickle_literals.h"
#include "core/text/utf8.h"

namespace vizsla {

namespace {

/// A dtype, as a number in the arena.
struct Dtype
{
    char kind = 0;           ///< '?', 'i', 'u', 'f', 'U', 'S', 'O'
    std::uint32_t size = 0;  ///< bytes of an element
    bool isBigEndian = false;

    std::int64_t packed() const
    {
        return kind | std::int64_t{size} << 8 | std::int64_t{isBigEndian ? 1 : 0} << 40;
    }
    static Dtype unpacked(std::int64_t number)
    {
        return {static_cast<char>(number & 0xFF), static_cast<std::uint32_t>(number >> 8 & 0xFFFFFFFF),
                (number >> 40) != 0};
    }
};

/// From "i8", "<f4", "U12", "b1", "O8".
std::optional<Dtype> dtypeFromText(std::string_view text)
{
    Dtype dtype;
    if (!text.empty() && std::string_view("<>=|").find(text.front()) != std::string_view::npos) {
        dtype.isBigEndian = text.front() == '>';
        text.remove_prefix(1);
    }
    if (text.empty() || text.size() > 9)
        return std::nullopt;
    dtype.kind = text.front() == 'b' ? '?' : text.front();
    const char* const end = text.data() + text.size();
    if (text.size() > 1 && std::from_chars(text.data() + 1, end, dtype.size).ptr != end)
        return std::nullopt;
    const std::uint32_t size = dtype.size;
    switch (dtype.kind) {
        case '?':
            return size == 1 ? std::optional(dtype) : std::nullopt;
        case 'i':
        case 'u':
            return size <= 8 && std::has_single_bit(size) ? std::optional(dtype) : std::nullopt;
        case 'f':
            return size == 4 || size == 8 ? std::optional(dtype) : std::nullopt;
        case 'U':
            dtype.size = 4 * size;
            return dtype;
        case 'S':
        case 'O':
            return dtype;
        default:
            return std::nullopt;
    }
}

PickleIndex addInteger(PickleArena& arena, const Dtype& dtype, std::string_view bytes)
{
    PickleInteger value =
        dtype.kind == 'i' ? integerFromBytes(bytes) : integerFromBytes(std::string(bytes) + '\0');
    if (const auto* text = std::get_if<std::string>(&value))
        return arena.addDecoded(PickleType::BigInt, *text);
    return arena.addInt(std::get<std::int64_t>(value));
}

PickleIndex addFloat(PickleArena& arena, std::string_view bytes)
{
    const std::uint64_t bits = unsignedFromBytes(bytes);
    return arena.addFloat(bytes.size() == 4 ? double{std::bit_cast<float>(static_cast<std::uint32_t>(bits))}
                                            : std::bit_cast<double>(bits));
}

/// Text padded with NULs: four bytes a code point, or a byte each.
PickleIndex addPadded(PickleArena& arena, const Dtype& dtype, std::string_view bytes)
{
    const std::size_t last = bytes.find_last_not_of('\0');
    const std::size_t length = last == std::string_view::npos ? 0 : last + 1;
    if (dtype.kind == 'S')
        return arena.addDecoded(PickleType::Bytes, bytes.substr(0, length));
    std::string text;
    for (std::size_t i = 0; i < length; i += 4) {
        std::string code(bytes.substr(i, 4));
        if (dtype.isBigEndian)
            std::ranges::reverse(code);
        appendUtf8(text, static_cast<char32_t>(unsignedFromBytes(code)));
    }
    return arena.addDecoded(PickleType::Text, text);
}

PickleIndex addElement(PickleArena& arena, const Dtype& dtype, std::string_view bytes)
{
    if (dtype.kind == 'U' || dtype.kind == 'S')
        return addPadded(arena, dtype, bytes);
    std::string ordered(bytes);
    if (dtype.isBigEndian)
        std::ranges::reverse(ordered);
    if (dtype.kind == '?')
        return ordered[0] == 0 ? PickleArena::falseValue : PickleArena::trueValue;
    return dtype.kind == 'f' ? addFloat(arena, ordered) : addInteger(arena, dtype, ordered);
}

bool hasType(const PickleArena& arena, std::span<const PickleIndex> values, std::size_t at, PickleType type)
{
    return at < values.size() && arena.type(values[at]) == type;
}

bool hasData(const PickleArena& arena, std::span<const PickleIndex> values, std::size_t at)
{
    return hasType(arena, values, at, PickleType::Bytes) ||
           hasType(arena, values, at, PickleType::ByteArray) || hasType(arena, values, at, PickleType::Text);
}

Result<PickleIndex> makeDtype(PickleArena& arena, std::span<const PickleIndex> arguments)
{
    if (!hasType(arena, arguments, 0, PickleType::Text))
        return pickleProblem("found other arguments, expected the letters of a dtype");
    const std::string_view letters = arena.text(arguments[0]);
    const auto dtype = dtypeFromText(letters);
    if (!dtype)
        return pickleProblem(
            "found a numpy dtype that is not read, expected truth values, integers, floats of 4 or 8 "
            "bytes, text, bytes or objects");
    return arena.addNumber(PickleType::NumpyType, dtype->packed());
}

Result<PickleIndex> makeScalar(PickleArena& arena, std::span<const PickleIndex> arguments)
{
    if (!hasType(arena, arguments, 0, PickleType::NumpyType) || !hasData(arena, arguments, 1))
        return pickleProblem("found other arguments, expected a dtype and the bytes of a number");
    const Dtype dtype = Dtype::unpacked(arena.number(arguments[0]));
    const std::string bytes(arena.text(arguments[1]));
    if (dtype.kind == 'O' || bytes.size() != dtype.size)
        return pickleProblem("found " + std::to_string(bytes.size()) + " bytes, expected the " +
                             std::to_string(dtype.size) + " of a number");
    if (!arena.spend(bytes.size()))
        return pickleProblem("the numpy values are too large for the file's size");
    return addElement(arena, dtype, bytes);
}

/// The elements of an array of `count`, from their bytes or, for objects, their list.
Result<std::vector<PickleIndex>> elements(PickleArena& arena, const Dtype& dtype, std::uint64_t count,
                                          PickleIndex data)
{
    static constexpr std::uint64_t elementBytes = 24;
    if (dtype.kind == 'O') {
        if (arena.type(data) != PickleType::List || arena.items(data).size() != count)
            return pickleMismatch(arena, data, "a list of as many objects as the array has");
        if (!arena.spend(count * sizeof(PickleIndex)))
            return pickleProblem("the numpy arrays are too large for the file's size");
        return pickleItems(arena, data);
    }
    const std::size_t length = arena.text(data).size();
    if (count > UINT32_MAX || count * dtype.size != length)
        return pickleProblem("found " + std::to_string(length) + " bytes, expected " + std::to_string(count) +
                             " elements of " + std::to_string(dtype.size));
    if (!arena.spend(count * elementBytes + length))
        return pickleProblem("the numpy arrays are too large for the file's size");
    const std::string bytes(arena.text(data));
    std::vector<PickleIndex> values;
    values.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(
            addElement(arena, dtype, std::string_view(bytes).substr(i * dtype.size, dtype.size)));
    return values;
}

/// The elements of an array, from its (shape, dtype) and its data.
Result<std::vector<PickleIndex>> arrayItems(PickleArena& arena, PickleIndex shape, PickleIndex dtype,
                                            PickleIndex data)
{
    if (arena.type(shape) != PickleType::Tuple || arena.items(shape).size() != 1)
        return pickleProblem("found an array of another shape, expected one dimension");
    const PickleIndex extent = arena.items(shape)[0];
    if (arena.type(extent) != PickleType::Int || arena.number(extent) < 0)
        return pickleMismatch(arena, extent, "the length of an array");
    return elements(arena, Dtype::unpacked(arena.number(dtype)),
                    static_cast<std::uint64_t>(arena.number(extent)), data);
}

Result<PickleIndex> makeFromBuffer(PickleArena& arena, std::span<const PickleIndex> arguments)
{
    if (arguments.size() != 4 || !hasData(arena, arguments, 0) ||
        !hasType(arena, arguments, 1, PickleType::NumpyType) ||
        Dtype::unpacked(arena.number(arguments[1])).kind == 'O')
        return pickleProblem("found other arguments, expected bytes, dtype, shape and order of an array");
    const auto items = TRY(arrayItems(arena, arguments[2], arguments[1], arguments[0]));
    return arena.addContainer(PickleType::List, items);
}

Result<void> setDtypeState(PickleArena& arena, PickleIndex target, std::span<const PickleIndex> state)
{
    if (!hasType(arena, state, 1, PickleType::Text) || !hasType(arena, state, 2, PickleType::None))
        return pickleProblem("found another state, expected the byte order of a plain dtype");
    Dtype dtype = Dtype::unpacked(arena.number(target));
    dtype.isBigEndian = arena.text(state[1]) == ">";
    arena.setNumber(target, dtype.packed());
    return {};
}

}  // namespace

Result<PickleIndex> callNumpyName(PickleArena& arena, PickleName name, std::span<const PickleIndex> arguments)
{
    switch (name) {
        case PickleName::Dtype:
            return makeDtype(arena, arguments);
        case PickleName::Scalar:
            return makeScalar(arena, arguments);
        case PickleName::FromBuffer:
            return makeFromBuffer(arena, arguments);
        default:
            return arena.addNumber(PickleType::NumpyArray, 0);
    }
}

Result<void> setNumpyState(PickleArena& arena, PickleIndex target, PickleIndex state)
{
    if (arena.type(state) != PickleType::Tuple)
        return pickleMismatch(arena, state, "a tuple with the state of a numpy value");
    const std::vector<PickleIndex> values = pickleItems(arena, state);
    if (arena.type(target) == PickleType::NumpyType)
        return setDtypeState(arena, target, values);
    const bool isArray = values.size() == 5 && hasType(arena, values, 2, PickleType::NumpyType) &&
                         (hasData(arena, values, 4) || hasType(arena, values, 4, PickleType::List));
    const bool isObjects = isArray && Dtype::unpacked(arena.number(values[2])).kind == 'O';
    if (!isArray || isObjects != hasType(arena, values, 4, PickleType::List))
        return pickleProblem(
            "found another state, expected version, shape, dtype, order and data of an array");
    const auto items = TRY(arrayItems(arena, values[1], values[2], values[4]));
    arena.become(target, PickleType::List, items);
    return {};
}

}  // namespace vizsla
