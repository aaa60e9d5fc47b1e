// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include <sqlite3.h>

#include "core/store/sqlite_error.h"

namespace vizsla {

namespace {

constexpr int busyTimeoutMs = 2000;
constexpr int pagesAStep = 256;

/// A file: URI, in which only these bytes need no escape.
std::string fileUri(const std::filesystem::path& file, std::string_view parameters)
{
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char character : std::filesystem::absolute(file).string()) {
        const auto byte = static_cast<unsigned char>(character);
        if (plain.find(character) != std::string_view::npos)
            uri += character;
        else
            uri.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return uri.append(parameters);
}

}  // namespace

void Database::Closer::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Database::Database(std::unique_ptr<sqlite3, Closer> connection) : m_connection(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Database::~Database()
{
    // Statements go before their connection.
    m_statements.clear();
}

Result<Database> Database::open(const std::filesystem::path& file, Access access)
{
    const std::string fileName = file.filename().string();
    switch (access) {
    case Access::ReadWrite:
        return openUri(fileUri(file, "?mode=rw"), SQLITE_OPEN_READWRITE, fileName);
    case Access::ReadOnly:
        return openUri(fileUri(file, "?mode=ro"), SQLITE_OPEN_READONLY, fileName);
    case Access::Immutable:
        return openUri(fileUri(file, "?mode=ro&immutable=1"), SQLITE_OPEN_READONLY, fileName);
    case Access::Create:
        return openUri(fileUri(file, "?mode=rwc"), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, fileName);
    }
    return failure(ErrorKind::Invalid, "unknown access");
}

Result<Database> Database::openInMemory()
{
    return openUri(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, ":memory:");
}

Result<Database> Database::openUri(const std::string& uri, int flags, const std::string& fileName)
{
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(uri.c_str(), &raw, flags | SQLITE_OPEN_URI, nullptr);
    std::unique_ptr<sqlite3, Closer> connection(raw);
    if (code != SQLITE_OK)
        return tl::unexpected(sqliteError(code, raw ? sqlite3_errmsg(raw) : "out of memory", fileName));
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, busyTimeoutMs);
    // A study may come from anywhere: its schema must not be able to call functions with side effects.
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return Database(std::move(connection));
}

Result<Statement*> Database::prepare(std::string_view sql)
{
    std::string key(sql);
    if (const auto found = m_statements.find(key); found != m_statements.end()) {
        found->second->reset();
        return found->second.get();
    }
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(m_connection.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr) != SQLITE_OK)
        return tl::unexpected(sqliteError(m_connection.get()));
    if (!raw)
        return failure(ErrorKind::Invalid, "There is no statement in \"" + key + "\".");
    auto& kept = m_statements[std::move(key)];
    kept = std::make_unique<Statement>(m_connection.get(), raw);
    return kept.get();
}

Result<int> Database::finish(Statement& statement)
{
    Result<bool> more = statement.step();
    while (more && *more)
        more = statement.step();
    statement.reset();
    if (!more)
        return tl::unexpected(more.error());
    return sqlite3_changes(m_connection.get());
}

Result<void> Database::runScript(std::string_view sql)
{
    if (sqlite3_exec(m_connection.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected(sqliteError(m_connection.get()));
    return {};
}

Result<void> Database::transaction(const std::function<Result<void>()>& work)
{
    if (!sqlite3_get_autocommit(m_connection.get()))
        return work();
    if (auto begun = runScript("BEGIN IMMEDIATE"); !begun)
        return begun;
    Result<void> done = work();
    if (done)
        done = runScript("COMMIT");
    // A failed COMMIT may leave the transaction open, or SQLite may have rolled back by itself.
    if (!done && !sqlite3_get_autocommit(m_connection.get()))
        (void)runScript("ROLLBACK");
    return done;
}

std::filesystem::path Database::path() const
{
    const char* path = sqlite3_db_filename(m_connection.get(), "main");
    return path ? path : "";
}

Result<void> Database::copyInto(Database& target, const CopyControl& control)
{
    // One snapshot for the whole copy: without it, every write of another connection would begin the copy anew.
    if (auto begun = runScript("BEGIN; SELECT COUNT(*) FROM sqlite_schema"); !begun)
        return begun;
    Result<void> copied = copyPages(target, control);
    if (auto ended = runScript("COMMIT"); !ended && copied)
        return ended;
    return copied;
}

Result<void> Database::copyPages(Database& target, const CopyControl& control)
{
    const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup*)> backup(
        sqlite3_backup_init(target.m_connection.get(), "main", m_connection.get(), "main"), &sqlite3_backup_finish);
    if (!backup)
        return tl::unexpected(sqliteError(target.m_connection.get()));
    for (;;) {
        const int code = sqlite3_backup_step(backup.get(), pagesAStep);
        if (code != SQLITE_OK && code != SQLITE_DONE)
            return tl::unexpected(sqliteError(code, sqlite3_errstr(code), fileNameOf(target.m_connection.get())));
        const auto total = static_cast<std::size_t>(sqlite3_backup_pagecount(backup.get()));
        control.progress(total - static_cast<std::size_t>(sqlite3_backup_remaining(backup.get())), total);
        if (code == SQLITE_DONE)
            return {};
        if (control.isCancelled())
            return failure(ErrorKind::Cancelled, "The copy was stopped; nothing of it was kept.");
    }
}

}  // namespace vizsla
