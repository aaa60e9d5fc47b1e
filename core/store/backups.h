// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "core/store/database.h"
#include "core/store/study_connection.h"

namespace vizsla {

enum class BackupReason {
    Daily,          ///< on a day on which the study was in use
    BeforeUpgrade,  ///< before a newer version of Vizsla changed the form of the study
    BeforeRestore,  ///< what a restored backup took the place of
    Damaged,        ///< the same, of a file that could not be read any more; no copy but the file itself
};

/// A file in the folder of backups, by its name.
struct Backup
{
    std::filesystem::path file;
    BackupReason reason = BackupReason::Daily;
    int day = 0;          ///< UTC, days since 1970
    int fromVersion = 0;  ///< of BeforeUpgrade: the format of the study
    int number = 1;       ///< further ones of a day and reason are numbered
    UtcTime madeAt = {};  ///< to the day alone, where the file's time says something else
    std::uintmax_t size = 0;

    std::string fileName() const { return file.filename().string(); }
};

/// The backups of one study: copies with names like "study 2026-01-31.vizsla" in the folder "study backups"
/// beside it. They need no index: the names say all, and files with other names are never touched.
class Backups
{
public:
    explicit Backups(std::filesystem::path study) : m_study(std::move(study)) {}

    std::filesystem::path folder() const;
    /// Newest first; empty without a folder.
    std::vector<Backup> list() const;

    /// One for each UTC day on which it is asked for. Nothing is made where there is one of that day already,
    /// or where nothing has changed since the last backup. Errors: ReadOnly, Full, Io, Corrupt, Cancelled;
    /// then the other backups are as they were.
    Result<std::optional<Backup>> makeDaily(Database& study, UtcTime now,
                                            const Progress& progress = {}) const;
    Result<std::optional<Backup>> makeDaily(StudyConnection& study, UtcTime now,
                                            const Progress& progress = {}) const
    {
        return makeDaily(study.database(), now, progress);
    }
    /// Made whatever the day, unless the last such backup is the same. Errors as above.
    Result<Backup> makeBeforeUpgrade(Database& study, int fromVersion, UtcTime now) const;
    Result<Backup> makeBeforeRestore(Database& study, UtcTime now, const Progress& progress = {}) const;
    /// Where a damaged study is put out of the way; the folder is there then. Errors: ReadOnly, Io.
    Result<std::filesystem::path> placeForDamaged(UtcTime now) const;

private:
    std::string prefix() const;
    std::optional<Backup> parse(const std::filesystem::path& file) const;
    std::filesystem::path placeFor(BackupReason reason, UtcTime now, int fromVersion) const;
    Result<void> makeFolder() const;
    Result<std::optional<Backup>> make(Database& study, const std::filesystem::path& file, UtcTime now,
                                       const std::optional<Backup>& last, const Progress& progress) const;
    void removeSuperfluous(UtcTime now) const;

    std::filesystem::path m_study;
};

/// Which of these to remove. Kept are: of the daily ones the newest seven, and before them the newest of each
/// of the last four weeks that have any; the newest three of each other reason. What counts is the order of
/// the dates among each other and never the present time; those dated after today are counted by themselves,
/// so that a clock that was wrong for a while takes no place from the others. A damaged study that was put
/// aside is always kept.
std::vector<Backup> superfluousBackups(std::vector<Backup> backups, UtcTime now);

/// What one reads of a study before one chooses it.
struct StudySummary
{
    int version = 0;
    int labelers = 0;
    int answers = 0;  ///< that stand
    std::optional<UtcTime> lastAnswerAt;
};
/// Errors as StudyFile::openToRead(), but earlier versions are read too.
Result<StudySummary> summarizeStudy(const std::filesystem::path& file);

}  // namespace vizsla
