// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/study_file.h"

#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <system_error>

#include "core/store/class_repository.h"
#include "core/store/commit_stamp.h"
#include "core/store/damaged_log.h"
#include "core/store/foreign_log.h"
#include "core/store/missing_log.h"
#include "core/store/prediction_repository.h"
#include "core/store/salvage_record.h"
#include "core/store/schema.h"
#include "core/store/sound_states.h"
#include "core/store/study_copy.h"
#include "core/store/study_damage.h"
#include "core/store/study_reading.h"
#include "core/store/study_upgrade.h"
#include "core/store/write_ahead_log.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

bool canWrite(const fs::path& file)
{
    const fs::path folder = fs::absolute(file).parent_path();
    return ::access(file.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
}

Result<void> makeTables(StudyFile& study, const ClassList& classes)
{
    Database& database = study.database();
    return database.transaction([&]() -> Result<void> {
        TRY(makeSchema(database, StudyFile::schemaVersion));
        return ClassRepository(study).add(classes);
    });
}

/// "; in it is …", by name.
std::string studiesIn(const fs::path& folder)
{
    constexpr std::size_t mostNamed = 5;
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".vizsla")
            names.push_back(entry->path().filename().string());
    }
    std::ranges::sort(names);
    std::string text;
    for (std::size_t index = 0; index < std::min(names.size(), mostNamed); ++index)
        text += (index == 0 ? "; in it is " : ", ") + names[index];
    return names.size() > mostNamed ? text + ", …" : text;
}

/// Behind every link the lock and the log are those of the one file.
Result<fs::path> findStudy(const fs::path& path)
{
    std::error_code error;
    fs::path file = fs::canonical(path, error);
    if (error)
        return failure(ErrorKind::NotFound, "There is no study " + path.string() + ".");
    const std::string fileName = file.filename().string();
    if (fs::is_directory(file, error))
        return failure(ErrorKind::Foreign,
                       fileName + " is not a Vizsla study but a folder" + studiesIn(file) + '.');
    if (!fs::is_regular_file(file, error))
        return failure(ErrorKind::Foreign, fileName + " is not a Vizsla study.");
    if (::access(file.c_str(), R_OK) != 0)
        return failure(ErrorKind::Io, fileName + " cannot be read: permission denied.");
    // SQLite would take it for a new one, and delete what lies beside it.
    if (fs::file_size(file, error) == 0)
        return failure(ErrorKind::Foreign, fileName + " is not a Vizsla study: it is empty.");
    return checkLogsAreFiles(file).map([&] { return file; });
}

StudyFile::ReadOnlyReason reasonOf(StudyLock::Refusal refusal)
{
    switch (refusal) {
        case StudyLock::Refusal::Held:
            return StudyFile::ReadOnlyReason::OpenElsewhere;
        case StudyLock::Refusal::HeldByOtherName:
            return StudyFile::ReadOnlyReason::OpenByOtherName;
        case StudyLock::Refusal::NoLockFile:
            break;
    }
    return StudyFile::ReadOnlyReason::NotWritable;
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

/// Sentences on the logs that were kept: that of another file, and the part of its own that cannot be read.
struct KeptLogs
{
    std::optional<std::string> foreign;
    std::optional<std::string> damaged;
};

/// What SQLite would play into the study, or throw away.
Result<KeptLogs> keepLogs(const fs::path& file)
{
    const auto aside = TRY(setForeignLogAside(file));
    const auto damaged = TRY(keepDamagedLog(file));
    return KeptLogs{aside.empty() ? std::nullopt : std::optional(asideSentence(file, aside)), damaged};
}

}  // namespace

StudyFile::StudyFile(fs::path path, Database database, std::optional<StudyLock> lock, ReadOnlyReason reason,
                     const Clock& clock, std::uint64_t seed)
    : StudyConnection(std::move(path), std::move(database), std::move(lock), reason != ReadOnlyReason::None,
                      clock, seed),
      m_readOnlyReason(reason)
{}

Result<std::unique_ptr<StudyFile>> StudyFile::create(const fs::path& file, const ClassList& classes,
                                                     const Clock& clock, std::uint64_t seed)
{
    const std::string fileName = file.filename().string();
    std::error_code error;
    if (fs::exists(fs::symlink_status(file, error)))
        return failure(ErrorKind::Invalid, fileName + " exists already; choose another name.");
    const fs::path folder = fs::absolute(file).parent_path();
    if (!fs::is_directory(folder, error))
        return failure(ErrorKind::NotFound,
                       "There is no folder " + folder.string() + " to make " + fileName + " in.");
    if (::access(folder.c_str(), W_OK) != 0)
        return failure(ErrorKind::ReadOnly,
                       fileName + " cannot be made: the folder " + folder.string() + " cannot be written.");
    TRY(checkNoLogAt(file));

    auto acquired = StudyLock::acquire(file);
    if (!acquired)
        return failure(ErrorKind::Io, fileName + " cannot be made in the folder " + folder.string() + ".");
    std::optional<StudyLock> lock(std::move(*acquired));
    auto database = Database::open(file, Database::Access::Create);
    if (!database) {
        removeStudyFiles(file);
        return tl::unexpected(database.error());
    }
    lock->lockInode(file);
    std::unique_ptr<StudyFile> study(
        new StudyFile(file, std::move(*database), std::move(lock), ReadOnlyReason::None, clock, seed));
    study->m_place = placeOf(file);
    auto made = prepareForWriting(study->database(), study->m_place);
    if (made)
        made = makeTables(*study, classes);
    if (made)
        made = writeLogBack(study->database());
    if (made)
        made = StudyIdentity::of(study->database(), study->path()).and_then([&](auto identity) {
            return study->watch(std::move(identity));
        });
    if (!made) {
        study.reset();
        removeStudyFiles(file);
        return tl::unexpected(made.error());
    }
    return study;
}

Result<std::unique_ptr<StudyFile>> StudyFile::openToRead(const fs::path& path, const Clock& clock)
{
    const auto file = TRY(findStudy(path));
    // Beside one who writes, its end may be on its way. SQLite's locks on the index would go if it were
    // looked at later.
    auto damaged = StudyLock::isHeld(file) ? std::nullopt : damagedLogSentence(file);
    auto database = openForReading(file);
    Result<void> ready =
        database ? database->runScript("PRAGMA query_only = ON") : tl::unexpected(database.error());
    if (ready)
        ready = checkHeader(*database, file.filename().string());
    if (ready)
        ready = checkIsCurrent(*database, file.filename().string());
    if (!ready)
        return tl::unexpected(ready.error());
    std::unique_ptr<StudyFile> study(
        new StudyFile(file, std::move(*database), std::nullopt, ReadOnlyReason::OnlyToRead, clock, 0));
    study->m_notices = foreignLogSentences(file, findForeignLogs(file).value_or(ForeignLogs()));
    study->noteUnreadLog(std::move(damaged));
    return study->noteLosses().map([&] { return std::move(study); });
}

Result<std::unique_ptr<StudyFile>> StudyFile::open(const fs::path& path, const Clock& clock,
                                                   std::uint64_t seed, const FileSystemProbe& probe)
{
    const auto found = TRY(findStudy(path));
    const fs::path& file = found;
    const std::string fileName = file.filename().string();

    TRY(checkBeforeOpening(file));

    ReadOnlyReason reason = ReadOnlyReason::NotWritable;
    std::optional<StudyLock> lock;
    if (canWrite(file)) {
        auto acquired = StudyLock::acquire(file);
        reason = acquired ? ReadOnlyReason::None : reasonOf(acquired.error());
        if (acquired)
            lock = std::move(*acquired);
    }
    const StoragePlace place = placeOf(file, probe);
    auto kept = TRY(lock ? keepLogs(file) : Result<KeptLogs>());
    // Whoever writes the study may be writing the end of its log.
    auto unread = lock || StudyLock::isHeld(file) ? std::nullopt : damagedLogSentence(file);
    // Elsewhere the log may be about to be made.
    const auto foreign = findForeignLogs(file);
    const bool isElsewhere = reason == ReadOnlyReason::OpenElsewhere && foreign && !foreign->any();
    auto database = TRY(lock          ? Database::open(file, Database::Access::ReadWrite)
                        : isElsewhere ? Database::open(file, Database::Access::ReadOnly)
                                      : openForReading(file));
    std::shared_ptr<StudyIdentity> identity;
    if (lock) {
        auto prepared = bringUpToDate(database, file, place, clock, kept.damaged);
        if (!prepared) {
            database.leaveLogOnClose();
            return tl::unexpected(prepared.error());
        }
        identity = std::move(*prepared);
    } else if (auto checked = checkIsCurrent(database, fileName); !checked) {
        return tl::unexpected(checked.error());
    }
    std::unique_ptr<StudyFile> study(
        new StudyFile(file, std::move(database), std::move(lock), reason, clock, seed));
    study->m_place = place;
    if (kept.foreign)
        study->m_notices.push_back(std::move(*kept.foreign));
    study->noteUnreadLog(std::move(unread));
    if (identity)
        TRY(study->watch(std::move(identity)));
    return study->noteLosses().map([&] { return std::move(study); });
}

Result<std::unique_ptr<StudyFile>> StudyFile::openAgain(std::uint64_t seed) const
{
    if (isReadOnly())
        return failure(ErrorKind::ReadOnly, m_path.filename().string() + " cannot be written from here.");
    // Before SQLite opens it, and plays the log of this study into another file or that of another into this.
    TRY(m_identity->checkPath().and_then([&] { return m_identity->checkJournal(); }).and_then([&] {
        return m_identity->checkLogPath();
    }));
    auto database = TRY(Database::open(m_path, Database::Access::ReadWrite));
    TRY(prepareForWriting(database, m_place));
    std::unique_ptr<StudyFile> again(
        new StudyFile(m_path, std::move(database), std::nullopt, ReadOnlyReason::None, m_clock, seed));
    again->m_place = m_place;
    TRY(again->watch(m_identity));
    return again;
}

Result<void> StudyFile::watch(std::shared_ptr<StudyIdentity> identity)
{
    m_identity = std::move(identity);
    m_database.setWatch(m_identity);
    return checkIdentity();
}

Result<void> StudyFile::checkIdentity()
{
    return m_identity ? m_identity->check(m_database) : Result<void>();
}

Result<void> StudyFile::checkIntegrity()
{
    auto damage = m_unreadLog ? m_unreadLog : TRY(findDamage(m_database));
    if (!damage) {
        auto wrong = TRY(findWrongFigures(m_database));
        if (wrong.empty())
            return {};
        damage = std::move(wrong.front());
    }
    if (damage->ends_with('.'))
        damage->pop_back();
    return failure(ErrorKind::Corrupt,
                   m_path.filename().string() + " is damaged (" + *damage +
                       "), so that nothing is written into it; \"vizsla check\" says what is hit and " +
                       "what to do.");
}

Result<void> StudyFile::checkForFigures(const fs::path& soundStates, ComparedColumns compared)
{
    const std::string check = "vizsla check \"" + m_path.string() + '"';
    if (m_unreadLog)
        return failure(ErrorKind::Corrupt,
                       m_path.filename().string() + " in the folder " + m_path.parent_path().string() +
                           " lacks answers, so that its figures would be wrong: " + *m_unreadLog +
                           " If there is a sound copy of the log, put it in its place. To write what is "
                           "readable into a new study, which keeps what it lacks: " +
                           check + " --salvage NEWFILE");
    const SoundStates known(soundStates);
    const std::string state = SoundStates::stateOf(m_path);
    const bool isKnown = known.holds(m_path, state, m_clock.utcNow());
    auto damage = isKnown ? Result<std::optional<std::string>>() : findDamage(m_database);
    if (damage && !*damage) {
        // Predictions of nobody would be compared by nobody.
        const auto areAllRead = PredictionRepository(*this).hasOfNobody().map(std::logical_not<>());
        if (!areAllRead.value_or(false))
            compared = ComparedColumns::All;
        auto wrong = TRY(isKnown ? findWrongColumns(m_database, compared) : findWrongFigures(m_database));
        if (wrong.empty()) {
            if (!isKnown)
                known.keep(m_path, state, m_clock.utcNow());
            return {};
        }
        wrong.front().pop_back();
        damage = std::move(wrong.front());
    }
    known.forget(m_path);
    if (!damage)
        return tl::unexpected(damage.error());
    return failure(ErrorKind::Corrupt,
                   m_path.filename().string() + " in the folder " + m_path.parent_path().string() +
                       " is damaged (" + **damage + "), so that its figures would be wrong. What is " +
                       "hit and what to do, says: " + check + ". To write what is readable into a new " +
                       "study: " + check + " --salvage NEWFILE");
}

Result<void> StudyFile::checkLog()
{
    if (!m_identity || !m_identity->hasForeignLog(m_database))
        return {};
    return m_identity->beforeTransaction(m_database);
}

Result<void> StudyFile::saveCopy(const fs::path& file)
{
    const auto lost = [&] {
        return failure(
            ErrorKind::Replaced,
            "No copy was made: another program emptied or overwrote the log of " +
                m_path.filename().string() +
                ", so that the latest answers that were confirmed here cannot be read any more. What was " +
                "before is in the study in the folder " + m_path.parent_path().string() +
                " and in its backups.");
    };
    if (auto written = writeCopy(m_database, file, m_clock.utcNow()); !written) {
        const bool isOfTheDisk =
            written.error().kind == ErrorKind::Full || written.error().kind == ErrorKind::ReadOnly;
        return !isOfTheDisk && m_identity && m_identity->hasForeignLog(m_database) ? lost() : written;
    }
    bool isWhole = true;
    if (m_identity) {
        auto copy = Database::open(partOf(file), Database::Access::Immutable, file);
        isWhole = copy && m_identity->isInCopy(*copy);
    }
    if (isWhole)
        return putCopyInPlace(file);
    removePart(file);
    return lost();
}

void StudyFile::noteUnreadLog(std::optional<std::string> sentence)
{
    if (!sentence)
        return;
    m_notices.push_back(*sentence);
    m_unreadLog = std::move(sentence);
}

/// They are missing in every figure.
Result<void> StudyFile::noteLosses()
{
    return salvageLosses(m_database).map([&](std::vector<std::string> losses) {
        std::ranges::move(losses, std::back_inserter(m_notices));
    });
}

void StudyFile::setLost(StudyIdentity::Lost lost, StudyIdentity::Found found)
{
    if (m_identity)
        m_identity->setLost(std::move(lost), std::move(found));
}

/// A log that stays because others read goes into the file all the same. One whose file is another now stays
/// as it is.
StudyFile::~StudyFile()
{
    if (!m_identity)
        return;
    if (m_lock)
        m_identity->setLost({});
    if (!checkIdentity() || m_identity->hasForeignLog(m_database)) {
        m_database.leaveLogOnClose();
    } else if (m_lock && m_place.isLocal()) {
        (void)m_database.runScript("PRAGMA busy_timeout = 0");
        // Without the log a file that is still marked is not opened any more.
        if (m_identity->closeLog(m_database))
            (void)writeLogBack(m_database);
        else
            m_database.leaveLogOnClose();
    }
}

Result<void> StudyFile::close(std::unique_ptr<StudyFile> study)
{
    TRY(study->checkIdentity());
    const auto identity = study->m_identity;
    study.reset();
    return identity ? identity->checkPath() : Result<void>();
}

std::string StudyFile::whyReadOnly() const
{
    const std::string name = m_path.filename().string();
    switch (m_readOnlyReason) {
        case ReadOnlyReason::None:
            break;
        case ReadOnlyReason::OpenElsewhere:
            return name + " is open in another window";
        case ReadOnlyReason::OpenByOtherName:
            return name +
                   " is open in another window under another name: two names (hard links) lead to the same "
                   "file";
        case ReadOnlyReason::NotWritable:
            return name + " or its folder " + m_path.parent_path().string() + " cannot be written";
        case ReadOnlyReason::OnlyToRead:
            return name + " was opened to be read";
    }
    return {};
}

Result<Database> openStudyDatabase(const fs::path& path)
{
    const auto file = TRY(findStudy(path));
    auto database = openForReading(file);
    if (!database)
        return database;
    TRY(database->runScript("PRAGMA query_only = ON"));
    TRY(checkHeader(*database, file.filename().string()));
    return database;
}

}  // namespace vizsla
