// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/statement.h"

#include <sqlite3.h>

#include "core/store/sqlite_error.h"

namespace vizsla {

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::keepBound(int code)
{
    if (m_bindError == SQLITE_OK)
        m_bindError = code;
}

void Statement::bind(int index, std::int64_t value)
{
    keepBound(sqlite3_bind_int64(m_statement, index, value));
}

void Statement::bind(int index, double value)
{
    keepBound(sqlite3_bind_double(m_statement, index, value));
}

void Statement::bind(int index, std::string_view value)
{
    // An empty view may have no address, which SQLite would take for NULL.
    const char* data = value.data() ? value.data() : "";
    keepBound(sqlite3_bind_text64(m_statement, index, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(int index, std::span<const std::byte> value)
{
    // The bytes outlive the statement's run: no copy of what may be megabytes.
    const void* data = value.empty() ? static_cast<const void*>("") : value.data();
    keepBound(sqlite3_bind_blob64(m_statement, index, data, value.size(), SQLITE_STATIC));
}

void Statement::bindNull(int index)
{
    keepBound(sqlite3_bind_null(m_statement, index));
}

bool Statement::isReadOnly() const
{
    return sqlite3_stmt_readonly(m_statement) != 0;
}

Result<bool> Statement::step()
{
    if (m_bindError != SQLITE_OK)
        return tl::unexpected(sqliteError(m_bindError, sqlite3_errstr(m_bindError), pathOf(m_database)));
    switch (sqlite3_step(m_statement)) {
        case SQLITE_ROW:
            return true;
        case SQLITE_DONE:
            return false;
        default:
            return tl::unexpected(sqliteError(m_database));
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_bindError = SQLITE_OK;
}

Statement::Type Statement::type(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
        case SQLITE_INTEGER:
            return Type::Integer;
        case SQLITE_FLOAT:
            return Type::Real;
        case SQLITE_TEXT:
            return Type::Text;
        case SQLITE_BLOB:
            return Type::Blob;
        default:
            return Type::Null;
    }
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string Statement::text(int column) const
{
    return std::string(view(column));
}

std::string_view Statement::view(int column) const
{
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    if (!bytes)
        return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::span<const std::byte> Statement::bytes(int column) const
{
    const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(m_statement, column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::optional<std::int64_t> Statement::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<Micros> Statement::optionalDuration(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(duration(column));
}

std::optional<UtcTime> Statement::optionalUtc(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(utc(column));
}

std::optional<std::string> Statement::optionalText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

}  // namespace vizsla
