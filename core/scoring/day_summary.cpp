// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/day_summary.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "core/labeling/feedback.h"
#include "core/scoring/scorecard.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"

namespace vizsla {

Result<DaySummary> summarizeSince(StudyFile& study, const std::string& labelerId, UtcMicros since)
{
    const auto answers = SessionRepository(study).answersSince(labelerId, since);
    if (!answers)
        return tl::unexpected(answers.error());
    const auto tasks = TaskRepository(study).all();
    if (!tasks)
        return tl::unexpected(tasks.error());
    std::unordered_map<std::string_view, Mode> modes;
    for (const Task& task : *tasks)
        modes.emplace(task.id, task.mode);

    DaySummary summary;
    std::vector<SteadyMicros> durations;
    for (const Answer& answer : *answers) {
        ++summary.images;
        durations.push_back(answer.duration);
        if (modes[answer.taskId] == Mode::Test)
            continue;
        const auto image = ImageRepository(study).image(answer.imageId);
        const auto annotation = AnnotationRepository(study).ofImage(answer.imageId);
        if (!image || !annotation || !*image)
            continue;
        const Feedback feedback = makeFeedback(**image, *annotation, answer.wnid);
        ++summary.trainingImages;
        summary.trainingRight += feedback.judgement == Feedback::Judgement::Right;
    }
    if (const auto speed = speedOf(std::move(durations)))
        summary.medianDuration = speed->median;
    return summary;
}

}  // namespace vizsla
