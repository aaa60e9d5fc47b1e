// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/missing_log.h"

#include "core/store/file_state.h"
#include "core/store/foreign_log.h"
#include "core/store/journal_owner.h"
#include "core/store/stray_log.h"
#include "core/store/study_lock.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

bool hasOwnLog(const fs::path& study)
{
    std::error_code unknown;
    const auto size = fs::file_size(withSuffix(study, "-wal"), unknown);
    if (unknown)
        return false;
    const auto foreign = size > 0 ? findForeignLogs(study) : Result<ForeignLogs>();
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

std::string whatToDoWithout(const fs::path& study)
{
    const std::string other = hasOtherNames(study)
                                  ? " The file has another name (a hard link); if the log lies beside that one, open the "
                                    "study under that name."
                                  : "";
    return "If it was copied, close it where it was copied from and copy it again. If it was moved, move the log from the "
           "folder where it lay into this one, under the name " +
           logNameOf(study) + ", and open the study again." + other +
           " If the log is gone, write what is in the file alone into a new study: vizsla check \"" +
           study.string() + "\" --salvage NEWFILE";
}

}  // namespace

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
    return failure(ErrorKind::Corrupt, notOpened + "it was not closed before it was moved or copied, and its log, in which "
                                                   "the latest answers may be, is missing. " +
                                           whatToDoWithout(study));
}

}  // namespace vizsla
