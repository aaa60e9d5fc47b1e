// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_verdicts.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/formats/verdict_csv.h"
#include "core/imports/names_in_study.h"
#include "core/store/image_repository.h"
#include "core/store/review_repository.h"
#include "core/store/study_file.h"
#include "core/store/verdict_repository.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t progressStep = 10'000;

struct Counts
{
    std::size_t verdicts = 0;
    std::set<std::string_view> reviewers;
    std::set<std::pair<std::string_view, std::string_view>> pairs;
};

/// By the name of the reviewer and the id of the test set.
using Columns = std::map<std::pair<std::string, std::string>, std::vector<PlacedVerdict>>;

Result<Columns> placeAll(const std::vector<NamedVerdict>& verdicts, const NamesInStudy& names,
                         const std::unordered_map<std::string, int>& classIndices, const ImportControl& control,
                         Counts& counts, std::vector<std::string>& notes)
{
    Columns columns;
    SentenceList passedOver(notes);
    for (std::size_t index = 0; index < verdicts.size(); ++index) {
        if (index % progressStep == 0) {
            if (control.isCancelled())
                return importCancelled();
            control.progress(index, verdicts.size());
        }
        const NamedVerdict& verdict = verdicts[index];
        const auto found = names.images.find(verdict.image);
        const auto label = classIndices.find(verdict.wnid);
        const std::string line = "line " + std::to_string(verdict.line) + ": ";
        if (found.empty() || label == classIndices.end()) {
            passedOver.add(line + (found.empty() ? "the study has no image " + verdict.image
                                                 : "the study has no class " + verdict.wnid));
            continue;
        }
        for (const auto& image : found)
            columns[{verdict.reviewer, image.place.testSetId}].push_back(
                {static_cast<std::uint32_t>(image.place.position), label->second, verdict.verdict});
        ++counts.verdicts;
        counts.reviewers.insert(verdict.reviewer);
        counts.pairs.emplace(verdict.image, verdict.wnid);
    }
    control.progress(verdicts.size(), verdicts.size());
    if (counts.verdicts == 0)
        return failure(ErrorKind::NotFound,
                       "The study has none of the images and classes; import their test set first.");
    return columns;
}

/// New verdicts beside the earlier ones on other pairs.
std::vector<PlacedVerdict> merged(std::vector<PlacedVerdict> later, const std::vector<PlacedVerdict>& earlier)
{
    const auto place = [](const PlacedVerdict& verdict) { return std::pair(verdict.image, verdict.label); };
    std::ranges::sort(later, {}, place);
    std::vector<PlacedVerdict> all;
    std::ranges::set_union(later, earlier, std::back_inserter(all), {}, place, place);
    return all;
}

Result<void> writeAll(StudyFile& study, Columns columns)
{
    ReviewRepository reviewers(study);
    VerdictRepository repository(study);
    for (auto& [place, verdicts] : columns) {
        const auto reviewer = reviewers.reviewerNamed(place.first);
        if (!reviewer)
            return tl::unexpected(reviewer.error());
        const auto earlier = repository.column(reviewer->id, place.second);
        if (!earlier)
            return tl::unexpected(earlier.error());
        if (auto done = repository.writeColumn(reviewer->id, place.second, merged(std::move(verdicts), *earlier));
            !done)
            return done;
    }
    return {};
}

}  // namespace

Result<ImportReport> importVerdicts(StudyFile& study, const fs::path& file, const ImportControl& control)
{
    const auto verdicts = readVerdictCsv(file);
    if (!verdicts)
        return tl::unexpected(verdicts.error());
    const auto names = NamesInStudy::read(study);
    if (!names)
        return tl::unexpected(names.error());
    Counts counts;
    ImportReport report;
    const auto classIndices = ImageRepository(study).classIndices();
    if (!classIndices)
        return tl::unexpected(classIndices.error());
    auto columns = placeAll(*verdicts, *names, *classIndices, control, counts, report.notes);
    if (!columns)
        return tl::unexpected(columns.error());
    const auto done =
        study.database().transaction([&] { return writeAll(study, std::move(*columns)); });
    if (!done)
        return tl::unexpected(done.error());
    report.summary = counted(counts.verdicts, "verdict", "verdicts") + " of " +
                     counted(counts.reviewers.size(), "reviewer", "reviewers") + " on " +
                     counted(counts.pairs.size(), "pair of image and class", "pairs of image and class");
    return report;
}

}  // namespace vizsla
