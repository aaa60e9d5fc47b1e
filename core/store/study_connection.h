// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/result.h"
#include "core/store/database.h"
#include "core/store/study_lock.h"
#include "core/uuid.h"

namespace vizsla {

/// What repositories need of a study: its rows, several steps as one, and what makes ids and moments.
class StudyConnection
{
public:
    StudyConnection(const StudyConnection&) = delete;
    StudyConnection& operator=(const StudyConnection&) = delete;

    /// For core/store/, which alone knows the tables.
    Database& database() { return m_database; }
    /// All of `work` or nothing, as Database::transaction().
    Result<void> transaction(const std::function<Result<void>()>& work)
    {
        return m_database.transaction(work);
    }

    UuidSource& uuids() { return m_uuids; }
    const Clock& clock() const { return m_clock; }
    /// Without symbolic links, once opened.
    const std::filesystem::path& path() const { return m_path; }
    bool isReadOnly() const { return m_isReadOnly; }

    Result<std::optional<std::string>> setting(std::string_view key);
    Result<void> setSetting(std::string_view key, std::string_view value);

protected:
    StudyConnection(std::filesystem::path path, Database database, std::optional<StudyLock> lock,
                    bool isReadOnly, const Clock& clock, std::uint64_t seed);
    ~StudyConnection() = default;

    std::filesystem::path m_path;
    std::optional<StudyLock> m_lock;  ///< let go once the database is closed
    Database m_database;
    const bool m_isReadOnly;
    const Clock& m_clock;
    UuidSource m_uuids;
};

}  // namespace vizsla
