// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/scoring/mcnemar.h"
#include "core/scoring/report_scope.h"

namespace vizsla {

/// Two classifiers on the same images of one test set and slice.
struct ComparisonRow
{
    std::string testSet;
    std::string slice;
    Metric metric = Metric::Top1;
    PairedOutcomes outcomes;  ///< on the images that count for both
    double p = 1;     ///< exact McNemar; never 0; says nothing where no image counts for both, as the others
    double midP = 1;  ///< McNemar, mid-p; never 0
    double log10P = 0;  ///< as p, however small
    double log10MidP = 0;
    int firstMissing = 0;  ///< of the total: images for which the first has no usable prediction
    int secondMissing = 0;
    bool isFirstPartial = false;  ///< a model without a prediction for some image of the test set
    bool isSecondPartial = false;
    int problematic = 0;  ///< images of both that are left out, as every metric does
    int leftOut = 0;      ///< images of both that do not count for both, those among them

    /// Accuracy of the first minus that of the second; NaN where no image counts for both.
    double difference() const { return differenceRatio().value(); }
    Ratio differenceRatio() const { return outcomes.first().ratio() - outcomes.second().ratio(); }
};

struct Comparison
{
    Classifier first;
    Classifier second;
    std::vector<ComparisonRow> rows;  ///< by test set and slice
    /// Which of both has predictions for a part of a test set only, is not known on one, or has answers that
    /// do not count.
    std::vector<std::string> notes;
    FigureBasis basis = {};
};

/// Test sets on which one of both is not known, or the metric does not apply to one, have no row, but a note.
/// Errors: NotFound where there is no test set to compare on; those of findScope().
Result<Comparison> compareClassifiers(const ScoredStudy& study, const Classifier& first,
                                      const Classifier& second, const ReportScope& scope = {});
/// By their names. Errors: those of ScoredStudy::findClassifier() too.
Result<Comparison> compareClassifiers(const ScoredStudy& study, const std::string& first,
                                      const std::string& second, const ReportScope& scope = {});

}  // namespace vizsla
