// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iostream>
#include <memory>

#include "cli/verbs/verb.h"
#include "core/checks/check_study.h"
#include "core/folders.h"
#include "core/store/study_file.h"

namespace vizsla {

/// What was found beside a study goes to standard error.
inline void printNotices(const StudyFile& study)
{
    for (const std::string& notice : study.notices())
        std::cerr << "vizsla: " << notice << '\n';
}

/// Opens a study for a verb that only reads.
inline Result<std::unique_ptr<StudyFile>> openToRead(const std::filesystem::path& study,
                                                     const VerbContext& context)
{
    return StudyFile::openToRead(study, context.clock).map([](std::unique_ptr<StudyFile> file) {
        printNotices(*file);
        return file;
    });
}

/// Figures count answers as they stand, also where their logs say otherwise.
inline void printContradictions(StudyFile& study)
{
    const std::size_t count = countContradictions(study).value_or(0);
    if (count > 0)
        std::cerr << "vizsla: " << count << (count == 1 ? " answer or ruling is" : " answers and rulings are")
                  << " not what the log of it says, or cannot be compared with a log; figures count them as "
                     "they stand. "
                     "To have them named: vizsla check \""
                  << study.path().string() << "\"\n";
}

/// The same for a verb that prints figures, which a damaged study would have wrong. Errors: Corrupt.
inline Result<std::unique_ptr<StudyFile>> openForFigures(const std::filesystem::path& study,
                                                         const VerbContext& context)
{
    return openToRead(study, context)
        .and_then([](std::unique_ptr<StudyFile> file) -> Result<std::unique_ptr<StudyFile>> {
            TRY(file->checkForFigures(userCacheFolder()));
            printContradictions(*file);
            return file;
        });
}

}  // namespace vizsla
