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
#include "core/store/storage_place.h"
#include "core/store/study_identity.h"

namespace vizsla {

/// Sets how the connection writes, for the disk that the study is on.
Result<void> prepareForWriting(Database& database, const StoragePlace& place);
/// Into the file with what is only in the log, so that the file alone is the study.
Result<void> writeLogBack(Database& database);
/// To the schema of this version, after a backup. Of a study that is locked. It is its file alone then,
/// without a log. The loss, if there is one, is kept in it.
Result<std::shared_ptr<StudyIdentity>> bringUpToDate(Database& database, const std::filesystem::path& file,
                                                     const StoragePlace& place, const Clock& clock,
                                                     const std::optional<std::string>& loss);

}  // namespace vizsla
