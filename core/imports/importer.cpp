// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/importer.h"

#include <algorithm>

#include "core/imports/import_annotations.h"
#include "core/imports/import_human_accuracy.h"
#include "core/imports/import_images.h"
#include "core/imports/import_predictions.h"
#include "core/imports/import_test_set.h"
#include "core/imports/import_verdicts.h"

namespace vizsla {

namespace {

Result<ImportPlan> planFor(StudyConnection& study, const ImportRequest& request, PlanFor whom,
                           const Progress& progress)
{
    if (request.sources.empty())
        return failure(ErrorKind::Invalid, "There is no file to import.");
    return request.importer->plan(study, request, whom, progress);
}

}  // namespace

constinit const ImportOption testSetOption{
    "NAME", "", "The test set", &ImportRequest::testSet, ImportOption::Field::TestSet, "Test set"};
constinit const ImportOption newTestSetOption{
    "NAME", "", "The test set", &ImportRequest::testSet, ImportOption::Field::NewTestSet, "Its name"};
constinit const ImportOption annotationOption{
    "--name",
    "NAME",
    "The annotation that it becomes, beside others (default: called after the file)",
    &ImportRequest::annotation,
    ImportOption::Field::Annotation,
    "Annotation"};
constinit const ImportOption replaceOption{
    "--replace", "", "Replace the annotation of this name as a whole, if it came from another file",
    &ImportRequest::replacesAnnotation};
constinit const ImportOption knownReviewersOption{"--known-reviewers", "",
                                                  "Pass over reviewers whom the study does not know",
                                                  &ImportRequest::onlyKnownReviewers};

std::span<const Importer* const> importers()
{
    static constexpr const Importer* table[] = {
        &testSetImporter,  &imagesImporter,     &predictionsImporter,   &realImporter,
        &verdictsImporter, &multiLabelImporter, &humanAccuracyImporter,
    };
    return table;
}

bool Importer::takes(const ImportOption& option) const
{
    return std::ranges::find(options, &option) != options.end();
}

ImportPlan::ImportPlan(const ImportRequest& request)
    : m_request(std::make_shared<const ImportRequest>(request))
{}

Result<ImportReport> importAtOnce(StudyConnection& study, const ImportRequest& request,
                                  const Progress& progress)
{
    const auto plan = TRY(planFor(study, request, PlanFor::Commit, progress));
    return request.importer->commit(study, plan, progress);
}

Result<ImportPlan> planImport(StudyConnection& study, const ImportRequest& request, const Progress& progress)
{
    return planFor(study, request, PlanFor::Reader, progress);
}

Result<ImportReport> commitImport(StudyConnection& study, const ImportPlan& plan, const Progress& progress)
{
    TRY(plan.sources.check(progress));
    return plan.request().importer->commit(study, plan, progress);
}

}  // namespace vizsla
