// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iostream>
#include <memory>

#include "app/verbs/verb.h"
#include "core/store/study_file.h"

namespace vizsla {

/// What was found beside a study goes to standard error.
inline void printNotices(const StudyFile& study)
{
    for (const std::string& notice : study.notices())
        std::cerr << "vizsla: " << notice << '\n';
}

/// Opens a study for a verb that only reads.
inline Result<std::unique_ptr<StudyFile>> openToRead(const std::filesystem::path& study, const VerbContext& context)
{
    return StudyFile::openToRead(study, context.clock).map([](std::unique_ptr<StudyFile> file) {
        printNotices(*file);
        return file;
    });
}

/// The same for a verb that prints figures, which a damaged study would have wrong. Errors: Corrupt.
inline Result<std::unique_ptr<StudyFile>> openForFigures(const std::filesystem::path& study, const VerbContext& context)
{
    auto file = openToRead(study, context);
    if (auto sound = file ? (*file)->checkForFigures() : Result<void>(); !sound)
        return tl::unexpected(sound.error());
    return file;
}

}  // namespace vizsla
