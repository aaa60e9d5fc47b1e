// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exports/annotation_csv.h"

#include <unordered_map>

#include "core/store/annotation_repository.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/image_repository.h"
#include "core/store/study_connection.h"
#include "core/text/csv.h"
#include "core/text/problem_reason.h"

namespace vizsla {

namespace {

Result<std::string> csvOf(StudyConnection& study, const Result<AnnotationMap>& annotations,
                          const Result<ProblemMap>& problems)
{
    if (!annotations)
        return tl::unexpected(annotations.error());
    if (!problems)
        return tl::unexpected(problems.error());
    const ImageRepository repository(study);
    const auto testSets = TRY(repository.testSetNames());
    const auto images = TRY(repository.list());
    std::unordered_map<TestSetId, std::string_view> nameOfTestSet;
    for (const TestSet& testSet : testSets)
        nameOfTestSet.emplace(testSet.id, testSet.name);
    std::string text = "image,test_set,wnid,verdict,reason\n";
    for (const auto& image : images) {
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

}  // namespace

Result<std::string> annotationCsv(StudyConnection& study)
{
    const AnnotationRepository repository(study);
    return csvOf(study, repository.all(), repository.problems());
}

Result<std::string> sourceCsv(StudyConnection& study, const std::string& name)
{
    const auto source = TRY(AnnotationSourceRepository(study).named(name));
    const std::optional<AnnotationSourceId> id = source ? std::optional(source->id) : std::nullopt;
    const AnnotationRepository repository(study);
    return csvOf(study, repository.ofSource(id), repository.problemsOfSource(id));
}

}  // namespace vizsla
