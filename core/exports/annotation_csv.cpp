// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exports/annotation_csv.h"

#include <unordered_map>

#include "core/formats/csv.h"
#include "core/formats/problem_reason.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"

namespace vizsla {

Result<std::string> annotationCsv(StudyFile& study)
{
    const ImageRepository repository(study);
    const auto testSets = repository.testSetNames();
    if (!testSets)
        return tl::unexpected(testSets.error());
    const auto images = repository.list();
    if (!images)
        return tl::unexpected(images.error());
    const auto annotations = AnnotationRepository(study).all();
    if (!annotations)
        return tl::unexpected(annotations.error());
    const auto problems = AnnotationRepository(study).problems();
    if (!problems)
        return tl::unexpected(problems.error());

    std::unordered_map<std::string_view, std::string_view> nameOfTestSet;
    for (const TestSet& testSet : *testSets)
        nameOfTestSet.emplace(testSet.id, testSet.name);
    std::string text = "image,test_set,wnid,verdict,reason\n";
    for (const auto& image : *images) {
        const std::string begin =
            csvField(image.name) + ',' + csvField(nameOfTestSet.at(image.place.testSetId)) + ',';
        if (const auto found = annotations->find(image.id); found != annotations->end()) {
            for (const auto& [wnid, verdict] : found->second.rulings)
                text.append(begin)
                    .append(csvField(wnid))
                    .append(",")
                    .append(verdictWord(verdict))
                    .append(",\n");
        }
        if (const auto found = problems->find(image.id); found != problems->end())
            text.append(begin)
                .append(",problematic,")
                .append(csvField(problemReason(found->second)))
                .append("\n");
    }
    return text;
}

}  // namespace vizsla
