// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/result.h"
#include "core/study/ids.h"

struct sqlite3;
struct sqlite3_stmt;

namespace vizsla {

/// One prepared statement. Made by Database; every value is bound, never pasted into the text.
class Statement
{
public:
    Statement(sqlite3* database, sqlite3_stmt* statement) : m_database(database), m_statement(statement) {}
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Binds parameters ?1, ?2, … in order.
    template <class... Values>
    void bindAll(const Values&... values)
    {
        int index = 0;
        (bind(++index, values), ...);
    }
    void bind(int index, std::int64_t value);
    void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, bool value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, double value);
    /// Times as integer microseconds.
    void bind(int index, Micros value) { bind(index, microsOf(value)); }
    void bind(int index, UtcTime value) { bind(index, microsOf(value)); }
    void bind(int index, SteadyTime value) { bind(index, microsOf(value)); }
    void bind(int index, std::string_view value);
    void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
    void bind(int index, std::span<const std::byte> value);
    template <class Thing>
    void bind(int index, const Id<Thing>& value)
    {
        bind(index, std::string_view(value.text()));
    }
    void bind(int index, const char* value) { bind(index, std::string_view(value)); }
    template <class T>
    void bind(int index, const std::optional<T>& value)
    {
        if (value)
            bind(index, *value);
        else
            bindNull(index);
    }
    void bindNull(int index);

    /// Moves to the next row; false at the end. Errors: also of what could not be bound since the last reset.
    Result<bool> step();
    /// Makes the statement ready to run again and forgets its values.
    void reset();

    enum class Type { Null, Integer, Real, Text, Blob };
    /// Columns of the current row, from 0. The type is that of the value as it is stored.
    Type type(int column) const;
    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    template <class AnyId>
    AnyId id(int column) const
    {
        return AnyId(text(column));
    }
    /// Both are valid until the next step.
    std::string_view view(int column) const;
    std::span<const std::byte> bytes(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;
    Micros duration(int column) const { return Micros(integer(column)); }
    UtcTime utc(int column) const { return utcFromMicros(integer(column)); }
    SteadyTime steady(int column) const { return SteadyTime(duration(column)); }
    std::optional<Micros> optionalDuration(int column) const;
    std::optional<UtcTime> optionalUtc(int column) const;
    std::optional<std::string> optionalText(int column) const;
    template <class AnyId>
    std::optional<AnyId> optionalId(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(id<AnyId>(column));
    }

    /// Whether running it changes nothing in the database.
    bool isReadOnly() const;

private:
    void keepBound(int code);

    sqlite3* m_database;
    sqlite3_stmt* m_statement;
    int m_bindError = 0;  ///< the first since the last reset
};

}  // namespace vizsla
