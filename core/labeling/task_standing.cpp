// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/task_standing.h"

#include <algorithm>

#include "core/store/labeler_repository.h"
#include "core/store/session_repository.h"
#include "core/store/task_repository.h"

namespace vizsla {

Result<std::vector<LabelerStanding>> standings(StudyFile& study, const Task& task)
{
    const auto labelers = TRY(LabelerRepository(study).all());
    std::vector<LabelerStanding> all;
    for (const Labeler& labeler : labelers) {
        const auto counts = TRY(SessionRepository(study).doneCounts(labeler.id));
        const auto seed = TRY(TaskRepository(study).keptSeed(task.id, labeler.id));
        const auto count = counts.find(task.id);
        const int done = count == counts.end() ? 0 : count->second;
        all.push_back({labeler, done, done > 0 || seed.has_value()});
    }
    std::ranges::sort(all, {}, [](const LabelerStanding& standing) {
        return std::pair(!standing.hasBegun, std::string_view(standing.labeler.name));
    });
    return all;
}

bool isAnybodyUnfinished(const std::vector<LabelerStanding>& standings, const Task& task)
{
    return std::ranges::any_of(standings, [&](const LabelerStanding& standing) {
        const bool isNamed = !task.labelerIds.empty() && task.isFor(standing.labeler.id);
        return (standing.hasBegun || isNamed) && standing.done < task.imageCount;
    });
}

}  // namespace vizsla
