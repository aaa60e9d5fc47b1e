// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/comparison.h"

#include "core/scoring/coverage.h"

namespace vizsla {

namespace {

/// Adds a row a slice.
void addRows(const ScoredStudy& study, std::size_t testSet, const std::vector<NamedSlice>& slices,
             Metric metric, const PredictionOutcomes& first, const PredictionOutcomes& second,
             Comparison& comparison)
{
    const MetricOutcomes* ofFirst = first.of(metric);
    const MetricOutcomes* ofSecond = second.of(metric);
    if (ofFirst == nullptr || ofSecond == nullptr)
        return;
    for (const NamedSlice& slice : slices) {
        const ImageSet& images = slice.images[testSet];
        const PairedOutcomes paired = pairedOutcomes(*ofFirst, *ofSecond, &images);
        const McNemar test = mcNemar(paired.onlyFirst, paired.onlySecond);
        const ImageSet both = ofFirst->counted & ofSecond->counted & images;
        comparison.rows.push_back(
            {study.testSet(testSet).name, slice.name, metric, paired, test.p, test.midP, test.log10P,
             test.log10MidP, static_cast<int>(countOfBoth(first.missing, both)),
             static_cast<int>(countOfBoth(second.missing, both)), first.isPartial(), second.isPartial(),
             static_cast<int>(countOfBoth(first.problematic & second.problematic, images))});
    }
}

void addNote(const ScoredStudy& study, std::size_t testSet, const Classifier& classifier,
             const Predictions& predictions, Comparison& comparison)
{
    const Coverage coverage = coverageOf(predictions, study.truth(testSet).imageCount());
    for (const std::string& sentence : {missingSentence(coverage), unknownSentence(coverage)}) {
        if (!sentence.empty())
            comparison.notes.push_back(classifier.name + ": " + study.testSet(testSet).name + ": " +
                                       sentence);
    }
}

}  // namespace

Result<Comparison> compareClassifiers(const ScoredStudy& study, const Classifier& first,
                                      const Classifier& second, const ReportScope& scope)
{
    const auto found = findScope(study, scope);
    if (!found)
        return tl::unexpected(found.error());
    const auto ofFirst = study.predictions(first);
    if (!ofFirst)
        return tl::unexpected(ofFirst.error());
    const auto ofSecond = study.predictions(second);
    if (!ofSecond)
        return tl::unexpected(ofSecond.error());

    Comparison comparison{first, second, {}, {}, study.basis(found->testSets)};
    for (const std::size_t testSet : found->testSets) {
        if (!(*ofFirst)[testSet] || !(*ofSecond)[testSet])
            continue;
        const PredictionScorer& scorer = study.scorer(testSet);
        addNote(study, testSet, first, *(*ofFirst)[testSet], comparison);
        addNote(study, testSet, second, *(*ofSecond)[testSet], comparison);
        addRows(study, testSet, found->slices, scope.metric.value_or(usualMetric(scorer)),
                scorer.outcomes(*(*ofFirst)[testSet]), scorer.outcomes(*(*ofSecond)[testSet]), comparison);
    }
    if (comparison.rows.empty())
        return failure(ErrorKind::NotFound, "There are no images to compare " + first.name + " and " +
                                                second.name + " by on " + testSetWords(scope) + ".");
    return comparison;
}

Result<Comparison> compareClassifiers(const ScoredStudy& study, const std::string& first,
                                      const std::string& second, const ReportScope& scope)
{
    const auto one = study.findClassifier(first);
    if (!one)
        return tl::unexpected(one.error());
    const auto other = study.findClassifier(second);
    if (!other)
        return tl::unexpected(other.error());
    return compareClassifiers(study, *one, *other, scope);
}

}  // namespace vizsla
