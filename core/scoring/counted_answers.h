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

/// Which answer to an image counts where a labeler went back to it and gave another.
enum class AnswerVersion { First, Corrected };

/// The answers of a labeler that scores are made of, each image once.
struct CountedAnswers
{
    std::vector<Answer> answers;  ///< in the order in which their images were first answered
    /// Images whose time was up and that have no answer in any task: neither right nor wrong.
    std::vector<Unanswered> unanswered;
    int sealed = 0;  ///< answers of tests whose results the coordinator has not opened, which do not count yet
};

/// An image that was answered in several tasks counts by the answer committed first: later ones may have seen its
/// feedback. It belongs to the source of that answer.
Result<CountedAnswers> countedAnswers(StudyFile& study, const std::string& labelerId,
                                      AnswerSource source = AnswerSource::AllTasks,
                                      AnswerVersion version = AnswerVersion::First);

}  // namespace vizsla
