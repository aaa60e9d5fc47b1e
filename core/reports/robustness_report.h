// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/labeling/scorecard.h"
#include "core/progress.h"
#include "core/result.h"
#include "core/scoring/fit.h"
#include "core/scoring/scored_study.h"

namespace vizsla {

struct RobustnessRequest
{
    std::string from;              ///< empty: the first test set of the study
    std::string to;                ///< empty: the first other one
    std::optional<Metric> metric;  ///< nothing: multi-label where both have annotated images, else top-1
    std::string slice = "all";
    Axis axis = Axis::Linear;
    Bootstrap bootstrap;  ///< its confidence is that of all intervals
    Progress progress = {};
};

/// How one classifier did on both test sets.
struct ClassifierRobustness
{
    Classifier classifier;
    AccuracyPair accuracies;
    std::optional<Scorecard::Drop> drop;  ///< nothing where either side has no image that counts
    bool isFitted = false;                ///< a model that the line goes through
    /// A model without a prediction for some image of either test set: no figure of it ranks among those of
    /// others.
    bool isPartial = false;
    /// By the line through the models; a model that is fitted is judged by the line through the others.
    /// Nothing where there is no such line, or either side has no image that counts.
    std::optional<double> predicted;
    std::optional<EffectiveRobustness> effective;
    /// What is wrong with its predictions: sentences of findTraps(), and that it is partial. Such a model is
    /// not fitted.
    std::vector<std::string> anomalies;
};

/// The line through the models.
struct ModelLine
{
    struct BandPoint
    {
        double from = 0;  ///< accuracy on the first test set
        double to = 0;    ///< what the line predicts there
        Interval interval;
    };

    FittedLine line;
    double rSquared = 0;
    int models = 0;
    /// At even distances from the lowest to the highest accuracy of a classifier on the first test set.
    std::vector<BandPoint> band;
};

struct RobustnessReport
{
    struct Unpaired
    {
        Classifier classifier;
        std::string testSet;
    };

    std::string from;
    std::string to;
    Metric metric = Metric::Top1;
    std::string slice;
    Axis axis = Axis::Linear;
    Bootstrap bootstrap;
    std::optional<ModelLine> line;  ///< nothing with fewer than two different models
    /// Known on both; models first, each kind by name, and partial models behind all others.
    std::vector<ClassifierRobustness> classifiers;
    std::vector<Unpaired> unpaired;  ///< known on one of both only
    FigureBasis basis = {};
    std::vector<std::string> notes = {};        ///< what of labelers' images on both test sets no figure has
    std::vector<ClassifierNotes> notesOf = {};  ///< the same by labeler, also those without a figure
};

/// Drop and effective robustness of every classifier from one test set to another. Errors: NotFound where the
/// study has not these test sets, or not two; Invalid where both are the same; those of ScoredStudy;
/// Cancelled. Takes time by the square of the number of models: as many are drawn to judge each.
Result<RobustnessReport> robustnessReport(const ScoredStudy& study, const RobustnessRequest& request = {});

}  // namespace vizsla
