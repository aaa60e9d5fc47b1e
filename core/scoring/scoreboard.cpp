// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/scoreboard.h"

#include <algorithm>

#include "core/scoring/lone_models.h"
#include "core/scoring/slice.h"
#include "core/store/prediction_repository.h"

namespace vizsla {

namespace {

constexpr Metric allMetrics[] = {Metric::Top1, Metric::Top5, Metric::MultiLabel};

/// The images of the slices in one test set.
using SlicesOfTestSet = std::vector<ImageSet>;

std::vector<std::string> chosenSlices(const ScoredStudy& study, const ScoreRequest& request)
{
    if (!request.slices.empty())
        return request.slices;
    std::vector<std::string> names;
    for (const Slice& slice : standardSlices(study.hierarchy())) {
        if (slice.name != "organisms_not_dogs")
            names.push_back(slice.name);
    }
    return names;
}

Result<std::vector<SlicesOfTestSet>> findSlices(const ScoredStudy& study,
                                                const std::vector<std::string>& names)
{
    std::vector<SlicesOfTestSet> byTestSet(study.testSetCount());
    for (const std::string& name : names) {
        auto images = study.slice(name);
        if (!images)
            return tl::unexpected(images.error());
        for (std::size_t index = 0; index < byTestSet.size(); ++index)
            byTestSet[index].push_back(std::move((*images)[index]));
    }
    return byTestSet;
}

void addScores(const ScoredStudy& study, std::size_t testSet, const SlicesOfTestSet& slices,
               const std::vector<std::string>& names, const Predictions& predictions,
               ClassifierScores& scored)
{
    const auto rows = study.scorer(testSet).score(predictions, slices);
    for (std::size_t slice = 0; slice < names.size(); ++slice) {
        for (const Metric metric : allMetrics) {
            if (const auto accuracy = rows[slice].of(metric))
                scored.scores.push_back({study.testSet(testSet).name, names[slice], metric, *accuracy});
        }
    }
}

}  // namespace

const Score* ClassifierScores::find(std::string_view testSet, std::string_view slice, Metric metric) const
{
    const auto found = std::ranges::find_if(scores, [&](const Score& score) {
        return score.metric == metric && score.slice == slice && score.testSet == testSet;
    });
    return found == scores.end() ? nullptr : &*found;
}

Result<StudyScores> scoreStudy(StudyFile& study, const ScoreRequest& request)
{
    const auto scored = ScoredStudy::read(study, request.unclear);
    if (!scored)
        return tl::unexpected(scored.error());
    StudyScores result;
    for (std::size_t index = 0; index < scored->testSetCount(); ++index)
        result.testSets.push_back(scored->testSet(index).name);
    result.slices = chosenSlices(*scored, request);
    const auto slices = findSlices(*scored, result.slices);
    if (!slices)
        return tl::unexpected(slices.error());
    const auto classifiers = scored->classifiers();
    if (!classifiers)
        return tl::unexpected(classifiers.error());
    const auto warnings = PredictionRepository(study).warnings();
    if (!warnings)
        return tl::unexpected(warnings.error());

    Result<std::vector<std::optional<Predictions>>> predictions;
    for (const Classifier& classifier : *classifiers) {
        if (request.cancelled && *request.cancelled)
            return failure(ErrorKind::Cancelled, "Scoring was cancelled.");
        predictions = scored->predictions(classifier, std::move(*predictions));
        if (!predictions)
            return tl::unexpected(predictions.error());
        ClassifierScores one{classifier, {}, {}};
        for (std::size_t index = 0; index < predictions->size(); ++index) {
            if ((*predictions)[index])
                addScores(*scored, index, (*slices)[index], result.slices, *(*predictions)[index], one);
        }
        const bool isModel = classifier.kind == Classifier::Kind::Model;
        for (const PredictionWarning& warning : *warnings) {
            if (isModel && warning.model == classifier.name)
                one.warnings.push_back(warning.testSet + ": " + warning.sentence);
        }
        if (isModel || !one.scores.empty())
            result.classifiers.push_back(std::move(one));
        request.progress(static_cast<std::size_t>(&classifier - classifiers->data()) + 1,
                         classifiers->size());
    }
    warnOfLoneModels(result);
    return result;
}

}  // namespace vizsla
