// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/comparison.h"

#include <array>
#include <tuple>

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
    const ImageSet ofBoth = first.answered & second.answered;
    for (const NamedSlice& slice : slices) {
        const ImageSet& images = slice.images[testSet];
        const PairedOutcomes paired = pairedOutcomes(*ofFirst, *ofSecond, &images);
        const McNemar test = mcNemar(paired.onlyFirst, paired.onlySecond);
        const ImageSet both = ofFirst->counted & ofSecond->counted & images;
        comparison.rows.push_back(
            {study.testSet(testSet).name, slice.name, metric, paired, test.p, test.midP, test.log10P,
             test.log10MidP, static_cast<int>(countOfBoth(first.missingFor(metric), both)),
             static_cast<int>(countOfBoth(second.missingFor(metric), both)), first.isPartial(),
             second.isPartial(),
             static_cast<int>(countOfBoth(first.problematic & second.problematic, images)),
             static_cast<int>(countOfBoth(ofBoth, images)) - paired.total()});
    }
}

void addNote(const ScoredStudy& study, std::size_t testSet, const Classifier& classifier,
             const Predictions& predictions, Metric metric, Comparison& comparison)
{
    const Coverage coverage = coverageOf(predictions, study.truth(testSet).imageCount()).by(metric);
    for (const std::string& sentence : {missingSentence(coverage), unknownSentence(coverage)}) {
        if (!sentence.empty())
            comparison.notes.push_back(classifier.name + ": " + study.testSet(testSet).name + ": " +
                                       sentence);
    }
}

/// Who has nothing on a test set, or nothing that the metric applies to.
void addGapNotes(const std::string& testSet, Metric metric, std::span<const Classifier* const> classifiers,
                 std::span<const std::optional<Predictions>* const> predictions, Comparison& comparison)
{
    for (std::size_t index = 0; index < classifiers.size(); ++index) {
        const Classifier& one = *classifiers[index];
        const bool isModel = one.kind == Classifier::Kind::Model;
        if (!*predictions[index])
            comparison.notes.push_back(testSet + " is not compared: " + one.name + " has no " +
                                       (isModel ? "predictions" : "answers that count") + " there");
        else if (metric == Metric::Top5 && (*predictions[index])->columns < 5)
            comparison.notes.push_back(testSet + " is not compared: " + one.name +
                                       " has no five predictions an image there");
    }
}

/// That there is nothing to compare, and the notes that say why.
Error nothingToCompare(const Comparison& comparison, const ReportScope& scope)
{
    std::string message = "There are no images to compare " + comparison.first.name + " and " +
                          comparison.second.name + " by on " + testSetWords(scope) + ".";
    for (const std::string& note : comparison.notes)
        message += ' ' + note + (note.ends_with('.') ? "" : ".");
    return {ErrorKind::NotFound, message};
}

}  // namespace

Result<Comparison> compareClassifiers(const ScoredStudy& study, const Classifier& first,
                                      const Classifier& second, const ReportScope& scope)
{
    const auto found = TRY(findScope(study, scope));
    const auto ofFirst = TRY(study.predictions(first));
    const auto ofSecond = TRY(study.predictions(second));

    Comparison comparison{first, second, {}, {}, study.basis(found.testSets)};
    for (const std::size_t testSet : found.testSets) {
        const auto& [one, other] = std::tie(ofFirst[testSet], ofSecond[testSet]);
        const PredictionScorer& scorer = study.scorer(testSet);
        const Metric metric = scope.metric.value_or(usualMetric(scorer));
        addGapNotes(study.testSet(testSet).name, metric, std::array{&first, &second},
                    std::array{&one, &other}, comparison);
        if (!one || !other)
            continue;
        addNote(study, testSet, first, *one, metric, comparison);
        addNote(study, testSet, second, *other, metric, comparison);
        const PredictionOutcomes outcomes[] = {scorer.outcomes(*one), scorer.outcomes(*other)};
        study.addUnclear(testSet, outcomes[0], comparison.basis);
        study.addUnclear(testSet, outcomes[1], comparison.basis);
        addRows(study, testSet, found.slices, metric, outcomes[0], outcomes[1], comparison);
    }
    for (const Classifier* one : {&first, &second})
        TRY(study.addReachNotes(*one, found.testSets, comparison.notes));
    if (comparison.rows.empty())
        return tl::unexpected(nothingToCompare(comparison, scope));
    return comparison;
}

Result<Comparison> compareClassifiers(const ScoredStudy& study, const std::string& first,
                                      const std::string& second, const ReportScope& scope)
{
    const auto one = TRY(study.findClassifier(first));
    const auto other = TRY(study.findClassifier(second));
    return compareClassifiers(study, one, other, scope);
}

}  // namespace vizsla
