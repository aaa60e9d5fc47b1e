// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/look_back.h"

#include <algorithm>

#include "core/labeling/feedback.h"
#include "core/scoring/counted_answers.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"

namespace vizsla {

Result<std::vector<GalleryEntry>> unansweredEntries(StudyFile& study,
                                                    const std::vector<Unanswered>& unanswered)
{
    std::vector<GalleryEntry> entries;
    for (const Unanswered& late : unanswered) {
        const auto image = TRY(ImageRepository(study).image(late.imageId));
        if (image)
            entries.push_back({*image, {}, GalleryEntry::Mark::NotAnswered, late.time.duration()});
    }
    return entries;
}

Result<std::vector<GalleryEntry>> lookBackEntries(StudyFile& study, const Hierarchy& hierarchy,
                                                  const Task& task, const LabelerId& labelerId)
{
    const SessionRepository sessions(study);
    const auto imported = TRY(sessions.importedTasks(labelerId));
    if (isSealed(task, imported))
        return failure(ErrorKind::Invalid,
                       "The results of " + task.name + " are sealed until the coordinator opens them.");
    auto answers = TRY(sessions.answersOfTask(labelerId, task.id));
    auto unanswered = TRY(sessions.unansweredOfLabeler(labelerId));
    const auto annotations = TRY(AnnotationRepository(study).all());

    applyCorrections(answers, AnswerVersion::Corrected);
    std::vector<GalleryEntry> entries;
    for (const Answer& answer : answers) {
        const auto image = TRY(ImageRepository(study).image(answer.imageId));
        if (!image)
            continue;
        const auto known = annotations.find(answer.imageId);
        const MultiLabelAnnotation annotation =
            known == annotations.end() ? MultiLabelAnnotation{} : known->second;
        const Feedback feedback = makeFeedback(*image, annotation, answer.wnid);
        const std::string ruled =
            annotation.hasCorrect() ? nearestToAnswer(feedback, hierarchy).front() : std::string();
        entries.push_back({*image, answer.wnid, markOf(feedback.judgement), answer.duration, ruled});
    }
    std::erase_if(unanswered, [&](const Unanswered& late) { return late.taskId != task.id; });
    auto late = TRY(unansweredEntries(study, unanswered));
    std::ranges::move(late, std::back_inserter(entries));
    return entries;
}

}  // namespace vizsla
