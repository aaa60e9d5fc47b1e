// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_verdicts.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <ranges>
#include <set>
#include <tuple>
#include <utility>

#include "core/formats/verdict_csv.h"
#include "core/imports/names_in_study.h"
#include "core/imports/preview_labels.h"
#include "core/imports/source_head.h"
#include "core/review/settlement.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/review_repository.h"
#include "core/store/study_connection.h"
#include "core/store/verdict_repository.h"
#include "core/text/file_text.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

using Row = NamedVerdicts::Row;

constexpr std::size_t verdictsAStep = 10'000;
constexpr std::size_t shownReviewers = 100;

/// The reviewers and labelers of the study.
Result<std::set<std::string>> knownPeople(StudyConnection& study)
{
    const auto reviewers = TRY(ReviewRepository(study).reviewers());
    const auto labelers = TRY(LabelerRepository(study).all());
    std::set<std::string> names;
    for (const Reviewer& reviewer : reviewers)
        names.insert(reviewer.name);
    for (const Labeler& labeler : labelers)
        names.insert(labeler.name);
    return names;
}

/// What the names of a file mean in the study, by their places in NamedVerdicts.
struct Meanings
{
    ImagesByName byName;
    std::vector<bool> isKnownReviewer;
    std::vector<FoundImages> images;  ///< empty: none
    std::vector<std::optional<ClassIndex>> labels;
    NameTally tally = {};

    static Result<Meanings> find(StudyConnection& study, const NamedVerdicts& verdicts)
    {
        auto byName = TRY(ImagesByName::read(study));
        const auto classIndices = TRY(ImageRepository(study).classIndices());
        const auto people = TRY(knownPeople(study));
        Meanings meanings{std::move(byName), {}, {}, {}, {}};
        for (const std::string& name : verdicts.reviewers)
            meanings.isKnownReviewer.push_back(people.contains(name));
        for (const std::string& name : verdicts.images)
            meanings.images.push_back(meanings.byName.find(name, meanings.tally));
        for (const std::string& wnid : verdicts.wnids) {
            const auto found = classIndices.find(wnid);
            meanings.labels.push_back(found == classIndices.end() ? std::nullopt
                                                                  : std::optional(found->second));
        }
        return meanings;
    }

    /// What a verdict is about, whatever the file calls the image.
    auto pair(const Row& row) const { return std::pair(images[row.image].data(), *labels[row.wnid]); }
};

/// What of the study a row names and the study does not have; empty: nothing.
std::string missing(const NamedVerdicts& verdicts, const Row& row, const Meanings& meanings,
                    NewReviewers newReviewers)
{
    if (newReviewers == NewReviewers::PassOver && !meanings.isKnownReviewer[row.reviewer])
        return "the study has no reviewer " + verdicts.reviewer(row);
    if (meanings.images[row.image].empty())
        return meanings.byName.noneText(verdicts.image(row));
    if (!meanings.labels[row.wnid])
        return "the study has no class " + verdicts.wnid(row);
    return {};
}

/// The rows about what the study has.
Result<std::vector<Row>> meantRows(const NamedVerdicts& verdicts, const Meanings& meanings,
                                   NewReviewers newReviewers, const Progress& progress,
                                   std::vector<std::string>& notes)
{
    std::vector<Row> meant;
    meant.reserve(verdicts.rows.size());
    SentenceList passedOver(notes);
    for (std::size_t index = 0; index < verdicts.rows.size(); ++index) {
        if (index % verdictsAStep == 0) {
            if (progress.isCancelled())
                return importCancelled();
            progress.report(index, verdicts.rows.size());
        }
        const Row& row = verdicts.rows[index];
        const std::string reason = missing(verdicts, row, meanings, newReviewers);
        if (reason.empty())
            meant.push_back(row);
        else
            passedOver.add(row.line, reason);
    }
    progress.report(verdicts.rows.size(), verdicts.rows.size());
    if (meant.empty())
        return failure(
            ErrorKind::NotFound,
            newReviewers == NewReviewers::PassOver
                ? "The study has none of the reviewers with one of their images and classes; without "
                  "--known-reviewers new ones are added."
                : "The study has none of the images and classes; import their test set first.");
    return meant;
}

bool hasSecondNames(const Meanings& meanings)
{
    std::set<const ImageRepository::ListedImage*> images;
    std::size_t names = 0;
    for (const FoundImages& found : meanings.images) {
        if (found.empty())
            continue;
        images.insert(found.data());
        ++names;
    }
    return images.size() < names;
}

/// The reader finds what is written alike.
Result<void> checkSecondNames(const fs::path& file, const NamedVerdicts& verdicts, std::vector<Row> rows,
                              const Meanings& meanings)
{
    if (!hasSecondNames(meanings))
        return {};
    const auto aboutWhat = [&](const Row& row) {
        return std::tuple_cat(std::tuple(row.reviewer), meanings.pair(row));
    };
    std::ranges::sort(rows, {},
                      [&](const Row& row) { return std::tuple_cat(aboutWhat(row), std::tuple(row.line)); });
    const Row* found = nullptr;
    for (const Row& row : std::span(rows).subspan(1)) {
        if (aboutWhat(*(&row - 1)) == aboutWhat(row) && (!found || row.line < found->line))
            found = &row;
    }
    if (!found)
        return {};
    const Row& first = *(found - 1);
    return failure(ErrorKind::Invalid,
                   file.string() + ", line " + std::to_string(found->line) + ": found a second verdict of " +
                       inQuotes(verdicts.reviewer(*found)) + " on " + inQuotes(verdicts.image(*found)) +
                       " and " + inQuotes(verdicts.wnid(*found)) + ", the first is on line " +
                       std::to_string(first.line) + " and calls the image " +
                       inQuotes(verdicts.image(first)) + "; keep one of them");
}

/// "new reviewers: ann (line 2), bea (line 7)"; empty: none.
std::string newReviewersNote(const NamedVerdicts& verdicts, const std::vector<Row>& rows,
                             const Meanings& meanings)
{
    std::vector<bool> isSeen = meanings.isKnownReviewer;
    std::string names;
    std::size_t count = 0;
    for (const Row& row : rows) {
        if (isSeen[row.reviewer])
            continue;
        isSeen[row.reviewer] = true;
        if (++count <= shownReviewers)
            names += (count == 1 ? "" : ", ") + verdicts.reviewer(row) + " (line " +
                     std::to_string(row.line) + ")";
    }
    if (count > shownReviewers)
        names += " and " + counted(count - shownReviewers, "more", "more");
    return count == 0 ? names : (count == 1 ? "new reviewer: " : "new reviewers: ") + names;
}

std::string summaryOf(const std::vector<Row>& rows, const Meanings& meanings)
{
    std::set<std::uint32_t> reviewers;
    std::vector<std::pair<const void*, ClassIndex>> pairs;
    pairs.reserve(rows.size());
    for (const Row& row : rows) {
        reviewers.insert(row.reviewer);
        pairs.emplace_back(meanings.pair(row));
    }
    std::ranges::sort(pairs);
    const auto pairCount = static_cast<std::size_t>(std::ranges::unique(pairs).begin() - pairs.begin());
    return counted(rows.size(), "verdict", "verdicts") + " of " +
           counted(reviewers.size(), "reviewer", "reviewers") + " on " +
           counted(pairCount, "pair of image and class", "pairs of image and class");
}

/// By the reviewer's place in the file and the id of the test set.
using Columns = std::map<std::pair<std::uint32_t, TestSetId>, std::vector<PlacedVerdict>>;

Columns columnsOf(const std::vector<Row>& rows, const Meanings& meanings)
{
    Columns columns;
    for (const Row& row : rows) {
        for (const auto& image : meanings.images[row.image])
            columns[{row.reviewer, image.place.testSetId}].push_back(
                {static_cast<std::uint32_t>(image.place.position), *meanings.labels[row.wnid], row.verdict});
    }
    return columns;
}

/// New verdicts beside the earlier ones on other pairs.
std::vector<PlacedVerdict> merged(std::vector<PlacedVerdict> later, const std::vector<PlacedVerdict>& earlier)
{
    const auto place = [](const PlacedVerdict& verdict) { return std::pair(verdict.image, verdict.label); };
    std::ranges::sort(later, {}, place);
    if (earlier.empty())
        return later;
    std::vector<PlacedVerdict> all;
    std::ranges::set_union(later, earlier, std::back_inserter(all), {}, place, place);
    return all;
}

Result<void> writeAll(StudyConnection& study, const NamedVerdicts& verdicts, Columns columns)
{
    ReviewRepository reviewers(study);
    VerdictRepository repository(study);
    bool isSettling = false;
    for (auto& [place, column] : columns) {
        const TestSetId& testSetId = place.second;
        const auto reviewer = TRY(reviewers.reviewerNamed(verdicts.reviewers[place.first]));
        isSettling = isSettling || reviewer.counts;
        const auto earlier = TRY(repository.column(reviewer.id, testSetId));
        TRY(repository.writeColumn(reviewer.id, testSetId, merged(std::move(column), earlier)));
    }
    return isSettling ? settleStudy(study) : Result<void>();
}

NewReviewers newReviewersOf(const ImportRequest& request)
{
    return request.onlyKnownReviewers ? NewReviewers::PassOver : NewReviewers::Make;
}

/// Verdicts of a file and what they mean in the study.
struct MeantVerdicts
{
    Meanings meanings;
    std::vector<Row> rows;
    std::vector<std::string> notes;  ///< on rows that were passed over

    static Result<MeantVerdicts> find(StudyConnection& study, const NamedVerdicts& verdicts,
                                      const ImportRequest& request, const Progress& progress);
    std::string newReviewersText(const NamedVerdicts& verdicts) const
    {
        return newReviewersNote(verdicts, rows, meanings);
    }
};

Result<MeantVerdicts> MeantVerdicts::find(StudyConnection& study, const NamedVerdicts& verdicts,
                                          const ImportRequest& request, const Progress& progress)
{
    const fs::path& file = request.sources.front();
    auto meanings = TRY(Meanings::find(study, verdicts));
    if (meanings.tally.matched() == 0)
        return meanings.tally.noneMatched(file.string(), "the study", meanings.byName.names());
    MeantVerdicts meant{std::move(meanings), {}, {}};
    meant.rows = TRY(meantRows(verdicts, meant.meanings, newReviewersOf(request), progress, meant.notes));
    TRY(checkSecondNames(file, verdicts, meant.rows, meant.meanings));
    return meant;
}

Result<void> describe(StudyConnection& study, const NamedVerdicts& verdicts, ImportPlan& plan,
                      const Progress& progress)
{
    auto meant = TRY(MeantVerdicts::find(study, verdicts, plan.request(), progress));
    const auto labels = TRY(PreviewLabels::read(study));
    plan.recognised = "Verdicts of reviewers";
    plan.counts = {summaryOf(meant.rows, meant.meanings)};
    plan.notes = std::move(meant.notes);
    meant.meanings.tally.addLooseNote(plan.notes);
    if (std::string note = meant.newReviewersText(verdicts); !note.empty())
        plan.notes.push_back(std::move(note));
    for (const Row& row : meant.rows | std::views::take(previewRows))
        plan.preview.push_back(
            {verdicts.image(row),
             labels.ofClass(verdicts.wnid(row)) + ": " + std::string(verdictWord(row.verdict)),
             verdicts.reviewer(row) + ", line " + std::to_string(row.line)});
    return {};
}

Result<ImportPlan> planVerdicts(StudyConnection& study, const ImportRequest& request, PlanFor whom,
                                const Progress& progress)
{
    ImportPlan plan(request);
    const fs::path& file = request.sources.front();
    if (whom == PlanFor::Reader)
        plan.sources.add(file);
    auto verdicts = TRY(readVerdictCsv(file));
    if (whom == PlanFor::Reader)
        TRY(describe(study, verdicts, plan, progress));
    plan.keep(std::move(verdicts));
    return plan;
}

Result<ImportReport> commitVerdicts(StudyConnection& study, const ImportPlan& plan, const Progress& progress)
{
    const auto& verdicts = plan.kept<NamedVerdicts>();
    auto meant = TRY(MeantVerdicts::find(study, verdicts, plan.request(), progress));
    const auto done =
        study.transaction([&] { return writeAll(study, verdicts, columnsOf(meant.rows, meant.meanings)); });
    if (!done)
        return tl::unexpected(done.error());
    ImportReport report{summaryOf(meant.rows, meant.meanings), std::move(meant.notes), {}};
    meant.meanings.tally.addLooseNote(report.notes);
    if (std::string note = meant.newReviewersText(verdicts); !note.empty())
        report.notes.push_back(std::move(note));
    const auto uncounted = TRY(ReviewRepository(study).uncounted());
    if (std::string note = uncountedText(uncounted); !note.empty())
        report.notes.push_back(std::move(note));
    return report;
}

std::optional<Recognition> recogniseVerdicts(const fs::path& source, const StudyFacts&)
{
    return tableKind(source) == TableKind::Verdicts ? std::optional(Recognition{true, "verdicts"})
                                                    : std::nullopt;
}

constexpr const char* verdictExtensions[] = {"csv"};
constexpr const ImportOption* verdictOptions[] = {&knownReviewersOption};

}  // namespace

constinit const Importer verdictsImporter{
    .id = "verdicts",
    .verb = "verdicts",
    .format = "",
    .help = "Verdicts of reviewers, as CSV reviewer,image,wnid,verdict",
    .name = "Verdicts of reviewers",
    .files = ".csv with reviewer, image, wnid and verdict",
    .extensions = verdictExtensions,
    .sources = {"FILE", "The file"},
    .options = verdictOptions,
    .recognise = recogniseVerdicts,
    .isOfFormat = nullptr,
    .plan = planVerdicts,
    .commit = commitVerdicts,
};

Result<ImportReport> importVerdicts(StudyConnection& study, const fs::path& file, const Progress& progress,
                                    NewReviewers newReviewers)
{
    const bool onlyKnown = newReviewers == NewReviewers::PassOver;
    return importAtOnce(
        study, {.importer = &verdictsImporter, .sources = {file}, .onlyKnownReviewers = onlyKnown}, progress);
}

}  // namespace vizsla
