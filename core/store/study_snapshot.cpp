// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/study_snapshot.h"

namespace vizsla {

Result<std::unique_ptr<StudyFile>> openSnapshot(const std::filesystem::path& file, const Clock& clock)
{
    auto study = TRY(StudyFile::openToRead(file, clock));
    // The moment is that of the first read.
    TRY(study->database().runScript("BEGIN; SELECT COUNT(*) FROM sqlite_schema"));
    return study;
}

Result<void> endSnapshot(StudyFile& study)
{
    return study.database().runScript("COMMIT");
}

}  // namespace vizsla
