// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/task_images.h"

#include <algorithm>

#include "core/labeling/image_file_count.h"
#include "core/store/image_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"
#include "core/tasks/task_order.h"
#include "core/text/ascii.h"

namespace vizsla {

namespace {

constexpr std::string_view allImages = "all";

std::string_view sliceOf(const TaskSelection& selection)
{
    const std::string_view slice = trimmed(selection.slice);
    return slice.empty() ? allImages : slice;
}

/// Test sets of one size must not be drawn from at the same places. FNV-1a, which is the same everywhere.
std::uint64_t seedFor(const std::string& testSet, std::uint64_t seed)
{
    std::uint64_t hash = 14695981039346656037U;
    for (const char byte : testSet)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    return hash ^ seed;
}

/// Takes images out at random until so many are left.
void draw(TaskImages::Share& share, std::size_t count, std::uint64_t seed)
{
    if (count >= share.imageIds.size())
        return;
    auto order = taskOrder(share.imageIds.size(), seedFor(share.testSet, seed));
    order.resize(count);
    std::ranges::sort(order);
    std::vector<ImageId> drawn;
    for (const std::size_t place : order)
        drawn.push_back(std::move(share.imageIds[place]));
    share.imageIds = std::move(drawn);
}

Result<void> checkPoolWanted(const Progress& progress)
{
    if (progress.isCancelled())
        return failure(ErrorKind::Cancelled, "The images are not wanted any more.");
    return {};
}

}  // namespace

std::string selectionText(const TaskSelection& selection)
{
    std::string text;
    for (const std::string& testSet : selection.testSets)
        text += (text.empty() ? "" : ", ") + testSet;
    if (const std::string_view slice = sliceOf(selection); slice != allImages)
        text += "; slice " + std::string(slice);
    if (selection.perTestSet)
        text += "; " + std::to_string(*selection.perTestSet) + " of each";
    if (selection.isBalanced)
        text += "; equally many of each";
    if (selection.perTestSet || selection.isBalanced)
        text += "; drawn with seed " + std::to_string(selection.seed);
    if (selection.isOnlyNew)
        text += "; only images in no other task";
    return text;
}

int TaskImages::count() const
{
    std::size_t count = 0;
    for (const Share& share : shares)
        count += share.imageIds.size();
    return static_cast<int>(count);
}

std::vector<ImageId> TaskImages::imageIds() const
{
    std::vector<ImageId> ids;
    for (const Share& share : shares)
        ids.insert(ids.end(), share.imageIds.begin(), share.imageIds.end());
    return ids;
}

Result<TaskImagePool> TaskImagePool::read(StudyConnection& study, const Progress& progress)
{
    auto scored = TRY(ScoredStudy::read(study));
    TRY(checkPoolWanted(progress));
    const auto inTasks = TRY(TaskRepository(study).imagesInTasks());
    TRY(checkPoolWanted(progress));
    auto withheld = TRY(WithheldImages::fromAnybody(study));
    TRY(checkPoolWanted(progress));
    TaskImagePool pool(std::move(scored));
    pool.m_withheld = std::move(withheld);
    // Where it cannot be read images can be chosen still; the names then say why.
    pool.m_sliceNames = pool.m_scored.keepFast(progress).and_then([&] { return pool.m_scored.sliceNames(); });
    for (std::size_t index = 0; index < pool.m_scored.testSetCount(); ++index) {
        TRY(checkPoolWanted(progress));
        const TestSet& testSet = pool.m_scored.testSet(index);
        auto ids = TRY(ImageRepository(study).imageIds(testSet.id));
        std::vector<bool> isInTask;
        std::vector<bool> isSealed;
        for (const ImageId& id : ids) {
            isInTask.push_back(inTasks.contains(id));
            isSealed.push_back(pool.m_withheld.contains(id));
        }
        pool.m_withoutFile.merge(TRY(imagesWithoutFile(study, testSet, progress)));
        pool.m_testSets.push_back(testSet);
        pool.m_inTasks.push_back(ImageSet::where(isInTask));
        pool.m_sealed.push_back(ImageSet::where(isSealed));
        pool.m_imageIds.push_back(std::move(ids));
    }
    return pool;
}

Result<TaskImages> TaskImagePool::choose(const TaskSelection& selection) const
{
    if (selection.perTestSet && *selection.perTestSet < 0)
        return failure(ErrorKind::Invalid, "A task cannot have fewer than no images of a test set.");
    const bool isSlice = sliceOf(selection) != allImages;
    const auto slice = TRY(isSlice ? m_scored.slice(sliceOf(selection)) : ImageSets{});
    TaskImages chosen;
    std::size_t fewest = SIZE_MAX;
    for (const std::string& name : selection.testSets) {
        const auto index = TRY(m_scored.findTestSet(name));
        const std::vector<ImageId>& ids = m_imageIds[index];
        ImageSet images = isSlice ? slice[index] : ImageSet::all(ids.size());
        if (selection.isOnlyNew)
            images -= m_inTasks[index];
        if (isSlice)
            images -= m_sealed[index];
        TaskImages::Share& share = chosen.shares.emplace_back();
        share.testSet = name;
        images.forEach([&](std::size_t image) { share.imageIds.push_back(ids[image]); });
        share.available = share.imageIds.size();
        fewest = std::min(fewest, share.available);
        chosen.leavesOutSealed = chosen.leavesOutSealed || (isSlice && m_sealed[index].count() > 0);
    }
    const auto asked = selection.perTestSet ? static_cast<std::size_t>(*selection.perTestSet) : SIZE_MAX;
    for (TaskImages::Share& share : chosen.shares) {
        draw(share, std::min(asked, selection.isBalanced ? fewest : SIZE_MAX), selection.seed);
        chosen.sealedCount += static_cast<std::size_t>(std::ranges::count_if(
            share.imageIds, [this](const ImageId& id) { return m_withheld.contains(id); }));
        chosen.withoutFile += static_cast<std::size_t>(std::ranges::count_if(
            share.imageIds, [this](const ImageId& id) { return m_withoutFile.contains(id); }));
    }
    return chosen;
}

}  // namespace vizsla
