// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/study_identity.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "core/store/foreign_log.h"
#include "core/system_failure.h"

namespace vizsla {

namespace fs = std::filesystem;

Result<std::shared_ptr<StudyIdentity>> StudyIdentity::of(Database& database, const fs::path& path)
{
    const auto state = stateOf(path);
    const auto place = TRY(findStamp(database));
    const auto stamp = TRY(readStamp(database));
    const std::string name = path.filename().string();
    if (!state || database.hasMoved())
        return failure(ErrorKind::Replaced, name + " was replaced while it was being opened; open it again.");
    if (!place || !stamp)
        return failure(ErrorKind::Corrupt, name + " does not say which commit was its last.");
    // What others still read may have kept a log from being written back.
    std::deque<CommitStamp::Bytes> known;
    const auto inFile = stampInFile(database, *place);
    if (inFile)
        known.push_back(inFile->stamp);
    fs::path log = path;
    for (const CommitStamp& logged : stampsOfLog(log += "-wal", place->page).stamps)
        known.push_back(logged.stamp);
    known.push_back(stamp->stamp);
    const auto mode =
        TRY(database.query("PRAGMA journal_mode", [](const Statement& row) { return row.text(0); }));
    const bool hasJournal = mode.empty() || mode.front() != "wal";
    const bool isMarked = inFile && inFile->hasOpenLog;
    return std::make_shared<StudyIdentity>(path, *state, *place, std::move(known), hasJournal, isMarked);
}

StudyIdentity::StudyIdentity(fs::path path, FileState state, StampPlace place,
                             std::deque<CommitStamp::Bytes> stamps, bool hasJournal, bool isMarked)
    : m_path(fs::absolute(path)),
      m_place(place),
      m_hasJournal(hasJournal),
      m_last(state),
      m_log(hasJournal ? std::nullopt : stateOf(withSuffix(m_path, "-wal"))),
      m_stamps(std::move(stamps)),
      m_committed(m_stamps.back()),
      m_mark(isMarked ? Mark::OfEarlier : Mark::None)
{}

void StudyIdentity::setLost(Lost lost, Found found)
{
    const std::lock_guard lock(m_mutex);
    m_lost = std::move(lost);
    m_found = std::move(found);
}

Result<void> StudyIdentity::failed(std::string_view what)
{
    return lost(m_path.filename().string() + " in the folder " + m_path.parent_path().string() + ' ' +
                std::string(what) + " while it was open here; nothing is written any more.");
}

Result<void> StudyIdentity::lost(std::string sentence)
{
    const Error error{ErrorKind::Replaced, std::move(sentence)};
    m_isLost = true;
    if (m_lost)
        m_lost(error);
    return tl::unexpected(error);
}

/// To be called with the mutex held, as all below.
Result<FileState> StudyIdentity::find()
{
    const auto now = stateOf(m_path);
    const int reason = errno;
    if (now && now->isSameFile(m_last))
        return *now;
    const auto lost = now ? failed("was replaced by another file")
                      : reason == ENOENT || reason == ENOTDIR
                          ? failed("was deleted or moved")
                          : failed("cannot be reached (" + reasonText(reason) + ")");
    return tl::unexpected(lost.error());
}

/// What is in the file may lag behind what is committed, but never goes back nor elsewhere.
Result<std::deque<CommitStamp::Bytes>::iterator> StudyIdentity::findStampNow(const Database& database)
{
    const auto stamp = stampInFile(database, m_place);
    const auto found = stamp ? std::ranges::find(m_stamps, stamp->stamp) : m_stamps.end();
    if (found != m_stamps.end())
        return found;
    return tl::unexpected(failed("was overwritten by another program").error());
}

bool StudyIdentity::isLatest(const CommitStamp::Bytes& stamp) const
{
    const auto committed = std::ranges::find(m_stamps, m_committed);
    return std::find(committed == m_stamps.end() ? m_stamps.begin() : committed, m_stamps.end(), stamp) !=
           m_stamps.end();
}

/// To be called where no transaction is under way but that of `database`.
StudyIdentity::Log StudyIdentity::findLog(const Database& database)
{
    if (m_hasJournal || !m_log)
        return Log::Own;
    const fs::path log = withSuffix(m_path, "-wal");
    const auto now = stateOf(log);
    // Whoever has opened the study since has made an empty one.
    if (!now || (!now->isSameFile(*m_log) && now->size == 0))
        return Log::Gone;
    if (!now->isSameFile(*m_log))
        return Log::Foreign;
    if (now->size == m_log->size && now->modified == m_log->modified)
        return Log::Own;
    const auto logged = stampsOfLog(log, m_place.page).stamps;
    const auto inFile = stampInFile(database, m_place);
    if (logged.empty() ? !inFile || !isLatest(inFile->stamp) : !isLatest(logged.back().stamp))
        return Log::Foreign;
    m_log = now;
    return Log::Own;
}

bool StudyIdentity::hasForeignLog(const Database& database)
{
    const std::lock_guard lock(m_mutex);
    return findLog(database) == Log::Foreign;
}

bool StudyIdentity::isInCopy(Database& copy)
{
    const auto stamp = readStamp(copy);
    const std::lock_guard lock(m_mutex);
    return stamp && *stamp && isLatest((*stamp)->stamp);
}

Result<void> StudyIdentity::checkLog(Database& database)
{
    const auto found = TRY([&]() -> Result<Log> {
        const std::lock_guard lock(m_mutex);
        TRY(find());
        const Log log = findLog(database);
        if (log == Log::Foreign)
            return failed(foreignLogWords()).map([&] { return log; });
        return log;
    }());
    return found == Log::Gone ? writeLostLogBack(database) : Result<void>();
}

std::string StudyIdentity::foreignLogWords() const
{
    const std::string name = m_path.filename().string() + "-wal";
    const auto now = stateOf(withSuffix(m_path, "-wal"));
    return now && m_log && now->isSameFile(*m_log) && now->size < m_log->size
               ? "had its log (" + name + ") emptied or cut by another program"
               : "got the log of another program (" + name + ") in the place of its own";
}

/// A log that was deleted is still there for whoever has it open.
Result<void> StudyIdentity::writeLostLogBack(Database& database)
{
    const bool isUnmarked = closeLog(database).has_value();
    (void)database.runScript("PRAGMA wal_checkpoint(TRUNCATE)");
    const auto inFile = stampInFile(database, m_place);
    const std::lock_guard lock(m_mutex);
    const std::string name = m_path.filename().string();
    return lost("Another program deleted or moved " + name + "-wal, the log of " + name + " in the folder " +
                m_path.parent_path().string() +
                ", while the study was open here; nothing is written any more. " +
                (isUnmarked && inFile && !inFile->hasOpenLog && isLatest(inFile->stamp)
                     ? "All that was written until now is in the study: close it and open it again."
                     : "What was in the log is not in the study: save a copy."));
}

Result<void> StudyIdentity::checkPath()
{
    const std::lock_guard lock(m_mutex);
    return find().map([](const FileState&) {});
}

Result<void> StudyIdentity::checkLogPath()
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_log ? stateOf(withSuffix(m_path, "-wal")) : std::nullopt;
    if (m_hasJournal || !m_log || (now && now->isSameFile(*m_log)))
        return {};
    return failed("lost its log to another program (" + m_path.filename().string() + "-wal)");
}

Result<void> StudyIdentity::checkJournal()
{
    const auto foreign = m_hasJournal ? findForeignLogs(m_path) : Result<ForeignLogs>();
    if (foreign && !foreign->journal)
        return {};
    const std::lock_guard lock(m_mutex);
    return failed("got the journal of another file beside it");
}

/// A transaction that is under way may be undone, and the stamp with it.
Result<void> StudyIdentity::check(const Database& database)
{
    const std::lock_guard lock(m_mutex);
    const auto now = TRY(find());
    if (now.size == m_last.size && now.modified == m_last.modified)
        return {};
    return findStampNow(database).map([](auto) {});
}

Result<void> StudyIdentity::beforeTransaction(Database& database)
{
    return checkJournal().and_then([&] { return checkLog(database); }).and_then([&] {
        return markOpenLog(database);
    });
}

/// Where somebody reads what was before the log, the mark comes into the file with a later transaction.
Result<void> StudyIdentity::markOpenLog(Database& database)
{
    const auto known = [&] {
        const std::lock_guard lock(m_mutex);
        return m_hasJournal ? Mark::InFile : m_mark;
    }();
    if (known == Mark::InFile)
        return {};
    TRY(check(database));
    if (known != Mark::InLog) {
        TRY(database.runScript("BEGIN IMMEDIATE"));
        const std::lock_guard lock(m_mutex);
        // With a stamp of its own, at which the log of no other opening begins, be it of this file or of a
        // copy.
        const auto marked = renewStamp(database);
        // Also where the commit fails it may be in the log.
        if (marked)
            m_stamps.push_back(marked->stamp);
        Result<void> done = marked ? database.runScript("COMMIT") : tl::unexpected(marked.error());
        if (!done) {
            (void)database.runScript("ROLLBACK");
            return done;
        }
        m_committed = marked->stamp;
        m_mark = Mark::InLog;
    }
    (void)database.runScript("PRAGMA wal_checkpoint(PASSIVE)");
    const auto inFile = stampInFile(database, m_place);
    const std::lock_guard lock(m_mutex);
    m_mark = inFile && inFile->hasOpenLog ? Mark::InFile : Mark::InLog;
    return {};
}

Result<void> StudyIdentity::closeLog(Database& database)
{
    const std::lock_guard lock(m_mutex);
    if (m_mark == Mark::None || m_hasJournal)
        return {};
    return setOpenLog(database, false).map([&] { m_mark = Mark::None; });
}

/// No other transaction is under way.
Result<void> StudyIdentity::begun(Database& database)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto now = TRY(find());
        if (now.size != m_last.size || now.modified != m_last.modified) {
            const auto found = TRY(findStampNow(database));
            m_stamps.erase(m_stamps.begin(), found);
            m_last = now;
        }
    }
    return renewStamp(database).map([&](const CommitStamp& renewed) {
        const std::lock_guard lock(m_mutex);
        m_stamps.push_back(renewed.stamp);
        m_begun[&database] = renewed.stamp;
    });
}

Result<void> StudyIdentity::committed(Database& database)
{
    TRY(check(database));
    const std::lock_guard lock(m_mutex);
    if (const auto begun = m_begun.extract(&database))
        m_committed = begun.mapped();
    if (!m_hasJournal) {
        const auto log = stateOf(withSuffix(m_path, "-wal"));
        if (!log || (m_log && !log->isSameFile(*m_log)))
            return failed("lost its log to another program (" + m_path.filename().string() + "-wal)");
        m_log = log;
    }
    // What was moved away and back is written again.
    if (std::exchange(m_isLost, false) && m_found)
        m_found();
    return {};
}

}  // namespace vizsla
