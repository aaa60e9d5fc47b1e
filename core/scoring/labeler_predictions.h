// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "core/scoring/counted_answers.h"
#include "core/study/ids.h"
#include "core/study/predictions.h"

namespace vizsla {

class StudyConnection;

/// What a labeler answered on one test set.
struct LabelerAnswers
{
    Predictions predictions;        ///< of one column
    std::vector<Micros> durations;  ///< one an image; 0 where there is no answer, or its time is not known
};

/// By test set; test sets without an answer are missing. The same answers count as on the scorecard: of
/// several for an image the first, none of sealed tests.
Result<std::unordered_map<TestSetId, LabelerAnswers>> labelerPredictions(StudyConnection& study,
                                                                         const LabelerId& labelerId,
                                                                         AnswerVersion version);

}  // namespace vizsla
