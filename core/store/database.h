// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/progress.h"
#include "core/result.h"
#include "core/store/file_state.h"
#include "core/store/statement.h"

namespace vizsla {

class Database;

/// Follows the transactions that change rows of a database, each a statement of its own included.
class TransactionWatch
{
public:
    virtual ~TransactionWatch() = default;

    /// Before SQLite looks at the file for it. An error keeps it from beginning, as below.
    virtual Result<void> beforeTransaction(Database&) { return {}; }
    /// As its first statements. What they change goes again where the transaction changes nothing else.
    virtual Result<void> begun(Database&) { return {}; }
    /// An error undoes the transaction.
    virtual Result<void> beforeCommit(Database&) { return {}; }
    /// An error is that of the transaction, although what it changed is in the open file.
    virtual Result<void> committed(Database&) { return {}; }
};

/// A connection to one SQLite file. Statements are prepared once and kept. To be used by one thread at a
/// time.
class Database
{
public:
    enum class Access {
        ReadWrite,
        /// Changes no byte of the file nor of what lies beside it.
        ReadOnly,
        /// Reads the file alone, without locks and without its log. What changes in it meanwhile makes what
        /// is read an error of kind Busy.
        Immutable,
        Create,
    };

    /// `shownAs` is the file that sentences name, where this one is a copy of it.
    static Result<Database> open(const std::filesystem::path& file, Access access,
                                 const std::filesystem::path& shownAs = {});
    static Result<Database> openInMemory();

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// Runs one statement for its effect.
    template <class... Values>
    Result<void> execute(std::string_view sql, const Values&... values)
    {
        TRY(executeCounted(sql, values...));
        return {};
    }

    /// The same, for the number of changed rows.
    template <class... Values>
    Result<int> executeCounted(std::string_view sql, const Values&... values)
    {
        auto statement = TRY(prepare(sql));
        statement->bindAll(values...);
        return carryOut(*statement);
    }

    /// The same where the number of the values is known only when it runs.
    Result<int> executeBound(std::string_view sql, const std::function<void(Statement&)>& bind)
    {
        auto statement = TRY(prepare(sql));
        bind(*statement);
        return carryOut(*statement);
    }

    /// Reads every row with `read`, a callable from const Statement& to a value, which may run others, the
    /// same included.
    template <class Read, class... Values>
    auto query(std::string_view sql, Read read, const Values&... values)
        -> Result<std::vector<std::invoke_result_t<Read, const Statement&>>>
    {
        auto statement = TRY(prepare(sql));
        statement->bindAll(values...);
        std::vector<std::invoke_result_t<Read, const Statement&>> rows;
        Result<bool> more = statement->step();
        for (; more && *more; more = statement->step())
            rows.push_back(read(*statement));
        statement->reset();
        if (!more)
            return tl::unexpected(more.error());
        TRY(checkUnchanged());
        return rows;
    }

    /// The first row alone; nothing where there is none.
    template <class Read, class... Values>
    auto queryOne(std::string_view sql, Read read, const Values&... values)
        -> Result<std::optional<std::invoke_result_t<Read, const Statement&>>>
    {
        auto rows = TRY(query(sql, read, values...));
        return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
    }

    /// As query(), where each row may be refused: the first error of `read` is that of the query.
    template <class Read, class... Values>
    auto queryChecked(std::string_view sql, Read read, const Values&... values)
        -> Result<std::vector<typename std::invoke_result_t<Read, const Statement&>::value_type>>
    {
        auto checked = TRY(query(sql, read, values...));
        std::vector<typename std::invoke_result_t<Read, const Statement&>::value_type> rows;
        rows.reserve(checked.size());
        for (auto& row : checked) {
            if (!row)
                return tl::unexpected(row.error());
            rows.push_back(std::move(*row));
        }
        return rows;
    }

    /// Runs a script of several statements without parameters.
    Result<void> runScript(std::string_view sql);

    /// Runs `work` in one transaction: all of it or, when it returns an error, nothing. Within the work of
    /// another transaction it is part of that one, which must return the error as its own.
    Result<void> transaction(const std::function<Result<void>()>& work);

    /// From now on, with this database.
    void setWatch(std::shared_ptr<TransactionWatch> watch) { m_watch = std::move(watch); }

    /// Bytes of the file itself, whatever the log says; false where they are not there.
    bool readFile(std::int64_t offset, std::span<std::byte> bytes) const;

    /// Whether another file, or none, stands under the name of the open one.
    bool hasMoved() const;

    /// From now on closing leaves the log and the file as they are.
    void leaveLogOnClose();

    /// Empty in memory.
    std::filesystem::path path() const;

    /// Copies what is committed at this moment over everything in `target`, page by page, while others may go
    /// on writing. To be called outside of a transaction. Errors: Cancelled; those of reading and writing.
    Result<void> copyInto(Database& target, const Progress& progress = {});

private:
    struct Closer
    {
        void operator()(sqlite3* database) const;
    };

    explicit Database(std::unique_ptr<sqlite3, Closer> connection);
    static Result<Database> openUri(const std::string& uri, int flags, const std::filesystem::path& file);
    Result<std::shared_ptr<Statement>> prepare(std::string_view sql);
    Result<int> carryOut(Statement& statement);
    Result<int> finish(Statement& statement);
    Result<bool> workAndCommit(const std::function<Result<void>()>& work);
    Result<void> checkUnchanged() const;
    Result<void> copyPages(Database& target, const Progress& progress);

    std::unique_ptr<sqlite3, Closer> m_connection;
    std::unordered_map<std::string, std::shared_ptr<Statement>> m_statements;
    std::shared_ptr<TransactionWatch> m_watch;
    std::optional<FileState> m_unlocked;  ///< of a file that is read without locks
};

}  // namespace vizsla
