// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/result.h"
#include "core/study/labeler.h"
#include "core/study/task.h"

namespace vizsla {

class StudyConnection;

/// How far one labeler is in a task.
struct LabelerProgress
{
    Labeler labeler;
    int done = 0;  ///< images with an answer, and those whose time was up
    bool hasBegun = false;
};

/// How far each labeler of the study is in a task; those that have begun first, each by name.
Result<std::vector<LabelerProgress>> allProgress(StudyConnection& study, const Task& task);

/// Whether somebody who has begun the task, or is named for it, has not finished it.
bool isAnybodyUnfinished(const std::vector<LabelerProgress>& allProgress, const Task& task);

/// What a labeler may go on with when a task is done: the task that it repeats, or else the first unfinished
/// one after it in the order of the tasks, or else the first of all. One's own repeats (addRepeat()) are not
/// offered.
Result<std::optional<Task>> nextTask(StudyConnection& study, const LabelerId& labelerId,
                                     const TaskId& doneTaskId);

}  // namespace vizsla
