// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/damaged_log.h"

#include "core/store/commit_stamp.h"
#include "core/store/file_state.h"
#include "core/store/salvage_record.h"
#include "core/store/write_ahead_log.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// No program takes it for a log under this name.
fs::path placeOfDamaged(const fs::path& log)
{
    const fs::path wanted = withSuffix(log, ".damaged");
    fs::path place = wanted;
    std::error_code unknown;
    for (int number = 2; fs::exists(fs::symlink_status(place, unknown)); ++number)
        place = withSuffix(wanted, (" (" + std::to_string(number) + ')').c_str());
    return place;
}

struct LogDamage
{
    bool isReadable = false;
    std::string words;
};

/// More than a commit that was never finished.
std::optional<LogDamage> damageOf(const fs::path& study, const fs::path& original)
{
    const fs::path log = withSuffix(study, "-wal");
    const auto read = readWriteAheadLog(log);
    const auto known = read.isReadable ? pagesOfIndex(withSuffix(original, "-shm"), read).value_or(0) : 0;
    const std::string name = log.filename().string();
    if (read.hasContent && !read.isReadable)
        return LogDamage{
            false,
            name + " is damaged: nothing of it can be read, so that the latest answers may be missing"};
    if (read.damagedCommits > 0)
        return LogDamage{true, name + " is damaged: of the steps in it " + std::to_string(read.commits) +
                                   " can be read and " + std::to_string(read.damagedCommits) +
                                   " cannot, so that the latest answers are missing"};
    if (known > read.pages)
        return LogDamage{true, name + " is damaged: its end is missing, with " +
                                   std::to_string(known - read.pages) + " of " + std::to_string(known) +
                                   " pages, so that the latest answers are missing"};
    return std::nullopt;
}

}  // namespace

std::optional<std::string> damagedLogSentence(const fs::path& study, const fs::path& original)
{
    const auto damage = damageOf(study, original.empty() ? study : original);
    return damage ? std::optional("The log " + damage->words + '.') : std::nullopt;
}

Result<std::optional<std::string>> keepDamagedLog(const fs::path& study)
{
    const auto damage = damageOf(study, study);
    if (!damage)
        return std::optional<std::string>();
    const fs::path log = withSuffix(study, "-wal");
    const fs::path place = placeOfDamaged(log);
    std::error_code error;
    if (damage->isReadable)
        fs::copy_file(log, place, error);
    else
        fs::rename(log, place, error);
    if (!error)
        return std::optional("The log " + damage->words + "; it is kept as " + place.filename().string() +
                             " in " + study.parent_path().string() + ".");
    return failure(ErrorKind::Io,
                   study.filename().string() + " is not opened: the log " + log.string() +
                       " is damaged and could not be kept under another name: " + error.message() + ".");
}

Result<void> recordDamagedLog(Database& study, const std::string& sentence)
{
    const auto place = TRY(findStamp(study));
    // A commit without a stamp would leave a log that seems to be of another study.
    const auto record = [&]() -> Result<void> {
        const auto renewed = place ? renewStamp(study) : Result<CommitStamp>();
        return renewed ? addSalvageLoss(study, sentence) : tl::unexpected(renewed.error());
    };
    return study.transaction(record);
}

Result<void> checkNoLogAt(const fs::path& newStudy)
{
    for (const char* suffix : {"-wal", "-journal"}) {
        const fs::path log = withSuffix(newStudy, suffix);
        std::error_code unknown;
        const auto size = fs::file_size(log, unknown);
        if (unknown || size == 0)
            continue;
        const std::string name = log.filename().string();
        return failure(ErrorKind::Invalid,
                       newStudy.filename().string() + " cannot be made in the folder " +
                           fs::absolute(newStudy).parent_path().string() + ": " + name +
                           " lies there, a log in which there may be answers of a study that had this " +
                           "name. Choose another name, or move " + name + " to another folder.");
    }
    return {};
}

}  // namespace vizsla
