// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/labeler_predictions.h"

#include "core/store/image_repository.h"

namespace vizsla {

Result<std::unordered_map<TestSetId, LabelerAnswers>> labelerPredictions(StudyConnection& study,
                                                                         const LabelerId& labelerId,
                                                                         AnswerVersion version)
{
    const auto counted = TRY(countedAnswers(study, labelerId, AnswerSource::AllTasks, version));
    std::unordered_map<TestSetId, LabelerAnswers> byTestSet;
    if (counted.answers.empty())
        return byTestSet;
    const ImageRepository images(study);
    const auto places = TRY(images.placesOfLabeler(labelerId));
    const auto classes = TRY(images.classIndices());
    const auto testSets = TRY(images.testSets());

    std::unordered_map<TestSetId, std::size_t> imageCounts;
    for (const TestSet& testSet : testSets)
        imageCounts.emplace(testSet.id, static_cast<std::size_t>(testSet.imageCount));
    for (const Answer& answer : counted.answers) {
        const auto place = places.find(answer.imageId);
        const auto label = classes.find(answer.wnid);
        if (place == places.end() || label == classes.end())
            continue;
        const auto& [testSetId, position] = place->second;
        LabelerAnswers& column = byTestSet[testSetId];
        if (column.durations.empty()) {
            column.predictions.classes.assign(imageCounts[testSetId], noClass);
            column.durations.assign(imageCounts[testSetId], Micros::zero());
        }
        if (position >= column.durations.size())
            continue;  // added since the images were counted
        column.predictions.classes[position] = label->second;
        column.durations[position] = answer.duration;
    }
    return byTestSet;
}

}  // namespace vizsla
