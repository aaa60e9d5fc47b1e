// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include <sqlite3.h>

#include "core/store/journal_guard.h"
#include "core/store/sqlite_error.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr int busyTimeoutMs = 2000;
constexpr int pagesAStep = 256;

/// As a part of a URI, in which only these bytes need no escape.
std::string escaped(const fs::path& file)
{
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string part;
    for (const char character : fs::absolute(file).string()) {
        const auto byte = static_cast<unsigned char>(character);
        if (plain.find(character) != std::string_view::npos)
            part += character;
        else
            part.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return part;
}

}  // namespace

void Database::Closer::operator()(sqlite3* database) const
{
    sqlite3_close_v2(database);
}

Database::Database(std::unique_ptr<sqlite3, Closer> connection) : m_connection(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Database::~Database()
{
    // Statements go before their connection.
    m_statements.clear();
}

Result<Database> Database::open(const std::filesystem::path& file, Access access, const fs::path& shownAs)
{
    const fs::path shown = fs::absolute(shownAs.empty() ? file : shownAs);
    const auto openWith = [&](std::string_view parameters, int flags) {
        std::string uri = "file:" + escaped(file) + std::string(parameters);
        if (!shownAs.empty())
            uri += '&' + std::string(shownPathParameter) + '=' + escaped(shownAs);
        return openUri(uri, flags, shown);
    };
    switch (access) {
        case Access::ReadWrite:
            return openWith("?mode=rw", SQLITE_OPEN_READWRITE);
        case Access::ReadOnly:
            return openWith("?mode=ro&readonly_shm=1", SQLITE_OPEN_READONLY);
        case Access::Immutable: {
            const auto state = stateOf(file);
            auto database = openWith("?mode=ro&immutable=1", SQLITE_OPEN_READONLY);
            if (database)
                database->m_unlocked = state;
            return database;
        }
        case Access::Create:
            return openWith("?mode=rwc", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    }
    return failure(ErrorKind::Invalid, "unknown access");
}

Result<Database> Database::openInMemory()
{
    return openUri(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, {});
}

Result<Database> Database::openUri(const std::string& uri, int flags, const std::filesystem::path& file)
{
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(uri.c_str(), &raw, flags | SQLITE_OPEN_URI, guardedFiles());
    std::unique_ptr<sqlite3, Closer> connection(raw);
    if (code != SQLITE_OK)
        return tl::unexpected(sqliteError(code, raw ? sqlite3_errmsg(raw) : "", file));
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, busyTimeoutMs);
    // A study may come from anywhere: its schema must not be able to call functions with side effects.
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return Database(std::move(connection));
}

Result<std::shared_ptr<Statement>> Database::prepare(std::string_view sql)
{
    std::string key(sql);
    const auto found = m_statements.find(key);
    // One that is at work further up the stack keeps its place in its rows.
    if (found != m_statements.end() && found->second.use_count() == 1) {
        found->second->reset();
        return found->second;
    }
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(m_connection.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr) !=
        SQLITE_OK)
        return tl::unexpected(sqliteError(m_connection.get()));
    if (!raw)
        return failure(ErrorKind::Invalid, "There is no statement in \"" + key + "\".");
    auto made = std::make_shared<Statement>(m_connection.get(), raw);
    if (found == m_statements.end())
        m_statements.emplace(std::move(key), made);
    return made;
}

Result<int> Database::carryOut(Statement& statement)
{
    if (!m_watch || statement.isReadOnly() || !sqlite3_get_autocommit(m_connection.get()))
        return finish(statement);
    int changed = 0;
    const auto done = transaction([&] { return finish(statement).map([&](int rows) { changed = rows; }); });
    return done.map([&] { return changed; });
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
    TRY(m_watch ? m_watch->beforeTransaction(*this) : Result<void>());
    TRY(runScript("BEGIN IMMEDIATE"));
    const Result<bool> committed = workAndCommit(work);
    // A failed COMMIT may leave the transaction open, or SQLite may have rolled back by itself.
    if (!sqlite3_get_autocommit(m_connection.get()))
        (void)runScript("ROLLBACK");
    if (!committed) {
        // SQLite may notice first; whoever watches knows better what became of the file.
        TRY(m_watch && committed.error().kind == ErrorKind::Replaced ? m_watch->beforeCommit(*this)
                                                                     : Result<void>());
        return tl::unexpected(committed.error());
    }
    return m_watch && *committed ? m_watch->committed(*this) : Result<void>();
}

/// Whether anything was committed: what only the watch has changed is not.
Result<bool> Database::workAndCommit(const std::function<Result<void>()>& work)
{
    Result<void> done = m_watch ? m_watch->begun(*this) : Result<void>();
    const auto before = sqlite3_total_changes64(m_connection.get());
    if (done)
        done = work();
    if (done && m_watch) {
        if (sqlite3_total_changes64(m_connection.get()) == before)
            return false;
        done = m_watch->beforeCommit(*this);
    }
    if (done)
        done = runScript("COMMIT");
    return done.map([] { return true; });
}

Result<void> Database::checkUnchanged() const
{
    if (!m_unlocked)
        return {};
    const auto now = stateOf(path());
    // Another file under the name leaves the open one as it is.
    if (!now || !now->isSameFile(*m_unlocked) || *now == *m_unlocked)
        return {};
    return failure(ErrorKind::Busy,
                   fileNameOf(m_connection.get()) +
                       " was changed by another program while it was read; try again in a moment.");
}

bool Database::readFile(std::int64_t offset, std::span<std::byte> bytes) const
{
    // SQLite's own handle: opening and closing the file beside it would let go of its locks.
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(m_connection.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
        !file || !file->pMethods)
        return false;
    return file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), offset) == SQLITE_OK;
}

bool Database::hasMoved() const
{
    int moved = 0;
    return sqlite3_file_control(m_connection.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
           moved != 0;
}

void Database::leaveLogOnClose()
{
    sqlite3_db_config(m_connection.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

std::filesystem::path Database::path() const
{
    const char* path = sqlite3_db_filename(m_connection.get(), "main");
    return path ? path : "";
}

Result<void> Database::copyInto(Database& target, const Progress& progress)
{
    // One snapshot for the whole copy: without it, every write of another connection would begin the copy
    // anew.
    TRY(runScript("BEGIN; SELECT COUNT(*) FROM sqlite_schema"));
    Result<void> copied = copyPages(target, progress);
    if (auto ended = runScript("COMMIT"); !ended && copied)
        return ended;
    return copied;
}

Result<void> Database::copyPages(Database& target, const Progress& progress)
{
    const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup*)> backup(
        sqlite3_backup_init(target.m_connection.get(), "main", m_connection.get(), "main"),
        &sqlite3_backup_finish);
    if (!backup)
        return tl::unexpected(sqliteError(target.m_connection.get()));
    for (;;) {
        const int code = sqlite3_backup_step(backup.get(), pagesAStep);
        if (code != SQLITE_OK && code != SQLITE_DONE)
            return tl::unexpected(sqliteError(code, sqlite3_errstr(code), pathOf(target.m_connection.get())));
        const auto total = static_cast<std::size_t>(sqlite3_backup_pagecount(backup.get()));
        progress.report(total - static_cast<std::size_t>(sqlite3_backup_remaining(backup.get())), total);
        if (code == SQLITE_DONE)
            return {};
        if (progress.isCancelled())
            return failure(ErrorKind::Cancelled, "The copy was stopped; nothing of it was kept.");
    }
}

}  // namespace vizsla
