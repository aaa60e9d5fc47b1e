// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "core/study/task.h"

namespace vizsla {

class StudyFile;

/// Tasks, the images in them, and the seed by which each labeler meets them.
class TaskRepository
{
public:
    explicit TaskRepository(StudyFile& study) : m_study(study) {}

    /// Adds a task over these images, all or nothing; its id and image count are written into `task`.
    Result<void> add(Task& task, const std::vector<std::string>& imageIds);
    Result<std::vector<Task>> all() const;
    Result<std::optional<Task>> find(const std::string& id) const;

    /// The seed of this labeler's order; made and kept on the first call.
    Result<std::uint64_t> seed(const std::string& taskId, const std::string& labelerId);
    /// As seed(), but makes nothing: empty where the labeler has not begun.
    Result<std::optional<std::uint64_t>> keptSeed(const std::string& taskId, const std::string& labelerId) const;

private:
    StudyFile& m_study;
};

}  // namespace vizsla
