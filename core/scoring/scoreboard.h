// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/scoring/accuracy.h"
#include "core/scoring/model_score.h"
#include "core/scoring/slice.h"

namespace vizsla {

class StudyFile;

/// One figure of one classifier.
struct Score
{
    std::string testSet;
    std::string slice;
    Metric metric = Metric::Top1;
    Accuracy accuracy;
};

/// Whoever predicts: a model, or a labeler by the answers that count on the scorecard.
struct ClassifierScores
{
    enum class Kind { Model, Labeler };

    std::string name;
    Kind kind = Kind::Model;
    std::vector<Score> scores;          ///< by test set, slice and metric
    std::vector<std::string> warnings;  ///< of the imports, and what is missing
};

/// Scores every model and labeler on every test set for which there is a prediction or an answer. Models come first,
/// each kind by name. A metric that does not apply (top-5 of one column) has no score.
Result<std::vector<ClassifierScores>> scoreStudy(StudyFile& study, const std::vector<Slice>& slices,
                                                 UnclearCounts unclear = UnclearCounts::Wrong);

}  // namespace vizsla
