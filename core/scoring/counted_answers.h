// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "core/result.h"
#include "core/study/answer.h"
#include "core/study/task.h"

namespace vizsla {

class StudyConnection;

enum class AnswerSource { AllTasks, Training, Test };

/// Which answer to an image counts where a labeler went back to it and gave another.
enum class AnswerVersion { First, Corrected };

/// The answers of a labeler that scores are made of, each image once.
struct CountedAnswers
{
    std::vector<Answer> answers;  ///< in the order in which their images were first answered
    /// Images whose time was up and that have no answer in any task but a repeat (addRepeat()): neither right
    /// nor wrong.
    std::vector<Unanswered> unanswered;
    int corrected = 0;  ///< of the answers: those beside which a correction stands, whichever of them counts
    /// Answers in tests whose results the coordinator has not opened, or elsewhere to images that are in one:
    /// they do not count yet, as a figure of few images tells their classes.
    int sealed = 0;
    std::vector<std::string> sealedTests;  ///< the names of the tests that hold those back
};

/// Whether a labeler's results of a task are kept from everybody: those of a test whose results the
/// coordinator has not opened. A task that was sat elsewhere (SessionRepository::importedTasks()) is over and
/// never sealed.
bool isSealed(const Task& task, const std::unordered_set<TaskId>& importedTasks);

/// Takes the corrections out; with AnswerVersion::Corrected the last of each stands in the first answer's
/// place. Gives the ids of the answers left that were corrected, or correct another.
std::unordered_set<AnswerId> applyCorrections(std::vector<Answer>& answers, AnswerVersion version);

/// An image that was answered in several tasks counts by the answer committed first: later ones may have seen
/// its feedback. It belongs to the source of that answer.
Result<CountedAnswers> countedAnswers(StudyConnection& study, const LabelerId& labelerId,
                                      AnswerSource source = AnswerSource::AllTasks,
                                      AnswerVersion version = AnswerVersion::First);

}  // namespace vizsla
