// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "core/store/database.h"
#include "core/store/study_lock.h"
#include "core/taxonomy/class_list.h"
#include "core/uuid.h"

namespace vizsla {

/// One study on disk: the file, its schema and who may write it. The repositories of core/store/ work on its
/// database.
class StudyFile
{
public:
    /// Why a study that opened cannot be written.
    enum class ReadOnlyReason { None, OpenElsewhere, NotWritable, OnlyToRead };

    /// "VZSL", the application_id in the header of every study.
    static constexpr int applicationId = 0x565a534c;
    static constexpr int schemaVersion = 6;

    /// Makes a study with these classes. Errors: Invalid if the file exists; ReadOnly, Full, Io.
    /// On failure no file is left behind.
    static Result<std::unique_ptr<StudyFile>> create(const std::filesystem::path& file, const ClassList& classes,
                                                     const Clock& clock, std::uint64_t seed);

    /// Opens a study, for writing where that is possible and otherwise read-only. Before one of an earlier version is
    /// brought up to date a backup of it is made, or it stays as it is.
    /// Errors: NotFound, Foreign, TooNew, TooOld, Corrupt, Io; the file stays as it was.
    static Result<std::unique_ptr<StudyFile>> open(const std::filesystem::path& path, const Clock& clock,
                                                   std::uint64_t seed);

    /// Opens a study to read it quickly and let go again: takes no lock, and looks at no more than it is asked for.
    /// Errors as open(), and TooOld for one that must be brought up to date first.
    static Result<std::unique_ptr<StudyFile>> openToRead(const std::filesystem::path& file, const Clock& clock);

    /// Another connection to a study that is open for writing, for another thread. It writes under the lock of this
    /// one, which must outlive it. Errors: ReadOnly; those of opening.
    Result<std::unique_ptr<StudyFile>> openAgain(std::uint64_t seed) const;

    /// Without symbolic links, once opened.
    const std::filesystem::path& path() const { return m_path; }
    bool isReadOnly() const { return m_readOnlyReason != ReadOnlyReason::None; }
    ReadOnlyReason readOnlyReason() const { return m_readOnlyReason; }

    Database& database() { return m_database; }
    UuidSource& uuids() { return m_uuids; }
    const Clock& clock() const { return m_clock; }

    Result<std::optional<std::string>> setting(std::string_view key);
    Result<void> setSetting(std::string_view key, std::string_view value);

private:
    StudyFile(std::filesystem::path path, Database database, std::optional<StudyLock> lock, ReadOnlyReason reason,
              const Clock& clock, std::uint64_t seed);

    std::filesystem::path m_path;
    std::optional<StudyLock> m_lock;
    Database m_database;
    ReadOnlyReason m_readOnlyReason;
    const Clock& m_clock;
    UuidSource m_uuids;
};

/// The database of a study of any version that this one knows, to be read and nothing else; no file is made beside it.
/// Errors: NotFound, Foreign, TooNew, TooOld, Io.
Result<Database> openStudyDatabase(const std::filesystem::path& path);

}  // namespace vizsla
