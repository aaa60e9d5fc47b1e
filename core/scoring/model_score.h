// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/scoring/accuracy.h"
#include "core/study/image_set.h"
#include "core/study/predictions.h"
#include "core/study/truth.h"

namespace vizsla {

/// How one classifier did under one metric.
struct MetricOutcomes
{
    ImageSet counted;  ///< answered and not left out
    ImageSet right;    ///< part of `counted`

    ImageSet wrong() const { return counted - right; }
};

/// How one classifier did on one test set.
struct PredictionOutcomes
{
    /// The classifier's images: with MissingCounts::Wrong all, else those with a first prediction.
    ImageSet answered;
    MetricOutcomes top1;
    std::optional<MetricOutcomes> top5;  ///< with five columns or more
    MetricOutcomes multiLabel;
    ImageSet missing = {};      ///< of `answered`: without a usable first prediction, which is wrong
    ImageSet unknown = {};      ///< of `missing`: with one that names no class of the study
    ImageSet problematic = {};  ///< of `answered`: left out of every metric
    /// With top5, of `missing`: those none of whose five predictions is usable, which is wrong by top-5 too.
    ImageSet missingOfFive = {};
    ImageSet unknownOfFive = {};  ///< of these: with one that names no class of the study

    /// Null where the metric does not apply.
    const MetricOutcomes* of(Metric metric) const;
    const ImageSet& missingFor(Metric metric) const
    {
        return metric == Metric::Top5 ? missingOfFive : missing;
    }
    const ImageSet& unknownFor(Metric metric) const
    {
        return metric == Metric::Top5 ? unknownOfFive : unknown;
    }
    /// Those for which a class was named, be it one of the study or not.
    ImageSet predicted() const { return answered - (missing - unknown); }
    /// A model without a prediction for some image of the test set: Coverage::isPartial().
    bool isPartial() const { return !(missing - unknown).isEmpty(); }
    /// Leaves the classifier these images alone.
    void keepOnly(const ImageSet& images);
};

/// One classifier's figures on the images of one slice.
struct SliceScore
{
    Accuracy top1;
    std::optional<Accuracy> top5;
    Accuracy multiLabel;
    int unanswered = 0;  ///< images of the slice that are none of the classifier's; in none of the figures

    std::optional<Accuracy> of(Metric metric) const;
};

/// Holds the predictions of many classifiers against one truth.
///
/// top-1 is right where the first prediction is the assigned label, top-5 where one of the first five is, and
/// multi-label where the first is among the classes ruled correct (Shankar et al., "Evaluating Machine
/// Accuracy on ImageNet", ICML 2020, section 3). An image that is problematic is left out of every metric,
/// one without an assigned class of top-1 and top-5, one without a correct class of multi-label. This is
/// outcome() of accuracy.h, for whole test sets. Images past the end of the predictions have none; what
/// becomes of images without a usable prediction, Predictions::missing says.
class PredictionScorer
{
public:
    /// The truth is kept by reference and must outlive the scorer.
    explicit PredictionScorer(const Truth& truth, UnclearCounts unclear = UnclearCounts::Wrong);
    PredictionScorer(Truth&&, UnclearCounts = UnclearCounts::Wrong) = delete;

    /// Images that multi-label accuracy is made of.
    const ImageSet& multiLabelImages() const { return m_hasCorrect; }

    PredictionOutcomes outcomes(const Predictions& predictions) const;
    /// One row a slice, in their order.
    std::vector<SliceScore> score(const Predictions& predictions, std::span<const ImageSet> slices) const;

private:
    /// A set of classes for each image, as a test of the first prediction: a bit says whether the assigned
    /// class is in it, and the other classes stand in a list, cut by words of images.
    struct ClassSets
    {
        struct Pair
        {
            std::uint32_t image;
            ClassIndex label;
        };
        ImageSet holdsAssigned;
        std::vector<Pair> others;
        std::vector<std::uint32_t> ends;  ///< ends[w]: the first pair past the images of word w

        void add(std::size_t image, ClassIndex label, ClassIndex assigned);
        void endImages(std::size_t words);
        ImageSet::Word hits(std::size_t word, ImageSet::Word isAssigned,
                            const Predictions& predictions) const;
    };
    template <int columns>
    void fill(const Predictions& predictions, PredictionOutcomes& outcomes) const;
    void fillMissingOfFive(const Predictions& predictions, PredictionOutcomes& outcomes) const;
    void fillPastEnd(std::size_t begin, PredictionOutcomes& outcomes) const;

    const Truth& m_truth;
    ImageSet m_hasAssigned;  ///< and is not problematic
    ImageSet m_hasCorrect;   ///< or, where unclear counts as right, unclear; and is not problematic
    ClassSets m_right;
    ClassSets m_leftOut;
};

/// Counts outcomes within slices.
std::vector<SliceScore> scoreSlices(const PredictionOutcomes& outcomes, std::span<const ImageSet> slices);

/// One classifier alone; for several make one PredictionScorer.
std::vector<SliceScore> scorePredictions(const Predictions& predictions, const Truth& truth,
                                         std::span<const ImageSet> slices,
                                         UnclearCounts unclear = UnclearCounts::Wrong);

}  // namespace vizsla
