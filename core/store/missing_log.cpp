// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/missing_log.h"

#include "core/store/file_state.h"
#include "core/store/foreign_log.h"
#include "core/store/journal_owner.h"
#include "core/store/stray_log.h"
#include "core/store/study_holder.h"
#include "core/store/study_lock.h"
#include "core/store/write_ahead_log.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// Whether it has no commit and is not being begun anew. The mark went into the file through the log, so that
/// the log has a page at least; the first commit after that writes over it, and a power cut may leave it
/// torn.
bool isEmptied(const fs::path& study)
{
    const auto log = readWriteAheadLog(withSuffix(study, "-wal"));
    const bool isDamaged = log.damagedCommits > 0 || (log.hasContent && !log.isReadable);
    if (log.commits > 0 || isDamaged)
        return false;
    if (!log.hasFrame)
        return true;
    // Whoever has the study open holds locks on its index, and may be about to finish the first step of a log
    // begun anew.
    if (StudyLock::isHeld(study))
        return false;
    const auto known = pagesOfIndex(withSuffix(study, "-shm"), log);
    return known && *known > 0;
}

bool hasOwnLog(const fs::path& study)
{
    std::error_code unknown;
    if (!fs::exists(withSuffix(study, "-wal"), unknown) || isEmptied(study))
        return false;
    const auto foreign = findForeignLogs(study);
    return !foreign || !foreign->log;
}

bool isMarked(const fs::path& study)
{
    auto database = Database::open(study, Database::Access::Immutable);
    const auto now = database ? stampNow(*database) : Result<StampNow>();
    return now && now->stamp && now->stamp->hasOpenLog;
}

bool hasOtherNames(const fs::path& study)
{
    std::error_code unknown;
    const auto names = fs::hard_link_count(study, unknown);
    return !unknown && names > 1;
}

std::string nameOfStudy(const fs::path& study)
{
    return study.filename().string();
}

std::string logNameOf(const fs::path& study)
{
    return nameOfStudy(study) + "-wal";
}

bool lacksItsLog(const fs::path& study)
{
    // Beside a window that opens or closes it, file and log may be seen at different moments.
    for (int looked = 0; looked < 3; ++looked) {
        if (hasOwnLog(study) || !isMarked(study))
            return false;
    }
    return !hasWrittenBackLog(study);
}

MissingLog::Reason reasonFor(const fs::path& study)
{
    using Reason = MissingLog::Reason;
    switch (holderOf(study)) {
        case StudyHolder::ThisName:
            return Reason::GoneWhileOpen;
        case StudyHolder::OtherName:
            return Reason::OpenByOtherName;
        case StudyHolder::None:
            break;
    }
    std::error_code unknown;
    return fs::exists(withSuffix(study, "-wal"), unknown) && isEmptied(study) ? Reason::Emptied
                                                                              : Reason::Gone;
}

std::string sentenceFor(MissingLog::Reason reason, const fs::path& study)
{
    switch (reason) {
        case MissingLog::Reason::OpenByOtherName:
            return "The study is open in another window under another name of the same file (a hard link), "
                   "and its log is not " +
                   logNameOf(study) +
                   " but lies beside that name: the latest answers, which are in the log, are missing.";
        case MissingLog::Reason::GoneWhileOpen:
            return "The study is open in another window, and its log " + logNameOf(study) +
                   " was deleted, emptied or moved meanwhile: the latest answers, which were in the log, are "
                   "missing.";
        case MissingLog::Reason::Emptied:
            return "The log " + logNameOf(study) +
                   " was emptied or cut off before the end of its first step, although the study "
                   "was not closed: the latest answers are missing.";
        case MissingLog::Reason::Gone:
            break;
    }
    return "The log " + logNameOf(study) +
           " is missing: the study was not closed before it was moved or copied without it, "
           "so that the latest answers may be missing.";
}

std::string adviceFor(MissingLog::Reason reason, const fs::path& study)
{
    if (reason == MissingLog::Reason::OpenByOtherName)
        return "Look at it under the name under which it is open, or close it there first.";
    if (reason == MissingLog::Reason::GoneWhileOpen)
        return "If the log was moved, move it back under the name " + logNameOf(study) +
               ". If it was deleted, close the study in that window, which may still write into the file "
               "what the log held. "
               "Then look at it again.";
    const std::string other =
        hasOtherNames(study)
            ? " The file has another name (a hard link); if the log lies beside that one, open the "
              "study under that name."
            : "";
    return "If it was copied, close it where it was copied from and copy it again. If it was moved, move the "
           "log from the "
           "folder where it lay into this one, under the name " +
           logNameOf(study) + ", and open the study again." + other;
}

std::string refusalOf(MissingLog::Reason reason, const fs::path& study)
{
    switch (reason) {
        case MissingLog::Reason::OpenByOtherName:
            return "it is open in another window under another name of the same file (a hard link), whose "
                   "log holds the latest "
                   "answers. Open it under that name.";
        case MissingLog::Reason::GoneWhileOpen:
            return "it is open in another window, and its log " + logNameOf(study) +
                   ", in which the latest answers were, was deleted, emptied or moved meanwhile. " +
                   adviceFor(reason, study);
        case MissingLog::Reason::Emptied:
            return "it was not closed, and its log " + logNameOf(study) +
                   ", in which the latest answers were, was emptied or cut off before the end of its first "
                   "step. ";
        case MissingLog::Reason::Gone:
            break;
    }
    return "it was not closed before it was moved or copied, and its log, in which the latest answers may "
           "be, is missing. ";
}

std::string whatToDoWithout(const MissingLog& missing, const fs::path& study)
{
    return missing.advice +
           " If the log is gone, write what is in the file alone into a new study; where another program "
           "(sqlite3, a "
           "database browser) has opened the study since and written the log into the file, that is all of "
           "it: vizsla "
           "check \"" +
           study.string() + "\" --salvage NEWFILE";
}

}  // namespace

std::optional<MissingLog> findMissingLog(const fs::path& path)
{
    const fs::path study = fs::absolute(path);
    if (!lacksItsLog(study))
        return std::nullopt;
    const auto reason = reasonFor(study);
    return MissingLog{reason, sentenceFor(reason, study), adviceFor(reason, study)};
}

Result<void> checkLogIsThere(const fs::path& path)
{
    const fs::path study = fs::absolute(path);
    const auto missing = findMissingLog(study);
    if (!missing)
        return {};
    using Reason = MissingLog::Reason;
    const bool isOpen =
        missing->reason == Reason::OpenByOtherName || missing->reason == Reason::GoneWhileOpen;
    return failure(ErrorKind::Corrupt,
                   nameOfStudy(study) + " in the folder " + study.parent_path().string() +
                       " is not opened, and nothing was touched: " + refusalOf(missing->reason, study) +
                       (isOpen ? "" : whatToDoWithout(*missing, study)));
}

}  // namespace vizsla
