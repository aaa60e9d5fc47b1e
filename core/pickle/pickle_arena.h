// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vizsla {

/// What a value of a pickle is.
enum class PickleType : std::uint8_t {
    None,
    Bool,
    Int,     ///< fits in 64 bits
    BigInt,  ///< does not; its decimal text
    Float,
    Bytes,
    ByteArray,
    Text,
    List,  ///< a numpy array of one dimension as well
    Tuple,
    Dict,  ///< OrderedDict and defaultdict as well
    Set,
    FrozenSet,
    DateTime,
    Date,
    TimeDelta,
    TimeZone,
    Name,        ///< one of the constructors that are allowed; data is none
    NumpyType,   ///< a numpy.dtype
    NumpyArray,  ///< an array that never got its elements
};

/// "a list", "whole numbers": how an error calls such a value.
std::string_view pickleTypeWords(PickleType type);

/// A value's place in its arena.
using PickleIndex = std::uint32_t;

/// The values of one pickle, each of 16 bytes, in the order the file makes them. Containers hold places, so
/// values may be shared, and a container may even hold itself; nothing here follows references.
class PickleArena
{
public:
    /// Values that exist once: None, False, True and the integers from 0 to 255.
    static constexpr PickleIndex none = 0;
    static constexpr PickleIndex falseValue = 1;
    static constexpr PickleIndex trueValue = 2;
    static constexpr PickleIndex firstInt = 3;

    /// `bytes` is the file; text that stands in it as it is meant is not copied.
    explicit PickleArena(std::string bytes);

    std::string_view bytes() const { return m_bytes; }

    /// Takes from the memory that values may grow to beyond what they take in the file: values that are
    /// derived from others can be many times as large. False when it is used up.
    bool spend(std::size_t bytes);

    PickleIndex addInt(std::int64_t value);
    PickleIndex addFloat(double value);
    /// DateTime, Date, TimeDelta, TimeZone, Name, NumpyType: a number with a flag.
    PickleIndex addNumber(PickleType type, std::int64_t value, bool flag = false);
    /// Text or bytes at a place in the file. Text that is not UTF-8 becomes so by U+FFFD.
    PickleIndex addStored(PickleType type, std::size_t offset, std::size_t length);
    /// Text or bytes that do not stand in the file.
    PickleIndex addDecoded(PickleType type, std::string_view text);
    /// The same text or bytes as another value's, as another type.
    PickleIndex addAlias(PickleType type, PickleIndex original);
    PickleIndex addContainer(PickleType type, std::span<const PickleIndex> items = {});

    void append(PickleIndex container, std::span<const PickleIndex> items);
    /// Makes a value a container, in its place.
    void become(PickleIndex value, PickleType type, std::span<const PickleIndex> items);
    void setNumber(PickleIndex value, std::int64_t number) { m_nodes[value].payload = number; }

    PickleType type(PickleIndex value) const { return m_nodes[value].type; }
    bool flag(PickleIndex value) const { return m_nodes[value].flag; }
    std::int64_t number(PickleIndex value) const { return m_nodes[value].payload; }
    double real(PickleIndex value) const;
    /// The text or bytes of Text, Bytes, ByteArray and BigInt; valid until something is added.
    std::string_view text(PickleIndex value) const;
    /// The items of a container; keys and values by turns for a dict. Valid until something is added.
    std::span<const PickleIndex> items(PickleIndex value) const;

private:
    struct Node
    {
        PickleType type = PickleType::None;
        bool flag = false;        ///< text: not in the file; times: with a time zone
        std::uint32_t count = 0;  ///< of bytes or items
        std::int64_t payload = 0;
    };

    struct Room
    {
        std::uint32_t start = 0;
        std::uint32_t capacity = 0;
    };

    PickleIndex add(const Node& node);
    void makeRoom(Node& node, std::size_t count);

    std::string m_bytes;
    std::string m_decoded;
    std::vector<Node> m_nodes;
    std::vector<PickleIndex> m_slots;
    std::size_t m_allowance = 0;
};

}  // namespace vizsla
