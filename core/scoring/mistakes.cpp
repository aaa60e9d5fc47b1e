// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/mistakes.h"

#include <algorithm>
#include <tuple>

namespace vizsla {

namespace {

std::vector<ClassAccuracy> leastAccurateFirst(const std::vector<Accuracy>& byClass)
{
    std::vector<ClassAccuracy> classes;
    for (std::size_t index = 0; index < byClass.size(); ++index) {
        if (byClass[index].total > 0)
            classes.push_back({static_cast<ClassIndex>(index), byClass[index]});
    }
    std::ranges::sort(classes, {}, [](const ClassAccuracy& one) {
        return std::tuple(one.accuracy.value(), one.accuracy.correct - one.accuracy.total, one.assigned);
    });
    return classes;
}

std::vector<ClassAccuracy> whollyLeftOut(const std::vector<Accuracy>& byClass)
{
    std::vector<ClassAccuracy> classes;
    for (std::size_t index = 0; index < byClass.size(); ++index) {
        if (byClass[index].total == 0 && byClass[index].leftOut > 0)
            classes.push_back({static_cast<ClassIndex>(index), byClass[index]});
    }
    return classes;
}

/// Adds a row a slice.
void addRows(const ScoredStudy& study, std::size_t testSet, const FoundScope& found,
             std::optional<Metric> asked, const Predictions& predictions, Mistakes& mistakes)
{
    const Truth& truth = study.truth(testSet);
    const PredictionOutcomes outcomes = study.scorer(testSet).outcomes(predictions);
    const Metric metric = asked.value_or(usualMetric(study.scorer(testSet)));
    if (outcomes.of(metric) == nullptr)
        return;
    const ImageSet wrong = outcomes.of(metric)->wrong();
    const ImageSet firstUnusable = wrong & (outcomes.missingFor(Metric::Top1) - outcomes.missingFor(metric));
    study.addUnclear(testSet, outcomes, mistakes.basis);
    for (const NamedSlice& slice : found.slices) {
        const ImageSet& images = slice.images[testSet];
        const auto byClass =
            accuracyByClass(outcomes, truth, metric, study.hierarchy().classCount(), &images);
        mistakes.rows.push_back(
            {study.testSet(testSet).name, slice.name, metric,
             *scoreSlices(outcomes, std::span(&images, 1)).front().of(metric), outcomes.isPartial(),
             static_cast<int>(countOfBoth(wrong & outcomes.top1.right, images)),
             static_cast<int>(countOfBoth(firstUnusable, images)), leastAccurateFirst(byClass),
             confusions(predictions, truth, wrong & images), whollyLeftOut(byClass)});
    }
}

}  // namespace

Result<Mistakes> findMistakes(const ScoredStudy& study, const std::string& classifier,
                              const ReportScope& scope)
{
    const auto found = TRY(findScope(study, scope));
    const auto one = TRY(study.findClassifier(classifier));
    const auto predictions = TRY(study.predictions(one));
    Mistakes mistakes{one, {}, study.basis(found.testSets)};
    for (const std::size_t testSet : found.testSets) {
        if (const auto& column = predictions[testSet])
            addRows(study, testSet, found, scope.metric, *column, mistakes);
        else
            mistakes.notes.push_back(classifier + " has no predictions or answers that count on " +
                                     study.testSet(testSet).name);
    }
    for (const std::size_t testSet : found.testSets) {
        const std::string& name = study.testSet(testSet).name;
        if (std::ranges::any_of(mistakes.rows,
                                [&](const MistakesRow& row) {
                                    return row.testSet == name && row.metric == Metric::MultiLabel;
                                }) &&
            study.scorer(testSet).multiLabelImages().isEmpty())
            mistakes.notes.push_back(name +
                                     ": no image has a class ruled correct, so that multi-label counts none; "
                                     "--metric top1 goes by the assigned classes");
    }
    std::vector<std::string> reach;
    TRY(study.addReachNotes(one, found.testSets, reach));
    if (mistakes.rows.empty()) {
        const bool isOneClassAnImage = scope.metric == Metric::Top5 && one.kind == Classifier::Kind::Labeler;
        std::string message =
            classifier +
            (isOneClassAnImage
                 ? " gives one class an image: top-5 is for models, multi-label and top-1 for all."
                 : " has no predictions or answers to judge on " + testSetWords(scope) + ".");
        for (const std::string& note : reach)
            message += ' ' + note;
        return failure(ErrorKind::NotFound, message);
    }
    std::ranges::move(reach, std::back_inserter(mistakes.notes));
    return mistakes;
}

}  // namespace vizsla
