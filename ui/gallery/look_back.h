// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/result.h"
#include "core/study/answer.h"
#include "core/study/task.h"
#include "ui/gallery/gallery_entry.h"

namespace vizsla {

class Hierarchy;
class StudyFile;

/// What a labeler did in a task: the last answer to each image in the order of the first ones, then the
/// images whose time was up. Errors: Invalid while the task's results are sealed.
Result<std::vector<GalleryEntry>> lookBackEntries(StudyFile& study, const Hierarchy& hierarchy,
                                                  const Task& task, const LabelerId& labelerId);

/// Images whose time was up, as a gallery shows them.
Result<std::vector<GalleryEntry>> unansweredEntries(StudyFile& study,
                                                    const std::vector<Unanswered>& unanswered);

}  // namespace vizsla
