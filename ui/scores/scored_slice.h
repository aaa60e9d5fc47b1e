// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "core/progress.h"
#include "core/reports/robustness_report.h"
#include "core/result.h"
#include "core/scoring/comparison.h"
#include "core/scoring/scoreboard.h"

namespace vizsla {

class StudyFile;

/// What is to be scored, and how.
struct ScoreQuery
{
    std::string slice = "all";  ///< as ScoredStudy::slice() takes it
    UnclearCounts unclear = UnclearCounts::Wrong;

    bool operator==(const ScoreQuery&) const = default;
};

/// The images of a slice in one test set, and how many of them are left out.
struct SliceImages
{
    std::string testSet;
    int images = 0;
    int problematic = 0;     ///< left out of every metric; the following do not count them again
    int unassigned = 0;      ///< left out of top-1 and top-5
    int withoutCorrect = 0;  ///< left out of multi-label
};

/// Every classifier on one slice.
struct ScoredSlice
{
    ScoreQuery query;
    StudyScores scores;
    std::vector<SliceImages> images;       ///< by test set
    std::vector<std::string> annotations;  ///< that the study has; scores.basis.annotation is the one in use
    int sealedAnswers =
        0;  ///< that count for nobody until results are opened; counted where nobody has a score
    bool hidesSealed = false;  ///< images of sealed tests are left out, as of every slice but "all"
    std::vector<std::string> sliceNames;  ///< that the study has, besides nodes of the hierarchy

    bool isEmpty() const { return scores.classifiers.empty(); }
    /// Whether an image of the test set counts for some classifier.
    bool hasFigures(std::size_t testSet, Metric metric) const;
    /// Multi-label where the first so many test sets all have figures of it, else top-1.
    Metric usualMetric(std::size_t testSets) const;
    /// Whether the same classifiers have the same figures there, of the same query.
    bool hasSameFigures(const ScoredSlice& other) const;
};

/// The study as the window shows it: slices tell nothing of sealed tests. Errors: of reading.
Result<ScoredStudy> readForWindow(StudyFile& file, UnclearCounts unclear);

/// `images` are those of the query's slice. Errors: those of scoreStudy().
Result<ScoredSlice> scoreSlice(const ScoredStudy& study, const ImageSets& images, const ScoreQuery& query,
                               const Progress& progress);

/// Two classifiers, to be compared on the images of a slice.
struct ComparisonQuery
{
    ScoreQuery on;
    Metric metric = Metric::Top1;
    Classifier first;
    Classifier second;

    bool operator==(const ComparisonQuery&) const = default;
};

/// By the exact McNemar test, on every test set that has both. Errors: those of compareClassifiers().
Result<Comparison> compare(StudyFile& file, const ComparisonQuery& query);

/// What the robustness of all classifiers, from the first test set to the second, is to be measured in.
struct RobustnessQuery
{
    ScoreQuery on;
    Metric metric = Metric::Top1;
    Axis axis = Axis::Linear;
    double confidence = defaultConfidence;

    bool operator==(const RobustnessQuery&) const = default;
};

/// `rounds` of the bootstrap; without any there are no intervals. Errors: those of robustnessReport().
Result<RobustnessReport> measureRobustness(StudyFile& file, const RobustnessQuery& query, int rounds,
                                           const std::atomic<bool>& cancelled);

}  // namespace vizsla
