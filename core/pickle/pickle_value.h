// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

#include "core/pickle/pickle_arena.h"

namespace vizsla {

struct PickleEntry;
template <class Item>
class PickleRange;

/// A value of a PickleDocument, as small as a pointer; valid as long as the document. Values can be shared,
/// and lists and dicts can contain themselves: whoever follows them to any depth must count the steps.
class PickleRef
{
public:
    PickleRef(const PickleArena& arena, PickleIndex index) : m_arena(&arena), m_index(index) {}

    PickleType type() const { return m_arena->type(m_index); }
    bool isNone() const { return type() == PickleType::None; }
    bool isDict() const { return type() == PickleType::Dict; }
    /// A list, tuple, set or frozenset.
    bool isCollection() const;

    std::optional<bool> asBool() const;
    /// Of an Int or a Bool.
    std::optional<std::int64_t> asInt() const;
    /// Of a Float, an Int or a Bool.
    std::optional<double> asFloat() const;
    /// Of a Text, as UTF-8; the decimal digits of a BigInt.
    std::optional<std::string_view> asText() const;
    /// Of Bytes and a ByteArray.
    std::optional<std::string_view> asBytes() const;
    /// DateTime and Date: microseconds since 1970, in UTC where hasTimeZone(), else in whatever zone was
    /// meant. TimeDelta: its length. TimeZone: its offset from UTC.
    std::optional<std::int64_t> asMicros() const;
    bool hasTimeZone() const { return type() == PickleType::DateTime && m_arena->flag(m_index); }

    /// Items of a collection, entries of a dict, bytes of text; 0 of anything else.
    std::size_t size() const;
    /// The items of a collection; of a dict its keys.
    PickleRange<PickleRef> items() const;
    /// The entries of a dict, as written: of entries with the same key the last one counts.
    PickleRange<PickleEntry> entries() const;
    /// What a dict has under a text, in time that grows with the dict.
    std::optional<PickleRef> find(std::string_view key) const;

    /// The same for references to one value.
    PickleIndex id() const { return m_index; }

private:
    const PickleArena* m_arena;
    PickleIndex m_index;
};

struct PickleEntry
{
    PickleRef key;
    PickleRef value;
};

/// The items or entries of a container, for a loop. (Debian 12's clang does not compile GCC's std::views.)
template <class Item>
class PickleRange
{
public:
    struct Iterator
    {
        const PickleRange* range;
        std::size_t place;

        Item operator*() const { return range->at(place); }
        Iterator& operator++()
        {
            place += range->m_step;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return place != other.place; }
    };

    PickleRange(const PickleArena& arena, std::span<const PickleIndex> items, std::size_t step)
        : m_arena(&arena),
          m_items(items),
          m_step(step)
    {}

    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, m_items.size()}; }

private:
    Item at(std::size_t place) const
    {
        if constexpr (std::is_same_v<Item, PickleRef>)
            return {*m_arena, m_items[place]};
        else
            return {{*m_arena, m_items[place]}, {*m_arena, m_items[place + 1]}};
    }

    const PickleArena* m_arena;
    std::span<const PickleIndex> m_items;
    std::size_t m_step;
};

inline PickleRange<PickleRef> PickleRef::items() const
{
    const bool hasItems = isDict() || isCollection();
    return {*m_arena, hasItems ? m_arena->items(m_index) : std::span<const PickleIndex>{},
            isDict() ? 2U : 1U};
}

inline PickleRange<PickleEntry> PickleRef::entries() const
{
    return {*m_arena, isDict() ? m_arena->items(m_index) : std::span<const PickleIndex>{}, 2};
}

}  // namespace vizsla
