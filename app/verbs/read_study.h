// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iostream>
#include <memory>

#include "app/verbs/verb.h"
#include "core/store/study_file.h"

namespace vizsla {

/// Opens a study for a verb that only reads. What was found beside it is said on standard error.
inline Result<std::unique_ptr<StudyFile>> openToRead(const std::filesystem::path& study, const VerbContext& context)
{
    return StudyFile::openToRead(study, context.clock).map([](std::unique_ptr<StudyFile> file) {
        for (const std::string& notice : file->notices())
            std::cerr << "vizsla: " << notice << '\n';
        return file;
    });
}

}  // namespace vizsla
