// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle/pickle_value.h"

namespace vizsla {

bool PickleRef::isCollection() const
{
    return type() == PickleType::List || type() == PickleType::Tuple || type() == PickleType::Set ||
           type() == PickleType::FrozenSet;
}

std::optional<bool> PickleRef::asBool() const
{
    if (type() != PickleType::Bool)
        return std::nullopt;
    return m_arena->number(m_index) != 0;
}

std::optional<std::int64_t> PickleRef::asInt() const
{
    if (type() != PickleType::Int && type() != PickleType::Bool)
        return std::nullopt;
    return m_arena->number(m_index);
}

std::optional<double> PickleRef::asFloat() const
{
    if (type() == PickleType::Float)
        return m_arena->real(m_index);
    if (const auto number = asInt())
        return static_cast<double>(*number);
    return std::nullopt;
}

std::optional<std::string_view> PickleRef::asText() const
{
    if (type() != PickleType::Text && type() != PickleType::BigInt)
        return std::nullopt;
    return m_arena->text(m_index);
}

std::optional<std::string_view> PickleRef::asBytes() const
{
    if (type() != PickleType::Bytes && type() != PickleType::ByteArray)
        return std::nullopt;
    return m_arena->text(m_index);
}

std::optional<std::int64_t> PickleRef::asMicros() const
{
    switch (type()) {
        case PickleType::DateTime:
        case PickleType::Date:
        case PickleType::TimeDelta:
        case PickleType::TimeZone:
            return m_arena->number(m_index);
        default:
            return std::nullopt;
    }
}

std::size_t PickleRef::size() const
{
    if (isDict() || isCollection())
        return m_arena->items(m_index).size() / (isDict() ? 2 : 1);
    if (asText() || asBytes())
        return m_arena->text(m_index).size();
    return 0;
}

std::optional<PickleRef> PickleRef::find(std::string_view key) const
{
    std::optional<PickleRef> found;
    for (const PickleEntry& entry : entries())
        if (entry.key.type() == PickleType::Text && entry.key.asText() == key)
            found = entry.value;
    return found;
}

}  // namespace vizsla
