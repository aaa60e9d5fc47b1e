// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/scoring/confusion.h"
#include "core/scoring/report_scope.h"

namespace vizsla {

struct ClassAccuracy
{
    ClassIndex assigned = noClass;
    Accuracy accuracy;
};

/// Where a classifier goes wrong on one test set and slice.
struct MistakesRow
{
    std::string testSet;
    std::string slice;
    Metric metric = Metric::Top1;
    Accuracy whole = {};     ///< of all classes together
    bool isPartial = false;  ///< a model without a prediction for some image of the test set
    /// Images wrong by multi-label whose prediction is the assigned label: no confusion.
    int assignedWrong = 0;
    /// Images wrong by top-5 without a usable first prediction, but with another that is one: no confusion,
    /// not missing.
    int firstUnusable = 0;
    /// Classes with an image that counts: least accurate first, then those with more mistakes, then by index.
    std::vector<ClassAccuracy> classes;
    /// Of the images wrong by the metric, most frequent first.
    std::vector<ConfusionCount> confusions;
    /// Classes with images that are all left out, by index.
    std::vector<ClassAccuracy> leftOutClasses = {};
};

struct Mistakes
{
    Classifier classifier;
    std::vector<MistakesRow> rows;  ///< by test set and slice
    FigureBasis basis = {};
    std::vector<std::string> notes =
        {};  ///< where it is not known, and what of a labeler's images is not in it
};

/// Errors: NotFound for an unknown classifier, and where it is known on none of the test sets or the metric
/// does not apply to it; those of findScope().
Result<Mistakes> findMistakes(const ScoredStudy& study, const std::string& classifier,
                              const ReportScope& scope = {});

}  // namespace vizsla
