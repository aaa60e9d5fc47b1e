// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/parallel_for.h"
#include "core/progress.h"
#include "core/result.h"
#include "core/scoring/accuracy.h"
#include "core/scoring/scored_study.h"

namespace vizsla {

class StudyConnection;

/// One figure of one classifier.
struct Score
{
    std::string testSet;
    std::string slice;
    Metric metric = Metric::Top1;
    Accuracy accuracy;
    bool isPartial = false;  ///< of a model that has no prediction for some image of the test set
    std::optional<ReachCounts> reach =
        {};  ///< of a labeler who was given images of the test set, in the slice
};

struct ClassifierScores
{
    Classifier classifier;
    std::vector<Score> scores;          ///< by test set, slice and metric
    std::vector<std::string> warnings;  ///< of the imports, and what is missing

    /// On any of the test sets.
    bool isPartial() const;

    /// Null where there is none.
    const Score* find(std::string_view testSet, std::string_view slice, Metric metric) const;
};

struct StudyScores
{
    FigureBasis basis;
    std::vector<std::string> testSets;
    std::vector<std::string> slices;
    std::vector<ClassifierScores> classifiers;  ///< models first, each kind by name
    std::vector<std::string> notes = {};        ///< what of labelers' images no figure has
    std::vector<ClassifierNotes> notesOf = {};  ///< the same by labeler, also those without a figure
};

/// Only these of the classifiers, and the notes on them and on those without scores.
StudyScores scoresOfShown(const StudyScores& scores, std::vector<ClassifierScores> shown);

struct ScoreRequest
{
    /// As ScoredStudy::slice() takes them. Empty: all, objects, organisms and dogs, as far as the study has
    /// them.
    std::vector<std::string> slices;
    UnclearCounts unclear = UnclearCounts::Wrong;
    AnswerVersion answers = AnswerVersion::First;  ///< of labelers, where an answer was corrected
    std::string annotation;                        ///< as ScoredStudy::read() takes it
    /// Those of the models' predictions, which StudyFile::checkForFigures() then need not compare.
    bool comparesChecksums = false;
    /// That score models side by side; on the result they have no influence.
    std::size_t threads = coreCount();
    Progress progress = {};  ///< told by the calling thread
};

/// Scores every model and labeler on every test set for which there is a prediction or an answer. A metric
/// that does not apply (top-5 of one column) has no score. Errors: those of ScoredStudy; Cancelled; Corrupt
/// where a checksum is another.
Result<StudyScores> scoreStudy(StudyConnection& study, const ScoreRequest& request = {});
/// Of a study that is read already, with its treatment of what is ruled unclear and its annotation.
Result<StudyScores> scoreStudy(const ScoredStudy& study, const ScoreRequest& request);

}  // namespace vizsla
