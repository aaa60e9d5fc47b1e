// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/model_files.h"

#include <algorithm>
#include <map>
#include <optional>
#include <ranges>
#include <utility>

#include "core/formats/npy.h"
#include "core/formats/prediction_csv.h"
#include "core/imports/name_tally.h"
#include "core/scoring/anomalies.h"
#include "core/scoring/coverage.h"
#include "core/scoring/later_predictions.h"
#include "core/store/class_repository.h"
#include "core/store/image_repository.h"
#include "core/store/study_connection.h"
#include "core/store/truth_repository.h"
#include "core/text/ascii.h"
#include "core/text/file_text.h"
#include "core/text/grouped.h"
#include "core/text/natural_order.h"
#include "core/text/unicode_form.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

bool isTable(const fs::path& file)
{
    const std::string ending = file.extension().string();
    return equalsIgnoringCase(ending, ".csv") || equalsIgnoringCase(ending, ".tsv");
}

Result<std::vector<fs::path>> filesOfFolder(const fs::path& folder, std::vector<std::string>& notes)
{
    std::vector<fs::path> files;
    SentenceList passedOver(notes);
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
        const fs::path& file = entry->path();
        if (isArray(file) || isTable(file))
            files.push_back(file);
        else
            passedOver.add(file.filename().string() + " was skipped: neither .npy nor .csv");
    }
    if (error)
        return failure(ErrorKind::Io, folder.string() + " cannot be read: " + error.message() + '.');
    if (files.empty())
        return failure(ErrorKind::NotFound,
                       folder.string() + " has no predictions: expected .npy or .csv files in it.");
    std::ranges::sort(files, NaturallyLess(), [](const fs::path& file) { return file.filename().string(); });
    return files;
}

/// All that files are held against. TruthRepository would keep what it made of it in the study.
Result<Truth> assignedLabels(StudyConnection& study, const TestSet& testSet, const ClassCodes& classes)
{
    const auto images = TRY(ImageRepository(study).namedImages(testSet.id));
    Truth truth;
    for (const auto& image : images)
        truth.add(classes.byWnid(image.assignedWnid).value_or(noClass), false, {}, {});
    return truth;
}

/// Which row each image of the test set has, and what became of the others.
class RowsOfImages
{
public:
    RowsOfImages(const NamedPredictions& named, const ImageNames& images, std::string file)
        : m_named(named),
          m_images(images),
          m_file(std::move(file)),
          m_rows(images.names().size())
    {}

    Result<void> match();
    std::optional<std::size_t> rowOf(std::size_t image) const
    {
        return m_rows[image] ? std::optional(m_rows[image]->row) : std::nullopt;
    }
    void addNotes(std::vector<std::string>& notes) const;

private:
    struct Taken
    {
        std::size_t row = 0;
        std::pair<bool, ImageNames::Likeness> rank;  ///< less is likelier
    };

    Result<void> take(std::size_t row, const ImageNames::Match& match);

    const NamedPredictions& m_named;
    const ImageNames& m_images;
    std::string m_file;
    NameTally m_tally;
    std::vector<std::optional<Taken>> m_rows;
    std::vector<std::size_t> m_passedOver;
};

Result<void> RowsOfImages::match()
{
    for (std::size_t row = 0; row < m_named.images.size(); ++row) {
        const ImageNames::Found found = m_tally.lookUp(m_named.images[row], m_images);
        if (!found.match)
            continue;
        TRY(take(row, *found.match));
    }
    return m_tally.matched() > 0 ? Result<void>() : m_tally.noneMatched(m_file, "the test set", m_images);
}

/// Of two rows for one image the likelier name counts; two alike are a fault of the file.
Result<void> RowsOfImages::take(std::size_t row, const ImageNames::Match& match)
{
    std::optional<Taken>& known = m_rows[match.image];
    const Taken taken{row, match.rank()};
    if (known && known->rank == taken.rank)
        return failure(ErrorKind::Invalid,
                       m_file + ", line " + std::to_string(m_named.lines[row]) + ": found " +
                           inQuotes(m_named.images[row]) + ", which is the image " +
                           inQuotes(m_images.names()[match.image]) + " as " +
                           inQuotes(m_named.images[known->row]) + " on line " +
                           std::to_string(m_named.lines[known->row]) + " is; keep one of them");
    if (known && known->rank < taken.rank) {
        m_passedOver.push_back(row);
        return {};
    }
    if (known)
        m_passedOver.push_back(known->row);
    known = taken;
    return {};
}

void RowsOfImages::addNotes(std::vector<std::string>& notes) const
{
    m_tally.addNotes(notes, "not in the test set");
    if (!m_passedOver.empty())
        notes.push_back(counted(m_passedOver.size(), "row was", "rows were") +
                        " passed over, whose image another row names more exactly, such as " +
                        inQuotes(m_named.images[m_passedOver.front()]));
}

/// A file that mostly does not speak of this study's classes is of another study.
Result<void> checkClasses(const NamedPredictions& named, const std::string& file)
{
    std::size_t predictions = 0;
    std::size_t unknown = 0;
    for (std::size_t row = 0; row < named.images.size(); ++row) {
        const ClassIndex first = named.predictions.of(row)[0];
        predictions += first != noClass;
        unknown += first == unknownClass;
    }
    if (predictions == 0)
        return failure(ErrorKind::Invalid, file + ": found no predictions in " +
                                               counted(named.images.size(), "row", "rows") +
                                               ", expected some");
    if (2 * unknown <= predictions)
        return {};
    return failure(ErrorKind::Invalid, grouped(unknown) + " of " + grouped(predictions) +
                                           " predictions name no class of the study, such as " +
                                           named.unknownClasses.front() +
                                           ". Give wnids, names or indices of the study's classes, or make a "
                                           "study of the model's classes: vizsla new STUDY --classes FILE");
}

/// Images by their first predictions, which decide, and further predictions apart from them.
std::string unknownClassWarning(const NamedPredictions& named, const Coverage& coverage)
{
    if (named.unknownClassCount == 0)
        return {};
    std::string sentence = unknownSentence(coverage);
    const auto firsts = static_cast<std::size_t>(
        std::ranges::count_if(std::views::iota(std::size_t{0}, named.images.size()),
                              [&](std::size_t row) { return named.predictions.of(row)[0] == unknownClass; }));
    if (const std::size_t further = named.unknownClassCount - firsts; further > 0)
        sentence += (sentence.empty() ? "" : "; ") + counted(further, "prediction", "predictions") +
                    std::string(behindTheFirstWords) + (further == 1 ? "names" : "name") +
                    " no class of the study";
    return sentence.empty() ? sentence : sentence + ", such as " + named.unknownClasses.front();
}

/// Brings predictions by name into the order of the test set.
Result<ReadModel> inOrder(const NamedPredictions& named, const PredictionTarget& target,
                          const std::string& file)
{
    RowsOfImages rows(named, *target.images, file);
    TRY(rows.match());
    TRY(checkClasses(named, file));
    ReadModel model;
    const int columns = named.predictions.columns;
    model.predictions.columns = columns;
    model.predictions.missing = MissingCounts::Wrong;
    model.predictions.classes.assign(target.truth.imageCount() * static_cast<std::size_t>(columns), noClass);
    const std::vector<Confidence>& confidences = named.predictions.confidences;
    if (!confidences.empty())
        model.predictions.confidences.assign(model.predictions.classes.size(), 0);
    for (std::size_t image = 0; image < target.truth.imageCount(); ++image) {
        const auto row = rows.rowOf(image);
        if (!row)
            continue;
        const auto from = static_cast<std::ptrdiff_t>(*row) * columns;
        const auto to = static_cast<std::ptrdiff_t>(image) * columns;
        std::ranges::copy(named.predictions.of(*row), model.predictions.classes.begin() + to);
        if (!confidences.empty())
            std::copy_n(confidences.begin() + from, columns, model.predictions.confidences.begin() + to);
    }
    rows.addNotes(model.notes);
    if (auto warning = unknownClassWarning(named, coverageOf(model.predictions, target.truth.imageCount()));
        !warning.empty())
        model.warnings.push_back(std::move(warning));
    return model;
}

Result<ReadModel> readTable(StudyConnection& study, PredictionTarget& target, const fs::path& file)
{
    TRY(readImageNames(study, target));
    const ClassNames names(target.hierarchy);
    const auto named = TRY(readPredictionCsv(file, target.classes, &names));
    if (named.images.empty())
        return failure(ErrorKind::Invalid,
                       file.string() + ": found no row behind the header, expected predictions");
    return inOrder(named, target, file.string());
}

/// How whole numbers were taken, and what equal scores decided.
void addScoreNotes(const NpyPredictions& read, std::vector<std::string>& notes)
{
    if (read.areWholeScores)
        notes.push_back(
            "its whole numbers are taken as a score for each class, because there are as many as classes "
            "and no row names each class once");
    if (read.areWholeRankings)
        notes.push_back(
            "its whole numbers are taken as class indices, best first: each row names each class once");
    if (read.tiedFirst > 0)
        notes.push_back(
            counted(read.tiedFirst, "image has", "images have") +
            " several classes of the best score; that of the lowest index is the first prediction");
    if (read.tiedLast > 0)
        notes.push_back(counted(read.tiedLast, "image has", "images have") +
                        " equal scores at the fifth place; the classes of the lowest indices are kept");
}

Result<ReadModel> readArray(const PredictionTarget& target, const fs::path& file)
{
    auto read = TRY(predictionsFromNpy(file, target.classes.count()));
    if (read.predictions.imageCount() != target.truth.imageCount())
        return failure(ErrorKind::Invalid, file.filename().string() + " has " +
                                               counted(read.predictions.imageCount(), "row", "rows") +
                                               " and " + target.testSet.name + " " +
                                               counted(target.truth.imageCount(), "image", "images") +
                                               "; they must be the same number, in the same order.");
    ReadModel model{std::move(read.predictions), {}, {}};
    model.predictions.missing = MissingCounts::Wrong;
    addScoreNotes(read, model.notes);
    return model;
}

bool namesAClassTwice(std::span<const ClassIndex> row, std::vector<bool>& isNamed)
{
    isNamed.assign(isNamed.size(), false);
    for (const ClassIndex index : row) {
        if (index < 0)
            continue;
        if (isNamed[static_cast<std::size_t>(index)])
            return true;
        isNamed[static_cast<std::size_t>(index)] = true;
    }
    return false;
}

/// Top-5 then has fewer classes to be right with than it seems. Empty where no image has it.
std::string repeatedWarning(const Predictions& predictions, int classCount)
{
    std::vector<bool> isNamed(static_cast<std::size_t>(classCount));
    std::size_t images = 0;
    std::size_t first = 0;
    for (std::size_t image = 0; predictions.columns > 1 && image < predictions.imageCount(); ++image) {
        if (!namesAClassTwice(predictions.of(image), isNamed))
            continue;
        first = images++ == 0 ? image : first;
    }
    if (images == 0)
        return {};
    return counted(images, "image has", "images have") + std::string(classTwiceWords) + ", such as image " +
           std::to_string(first + 1) + " of the test set: it counts once, and top-5 has fewer classes there";
}

}  // namespace

bool isArray(const fs::path& file)
{
    return equalsIgnoringCase(file.extension().string(), ".npy");
}

Result<std::vector<fs::path>> filesOf(const std::vector<fs::path>& sources, std::vector<std::string>& notes)
{
    std::vector<fs::path> files;
    for (const fs::path& source : sources) {
        std::error_code error;
        if (!fs::is_directory(source, error)) {
            files.push_back(source);
            continue;
        }
        auto inFolder = TRY(filesOfFolder(source, notes));
        std::ranges::move(inFolder, std::back_inserter(files));
    }
    return files;
}

std::string modelName(const fs::path& file)
{
    const std::string stem = file.stem().string();
    return normalized(trimmed(stem));
}

Result<void> checkModelNames(const std::vector<fs::path>& files)
{
    std::map<std::string, const fs::path*> byName;
    for (const fs::path& file : files) {
        const std::string name = modelName(file);
        if (const auto fault = nameFault(name); !fault.empty())
            return failure(ErrorKind::Invalid, inQuotes(file.string()) + " would be a model called by " +
                                                   std::string(fault) + "; give the file a name.");
        const auto [known, isNew] = byName.try_emplace(name, &file);
        if (!isNew)
            return failure(ErrorKind::Invalid, "Two files are of the model " + inQuotes(name) + ": " +
                                                   known->second->string() + " and " + file.string() +
                                                   "; import one of them, or rename it.");
    }
    return {};
}

Result<PredictionTarget> findTarget(StudyConnection& study, const std::string& testSetName, PlanFor whom)
{
    const auto found = TRY(ImageRepository(study).findTestSet(testSetName));
    auto hierarchy = TRY(ClassRepository(study).all().and_then(
        [](ClassList list) { return Hierarchy::build(std::move(list)); }));
    ClassCodes classes(hierarchy);
    auto truth = TRY(whom == PlanFor::Commit ? TruthRepository(study).truth(found.id)
                                             : assignedLabels(study, found, classes));
    return PredictionTarget{found, std::move(hierarchy), std::move(truth), std::move(classes), std::nullopt};
}

Result<void> readImageNames(StudyConnection& study, PredictionTarget& target)
{
    if (target.images)
        return {};
    const auto images = TRY(ImageRepository(study).namedImages(target.testSet.id));
    std::vector<std::string> names;
    for (const auto& image : images)
        names.push_back(image.name);
    target.images.emplace(std::move(names));
    return {};
}

Result<ReadModel> readModel(StudyConnection& study, PredictionTarget& target, const fs::path& file)
{
    const bool isText = isTable(file) || equalsIgnoringCase(file.extension().string(), ".txt");
    return isText ? readTable(study, target, file) : readArray(target, file);
}

std::vector<std::string> warningsOf(const ReadModel& model, const PredictionTarget& target)
{
    std::vector<std::string> warnings = model.warnings;
    for (PredictionAnomaly& anomaly : findAnomalies(model.predictions, target.truth, target.classes.count()))
        warnings.push_back(std::move(anomaly.sentence));
    if (auto warning = repeatedWarning(model.predictions, target.classes.count()); !warning.empty())
        warnings.push_back(std::move(warning));
    return warnings;
}

}  // namespace vizsla
