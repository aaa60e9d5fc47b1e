// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/progress.h"
#include "core/result.h"
#include "core/study/task.h"

namespace vizsla {

class StudyConnection;

/// A test whose results are not opened.
struct SealedTest
{
    std::string name;
    TaskId id;
};

/// What was told of a test before its results were opened.
struct Disclosure
{
    TaskId taskId;
    std::string what;  ///< "answers": they were exported
    UtcTime madeAt = {};
};

/// Tasks, the images in them, and the seed by which each labeler meets them.
class TaskRepository
{
public:
    explicit TaskRepository(StudyConnection& study) : m_study(study) {}

    /// Adds a task over these images, all or nothing; its id and image count are written into `task`.
    /// Errors: Invalid for a blank name, or one that another task has; Cancelled.
    Result<void> add(Task& task, const std::vector<ImageId>& imageIds, const Progress& progress = {});
    /// Writes a task's name, description, who sits it, part size and rules. Errors: as add(); Invalid for
    /// another part size or other rules once somebody has begun the task, because its sessions would no
    /// longer be alike, and where those who sit it are named without one who has begun it.
    Result<void> update(const Task& task);
    /// Errors (Invalid): somebody has begun it.
    Result<void> remove(const TaskId& taskId);
    /// Whether any labeler has begun the task.
    Result<bool> isBegun(const TaskId& taskId) const;
    /// Lets everybody see the results of a test; what is opened stays open.
    Result<void> openResults(const TaskId& taskId);
    /// Keeps, for good, that something was told of sealed tests.
    Result<void> disclose(const std::vector<SealedTest>& tests, const std::string& what);
    /// In the order they were made.
    Result<std::vector<Disclosure>> disclosures() const;
    /// Ids of the images that are in any task.
    Result<std::unordered_set<ImageId>> imagesInTasks() const;
    /// Those that a labeler may sit or has sat; without one, all that anybody may sit. To be asked through
    /// WithheldImages.
    Result<std::vector<SealedTest>> sealedTests(const std::optional<LabelerId>& labelerId) const;
    /// The photographs that the images of a task were made from (Image::photograph).
    Result<std::vector<std::string>> photographsOf(const TaskId& taskId) const;
    /// Ids of images of trainings that a labeler has answered nowhere.
    Result<std::vector<ImageId>> trainingImagesToCome(const LabelerId& labelerId) const;
    Result<std::vector<Task>> all() const;
    Result<std::optional<Task>> find(const TaskId& id) const;

    /// The seed of this labeler's order; empty where the labeler has not begun.
    Result<std::optional<std::uint64_t>> keptSeed(const TaskId& taskId, const LabelerId& labelerId) const;

private:
    Result<void> checkName(const Task& task) const;
    Result<void> addImages(const Task& task, const std::vector<ImageId>& imageIds, const Progress& progress);
    Result<void> writeLabelers(const Task& task);
    Result<void> updateRules(const Task& task);

    StudyConnection& m_study;
};

}  // namespace vizsla
