// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/class_codes.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace vizsla {

namespace {

std::vector<std::string> wnidsOf(const Hierarchy& hierarchy)
{
    std::vector<std::string> wnids;
    wnids.reserve(static_cast<std::size_t>(hierarchy.classCount()));
    for (int index = 0; index < hierarchy.classCount(); ++index)
        wnids.push_back(hierarchy.synset(hierarchy.classNode(index)).wnid);
    return wnids;
}

}  // namespace

ClassCodes::ClassCodes(std::vector<std::string> wnids) : m_wnids(std::move(wnids))
{
    m_byWnid.reserve(m_wnids.size());
    for (std::size_t index = 0; index < m_wnids.size(); ++index)
        m_byWnid.emplace(m_wnids[index], static_cast<ClassIndex>(index));
}

ClassCodes::ClassCodes(const Hierarchy& hierarchy) : ClassCodes(wnidsOf(hierarchy)) {}

std::optional<ClassIndex> ClassCodes::byWnid(std::string_view wnid) const
{
    const auto found = m_byWnid.find(wnid);
    return found == m_byWnid.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ClassIndex> ClassCodes::byIndex(std::string_view digits) const
{
    const bool isNumber = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    ClassIndex index = noClass;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (!isNumber || problem != std::errc() || index >= count())
        return std::nullopt;
    return index;
}

std::optional<ClassIndex> ClassCodes::find(std::string_view code) const
{
    const std::optional<ClassIndex> index = byWnid(code);
    return index ? index : byIndex(code);
}

}  // namespace vizsla
