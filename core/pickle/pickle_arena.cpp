// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle/pickle_arena.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/text/utf8.h"

namespace vizsla {

namespace {

constexpr int smallIntCount = 256;
/// Numbers of an array take 20 bytes here and at least one in the file.
constexpr std::size_t allowancePerByte = 32;
constexpr std::size_t smallAllowance = 64U << 10U;

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
}

std::string withoutBadUtf8(std::string_view text)
{
    std::string good;
    for (std::size_t position = 0; position < text.size();)
        appendUtf8(good, nextCodePoint(text, position));
    return good;
}

}  // namespace

std::string_view pickleTypeWords(PickleType type)
{
    static constexpr std::string_view words[] = {
        "None",        "a truth value", "a whole number", "a large whole number",
        "a number",    "bytes",         "bytes",          "text",
        "a list",      "a tuple",       "a dict",         "a set",
        "a set",       "a date",        "a date",         "a duration",
        "a time zone", "a constructor", "a dtype",        "an array without elements"};
    return words[static_cast<std::size_t>(type)];
}

PickleArena::PickleArena(std::string bytes)
    : m_bytes(std::move(bytes)),
      m_allowance(allowancePerByte * m_bytes.size() + smallAllowance)
{
    add({PickleType::None, false, 0, 0});
    add({PickleType::Bool, false, 0, 0});
    add({PickleType::Bool, false, 0, 1});
    for (int i = 0; i < smallIntCount; ++i)
        add({PickleType::Int, false, 0, i});
}

bool PickleArena::spend(std::size_t bytes)
{
    if (bytes > m_allowance)
        return false;
    m_allowance -= bytes;
    return true;
}

PickleIndex PickleArena::add(const Node& node)
{
    m_nodes.push_back(node);
    return static_cast<PickleIndex>(m_nodes.size() - 1);
}

PickleIndex PickleArena::addInt(std::int64_t value)
{
    if (value >= 0 && value < smallIntCount)
        return firstInt + static_cast<PickleIndex>(value);
    return add({PickleType::Int, false, 0, value});
}

PickleIndex PickleArena::addFloat(double value)
{
    return add({PickleType::Float, false, 0, std::bit_cast<std::int64_t>(value)});
}

PickleIndex PickleArena::addNumber(PickleType type, std::int64_t value, bool flag)
{
    return add({type, flag, 0, value});
}

PickleIndex PickleArena::addStored(PickleType type, std::size_t offset, std::size_t length)
{
    const std::string_view text = std::string_view(m_bytes).substr(offset, length);
    if (type == PickleType::Text && !isAscii(text) && !isUtf8(text))
        return addDecoded(type, withoutBadUtf8(text));
    return add({type, false, static_cast<std::uint32_t>(length), static_cast<std::int64_t>(offset)});
}

PickleIndex PickleArena::addDecoded(PickleType type, std::string_view text)
{
    const auto offset = static_cast<std::int64_t>(m_decoded.size());
    m_decoded += text;
    return add({type, true, static_cast<std::uint32_t>(text.size()), offset});
}

PickleIndex PickleArena::addAlias(PickleType type, PickleIndex original)
{
    Node node = m_nodes[original];
    node.type = type;
    return add(node);
}

PickleIndex PickleArena::addContainer(PickleType type, std::span<const PickleIndex> items)
{
    const PickleIndex container = add({type, false, 0, 0});
    if (!items.empty())
        append(container, items);
    return container;
}

void PickleArena::append(PickleIndex container, std::span<const PickleIndex> items)
{
    Node& node = m_nodes[container];
    makeRoom(node, node.count + items.size());
    const Room room = std::bit_cast<Room>(node.payload);
    std::ranges::copy(items, m_slots.begin() + room.start + node.count);
    node.count += static_cast<std::uint32_t>(items.size());
}

/// The first items get the room they need, for most containers never grow; later ones twice what there is.
void PickleArena::makeRoom(Node& node, std::size_t count)
{
    Room room = std::bit_cast<Room>(node.payload);
    if (count <= room.capacity)
        return;
    const std::size_t capacity = std::max<std::size_t>(count, 2U * std::size_t{room.capacity});
    const bool isLast = std::size_t{room.start} + room.capacity == m_slots.size();
    const std::size_t start = isLast ? room.start : m_slots.size();
    m_slots.resize(start + capacity);
    if (!isLast)
        std::copy_n(m_slots.begin() + room.start, node.count,
                    m_slots.begin() + static_cast<std::ptrdiff_t>(start));
    room = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(capacity)};
    node.payload = std::bit_cast<std::int64_t>(room);
}

void PickleArena::become(PickleIndex value, PickleType type, std::span<const PickleIndex> items)
{
    m_nodes[value] = {type, false, 0, 0};
    append(value, items);
}

double PickleArena::real(PickleIndex value) const
{
    return std::bit_cast<double>(m_nodes[value].payload);
}

std::string_view PickleArena::text(PickleIndex value) const
{
    const Node& node = m_nodes[value];
    return std::string_view(node.flag ? m_decoded : m_bytes)
        .substr(static_cast<std::size_t>(node.payload), node.count);
}

std::span<const PickleIndex> PickleArena::items(PickleIndex value) const
{
    const Node& node = m_nodes[value];
    return std::span(m_slots).subspan(std::bit_cast<Room>(node.payload).start, node.count);
}

}  // namespace vizsla
