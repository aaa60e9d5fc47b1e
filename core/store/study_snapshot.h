// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <type_traits>

#include "core/clock.h"
#include "core/result.h"
#include "core/store/study_file.h"

namespace vizsla {

/// As StudyFile::openToRead(). What is read of it until endSnapshot() is the study of one moment, whatever is
/// written meanwhile.
Result<std::unique_ptr<StudyFile>> openSnapshot(const std::filesystem::path& file, const Clock& clock);
/// From here on it reads what is there by then, and holds nobody up who writes.
Result<void> endSnapshot(StudyFile& study);

/// What `read` makes of a study as it is at one moment, over a connection of its own, for any thread. `read`
/// takes a StudyFile& and returns a Result.
template <class Read>
std::invoke_result_t<Read&, StudyFile&> readSnapshot(const std::filesystem::path& file, const Clock& clock,
                                                     Read read)
{
    const auto study = TRY(openSnapshot(file, clock));
    return read(*study);
}

}  // namespace vizsla
