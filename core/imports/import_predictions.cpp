// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_predictions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/formats/npy.h"
#include "core/imports/model_files.h"
#include "core/imports/source_head.h"
#include "core/scoring/coverage.h"
#include "core/scoring/later_predictions.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_connection.h"
#include "core/taxonomy/class_names.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

void describe(const std::string& name, const ReadModel& model, const std::vector<std::string>& warnings,
              const PredictionTarget& target, ImportReport& report)
{
    for (const std::string& note : model.notes)
        report.notes.push_back(name + ": " + note);
    // What is missing is told from the predictions whenever they are scored.
    const Coverage coverage = coverageOf(model.predictions, target.truth.imageCount());
    if (const std::string sentence = missingSentence(coverage); !sentence.empty())
        report.warnings.push_back(name + ": " + sentence);
    for (const std::string& warning : warnings)
        report.warnings.push_back(name + ": " + warning);
}

/// Whether the model has other predictions on the test set. What cannot be read is replaced as well.
bool isReplacing(StudyConnection& study, const ModelId& modelId, const PredictionTarget& target,
                 const ReadModel& model)
{
    const auto earlier = PredictionRepository(study).read(
        modelId, target.testSet.id, {target.truth.imageCount(), target.classes.count()});
    return !earlier || (*earlier && (*earlier)->classes != model.predictions.classes);
}

Result<void> writeModel(StudyConnection& study, const PredictionTarget& target, const fs::path& file,
                        const ReadModel& model, ImportReport& report)
{
    const std::string name = modelName(file);
    const std::vector<std::string> warnings = warningsOf(model, target);
    describe(name, model, warnings, target, report);
    PredictionRepository repository(study);
    const auto id = TRY(repository.modelId(name));
    if (isReplacing(study, id, target, model))
        report.notes.push_back(name + ": what it predicted on " + target.testSet.name +
                               " before was replaced");
    return repository.write(id, target.testSet.id, model.predictions, warnings);
}

std::string summaryOf(std::size_t files, const PredictionTarget& target)
{
    return counted(files, "model", "models") + ", " + counted(target.truth.imageCount(), "image", "images") +
           " each";
}

/// So that a folder of thousands of models is not held in memory.
constexpr std::size_t mostKeptBytes = std::size_t{256} << 20U;

struct PlannedPredictions
{
    std::vector<fs::path> files;
    std::vector<std::string> notes;                     ///< of finding the files
    TestSetId testSetId = {};                           ///< that the models were read for
    std::vector<std::optional<ReadModel>> models = {};  ///< those kept, by file
};

/// What becomes of the models, file by file.
class PlannedModels
{
public:
    PlannedModels(StudyConnection& study, PredictionTarget& target, ImportPlan& plan)
        : m_study(study),
          m_target(target),
          m_plan(plan)
    {}

    Result<void> readKnown();
    Result<void> add(const fs::path& file, PlannedPredictions& planned);

private:
    Result<void> preview(const fs::path& file, const ReadModel& model);
    void describeInPlan(const std::string& name, const ReadModel& model);

    StudyConnection& m_study;
    PredictionTarget& m_target;
    ImportPlan& m_plan;
    std::map<std::string, ModelId> m_known;  ///< ids of the study's models by name
    std::size_t m_keptBytes = 0;
};

Result<void> PlannedModels::readKnown()
{
    const auto models = TRY(PredictionRepository(m_study).models());
    for (const Model& model : models)
        m_known.emplace(model.name, model.id);
    return {};
}

Result<void> PlannedModels::add(const fs::path& file, PlannedPredictions& planned)
{
    auto model = TRY(readModel(m_study, m_target, file));
    if (planned.models.empty())
        TRY(preview(file, model));
    describeInPlan(modelName(file), model);
    m_keptBytes += model.predictions.classes.size() * sizeof(ClassIndex) +
                   model.predictions.confidences.size() * sizeof(Confidence);
    planned.models.emplace_back(m_keptBytes <= mostKeptBytes ? std::optional(std::move(model))
                                                             : std::nullopt);
    return {};
}

void PlannedModels::describeInPlan(const std::string& name, const ReadModel& model)
{
    ImportReport report;
    describe(name, model, warningsOf(model, m_target), m_target, report);
    std::ranges::move(report.notes, std::back_inserter(m_plan.notes));
    std::ranges::move(report.warnings, std::back_inserter(m_plan.warnings));
    const auto known = m_known.find(name);
    if (known != m_known.end() && isReplacing(m_study, known->second, m_target, model))
        m_plan.notes.push_back(name + ": what it predicted on " + m_target.testSet.name +
                               " before will be replaced");
}

Result<void> PlannedModels::preview(const fs::path& file, const ReadModel& model)
{
    TRY(readImageNames(m_study, m_target));
    const std::vector<std::string>& names = m_target.images->names();
    for (std::size_t image = 0; image < std::min(names.size(), previewRows); ++image) {
        const ClassIndex first = model.predictions.of(image)[0];
        m_plan.preview.push_back(
            {names[image], first < 0 ? "" : distinctName(m_target.hierarchy, m_target.classes.wnid(first)),
             file.filename().string()});
    }
    return {};
}

void addStates(const ImportRequest& request, const std::vector<fs::path>& files, SourceStates& states)
{
    for (const fs::path& source : request.sources) {
        if (std::ranges::find(files, source) == files.end())
            states.add(source);
    }
    for (const fs::path& file : files)
        states.add(file);
}

Result<void> planModels(StudyConnection& study, PlannedPredictions& planned, ImportPlan& plan,
                        const Progress& progress)
{
    auto target = TRY(findTarget(study, plan.request().testSet, PlanFor::Reader));
    planned.testSetId = target.testSet.id;
    plan.recognised = "Predictions of models in " + counted(planned.files.size(), "file", "files") +
                      ": fit for " + target.testSet.name;
    plan.counts = {summaryOf(planned.files.size(), target)};
    plan.notes = planned.notes;
    PlannedModels models(study, target, plan);
    TRY(models.readKnown());
    for (const fs::path& file : planned.files) {
        if (progress.isCancelled())
            return importCancelled();
        TRY(models.add(file, planned));
        progress.report(planned.models.size(), planned.files.size());
    }
    return {};
}

Result<ImportPlan> planPredictions(StudyConnection& study, const ImportRequest& request, PlanFor whom,
                                   const Progress& progress)
{
    ImportPlan plan(request);
    PlannedPredictions planned;
    planned.files = TRY(filesOf(request.sources, planned.notes));
    TRY(checkModelNames(planned.files));
    if (whom == PlanFor::Reader) {
        addStates(request, planned.files, plan.sources);
        TRY(planModels(study, planned, plan, progress));
    }
    plan.keep(std::move(planned));
    return plan;
}

Result<void> importModel(StudyConnection& study, PredictionTarget& target, const PlannedPredictions& planned,
                         std::size_t index, ImportReport& report)
{
    const fs::path& file = planned.files[index];
    // Another test set may have got the name since.
    if (planned.testSetId == target.testSet.id && planned.models[index])
        return writeModel(study, target, file, *planned.models[index], report);
    const auto model = TRY(readModel(study, target, file));
    return writeModel(study, target, file, model, report);
}

Result<ImportReport> commitPredictions(StudyConnection& study, const ImportPlan& plan,
                                       const Progress& progress)
{
    const auto& planned = plan.kept<PlannedPredictions>();
    ImportReport report;
    report.notes = planned.notes;
    auto target = TRY(findTarget(study, plan.request().testSet, PlanFor::Commit));
    const auto done = study.transaction([&]() -> Result<void> {
        for (std::size_t index = 0; index < planned.files.size(); ++index) {
            if (progress.isCancelled())
                return importCancelled();
            TRY(importModel(study, target, planned, index, report));
            progress.report(index + 1, planned.files.size());
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    report.summary = summaryOf(planned.files.size(), target);
    return report;
}

bool isOfPredictions(const fs::path& file)
{
    return isArray(file) || tableKind(file) == TableKind::Predictions;
}

/// One file in a folder tells it.
std::optional<Recognition> recognisePredictions(const fs::path& source, const StudyFacts&)
{
    const Recognition predictions{true, "predictions"};
    std::error_code error;
    if (!fs::is_directory(source, error))
        return isOfPredictions(source) ? std::optional(predictions) : std::nullopt;
    for (fs::directory_iterator entry(source, error), end; !error && entry != end; entry.increment(error)) {
        if (isOfPredictions(entry->path()))
            return predictions;
    }
    return std::nullopt;
}

constexpr const char* predictionExtensions[] = {"npy", "csv"};
constexpr const ImportOption* predictionOptions[] = {&testSetOption};

}  // namespace

constinit const Importer predictionsImporter{
    .id = "predictions",
    .verb = "predictions",
    .format = "",
    .help = "Predictions of models on a test set: .npy or .csv files, or folders of them",
    .name = "Predictions of models",
    .files = ".npy or .csv, one file a model, or a folder of them; a model that is there already is replaced",
    .extensions = predictionExtensions,
    .sources = {"SOURCE", "Files or folders", true},
    .options = predictionOptions,
    .recognise = recognisePredictions,
    .isOfFormat = nullptr,
    .plan = planPredictions,
    .commit = commitPredictions,
};

Result<ImportReport> importPredictions(StudyConnection& study, const std::string& testSetName,
                                       const std::vector<fs::path>& sources, const Progress& progress)
{
    return importAtOnce(study, {&predictionsImporter, testSetName, sources}, progress);
}

}  // namespace vizsla
