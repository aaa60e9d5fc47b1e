// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/run_import.h"

#include <algorithm>

#include "core/formats/prediction_columns.h"
#include "core/imports/import_annotations.h"
#include "core/imports/import_human_accuracy.h"
#include "core/imports/import_images.h"
#include "core/imports/import_predictions.h"
#include "core/imports/import_test_set.h"
#include "core/imports/import_verdicts.h"
#include "core/store/study_file.h"
#include "core/text/ascii.h"
#include "core/text/csv_table.h"
#include "core/text/file_text.h"
#include "core/text/json_guard.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// How much of a JSON file must do to know it: other keys may come before the one that tells.
constexpr std::size_t jsonBeginning = 4096;

std::string lowerExtension(const fs::path& file)
{
    std::string extension = file.extension().string();
    std::ranges::transform(extension, extension.begin(), asciiLower);
    return extension;
}

std::optional<ImportKind> kindOfCsv(const fs::path& file)
{
    auto input = openFile(file);
    if (!input)
        return std::nullopt;
    const char separator = tableSeparator(**input);
    CsvTable table(**input, file.filename().string(), separator);
    if (!table.readHeader({}))
        return std::nullopt;
    const bool hasImage = table.column("image") >= 0;
    if (hasImage && table.column("verdict") >= 0)
        return ImportKind::Verdicts;
    if (hasImage && table.column("wnid") >= 0 && table.column("prediction") < 0)
        return ImportKind::TestSet;
    return findPredictionColumns(table.header(), {}) ? std::optional(ImportKind::Predictions) : std::nullopt;
}

std::optional<ImportKind> kindOfFolder(const fs::path& folder, bool hasTestSets)
{
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string extension = lowerExtension(entry->path());
        if (extension == ".npy" || ((extension == ".csv" || extension == ".tsv") &&
                                    kindOfCsv(entry->path()) == ImportKind::Predictions))
            return ImportKind::Predictions;
    }
    return hasTestSets ? ImportKind::Images : ImportKind::TestSet;
}

std::optional<ImportKind> kindOfJson(const fs::path& file)
{
    auto input = openFile(file);
    if (!input)
        return std::nullopt;
    std::string beginning(jsonBeginning, '\0');
    (*input)->read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>((*input)->gcount()));
    if (beginning.find("\"image_filenames\"") != std::string::npos)
        return ImportKind::TestSet;
    for (const char* key : {"\"initial_annots\"", "\"problematic_images\"", "\"imagenet_m\""}) {
        if (beginning.find(key) != std::string::npos)
            return ImportKind::MultiLabelAnnotations;
    }
    const std::string_view text = withoutUtf8Mark(beginning);
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return std::nullopt;
    return text[first] == '[' ? ImportKind::RealAnnotations : ImportKind::TestSet;
}

}  // namespace

bool needsTestSet(ImportKind kind)
{
    return kind == ImportKind::TestSet || kind == ImportKind::Images || kind == ImportKind::Predictions;
}

bool hasAnnotations(ImportKind kind)
{
    return kind == ImportKind::RealAnnotations || kind == ImportKind::MultiLabelAnnotations ||
           kind == ImportKind::HumanAccuracy;
}

std::optional<ImportKind> guessImportKind(const fs::path& source, bool hasTestSets)
{
    std::error_code ignored;
    if (fs::is_directory(source, ignored))
        return kindOfFolder(source, hasTestSets);
    const std::string extension = lowerExtension(source);
    if (extension == ".npy")
        return ImportKind::Predictions;
    if (extension == ".pickle" || extension == ".pkl")
        return ImportKind::HumanAccuracy;
    if (extension == ".csv" || extension == ".tsv")
        return kindOfCsv(source);
    if (extension == ".json")
        return kindOfJson(source);
    for (const char* archive : {".tar", ".tgz", ".txz", ".gz", ".xz", ".zst", ".bz2", ".zip"}) {
        if (extension == archive)
            return ImportKind::Images;
    }
    return std::nullopt;
}

Result<ImportReport> runImport(StudyFile& study, const ImportRequest& request, const Progress& progress)
{
    if (request.sources.empty())
        return failure(ErrorKind::Invalid, "There is no file to import.");
    // What came in would be reported as there, in a study that can hardly be read.
    TRY(study.checkIntegrity());
    const fs::path& first = request.sources.front();
    switch (request.kind) {
        case ImportKind::TestSet:
            return importTestSet(study, request.testSet, first, progress);
        case ImportKind::Images:
            return importImages(study, request.testSet, first, progress);
        case ImportKind::Predictions:
            return importPredictions(study, request.testSet, request.sources, progress);
        case ImportKind::RealAnnotations:
            return importAnnotations(study, first, AnnotationFormat::Real, progress, request.annotation);
        case ImportKind::MultiLabelAnnotations:
            return importAnnotations(study, first, AnnotationFormat::MultiLabel, progress,
                                     request.annotation);
        case ImportKind::Verdicts:
            return importVerdicts(study, first, progress);
        case ImportKind::HumanAccuracy:
            break;
    }
    return importHumanAccuracy(study, first, progress, request.annotation);
}

}  // namespace vizsla
