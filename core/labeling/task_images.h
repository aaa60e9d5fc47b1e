// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/result.h"
#include "core/scoring/scored_study.h"
#include "core/study/ids.h"
#include "core/tasks/withheld_images.h"

namespace vizsla {

class StudyConnection;

/// Which images a task is to have.
struct TaskSelection
{
    std::vector<std::string> testSets;   ///< names
    std::string slice = "all";           ///< as ScoredStudy::slice() takes it
    std::optional<int> perTestSet = {};  ///< so many of each test set, drawn at random; all of them without
    bool isBalanced = false;  ///< as many of each test set as of the one that has fewest, drawn at random
    bool isOnlyNew = false;   ///< images that are in no task yet
    std::uint64_t seed = 0;   ///< of the draw
};

/// A selection in one line, from which it can be made again: "imagenet, imagenetv2; slice dogs; 100 of each;
/// drawn with seed 7; only images in no other task".
std::string selectionText(const TaskSelection& selection);

/// The images chosen for a task.
struct TaskImages
{
    struct Share
    {
        std::string testSet;
        std::size_t available = 0;      ///< images that could have been chosen
        std::vector<ImageId> imageIds;  ///< in the order of the test set
    };
    std::vector<Share> shares;    ///< a share of each test set asked for
    std::size_t sealedCount = 0;  ///< of the chosen, those in a sealed test
    std::size_t withoutFile = 0;  ///< of the chosen, those whose file was not there when the pool was read
    bool leavesOutSealed =
        false;  ///< the test sets asked for have images of sealed tests, and a slice is taken

    int count() const;
    std::vector<ImageId> imageIds() const;
};

/// The images of a study that tasks are made of, read once so that a choice among them takes no time.
class TaskImagePool
{
public:
    /// The study is kept by reference and must outlive this. Of `progress` it asks between its steps whether
    /// to stop.
    static Result<TaskImagePool> read(StudyConnection& study, const Progress& progress = {});

    const std::vector<TestSet>& testSets() const { return m_testSets; }
    /// The names of the tests whose results are not open.
    const std::vector<std::string>& sealedTests() const { return m_withheld.tests(); }
    const Result<std::vector<std::string>>& sliceNames() const { return m_sliceNames; }

    /// The same images on every machine for the same selection and study. What is drawn from one test set
    /// does not depend on the others unless balanced, and of a larger number the smaller one is a part. A
    /// slice takes no image of a sealed test: that it is in the task would tell of its class. Errors:
    /// NotFound for an unknown test set; those of ScoredStudy::slice(); Invalid for a negative number.
    Result<TaskImages> choose(const TaskSelection& selection) const;

private:
    TaskImagePool(ScoredStudy scored) : m_scored(std::move(scored)) {}

    ScoredStudy m_scored;
    Result<std::vector<std::string>> m_sliceNames;
    std::vector<TestSet> m_testSets;
    std::vector<std::vector<ImageId>> m_imageIds;  ///< as m_testSets
    ImageSets m_inTasks;
    ImageSets m_sealed;  ///< images of sealed tests
    WithheldImages m_withheld;
    std::unordered_set<ImageId> m_withoutFile;
};

}  // namespace vizsla
