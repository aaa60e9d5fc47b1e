// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "core/store/statement.h"

namespace vizsla {

/// How a copy is watched and stopped. Both may be left out.
struct CopyControl
{
    std::function<void(std::size_t done, std::size_t total)> progress = [](std::size_t, std::size_t) {};
    const std::atomic<bool>* cancelled = nullptr;

    bool isCancelled() const { return cancelled && *cancelled; }
};

/// A connection to one SQLite file. Statements are prepared once and kept. To be used by one thread at a time.
class Database
{
public:
    enum class Access {
        ReadWrite,
        ReadOnly,
        /// For a file in a folder that cannot be written, where SQLite could not keep its shared memory.
        Immutable,
        Create,
    };

    static Result<Database> open(const std::filesystem::path& file, Access access);
    static Result<Database> openInMemory();

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// Runs one statement for its effect; returns the number of changed rows.
    template <class... Values>
    Result<int> run(std::string_view sql, const Values&... values)
    {
        auto statement = prepare(sql);
        if (!statement)
            return tl::unexpected(statement.error());
        (*statement)->bindAll(values...);
        return finish(**statement);
    }

    /// The same where the number of the values is known only when it runs.
    Result<int> runBound(std::string_view sql, const std::function<void(Statement&)>& bind)
    {
        auto statement = prepare(sql);
        if (!statement)
            return tl::unexpected(statement.error());
        bind(**statement);
        return finish(**statement);
    }

    /// Reads every row with `read`, a callable from const Statement& to a value.
    template <class Read, class... Values>
    auto query(std::string_view sql, Read read, const Values&... values)
        -> Result<std::vector<std::invoke_result_t<Read, const Statement&>>>
    {
        auto statement = prepare(sql);
        if (!statement)
            return tl::unexpected(statement.error());
        (*statement)->bindAll(values...);
        std::vector<std::invoke_result_t<Read, const Statement&>> rows;
        Result<bool> more = (*statement)->step();
        for (; more && *more; more = (*statement)->step())
            rows.push_back(read(**statement));
        (*statement)->reset();
        if (!more)
            return tl::unexpected(more.error());
        return rows;
    }

    /// Runs a script of several statements without parameters.
    Result<void> runScript(std::string_view sql);

    /// Runs `work` in one transaction: all of it or, when it returns an error, nothing. Within the work of another
    /// transaction it is part of that one, which must return the error as its own.
    Result<void> transaction(const std::function<Result<void>()>& work);

    /// Empty in memory.
    std::filesystem::path path() const;

    /// Copies what is committed at this moment over everything in `target`, page by page, while others may go on
    /// writing. To be called outside of a transaction. Errors: Cancelled; those of reading and writing.
    Result<void> copyInto(Database& target, const CopyControl& control = {});

private:
    struct Closer
    {
        void operator()(sqlite3* database) const;
    };

    explicit Database(std::unique_ptr<sqlite3, Closer> connection);
    static Result<Database> openUri(const std::string& uri, int flags, const std::string& fileName);
    Result<Statement*> prepare(std::string_view sql);
    Result<int> finish(Statement& statement);
    Result<void> copyPages(Database& target, const CopyControl& control);

    std::unique_ptr<sqlite3, Closer> m_connection;
    std::unordered_map<std::string, std::unique_ptr<Statement>> m_statements;
};

}  // namespace vizsla
