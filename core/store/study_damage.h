// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "core/store/damaged_columns.h"
#include "core/store/database.h"
#include "core/store/study_connection.h"

namespace vizsla {

class PageFile;

/// Sentences about contents that SQLite takes for sound and that make figures wrong: predictions and verdicts
/// that are not what was written, and rows that refer to others that are not there.
Result<std::vector<std::string>> findWrongFigures(Database& study);
/// The predictions and verdicts of it alone, by their checksums.
Result<std::vector<std::string>> findWrongColumns(Database& study,
                                                  ComparedColumns columns = ComparedColumns::All);

/// What is known to be missing of a file; nothing where nothing is.
std::optional<std::string> missingEndSentence(const PageFile& pages, const std::filesystem::path& file);
std::optional<std::string> unreadablePagesSentence(const PageFile& pages);

/// What is wrong with a file as a file: its end is missing, pages that cannot be read, indexes that disagree
/// with their tables. One sentence each. The file has no log beside it. Errors: NotFound, Io.
Result<std::vector<std::string>> findDamagedPages(const std::filesystem::path& file);

/// What cannot be in a study of this version: rows that refer to what is not there, answers that do not
/// belong to where they stand. One sentence for each kind of thing.
Result<std::vector<std::string>> findImpossibleRows(Database& study);
inline Result<std::vector<std::string>> findImpossibleRows(StudyConnection& study)
{
    return findImpossibleRows(study.database());
}
/// Moments before this century or after `now`, likewise: they are no damage, but what a wrong clock leaves.
Result<std::vector<std::string>> findUntimelyMoments(Database& study, UtcTime now);
inline Result<std::vector<std::string>> findUntimelyMoments(StudyConnection& study, UtcTime now)
{
    return findUntimelyMoments(study.database(), now);
}

/// Contradictions that were known when a study was salvaged; they are no news.
Result<std::vector<std::string>> knownContradictions(Database& study);
inline Result<std::vector<std::string>> knownContradictions(StudyConnection& study)
{
    return knownContradictions(study.database());
}
Result<void> keepKnownContradictions(Database& study, const std::vector<std::string>& sentences);
inline Result<void> keepKnownContradictions(StudyConnection& study, const std::vector<std::string>& sentences)
{
    return keepKnownContradictions(study.database(), sentences);
}

}  // namespace vizsla
