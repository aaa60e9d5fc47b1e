// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "core/store/statement.h"

namespace vizsla {

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

private:
    struct Closer
    {
        void operator()(sqlite3* database) const;
    };

    explicit Database(std::unique_ptr<sqlite3, Closer> connection);
    static Result<Database> openUri(const std::string& uri, int flags, const std::string& fileName);
    Result<Statement*> prepare(std::string_view sql);
    Result<int> finish(Statement& statement);

    std::unique_ptr<sqlite3, Closer> m_connection;
    std::unordered_map<std::string, std::unique_ptr<Statement>> m_statements;
};

}  // namespace vizsla
