// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_predictions.h"

#include <algorithm>
#include <unordered_map>

#include "core/formats/natural_order.h"
#include "core/formats/npy.h"
#include "core/formats/prediction_csv.h"
#include "core/scoring/traps.h"
#include "core/store/class_repository.h"
#include "core/store/image_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// What every file of one import is held against.
struct Target
{
    TestSet testSet;
    ClassCodes classes;
    Truth truth;
    std::unordered_map<std::string, std::size_t> imageIndex;  ///< filled when a CSV asks for it
};

struct ReadModel
{
    Predictions predictions;
    std::vector<std::string> warnings;
};

std::vector<fs::path> filesOf(const std::vector<fs::path>& sources, std::vector<std::string>& notes)
{
    std::vector<fs::path> files;
    SentenceList passedOver(notes);
    for (const fs::path& source : sources) {
        std::error_code error;
        if (!fs::is_directory(source, error)) {
            files.push_back(source);
            continue;
        }
        std::vector<fs::path> inFolder;
        for (fs::directory_iterator entry(source, error), end; !error && entry != end;
             entry.increment(error)) {
            const fs::path& file = entry->path();
            if (file.extension() == ".npy" || file.extension() == ".csv")
                inFolder.push_back(file);
            else
                passedOver.add(file.filename().string() + " was skipped: neither .npy nor .csv");
        }
        std::ranges::sort(inFolder, NaturallyLess(), [](const fs::path& file) { return file.filename().string(); });
        std::ranges::move(inFolder, std::back_inserter(files));
    }
    return files;
}

Result<Target> findTarget(StudyFile& study, const std::string& testSetName)
{
    const auto found = ImageRepository(study).findTestSet(testSetName);
    if (!found)
        return tl::unexpected(found.error());
    auto list = ClassRepository(study).all();
    if (!list)
        return tl::unexpected(list.error());
    auto truth = TruthRepository(study).truth(found->id);
    if (!truth)
        return tl::unexpected(truth.error());
    return Target{*found, ClassCodes(std::move(list->classes)), std::move(*truth), {}};
}

Result<void> fillImageIndex(StudyFile& study, Target& target)
{
    if (!target.imageIndex.empty())
        return {};
    const auto images = ImageRepository(study).namedImages(target.testSet.id);
    if (!images)
        return tl::unexpected(images.error());
    for (const auto& image : *images)
        target.imageIndex.emplace(image.name, target.imageIndex.size());
    return {};
}

/// Brings predictions by name into the order of the test set.
ReadModel inOrder(NamedPredictions named, const Target& target)
{
    ReadModel model;
    const int columns = named.predictions.columns;
    model.predictions.columns = columns;
    model.predictions.classes.assign(target.truth.imageCount() * static_cast<std::size_t>(columns), noClass);
    const std::vector<Confidence>& confidences = named.predictions.confidences;
    if (!confidences.empty())
        model.predictions.confidences.assign(model.predictions.classes.size(), 0);
    std::size_t unknownImages = 0;
    for (std::size_t row = 0; row < named.images.size(); ++row) {
        const auto place = target.imageIndex.find(named.images[row]);
        if (place == target.imageIndex.end()) {
            ++unknownImages;
            continue;
        }
        const auto from = static_cast<std::ptrdiff_t>(row) * columns;
        const auto to = static_cast<std::ptrdiff_t>(place->second) * columns;
        std::ranges::copy(named.predictions.of(row), model.predictions.classes.begin() + to);
        if (!confidences.empty())
            std::copy_n(confidences.begin() + from, columns, model.predictions.confidences.begin() + to);
    }
    if (unknownImages > 0)
        model.warnings.push_back(counted(unknownImages, "image is", "images are") + " not in the test set");
    if (named.unknownClassCount > 0)
        model.warnings.push_back(counted(named.unknownClassCount, "prediction names", "predictions name") +
                                 " no class of the study: " + named.unknownClasses.front());
    return model;
}

Result<ReadModel> readModel(StudyFile& study, Target& target, const fs::path& file)
{
    if (file.extension() == ".csv") {
        if (auto filled = fillImageIndex(study, target); !filled)
            return tl::unexpected(filled.error());
        return readPredictionCsv(file, target.classes).map([&](NamedPredictions named) {
            return inOrder(std::move(named), target);
        });
    }
    auto predictions = predictionsFromNpy(file, target.classes.count());
    if (!predictions)
        return tl::unexpected(predictions.error());
    if (predictions->imageCount() != target.truth.imageCount())
        return failure(ErrorKind::Invalid, file.filename().string() + " has " +
                                               counted(predictions->imageCount(), "row", "rows") + " and " +
                                               target.testSet.name + " " +
                                               counted(target.truth.imageCount(), "image", "images") +
                                               "; they must be the same number, in the same order.");
    return ReadModel{std::move(*predictions), {}};
}

Result<void> importFile(StudyFile& study, Target& target, const fs::path& file, ImportReport& report)
{
    auto model = readModel(study, target, file);
    if (!model)
        return tl::unexpected(model.error());
    for (PredictionTrap& trap : findTraps(model->predictions, target.truth, target.classes.count()))
        model->warnings.push_back(std::move(trap.sentence));
    const std::string name = file.stem().string();
    for (const std::string& warning : model->warnings)
        report.warnings.push_back(name + ": " + warning);
    PredictionRepository repository(study);
    const auto id = repository.modelId(name);
    if (!id)
        return tl::unexpected(id.error());
    return repository.write(*id, target.testSet.id, model->predictions, model->warnings);
}

}  // namespace

Result<ImportReport> importPredictions(StudyFile& study, const std::string& testSetName,
                                       const std::vector<fs::path>& sources, const ImportControl& control)
{
    ImportReport report;
    const auto files = filesOf(sources, report.notes);
    auto target = findTarget(study, testSetName);
    if (!target)
        return tl::unexpected(target.error());
    const auto done = study.database().transaction([&]() -> Result<void> {
        for (std::size_t index = 0; index < files.size(); ++index) {
            if (control.isCancelled())
                return importCancelled();
            if (auto imported = importFile(study, *target, files[index], report); !imported)
                return imported;
            control.progress(index + 1, files.size());
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    report.summary = counted(files.size(), "model", "models") + ", " +
                     counted(target->truth.imageCount(), "image", "images") + " each";
    return report;
}

}  // namespace vizsla
