// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <ranges>
#include <string_view>

#include "core/formats/pickle_arena.h"

namespace vizsla {

struct PickleEntry;

/// A value of a PickleDocument, as small as a pointer; valid as long as the document. Values can be shared, and
/// lists and dicts can contain themselves: whoever follows them to any depth must count the steps.
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
    /// DateTime and Date: microseconds since 1970, in UTC where hasTimeZone(), else in whatever zone was meant.
    /// TimeDelta: its length. TimeZone: its offset from UTC.
    std::optional<std::int64_t> asMicros() const;
    bool hasTimeZone() const { return type() == PickleType::DateTime && m_arena->flag(m_index); }

    /// Items of a collection, entries of a dict, bytes of text; 0 of anything else.
    std::size_t size() const;
    /// The items of a collection; of a dict its keys.
    auto items() const;
    /// The entries of a dict, as written: of entries with the same key the last one counts.
    auto entries() const;
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

inline auto PickleRef::items() const
{
    const std::size_t step = isDict() ? 2 : 1;
    const auto items = isDict() || isCollection() ? m_arena->items(m_index) : std::span<const PickleIndex>{};
    return std::views::iota(std::size_t{0}, items.size() / step) |
           std::views::transform([arena = m_arena, items, step](std::size_t i) {
               return PickleRef(*arena, items[i * step]);
           });
}

inline auto PickleRef::entries() const
{
    const auto items = isDict() ? m_arena->items(m_index) : std::span<const PickleIndex>{};
    return std::views::iota(std::size_t{0}, items.size() / 2) |
           std::views::transform([arena = m_arena, items](std::size_t i) {
               return PickleEntry{{*arena, items[2 * i]}, {*arena, items[2 * i + 1]}};
           });
}

}  // namespace vizsla
