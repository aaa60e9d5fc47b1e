// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/robustness_report.h"

#include <algorithm>
#include <array>
#include <functional>

#include "core/scoring/anomalies.h"
#include "core/scoring/coverage.h"
#include "core/scoring/report_scope.h"

namespace vizsla {

namespace {

constexpr int bandPoints = 21;

/// The two test sets, by index.
struct TestSetPair
{
    std::size_t from = 0;
    std::size_t to = 1;
};

/// Nothing is wrong with a test set that a name is not given for.
Result<std::size_t> findOr(const ScoredStudy& study, const std::string& name, std::size_t otherwise)
{
    return name.empty() ? Result<std::size_t>(otherwise) : study.findTestSet(name);
}

Result<TestSetPair> findPair(const ScoredStudy& study, const RobustnessRequest& request)
{
    if (study.testSetCount() < 2)
        return failure(ErrorKind::NotFound, "Robustness needs two test sets, and the study has " +
                                                std::to_string(study.testSetCount()) + ".");
    const auto named = TRY(findOr(study, request.to, study.testSetCount()));
    const auto from = TRY(findOr(study, request.from, named == 0 ? 1 : 0));
    const std::size_t to = request.to.empty() ? (from == 0 ? 1 : 0) : named;
    if (from == to)
        return failure(ErrorKind::Invalid,
                       "Robustness needs two test sets, and both are " + study.testSet(to).name + ".");
    return TestSetPair{from, to};
}

Metric metricOf(const ScoredStudy& study, TestSetPair pair)
{
    const bool areAnnotated = usualMetric(study.scorer(pair.from)) == Metric::MultiLabel &&
                              usualMetric(study.scorer(pair.to)) == Metric::MultiLabel;
    return areAnnotated ? Metric::MultiLabel : Metric::Top1;
}

/// Nothing where the classifier did not predict, or the metric does not apply.
std::optional<Accuracy> accuracyOn(const ScoredStudy& study, std::size_t testSet, const ImageSets& slice,
                                   const std::optional<Predictions>& predictions, RobustnessReport& report)
{
    if (!predictions)
        return std::nullopt;
    const PredictionOutcomes outcomes = study.scorer(testSet).outcomes(*predictions);
    study.addUnclear(testSet, outcomes, report.basis);
    return scoreSlices(outcomes, std::span(&slice[testSet], 1)).front().of(report.metric);
}

bool isPartial(const ScoredStudy& study, std::size_t testSet, const Predictions& predictions, Metric metric)
{
    return coverageOf(predictions, study.truth(testSet).imageCount()).by(metric).isPartial();
}

std::vector<std::string> anomaliesIn(const ScoredStudy& study, std::size_t testSet,
                                     const Predictions& predictions, Metric metric)
{
    std::vector<std::string> sentences;
    const Coverage coverage = coverageOf(predictions, study.truth(testSet).imageCount()).by(metric);
    for (const std::string& sentence : {missingSentence(coverage), unknownSentence(coverage)}) {
        if (!sentence.empty())
            sentences.push_back(study.testSet(testSet).name + ": " + sentence);
    }
    for (PredictionAnomaly& anomaly :
         findAnomalies(predictions, study.truth(testSet), study.hierarchy().classCount()))
        sentences.push_back(study.testSet(testSet).name + ": " + std::move(anomaly.sentence));
    return sentences;
}

/// Adds to the report's classifiers, those known on one test set only to `unpaired`.
Result<void> addClassifier(const ScoredStudy& study, TestSetPair pair, const ImageSets& slice,
                           const Classifier& classifier, RobustnessReport& report)
{
    const auto predictions = TRY(study.predictions(classifier));
    const auto& onFirst = predictions[pair.from];
    const auto& onSecond = predictions[pair.to];
    ClassifierNotes notes{classifier, {}};
    TRY(study.addReachNotes(classifier, std::array{pair.from, pair.to}, notes.sentences));
    std::ranges::copy(notes.sentences, std::back_inserter(report.notes));
    if (!notes.sentences.empty())
        report.notesOf.push_back(std::move(notes));
    const auto first = accuracyOn(study, pair.from, slice, onFirst, report);
    const auto second = accuracyOn(study, pair.to, slice, onSecond, report);
    if (!first || !second) {
        if (first || second)
            report.unpaired.push_back({classifier, first ? report.from : report.to});
        return {};
    }
    ClassifierRobustness& added = report.classifiers.emplace_back();
    added.classifier = classifier;
    added.accuracies = {*first, *second};
    added.drop = Scorecard::drop(*first, *second, report.bootstrap.confidence);
    if (classifier.kind == Classifier::Kind::Model) {
        const Metric metric = report.metric;
        added.anomalies = anomaliesIn(study, pair.from, *onFirst, metric);
        std::ranges::move(anomaliesIn(study, pair.to, *onSecond, metric),
                          std::back_inserter(added.anomalies));
        added.isPartial =
            isPartial(study, pair.from, *onFirst, metric) || isPartial(study, pair.to, *onSecond, metric);
        added.isFitted = added.anomalies.empty() && added.drop;
    }
    return {};
}

/// Looks before each classifier whether anybody still wants the report.
template <class Range, class Work>
Result<void> forEach(Range& classifiers, const RobustnessRequest& request, Work&& work)
{
    for (auto& classifier : classifiers) {
        if (request.progress.isCancelled())
            return failure(ErrorKind::Cancelled, "Measuring robustness was cancelled.");
        TRY(work(classifier));
    }
    return {};
}

/// Of the models that are fitted, without `judged` where it is one.
std::vector<AccuracyPair> fittedPairs(const RobustnessReport& report,
                                      const ClassifierRobustness* judged = nullptr)
{
    std::vector<AccuracyPair> pairs;
    for (const ClassifierRobustness& each : report.classifiers) {
        if (each.isFitted && &each != judged)
            pairs.push_back(each.accuracies);
    }
    return pairs;
}

void judge(const RobustnessReport& report, ClassifierRobustness& judged)
{
    const auto others = fittedPairs(report, &judged);
    const auto line = fitLine(others, report.axis);
    if (!line || !judged.drop)
        return;
    judged.predicted = line->predict(judged.accuracies.first);
    judged.effective = effectiveRobustness(judged.accuracies, others, report.axis, report.bootstrap);
}

/// Accuracies on the first test set at even distances over all classifiers.
std::vector<double> bandShares(const RobustnessReport& report)
{
    double low = 1;
    double high = 0;
    for (const ClassifierRobustness& each : report.classifiers) {
        if (each.drop) {
            low = std::min(low, each.accuracies.first.value());
            high = std::max(high, each.accuracies.first.value());
        }
    }
    std::vector<double> shares;
    for (int point = 0; point < bandPoints; ++point)
        shares.push_back(low + (high - low) * point / (bandPoints - 1));
    return shares;
}

std::optional<ModelLine> lineThroughModels(const RobustnessReport& report)
{
    const auto models = fittedPairs(report);
    const auto line = fitLine(models, report.axis);
    if (!line)
        return std::nullopt;
    ModelLine result{*line, rSquared(*line, models), static_cast<int>(models.size()), {}};
    const std::vector<double> shares = bandShares(report);
    const auto band = fitBand(models, report.axis, shares, report.bootstrap);
    for (std::size_t point = 0; point < band.size(); ++point)
        result.band.push_back({shares[point], line->predict(shares[point]), band[point]});
    return result;
}

}  // namespace

Result<RobustnessReport> robustnessReport(const ScoredStudy& study, const RobustnessRequest& request)
{
    const auto pair = TRY(findPair(study, request));
    const auto slice = TRY(study.slice(request.slice));
    const auto classifiers = TRY(study.classifiers());

    RobustnessReport report;
    report.from = study.testSet(pair.from).name;
    report.to = study.testSet(pair.to).name;
    report.metric = request.metric.value_or(metricOf(study, pair));
    report.slice = request.slice;
    report.axis = request.axis;
    report.bootstrap = request.bootstrap;
    report.basis = study.basis(std::array{pair.from, pair.to});
    const auto add = [&](const Classifier& classifier) {
        return addClassifier(study, pair, slice, classifier, report);
    };
    const auto judgeOne = [&](ClassifierRobustness& judged) -> Result<void> {
        judge(report, judged);
        return {};
    };
    return forEach(classifiers, request, add)
        .and_then([&] {
            std::ranges::stable_partition(report.classifiers, std::logical_not(),
                                          &ClassifierRobustness::isPartial);
            report.line = lineThroughModels(report);
            return forEach(report.classifiers, request, judgeOne);
        })
        .map([&] { return std::move(report); });
}

}  // namespace vizsla
