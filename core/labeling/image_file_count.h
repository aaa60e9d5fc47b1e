// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <unordered_set>

#include "core/progress.h"
#include "core/result.h"
#include "core/study/test_set.h"

namespace vizsla {

class StudyConnection;

/// How many images of a task have their file where the study looks for it. It asks the disk for each, and
/// between them whether to stop. Errors: Cancelled; those of reading.
Result<std::size_t> countImageFiles(StudyConnection& study, const TaskId& taskId,
                                    const Progress& progress = {});

/// The images of a test set whose files are not there. As countImageFiles().
Result<std::unordered_set<ImageId>> imagesWithoutFile(StudyConnection& study, const TestSet& testSet,
                                                      const Progress& progress = {});

}  // namespace vizsla
