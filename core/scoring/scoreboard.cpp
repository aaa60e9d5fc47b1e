// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/scoreboard.h"

#include <algorithm>
#include <set>

#include "core/scoring/image_set.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/truth_repository.h"
#include "core/scoring/labeler_predictions.h"

namespace vizsla {

namespace {

/// A test set made ready for many classifiers.
struct PreparedTestSet
{
    TestSet testSet;
    Truth truth;
    std::vector<ImageSet> slices;
};

Result<std::vector<PreparedTestSet>> prepare(StudyFile& study, const std::vector<Slice>& slices)
{
    auto testSets = ImageRepository(study).testSets();
    if (!testSets)
        return tl::unexpected(testSets.error());
    std::vector<PreparedTestSet> prepared;
    for (TestSet& testSet : *testSets) {
        auto truth = TruthRepository(study).truth(testSet.id);
        if (!truth)
            return tl::unexpected(truth.error());
        std::vector<ImageSet> sets;
        for (const Slice& slice : slices)
            sets.push_back(imagesOf(slice, *truth));
        prepared.push_back({std::move(testSet), std::move(*truth), std::move(sets)});
    }
    return prepared;
}

void addScores(ClassifierScores& classifier, const PreparedTestSet& on, const PredictionScorer& scorer,
               const Predictions& predictions, const std::vector<Slice>& slices)
{
    const auto rows = scorer.score(predictions, on.slices);
    for (std::size_t slice = 0; slice < slices.size(); ++slice) {
        for (const Metric metric : {Metric::Top1, Metric::Top5, Metric::MultiLabel}) {
            if (const auto accuracy = rows[slice].of(metric))
                classifier.scores.push_back({on.testSet.name, slices[slice].name, metric, *accuracy});
        }
    }
}

Result<std::vector<ClassifierScores>> scoreModels(StudyFile& study, const std::vector<PreparedTestSet>& testSets,
                                                  const std::vector<PredictionScorer>& scorers,
                                                  const std::vector<Slice>& slices)
{
    const PredictionRepository repository(study);
    const auto models = repository.models();
    if (!models)
        return tl::unexpected(models.error());
    const auto warnings = repository.warnings();
    if (!warnings)
        return tl::unexpected(warnings.error());
    std::vector<ClassifierScores> scored;
    for (const Model& model : *models) {
        ClassifierScores classifier{model.name, ClassifierScores::Kind::Model, {}, {}};
        for (std::size_t index = 0; index < testSets.size(); ++index) {
            const auto predictions = repository.read(model.id, testSets[index].testSet.id);
            if (!predictions)
                return tl::unexpected(predictions.error());
            if (*predictions)
                addScores(classifier, testSets[index], scorers[index], **predictions, slices);
        }
        for (const PredictionWarning& warning : *warnings) {
            if (warning.model == model.name)
                classifier.warnings.push_back(warning.testSet + ": " + warning.sentence);
        }
        scored.push_back(std::move(classifier));
    }
    return scored;
}

/// A model that is on one test set only cannot be compared; it may be there under two names.
void warnOfLoneModels(std::vector<ClassifierScores>& models, std::size_t testSetCount)
{
    for (ClassifierScores& model : models) {
        std::set<std::string_view> known;
        for (const Score& score : model.scores)
            known.insert(score.testSet);
        if (known.size() == 1 && testSetCount > 1)
            model.warnings.push_back("is known on " + std::string(*known.begin()) +
                                     " only; on another test set it may stand under another name");
    }
}

Result<std::vector<ClassifierScores>> scoreLabelers(StudyFile& study, const std::vector<PreparedTestSet>& testSets,
                                                    const std::vector<PredictionScorer>& scorers,
                                                    const std::vector<Slice>& slices)
{
    const auto labelers = LabelerRepository(study).all();
    if (!labelers)
        return tl::unexpected(labelers.error());
    std::vector<ClassifierScores> scored;
    for (const Labeler& labeler : *labelers) {
        const auto predictions = labelerPredictions(study, labeler.id);
        if (!predictions)
            return tl::unexpected(predictions.error());
        ClassifierScores classifier{labeler.name, ClassifierScores::Kind::Labeler, {}, {}};
        for (std::size_t index = 0; index < testSets.size(); ++index) {
            const auto on = predictions->find(testSets[index].testSet.id);
            if (on != predictions->end())
                addScores(classifier, testSets[index], scorers[index], on->second, slices);
        }
        if (!classifier.scores.empty())
            scored.push_back(std::move(classifier));
    }
    return scored;
}

}  // namespace

Result<std::vector<ClassifierScores>> scoreStudy(StudyFile& study, const std::vector<Slice>& slices,
                                                 UnclearCounts unclear)
{
    const auto testSets = prepare(study, slices);
    if (!testSets)
        return tl::unexpected(testSets.error());
    std::vector<PredictionScorer> scorers;
    for (const PreparedTestSet& prepared : *testSets)
        scorers.emplace_back(prepared.truth, unclear);
    auto all = scoreModels(study, *testSets, scorers, slices);
    if (!all)
        return all;
    warnOfLoneModels(*all, testSets->size());
    auto labelers = scoreLabelers(study, *testSets, scorers, slices);
    if (!labelers)
        return labelers;
    std::ranges::sort(*labelers, {}, &ClassifierScores::name);
    std::ranges::move(*labelers, std::back_inserter(*all));
    return all;
}

}  // namespace vizsla
