// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/group_report.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/scoring/coverage.h"
#include "core/scoring/later_predictions.h"

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

/// Who in a group has what, by test set.
struct ReadGroup
{
    Group group;
    std::vector<MembersOnTestSet> onTestSets;
};

/// Why somebody has nothing that counts; of somebody whose answers are sealed, that they are.
std::string absenceReason(const Classifier& absent)
{
    return absent.kind == Classifier::Kind::Model ? "has no predictions" : "has no answers that count";
}

/// Says on which of these test sets a member, who is known on some other, has nothing.
void noteGaps(const ScoredStudy& study, std::span<const std::size_t> testSets, const Classifier& member,
              const std::vector<std::optional<Predictions>>& predictions, Group& group)
{
    for (const std::size_t testSet : testSets) {
        if (predictions[testSet])
            continue;
        const std::string& name = study.testSet(testSet).name;
        group.leftOut.push_back({member, absenceReason(member), false, name});
        group.notes.push_back(member.name + " " + absenceReason(member) + " on " + name +
                              " and is no member there");
    }
}

/// Puts whoever has nothing on any test set out of the group.
Result<void> leaveOutAbsent(const ScoredStudy& study, const Classifier& absent, Group& group)
{
    return study.reach(absent).map([&](const LabelerReach& reach) {
        const std::string sealed = sealedSentence(absent.name, reach);
        group.leftOut.push_back({absent, sealed.empty() ? absenceReason(absent) : sealed});
        group.notes.push_back(sealed.empty() ? absent.name + " " + absenceReason(absent) + " and is no member"
                                             : sealed + ' ' + absent.name + " is no member.");
    });
}

Result<ReadGroup> readMembers(const ScoredStudy& study, std::span<const std::size_t> testSets, Group group)
{
    ReadGroup read{std::move(group), std::vector<MembersOnTestSet>(study.testSetCount())};
    const std::vector<Classifier> asked = std::exchange(read.group.members, {});
    for (const Classifier& member : asked) {
        const auto predictions = TRY(study.predictions(member));
        const bool isPresent =
            std::ranges::any_of(predictions, [](const auto& column) { return column.has_value(); });
        TRY(isPresent ? study.addReachNotes(member, testSets, read.group.notes)
                      : leaveOutAbsent(study, member, read.group));
        if (!isPresent)
            continue;
        noteGaps(study, testSets, member, predictions, read.group);
        read.group.members.push_back(member);
        for (std::size_t testSet = 0; testSet < read.onTestSets.size(); ++testSet) {
            if (const auto& column = predictions[testSet]) {
                read.onTestSets[testSet].firstColumns.push_back(firstColumn(*column));
                read.onTestSets[testSet].outcomes.push_back(study.scorer(testSet).outcomes(*column));
            }
        }
    }
    return read;
}

/// That nobody is known, and of whom it is worth saying why.
std::string nobodySentence(const Group& group, const ReportScope& scope)
{
    std::string sentence = "Nobody in the group has predicted or answered on " + testSetWords(scope) + ".";
    for (const Group::LeftOut& one : group.leftOut) {
        if (one.reason.ends_with('.'))
            sentence += ' ' + one.reason;
    }
    return sentence;
}

template <class T>
std::vector<const T*> pointersTo(const std::vector<T>& values)
{
    std::vector<const T*> pointers;
    for (const T& value : values)
        pointers.push_back(&value);
    return pointers;
}

/// Adds a row a slice.
void addRows(const ScoredStudy& study, std::size_t testSet, const std::vector<NamedSlice>& slices,
             const std::vector<Metric>& metrics, const MembersOnTestSet& members, GroupReport& report)
{
    const MajorityVote vote = majorityVote(pointersTo(members.firstColumns), report.ties);
    const auto outcomes = pointersTo(members.outcomes);
    const PredictionOutcomes voted = voteOutcomes(study.scorer(testSet), vote, outcomes);
    study.addUnclear(testSet, voted, report.basis);
    const std::size_t firstRow = report.rows.size();
    for (const NamedSlice& slice : slices) {
        const ImageSet held = slice.images[testSet] & voted.answered;
        report.rows.push_back(
            {testSet,
             study.testSet(testSet).name,
             slice.name,
             static_cast<int>(members.outcomes.size()),
             static_cast<int>(std::ranges::count_if(members.outcomes, &PredictionOutcomes::isPartial)),
             severalLabels(study.truth(testSet), &held, report.basis.unclear),
             {}});
    }
    for (const Metric metric : metrics) {
        const ImageSet tied = vote.tied & voted.of(metric)->counted;
        const ImageSet missed = missedByAll(outcomes, metric);
        const ImageSet right = rightForAll(outcomes, metric);
        for (std::size_t index = 0; index < slices.size(); ++index) {
            const ImageSet& images = slices[index].images[testSet];
            report.rows[firstRow + index].figures.push_back(
                {metric, *scoreSlices(voted, std::span(&images, 1)).front().of(metric),
                 static_cast<int>(countOfBoth(tied, images)), missed & images, right & images});
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

/// By the id of each model what is wrong with its predictions, on any test set: the first warning.
struct ModelWarnings
{
    std::unordered_map<std::string, std::string> ofFirst;
    std::unordered_map<std::string, std::string> ofLater;  ///< of predictions that no vote has
};

void addStored(const std::vector<PredictionWarning>& stored, const Classifier& model, ModelWarnings& warnings)
{
    for (const PredictionWarning& warning : stored) {
        if (warning.model == model.name)
            (isOfLaterPredictions(warning.sentence) ? warnings.ofLater : warnings.ofFirst)
                .try_emplace(model.id, warning.testSet + ": " + warning.sentence);
    }
}

Result<ModelWarnings> modelWarnings(const ScoredStudy& study, const std::vector<Classifier>& classifiers)
{
    const auto warnings = TRY(study.warnings());
    ModelWarnings found;
    Result<std::vector<std::optional<Predictions>>> predictions;
    for (const Classifier& model : classifiers) {
        if (model.kind != Classifier::Kind::Model)
            continue;
        predictions = study.predictions(model, std::move(*predictions));
        if (!predictions)
            return tl::unexpected(predictions.error());
        for (std::size_t testSet = 0; testSet < predictions->size(); ++testSet) {
            const auto& column = (*predictions)[testSet];
            const Coverage coverage =
                column ? coverageOf(*column, study.truth(testSet).imageCount()).by(Metric::Top1) : Coverage{};
            for (const std::string& sentence : {missingSentence(coverage), unknownSentence(coverage)}) {
                if (!sentence.empty())
                    found.ofFirst.try_emplace(model.id, study.testSet(testSet).name + ": " + sentence);
            }
        }
        addStored(warnings, model, found);
    }
    return found;
}

bool isIn(const std::vector<Classifier>& group, const Classifier& classifier)
{
    return std::ranges::find(group, classifier) != group.end();
}

void addMember(const Classifier& one, const ModelWarnings& warnings, Group& group)
{
    group.members.push_back(one);
    if (const auto reason = warnings.ofFirst.find(one.id); reason != warnings.ofFirst.end())
        group.notes.push_back(one.name + " takes part although it has a warning; " + reason->second);
    else if (const auto later = warnings.ofLater.find(one.id); later != warnings.ofLater.end())
        group.notes.push_back(one.name + " takes part, because a vote has first predictions alone; " +
                              later->second);
}

/// Adds all of a kind, without models that have a warning of their first predictions.
void addKind(Classifier::Kind kind, const std::vector<Classifier>& all, const ModelWarnings& warnings,
             Group& group)
{
    for (const Classifier& one : all) {
        if (one.kind != kind || isIn(group.members, one))
            continue;
        const auto reason = warnings.ofFirst.find(one.id);
        if (reason == warnings.ofFirst.end())
            addMember(one, warnings, group);
        else if (std::ranges::find(group.leftOut, one, &Group::LeftOut::classifier) == group.leftOut.end())
            group.leftOut.push_back({one, reason->second, true});
    }
}

void addNamed(const Classifier& one, const ModelWarnings& warnings, Group& group)
{
    if (isIn(group.members, one))
        return;
    addMember(one, warnings, group);
    std::erase_if(group.leftOut, [&](const Group::LeftOut& other) { return other.classifier == one; });
}

}  // namespace

Result<Group> findGroup(const ScoredStudy& study, const std::vector<std::string>& names)
{
    const auto all = TRY(study.classifiers());
    const auto warnings = TRY(modelWarnings(study, all));
    Group group;
    for (const std::string& name : names) {
        if (const auto kind = kindOf(name)) {
            addKind(*kind, all, warnings, group);
            continue;
        }
        const auto found = TRY(study.findClassifier(name));
        addNamed(found, warnings, group);
    }
    if (group.members.empty() && !group.leftOut.empty())
        return failure(ErrorKind::NotFound, "Every model of the group has a warning, such as " +
                                                group.leftOut.front().classifier.name + ": " +
                                                group.leftOut.front().reason +
                                                ". Name those that take part nevertheless.");
    if (group.members.empty())
        return failure(ErrorKind::NotFound, "The study has nobody to make this group of.");
    return group;
}

Result<GroupReport> groupReport(const ScoredStudy& study, Group group, const ReportScope& scope, TieRule ties)
{
    if (scope.metric == Metric::Top5)
        return failure(ErrorKind::Invalid,
                       "A majority vote is one class an image and has no top-5; ask for top1 or multilabel.");
    const auto found = TRY(findScope(study, scope));
    auto read = TRY(readMembers(study, found.testSets, std::move(group)));
    GroupReport report{
        std::move(read.group.members), std::move(read.group.leftOut), std::move(read.group.notes), ties, {},
        study.basis(found.testSets)};
    const std::vector<Metric> metrics =
        scope.metric ? std::vector{*scope.metric} : std::vector{Metric::Top1, Metric::MultiLabel};
    for (const std::size_t testSet : found.testSets) {
        if (!read.onTestSets[testSet].outcomes.empty())
            addRows(study, testSet, found.slices, metrics, read.onTestSets[testSet], report);
    }
    if (report.rows.empty())
        return failure(ErrorKind::NotFound, nobodySentence({{}, report.leftOut}, scope));
    return report;
}

}  // namespace vizsla
