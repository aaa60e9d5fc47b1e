// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/scorecard.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_set>

#include "core/labeling/feedback.h"
#include "core/labeling/interrupted_answers.h"
#include "core/scoring/labeler_reach.h"
#include "core/scoring/slice.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_connection.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace {

Result<void> checkWanted(const Progress& progress)
{
    if (progress.isCancelled())
        return failure(ErrorKind::Cancelled, "The scorecard is not wanted any more.");
    return {};
}

Result<void> scoreAnswers(StudyConnection& study, const Hierarchy& hierarchy, const LabelerId& labelerId,
                          std::vector<Answer> counted, const Progress& progress, Scorecard& card)
{
    auto images = TRY(ImageRepository(study).imagesOfLabeler(labelerId));
    TRY(checkWanted(progress));
    auto annotations = TRY(AnnotationRepository(study).scored(labelerId));
    auto testSets = TRY(ImageRepository(study).testSets());

    std::unordered_map<ImageId, const Image*> imageById;
    for (const Image& image : images)
        imageById.emplace(image.id, &image);
    std::unordered_map<TestSetId, bool> used;
    for (const Answer& answer : counted) {
        if (const auto image = imageById.find(answer.imageId); image != imageById.end())
            used[image->second->testSetId] = true;
    }
    std::ranges::copy_if(testSets, std::back_inserter(card.testSets),
                         [&](const TestSet& testSet) { return used.contains(testSet.id); });
    for (Answer& answer : counted) {
        const auto found = imageById.find(answer.imageId);
        if (found == imageById.end())
            continue;
        const Image& image = *found->second;
        const MultiLabelAnnotation& annotation = annotations[image.id];
        const auto testSet = std::ranges::find(card.testSets, image.testSetId, &TestSet::id);
        const Outcome top1 = outcome(Metric::Top1, answer.wnid, image, annotation);
        const Outcome multiLabel = outcome(Metric::MultiLabel, answer.wnid, image, annotation);
        std::string right = nearestToAnswer(makeFeedback(image, annotation, answer.wnid), hierarchy).front();
        card.answers.push_back({std::move(answer), image,
                                static_cast<std::size_t>(testSet - card.testSets.begin()), top1, multiLabel,
                                std::move(right), annotation.hasCorrect()});
    }
    return {};
}

/// The class that each answer's image is assigned to, by class index.
std::vector<std::optional<int>> assignedClasses(const Hierarchy& hierarchy, const Scorecard& card)
{
    std::vector<std::optional<int>> classes;
    classes.reserve(card.answers.size());
    for (const Scorecard::ScoredAnswer& scored : card.answers) {
        const auto node = hierarchy.find(scored.image.assignedWnid);
        classes.push_back(node ? hierarchy.classIndex(*node) : std::nullopt);
    }
    return classes;
}

void fillSlices(const Hierarchy& hierarchy, Scorecard& card)
{
    const auto classes = assignedClasses(hierarchy, card);
    for (const Slice& slice : standardSlices(hierarchy)) {
        Scorecard::SliceRow row{slice.name, std::vector<Scorecard::Figure>(card.testSets.size())};
        bool any = false;
        for (std::size_t index = 0; index < card.answers.size(); ++index) {
            const Scorecard::ScoredAnswer& scored = card.answers[index];
            if (!classes[index] || !slice.holds(*classes[index]))
                continue;
            Scorecard::Figure& figure = row.byTestSet[scored.testSet];
            figure.top1.add(scored.top1);
            figure.multiLabel.add(scored.multiLabel);
            figure.answers.push_back(index);
            any = true;
        }
        if (any)
            card.slices.push_back(std::move(row));
    }
}

/// An answer confuses two classes when it is wrong by the multi-label annotation or, without one, by the
/// assigned label.
bool isConfusion(const Scorecard::ScoredAnswer& scored)
{
    return scored.multiLabel == Outcome::Wrong ||
           (scored.multiLabel == Outcome::LeftOut && scored.top1 == Outcome::Wrong);
}

void fillConfusions(Scorecard& card)
{
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> byPair;
    for (std::size_t index = 0; index < card.answers.size(); ++index) {
        const Scorecard::ScoredAnswer& scored = card.answers[index];
        if (isConfusion(scored) && scored.answer.wnid != scored.rightWnid)
            byPair[{scored.answer.wnid, scored.rightWnid}].push_back(index);
    }
    for (auto& [pair, answers] : byPair)
        card.confusions.push_back({pair.first, pair.second, std::move(answers)});
    std::ranges::stable_sort(card.confusions, std::ranges::greater{},
                             [](const Scorecard::Confusion& confusion) { return confusion.answers.size(); });
}

/// As the notes of scores say it; the answers of some tasks alone say nothing of the images of others.
Result<void> addReachNotes(StudyConnection& study, const LabelerId& labelerId, Scorecard& card)
{
    const auto reach = TRY(labelerReach(study, labelerId));
    const auto testSets = TRY(ImageRepository(study).testSetNames());
    const auto labelers = TRY(LabelerRepository(study).all());
    const auto labeler = std::ranges::find(labelers, labelerId, &Labeler::id);
    for (const TestSet& testSet : testSets) {
        const GivenImages* given = reach.on(testSet.id);
        if (!given || labeler == labelers.end())
            continue;
        if (std::string sentence = reachSentence(labeler->name, testSet.name, given->counts());
            !sentence.empty())
            card.notes.push_back(std::move(sentence));
    }
    return {};
}

Result<void> addInterruptionNote(StudyConnection& study, const LabelerId& labelerId, Scorecard& card)
{
    const auto interrupted = TRY(interruptedAnswers(study, labelerId));
    const auto count = std::ranges::count_if(
        card.answers, [&](const auto& scored) { return interrupted.contains(scored.answer.id); });
    if (count > 0)
        card.notes.push_back(grouped(count) +
                             (count == 1
                                  ? " answer was given after a session had broken off at its image"
                                  : " answers were given after a session had broken off at their images") +
                             ": what went by until the next session is in no time here.");
    return {};
}

}  // namespace

std::optional<Scorecard::Drop> Scorecard::drop(const Accuracy& from, const Accuracy& to, double confidence)
{
    if (from.total == 0 || to.total == 0)
        return std::nullopt;
    return Drop{from.value() - to.value(),
                newcombeDifference(from.correct, from.total, to.correct, to.total, confidence),
                from.ratio() - to.ratio()};
}

std::optional<Scorecard::Speed> speedOf(std::vector<Micros> durations)
{
    if (durations.empty())
        return std::nullopt;
    std::ranges::sort(durations);
    const auto quantile = [&](double fraction) {
        const double position = fraction * static_cast<double>(durations.size() - 1);
        const auto below = static_cast<std::size_t>(position);
        const std::size_t above = std::min(below + 1, durations.size() - 1);
        const double weight = position - static_cast<double>(below);
        return Micros(std::llround(static_cast<double>(microsOf(durations[below])) * (1 - weight) +
                                   static_cast<double>(microsOf(durations[above])) * weight));
    };
    return Scorecard::Speed{quantile(0.25), quantile(0.5), quantile(0.75)};
}

Result<Scorecard> makeScorecard(StudyConnection& study, const Hierarchy& hierarchy,
                                const LabelerId& labelerId, AnswerSource source, AnswerVersion version,
                                const Progress& progress)
{
    Scorecard card;
    TRY(checkWanted(progress));
    auto counted = TRY(countedAnswers(study, labelerId, source, version));
    card.sealedAnswers = counted.sealed;
    card.correctedAnswers = counted.corrected;
    card.unanswered = std::move(counted.unanswered);
    TRY(checkWanted(progress));
    TRY(scoreAnswers(study, hierarchy, labelerId, std::move(counted.answers), progress, card));
    TRY(checkWanted(progress));
    fillSlices(hierarchy, card);
    fillConfusions(card);
    std::vector<Micros> durations;
    for (const Scorecard::ScoredAnswer& scored : card.answers) {
        if (scored.answer.duration > Micros::zero())
            durations.push_back(scored.answer.duration);
    }
    card.speed = speedOf(std::move(durations));
    if (source == AnswerSource::AllTasks)
        TRY(addReachNotes(study, labelerId, card));
    TRY(checkWanted(progress));
    TRY(addInterruptionNote(study, labelerId, card));
    return card;
}

}  // namespace vizsla
