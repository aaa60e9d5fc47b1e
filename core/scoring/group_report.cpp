// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/group_report.h"

#include <algorithm>

namespace vizsla {

namespace {

/// What the members said about one test set, with nothing else of it in memory.
struct MembersOnTestSet
{
    std::vector<Predictions> firstColumns;
    std::vector<PredictionOutcomes> outcomes;
};

Predictions firstColumn(const Predictions& predictions)
{
    Predictions first;
    first.classes.reserve(predictions.imageCount());
    for (std::size_t image = 0; image < predictions.imageCount(); ++image)
        first.classes.push_back(predictions.of(image)[0]);
    return first;
}

/// By test set.
Result<std::vector<MembersOnTestSet>> readMembers(const ScoredStudy& study,
                                                  const std::vector<Classifier>& members)
{
    std::vector<MembersOnTestSet> read(study.testSetCount());
    for (const Classifier& member : members) {
        const auto predictions = study.predictions(member);
        if (!predictions)
            return tl::unexpected(predictions.error());
        for (std::size_t testSet = 0; testSet < read.size(); ++testSet) {
            if (const auto& column = (*predictions)[testSet]) {
                read[testSet].firstColumns.push_back(firstColumn(*column));
                read[testSet].outcomes.push_back(study.scorer(testSet).outcomes(*column));
            }
        }
    }
    return read;
}

template <class T>
std::vector<const T*> pointersTo(const std::vector<T>& values)
{
    std::vector<const T*> pointers;
    for (const T& value : values)
        pointers.push_back(&value);
    return pointers;
}

std::vector<const MetricOutcomes*> outcomesOf(const MembersOnTestSet& members, Metric metric)
{
    std::vector<const MetricOutcomes*> outcomes;
    for (const PredictionOutcomes& member : members.outcomes)
        outcomes.push_back(member.of(metric));
    return outcomes;
}

/// Adds a row a slice.
void addRows(const ScoredStudy& study, std::size_t testSet, const std::vector<NamedSlice>& slices,
             const std::vector<Metric>& metrics, const MembersOnTestSet& members, GroupReport& report)
{
    const MajorityVote vote = majorityVote(pointersTo(members.firstColumns), report.ties);
    const PredictionOutcomes voted = study.scorer(testSet).outcomes(vote.predictions);
    const std::size_t firstRow = report.rows.size();
    for (const NamedSlice& slice : slices) {
        const ImageSet& images = slice.images[testSet];
        report.rows.push_back({testSet,
                               study.testSet(testSet).name,
                               slice.name,
                               static_cast<int>(members.outcomes.size()),
                               static_cast<int>(countOfBoth(vote.tied, images)),
                               severalLabels(study.truth(testSet), &images),
                               {}});
    }
    for (const Metric metric : metrics) {
        const auto outcomes = outcomesOf(members, metric);
        const ImageSet missed = missedByAll(outcomes);
        const ImageSet right = rightForAll(outcomes);
        for (std::size_t index = 0; index < slices.size(); ++index) {
            const ImageSet& images = slices[index].images[testSet];
            report.rows[firstRow + index].figures.push_back(
                {metric, *scoreSlices(voted, std::span(&images, 1)).front().of(metric), missed & images,
                 right & images});
        }
    }
}

/// The kind that a word stands for.
std::optional<Classifier::Kind> kindOf(const std::string& word)
{
    if (word == "models")
        return Classifier::Kind::Model;
    return word == "labelers" ? std::optional(Classifier::Kind::Labeler) : std::nullopt;
}

/// Whom a word or a name stands for.
Result<std::vector<Classifier>> findNamed(const ScoredStudy& study, const std::string& name)
{
    const auto kind = kindOf(name);
    if (!kind)
        return study.findClassifier(name).map([](const Classifier& one) { return std::vector{one}; });
    auto all = study.classifiers();
    if (all)
        std::erase_if(*all, [&](const Classifier& one) { return one.kind != *kind; });
    return all;
}

}  // namespace

Result<std::vector<Classifier>> findGroup(const ScoredStudy& study, const std::vector<std::string>& names)
{
    std::vector<Classifier> group;
    for (const std::string& name : names) {
        const auto found = findNamed(study, name);
        if (!found)
            return found;
        for (const Classifier& one : *found) {
            if (std::ranges::find(group, one) == group.end())
                group.push_back(one);
        }
    }
    if (group.empty())
        return failure(ErrorKind::NotFound, "The study has nobody to make this group of.");
    return group;
}

Result<GroupReport> groupReport(const ScoredStudy& study, std::vector<Classifier> members,
                                const ReportScope& scope, TieRule ties)
{
    if (scope.metric == Metric::Top5)
        return failure(ErrorKind::Invalid, "A majority vote is one class an image and has no top-5.");
    const auto found = findScope(study, scope);
    if (!found)
        return tl::unexpected(found.error());
    const auto read = readMembers(study, members);
    if (!read)
        return tl::unexpected(read.error());
    GroupReport report{std::move(members), ties, {}};
    const std::vector<Metric> metrics =
        scope.metric ? std::vector{*scope.metric} : std::vector{Metric::Top1, Metric::MultiLabel};
    for (const std::size_t testSet : found->testSets) {
        if (!(*read)[testSet].outcomes.empty())
            addRows(study, testSet, found->slices, metrics, (*read)[testSet], report);
    }
    if (report.rows.empty())
        return failure(ErrorKind::NotFound,
                       "Nobody in the group has predicted or answered on " + testSetWords(scope) + ".");
    return report;
}

}  // namespace vizsla
