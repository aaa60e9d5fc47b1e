// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "core/study/task.h"

namespace vizsla {

class StudyConnection;

/// Why a labeler trains on images that are answered already.
enum class RepeatKind {
    Again,   ///< all of a task
    Missed,  ///< what was wrong in it
};

/// Adds a training on images of a task, for one labeler alone; on all of them with RepeatKind::Again. Its
/// answers come second: those given first stay what counts (countedAnswers()). It is named after the task, or
/// after what that repeats: "dogs (missed 2)". Errors as TaskRepository::add().
Result<Task> addRepeat(StudyConnection& study, const Task& task, RepeatKind kind, const LabelerId& labelerId,
                       std::vector<ImageId> imageIds = {});

/// The name of the task that a repeat was made of, or of the first of them; a task's own where it is none.
std::string repeatedName(const Task& task);

/// Whether addRepeat() made it.
bool isRepeat(const Task& task);

}  // namespace vizsla
