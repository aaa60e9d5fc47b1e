// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/scoring/rounding.h"

namespace vizsla {

struct Field;
class Value;

/// Values by name, in order: an object in JSON, a line of a CSV, a row of a table. No name comes twice.
class Record
{
public:
    Record() = default;
    Record(std::initializer_list<Field> fields) : m_fields(fields) {}

    Record& add(std::string name, Value value) &;
    Record& add(Record group) &;
    Record add(std::string name, Value value) &&;
    Record add(Record group) &&;

    /// Null where there is none of this name.
    const Value& operator[](std::string_view name) const;
    const std::vector<Field>& fields() const { return m_fields; }

private:
    std::vector<Field> m_fields;
};

/// What JSON has, and a share, which is a number to programs and is rounded by its counts for people.
class Value
{
public:
    using List = std::vector<Value>;
    using Held = std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, Ratio, std::string,
                              List, Record>;

    /// Null.
    Value() = default;
    Value(bool is) : m_held(is) {}
    template <std::signed_integral Number>
    Value(Number number) : m_held(std::int64_t{number})
    {}
    template <std::unsigned_integral Number>
    Value(Number number) : m_held(std::uint64_t{number})
    {}
    Value(double number) : m_held(number) {}
    Value(const Ratio& share) : m_held(share) {}
    Value(std::string text) : m_held(std::move(text)) {}
    Value(std::string_view text) : m_held(std::string(text)) {}
    Value(const char* text) : m_held(std::string(text)) {}
    Value(Record record) : m_held(std::move(record)) {}
    template <class Item>
    Value(std::vector<Item> items)
        : m_held(List(std::make_move_iterator(items.begin()), std::make_move_iterator(items.end())))
    {}
    /// Null for nothing.
    template <class Known>
    Value(const std::optional<Known>& known)
    {
        if (known)
            *this = Value(*known);
    }

    const Held& held() const { return m_held; }
    bool isNull() const { return std::holds_alternative<std::monostate>(m_held); }
    /// NaN where it is no number.
    double number() const;
    /// What it counts; 0 where it is no whole number.
    std::int64_t count() const;

private:
    Held m_held;
};

struct Field
{
    std::string name;
    Value value;
};

/// A record for each of the rows.
template <class Rows, class Fields>
std::vector<Record> recordsOf(const Rows& rows, Fields&& fieldsOf)
{
    std::vector<Record> records;
    for (const auto& row : rows)
        records.push_back(fieldsOf(row));
    return records;
}

/// The same under names that begin with it: "drop_low".
Record prefixed(const std::string& prefix, Record record);

}  // namespace vizsla
