// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/scored_slice.h"

#include <algorithm>
#include <tuple>

namespace vizsla {

namespace {

SliceImages countImages(const TestSet& testSet, const Truth& truth, const PredictionScorer& scorer,
                        const ImageSet& slice)
{
    SliceImages counts{testSet.name, static_cast<int>(slice.count()), 0, 0, 0};
    slice.forEach([&](std::size_t image) {
        if (truth.isProblematic(image)) {
            ++counts.problematic;
            return;
        }
        counts.unassigned += truth.assigned(image) == noClass ? 1 : 0;
        counts.withoutCorrect += scorer.multiLabelImages().contains(image) ? 0 : 1;
    });
    return counts;
}

bool isSameScore(const Score& one, const Score& other)
{
    const auto counts = [](const Score& score) {
        return std::tuple(score.accuracy.correct, score.accuracy.total, score.accuracy.leftOut,
                          score.accuracy.missing, score.accuracy.unknown, score.isPartial);
    };
    return one.testSet == other.testSet && one.metric == other.metric && counts(one) == counts(other);
}

}  // namespace

bool ScoredSlice::hasFigures(std::size_t testSet, Metric metric) const
{
    return std::ranges::any_of(scores.classifiers, [&](const ClassifierScores& classifier) {
        const Score* score = classifier.find(scores.testSets[testSet], query.slice, metric);
        return score && score->accuracy.total > 0;
    });
}

Metric ScoredSlice::usualMetric(std::size_t testSets) const
{
    for (std::size_t testSet = 0; testSet < std::min(testSets, scores.testSets.size()); ++testSet) {
        if (!hasFigures(testSet, Metric::MultiLabel))
            return Metric::Top1;
    }
    return Metric::MultiLabel;
}

bool ScoredSlice::hasSameFigures(const ScoredSlice& other) const
{
    return query == other.query && scores.basis.annotation == other.scores.basis.annotation &&
           scores.testSets == other.scores.testSets &&
           std::ranges::equal(scores.classifiers, other.scores.classifiers,
                              [](const ClassifierScores& one, const ClassifierScores& another) {
                                  return one.classifier == another.classifier &&
                                         std::ranges::equal(one.scores, another.scores, isSameScore);
                              });
}

Result<ScoredStudy> readForWindow(StudyFile& file, UnclearCounts unclear)
{
    auto study = ScoredStudy::read(file, unclear);
    if (study)
        TRY(study->hideSealedFromSlices());
    return study;
}

Result<ScoredSlice> scoreSlice(const ScoredStudy& study, const ImageSets& images, const ScoreQuery& query,
                               const Progress& progress)
{
    ScoredSlice slice;
    slice.query = query;
    auto names = TRY(study.sliceNames());
    slice.sliceNames = std::move(names);
    slice.hidesSealed = study.hidesSealed() && query.slice != "all";
    auto annotations = TRY(study.annotations());
    slice.annotations = std::move(annotations);
    ScoreRequest request;
    request.slices = {query.slice};
    request.unclear = query.unclear;
    request.progress = progress;
    auto scores = TRY(scoreStudy(study, request));
    slice.scores = std::move(scores);
    for (std::size_t index = 0; index < study.testSetCount(); ++index)
        slice.images.push_back(
            countImages(study.testSet(index), study.truth(index), study.scorer(index), images[index]));
    return slice;
}

Result<Comparison> compare(StudyFile& file, const ComparisonQuery& query)
{
    const auto study = TRY(readForWindow(file, query.on.unclear));
    return compareClassifiers(study, query.first, query.second, {{}, {query.on.slice}, query.metric});
}

Result<RobustnessReport> measureRobustness(StudyFile& file, const RobustnessQuery& query, int rounds,
                                           const std::atomic<bool>& cancelled)
{
    RobustnessRequest request;
    request.metric = query.metric;
    request.slice = query.on.slice;
    request.axis = query.axis;
    request.bootstrap.rounds = rounds;
    request.bootstrap.confidence = query.confidence;
    request.progress.cancelled = &cancelled;
    return readForWindow(file, query.on.unclear).and_then([&](const ScoredStudy& study) {
        return robustnessReport(study, request);
    });
}

}  // namespace vizsla
