// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/record.h"

#include <algorithm>
#include <limits>
#include <type_traits>

namespace vizsla {

Record& Record::add(std::string name, Value value) &
{
    m_fields.push_back({std::move(name), std::move(value)});
    return *this;
}

Record& Record::add(Record group) &
{
    std::ranges::move(group.m_fields, std::back_inserter(m_fields));
    return *this;
}

Record Record::add(std::string name, Value value) &&
{
    return std::move(add(std::move(name), std::move(value)));
}

Record Record::add(Record group) &&
{
    return std::move(add(std::move(group)));
}

const Value& Record::operator[](std::string_view name) const
{
    static const Value null;
    const auto found = std::ranges::find(m_fields, name, &Field::name);
    return found == m_fields.end() ? null : found->value;
}

double Value::number() const
{
    const auto* number = std::get_if<double>(&m_held);
    return number ? *number : std::numeric_limits<double>::quiet_NaN();
}

std::int64_t Value::count() const
{
    if (const auto* count = std::get_if<std::uint64_t>(&m_held))
        return static_cast<std::int64_t>(*count);
    const auto* count = std::get_if<std::int64_t>(&m_held);
    return count ? *count : 0;
}

Record prefixed(const std::string& prefix, Record record)
{
    Record renamed;
    for (const auto& [name, value] : record.fields())
        renamed.add(prefix + name, value);
    return renamed;
}

}  // namespace vizsla
