// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/study_file.h"

#include <unistd.h>

#include <system_error>

#include "core/store/backups.h"
#include "core/store/class_repository.h"
#include "core/store/schema.h"
#include "sql_statements.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

Result<std::int64_t> pragma(Database& database, std::string_view statement)
{
    auto rows = database.query(statement, [](const Statement& row) { return row.integer(0); });
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->empty() ? 0 : rows->front();
}

Result<void> prepareForWriting(Database& database)
{
    // FULL: a commit returns once the answer is on the disk, and survives a power cut.
    return database.runScript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
}

/// Refuses by name whatever is not a study this version can read.
Result<void> checkHeader(Database& database, const std::string& fileName)
{
    const auto application = pragma(database, "PRAGMA application_id");
    if (!application)
        return tl::unexpected(application.error());
    if (*application != StudyFile::applicationId)
        return failure(ErrorKind::Foreign, fileName + " is not a Vizsla study.");
    const auto version = pragma(database, "PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    const std::string versions = " (its format is " + std::to_string(*version) + ", this version reads " +
                                 std::to_string(StudyFile::schemaVersion) + ")";
    if (*version > StudyFile::schemaVersion)
        return failure(ErrorKind::TooNew, fileName + " was made by a newer version of Vizsla" + versions +
                                              "; it is left untouched. Update Vizsla to open it.");
    if (*version < 1)
        return failure(ErrorKind::TooOld, fileName + " was made by a version of Vizsla too old to be read" + versions +
                                              "; it is left untouched.");
    return {};
}

/// A study that cannot be written cannot be upgraded either.
Result<void> checkIsCurrent(Database& database, const std::string& fileName)
{
    const auto version = pragma(database, "PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version < StudyFile::schemaVersion)
        return failure(ErrorKind::TooOld, fileName + " was made by an earlier version of Vizsla and must be opened once "
                                                     "where it can be written, to be brought up to date.");
    return {};
}

fs::path logOf(const fs::path& file)
{
    fs::path log = file;
    return log += "-wal";
}

/// SQLite puts a heading before what it found.
std::string lastLine(const std::string& text) { return text.substr(text.rfind('\n') + 1); }

/// Reads every page once, so that damage shows on opening and not in the middle of a session. A study too large
/// for that to be quick is checked as it is read.
Result<void> checkPages(Database& database, const fs::path& file)
{
    constexpr std::uintmax_t quicklyRead = 16u << 20;
    const std::string fileName = file.filename().string();
    const auto pageSize = pragma(database, "PRAGMA page_size");
    if (!pageSize)
        return tl::unexpected(pageSize.error());
    std::error_code ignored;
    const std::uintmax_t size = fs::file_size(file, ignored);
    // SQLite takes the missing end of a page for zeros. Only a log may hold such a page whole.
    if (!fs::exists(logOf(file), ignored) && size % static_cast<std::uintmax_t>(*pageSize) != 0)
        return failure(ErrorKind::Corrupt, fileName + " is damaged (its end is missing); it is left untouched.");
    if (size > quicklyRead)
        return {};
    auto faults = database.query("PRAGMA quick_check(1)", [](const Statement& row) { return row.text(0); });
    if (!faults)
        return tl::unexpected(faults.error());
    if (faults->size() != 1 || faults->front() != "ok")
        return failure(ErrorKind::Corrupt, fileName + " is damaged (" +
                                               (faults->empty() ? "no answer" : lastLine(faults->front())) +
                                               "); it is left untouched.");
    return {};
}

bool canWrite(const fs::path& file)
{
    const fs::path folder = fs::absolute(file).parent_path();
    return ::access(file.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
}

/// Makes no file beside the study. Without a log nobody writes the study, and the file alone is all.
Result<Database> openForReading(const fs::path& file)
{
    const fs::path log = logOf(file);
    std::error_code ignored;
    if (!fs::exists(log, ignored))
        return Database::open(file, Database::Access::Immutable);
    auto database = Database::open(file, Database::Access::ReadOnly);
    // Without a writable folder SQLite cannot share a log, but an empty one holds nothing.
    if (database && fs::file_size(log, ignored) == 0 && !pragma(*database, "PRAGMA schema_version"))
        return Database::open(file, Database::Access::Immutable);
    return database;
}

Result<void> makeTables(StudyFile& study, const ClassList& classes)
{
    Database& database = study.database();
    return database.transaction([&]() -> Result<void> {
        if (auto made = makeSchema(database, StudyFile::schemaVersion); !made)
            return made;
        return ClassRepository(study).add(classes);
    });
}

/// Brings a study of an earlier version up to this one, all of the way or not at all.
Result<void> upgrade(Database& database)
{
    const auto version = pragma(database, "PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version == StudyFile::schemaVersion)
        return {};
    return database.transaction([&] { return upgradeSchema(database, static_cast<int>(*version), StudyFile::schemaVersion); });
}

/// To be called before anything is changed.
Result<void> backUpBeforeUpgrade(Database& database, const fs::path& file, const Clock& clock)
{
    const auto version = pragma(database, "PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version == StudyFile::schemaVersion)
        return {};
    const auto made = Backups(file).makeBeforeUpgrade(database, static_cast<int>(*version), clock.utcNow());
    if (made)
        return {};
    return failure(made.error().kind, file.filename().string() +
                                          " was made by an earlier version of Vizsla and is not brought up to date, "
                                          "because no backup of it can be made: " +
                                          made.error().message);
}

/// Behind every link the lock and the log are those of the one file.
Result<fs::path> findStudy(const fs::path& path)
{
    std::error_code error;
    fs::path file = fs::canonical(path, error);
    if (error)
        return failure(ErrorKind::NotFound, "There is no study " + path.string() + ".");
    const std::string fileName = file.filename().string();
    if (!fs::is_regular_file(file, error))
        return failure(ErrorKind::Foreign, fileName + " is not a Vizsla study.");
    if (::access(file.c_str(), R_OK) != 0)
        return failure(ErrorKind::Io, fileName + " cannot be read: permission denied.");
    return file;
}

void removeStudyFiles(const fs::path& file)
{
    for (const char* suffix : {"", "-wal", "-shm", ".lock"}) {
        fs::path part = file;
        part += suffix;
        std::error_code ignored;
        fs::remove(part, ignored);
    }
}

}  // namespace

StudyFile::StudyFile(fs::path path, Database database, std::optional<StudyLock> lock, ReadOnlyReason reason,
                     const Clock& clock, std::uint64_t seed)
    : m_path(std::move(path)),
      m_lock(std::move(lock)),
      m_database(std::move(database)),
      m_readOnlyReason(reason),
      m_clock(clock),
      m_uuids(seed)
{
}

Result<std::unique_ptr<StudyFile>> StudyFile::create(const fs::path& file, const ClassList& classes, const Clock& clock,
                                                     std::uint64_t seed)
{
    const std::string fileName = file.filename().string();
    std::error_code error;
    if (fs::exists(fs::symlink_status(file, error)))
        return failure(ErrorKind::Invalid, fileName + " exists already; choose another name.");
    const fs::path folder = fs::absolute(file).parent_path();
    if (!fs::is_directory(folder, error))
        return failure(ErrorKind::NotFound, "There is no folder " + folder.string() + " to make " + fileName + " in.");
    if (::access(folder.c_str(), W_OK) != 0)
        return failure(ErrorKind::ReadOnly,
                       fileName + " cannot be made: the folder " + folder.string() + " cannot be written.");

    auto lock = StudyLock::acquire(file);
    if (!lock)
        return failure(ErrorKind::Io, fileName + " cannot be made in the folder " + folder.string() + ".");
    auto database = Database::open(file, Database::Access::Create);
    if (!database) {
        removeStudyFiles(file);
        return tl::unexpected(database.error());
    }
    std::unique_ptr<StudyFile> study(
        new StudyFile(file, std::move(*database), std::move(lock), ReadOnlyReason::None, clock, seed));
    auto made = prepareForWriting(study->database());
    if (made)
        made = makeTables(*study, classes);
    if (!made) {
        study.reset();
        removeStudyFiles(file);
        return tl::unexpected(made.error());
    }
    return study;
}

Result<std::unique_ptr<StudyFile>> StudyFile::openToRead(const fs::path& path, const Clock& clock)
{
    const auto file = findStudy(path);
    if (!file)
        return tl::unexpected(file.error());
    // Where the folder can be written SQLite tidies its log up by itself, also beside a window that writes.
    auto database = canWrite(*file) ? Database::open(*file, Database::Access::ReadWrite) : openForReading(*file);
    Result<void> ready = database ? database->runScript("PRAGMA query_only = ON") : tl::unexpected(database.error());
    if (ready)
        ready = checkHeader(*database, file->filename().string());
    if (ready)
        ready = checkIsCurrent(*database, file->filename().string());
    if (!ready)
        return tl::unexpected(ready.error());
    return std::unique_ptr<StudyFile>(
        new StudyFile(*file, std::move(*database), std::nullopt, ReadOnlyReason::OnlyToRead, clock, 0));
}

Result<std::unique_ptr<StudyFile>> StudyFile::open(const fs::path& path, const Clock& clock, std::uint64_t seed)
{
    const auto found = findStudy(path);
    if (!found)
        return tl::unexpected(found.error());
    const fs::path& file = *found;
    const std::string fileName = file.filename().string();

    // Looked at through a read-only connection first, so that what is refused stays untouched.
    {
        auto reader = openForReading(file);
        if (!reader)
            return tl::unexpected(reader.error());
        if (auto checked = checkHeader(*reader, fileName); !checked)
            return tl::unexpected(checked.error());
        if (auto checked = checkPages(*reader, file); !checked)
            return tl::unexpected(checked.error());
    }

    ReadOnlyReason reason = ReadOnlyReason::NotWritable;
    std::optional<StudyLock> lock;
    if (canWrite(file)) {
        lock = StudyLock::acquire(file);
        reason = lock ? ReadOnlyReason::None : ReadOnlyReason::OpenElsewhere;
    }
    // Elsewhere the log may be about to be made.
    auto database = lock                                      ? Database::open(file, Database::Access::ReadWrite)
                    : reason == ReadOnlyReason::OpenElsewhere ? Database::open(file, Database::Access::ReadOnly)
                                                              : openForReading(file);
    if (!database)
        return tl::unexpected(database.error());
    if (lock) {
        if (auto kept = backUpBeforeUpgrade(*database, file, clock); !kept)
            return tl::unexpected(kept.error());
        if (auto prepared = prepareForWriting(*database); !prepared)
            return tl::unexpected(prepared.error());
        if (auto upgraded = upgrade(*database); !upgraded)
            return tl::unexpected(upgraded.error());
    } else if (auto checked = checkIsCurrent(*database, fileName); !checked) {
        return tl::unexpected(checked.error());
    }
    return std::unique_ptr<StudyFile>(
        new StudyFile(file, std::move(*database), std::move(lock), reason, clock, seed));
}

Result<std::unique_ptr<StudyFile>> StudyFile::openAgain(std::uint64_t seed) const
{
    if (isReadOnly())
        return failure(ErrorKind::ReadOnly, m_path.filename().string() + " cannot be written from here.");
    auto database = Database::open(m_path, Database::Access::ReadWrite);
    if (!database)
        return tl::unexpected(database.error());
    if (auto prepared = prepareForWriting(*database); !prepared)
        return tl::unexpected(prepared.error());
    return std::unique_ptr<StudyFile>(
        new StudyFile(m_path, std::move(*database), std::nullopt, ReadOnlyReason::None, m_clock, seed));
}

Result<Database> openStudyDatabase(const fs::path& path)
{
    const auto file = findStudy(path);
    if (!file)
        return tl::unexpected(file.error());
    auto database = openForReading(*file);
    if (!database)
        return database;
    if (auto ready = database->runScript("PRAGMA query_only = ON"); !ready)
        return tl::unexpected(ready.error());
    if (auto checked = checkHeader(*database, file->filename().string()); !checked)
        return tl::unexpected(checked.error());
    return database;
}

Result<std::optional<std::string>> StudyFile::setting(std::string_view key)
{
    auto rows = m_database.query(sql::setting_read, [](const Statement& row) { return row.text(0); }, key);
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->empty() ? std::nullopt : std::optional(rows->front());
}

Result<void> StudyFile::setSetting(std::string_view key, std::string_view value)
{
    return m_database.run(sql::setting_write, key, value).map([](int) {});
}

}  // namespace vizsla
