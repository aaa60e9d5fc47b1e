// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "core/study/answer.h"

namespace vizsla {

class StudyFile;

enum class AnswerSource { AllTasks, Training, Test };

/// The answers of a labeler that scores are made of, each image once.
struct CountedAnswers
{
    std::vector<Answer> answers;  ///< in the order they were committed
    int sealed = 0;               ///< answers of unfinished test-mode tasks, which do not count yet
};

/// An image that was answered in several tasks counts by the answer committed first: later ones may have seen its
/// feedback. It belongs to the source of that answer.
Result<CountedAnswers> countedAnswers(StudyFile& study, const std::string& labelerId,
                                      AnswerSource source = AnswerSource::AllTasks);

}  // namespace vizsla
