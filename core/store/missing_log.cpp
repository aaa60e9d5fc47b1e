// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/missing_log.h"

#include "core/store/file_state.h"
#include "core/store/foreign_log.h"
#include "core/store/journal_owner.h"
#include "core/store/stray_log.h"
#include "core/store/study_lock.h"
#include "core/store/write_ahead_log.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// Whether it has no commit and is not being begun anew. The mark went into the file through the log, so that the log has
/// a page at least; the first commit after that writes over it, and a power cut may leave it torn.
bool isEmptied(const fs::path& study)
{
    // Whoever has the study open holds locks on its index, and may be about to finish its first step.
    if (StudyLock::isHeld(study))
        return false;
    const auto log = readWriteAheadLog(withSuffix(study, "-wal"));
    const bool isDamaged = log.damagedCommits > 0 || (log.hasContent && !log.isReadable);
    if (log.commits > 0 || isDamaged)
        return false;
    if (!log.hasFrame)
        return true;
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

std::string nameOfStudy(const fs::path& study) { return study.filename().string(); }

std::string logNameOf(const fs::path& study) { return nameOfStudy(study) + "-wal"; }

bool hasLog(const fs::path& study)
{
    std::error_code unknown;
    return fs::exists(withSuffix(study, "-wal"), unknown);
}

std::string whatToDoWithout(const fs::path& study)
{
    return missingLogAdvice(study) +
           " If the log is gone, write what is in the file alone into a new study; where another program (sqlite3, a "
           "database browser) has opened the study since and written the log into the file, that is all of it: vizsla "
           "check \"" +
           study.string() + "\" --salvage NEWFILE";
}

}  // namespace

std::string missingLogAdvice(const fs::path& path)
{
    const fs::path study = fs::absolute(path);
    const std::string other = hasOtherNames(study)
                                  ? " The file has another name (a hard link); if the log lies beside that one, open the "
                                    "study under that name."
                                  : "";
    return "If it was copied, close it where it was copied from and copy it again. If it was moved, move the log from the "
           "folder where it lay into this one, under the name " +
           logNameOf(study) + ", and open the study again." + other;
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

std::string missingLogSentence(const fs::path& study)
{
    if (hasLog(study) && isEmptied(study))
        return "The log " + logNameOf(study) + " was emptied or cut off before the end of its first step, although the study "
               "was not closed: the latest answers are missing.";
    return "The log " + logNameOf(study) + " is missing: the study was not closed before it was moved or copied without it, "
           "so that the latest answers may be missing.";
}

Result<void> checkLogIsThere(const fs::path& path)
{
    const fs::path study = fs::absolute(path);
    if (!lacksItsLog(study))
        return {};
    const std::string notOpened =
        nameOfStudy(study) + " in the folder " + study.parent_path().string() + " is not opened, and nothing was touched: ";
    if (StudyLock::isHeld(study))
        return failure(ErrorKind::Corrupt, notOpened + "it is open in another window under another name of the same file (a "
                                                       "hard link), whose log holds the latest answers. Open it under that name.");
    if (hasLog(study) && isEmptied(study))
        return failure(ErrorKind::Corrupt, notOpened + "it was not closed, and its log " + logNameOf(study) +
                                               ", in which the latest answers were, was emptied or cut off before the end "
                                               "of its first step. " + whatToDoWithout(study));
    return failure(ErrorKind::Corrupt, notOpened + "it was not closed before it was moved or copied, and its log, in which "
                                                   "the latest answers may be, is missing. " +
                                           whatToDoWithout(study));
}

}  // namespace vizsla
