// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/labeler_reach.h"

#include <algorithm>
#include <unordered_set>

#include "core/scoring/counted_answers.h"
#include "core/store/image_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"
#include "core/tasks/withheld_images.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace {

int countIn(const std::vector<std::size_t>& images, const ImageSet& among)
{
    return static_cast<int>(
        std::ranges::count_if(images, [&](std::size_t image) { return among.contains(image); }));
}

template <class Rows>
std::unordered_set<ImageId> imageIdsOf(const Rows& rows)
{
    std::unordered_set<ImageId> ids;
    for (const auto& row : rows)
        ids.insert(row.imageId);
    return ids;
}

/// Images that a task may show now.
Result<std::vector<ImageRepository::GivenImage>> openImages(StudyConnection& study,
                                                            const LabelerId& labelerId)
{
    auto given = ImageRepository(study).imagesBegun(labelerId);
    if (!given || given->empty())
        return given;
    const auto tasks = TRY(TaskRepository(study).all());
    const auto imported = TRY(SessionRepository(study).importedTasks(labelerId));
    const auto withheld = TRY(WithheldImages::fromAnybody(study));
    std::unordered_set<TaskId> sealed;
    for (const Task& task : tasks) {
        if (isSealed(task, imported))
            sealed.insert(task.id);
    }
    std::erase_if(*given, [&](const ImageRepository::GivenImage& image) {
        return sealed.contains(image.taskId) || withheld.contains(image.imageId);
    });
    return given;
}

std::string wereOf(int count)
{
    return grouped(count) + (count == 1 ? " was" : " were");
}

}  // namespace

ReachCounts GivenImages::counts() const
{
    const auto size = [](const std::vector<std::size_t>& images) { return static_cast<int>(images.size()); };
    return {size(answered) + size(notInTime) + size(notReached), size(answered), size(notInTime),
            size(notReached)};
}

ReachCounts GivenImages::countsIn(const ImageSet& images) const
{
    ReachCounts counts{0, countIn(answered, images), countIn(notInTime, images), countIn(notReached, images)};
    counts.given = counts.answered + counts.notInTime + counts.notReached;
    return counts;
}

const GivenImages* LabelerReach::on(const TestSetId& testSetId) const
{
    const auto found = byTestSet.find(testSetId);
    return found == byTestSet.end() ? nullptr : &found->second;
}

Result<LabelerReach> labelerReach(StudyConnection& study, const LabelerId& labelerId)
{
    auto counted = TRY(countedAnswers(study, labelerId));
    const auto given = TRY(openImages(study, labelerId));
    const auto answered = imageIdsOf(counted.answers);
    const auto notInTime = imageIdsOf(counted.unanswered);
    LabelerReach reach{{}, counted.sealed, std::move(counted.sealedTests)};
    std::unordered_set<ImageId> seen;
    for (const ImageRepository::GivenImage& image : given) {
        if (!seen.insert(image.imageId).second)
            continue;
        GivenImages& images = reach.byTestSet[image.place.testSetId];
        auto& kind = answered.contains(image.imageId)    ? images.answered
                     : notInTime.contains(image.imageId) ? images.notInTime
                                                         : images.notReached;
        kind.push_back(image.place.position);
    }
    return reach;
}

std::string sealedSentence(const std::string& labeler, const LabelerReach& reach)
{
    if (reach.sealedAnswers == 0)
        return {};
    std::string tests;
    for (const std::string& test : reach.sealedTests)
        tests += (tests.empty() ? "" : ", ") + test;
    return grouped(reach.sealedAnswers) +
           (reach.sealedAnswers == 1 ? " answer of " + labeler + " does" : " answers of " + labeler + " do") +
           " not count: the results of " + tests + " are sealed until the coordinator opens them.";
}

std::string reachSentence(const std::string& labeler, const std::string& testSet, const ReachCounts& counts)
{
    if (counts.notInTime + counts.notReached == 0)
        return {};
    std::string rest = counts.notInTime > 0 ? wereOf(counts.notInTime) + " not answered in time" : "";
    if (counts.notReached > 0)
        rest += (rest.empty() ? "" : " and ") + wereOf(counts.notReached) + " not reached";
    return labeler + " answered " + grouped(counts.answered) + " of " + grouped(counts.given) +
           (counts.given == 1 ? " image of " : " images of ") + testSet + " in the tasks begun; " + rest +
           ", and none of these counts.";
}

}  // namespace vizsla
