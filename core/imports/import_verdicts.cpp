// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_verdicts.h"

#include <set>

#include "core/formats/verdict_csv.h"
#include "core/imports/names_in_study.h"
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

Result<void> writeAll(StudyFile& study, const std::vector<NamedVerdict>& verdicts, const NamesInStudy& names,
                      const ImportControl& control, Counts& counts, std::vector<std::string>& notes)
{
    VerdictRepository repository(study);
    SentenceList passedOver(notes);
    for (std::size_t index = 0; index < verdicts.size(); ++index) {
        if (index % progressStep == 0) {
            if (control.isCancelled())
                return importCancelled();
            control.progress(index, verdicts.size());
        }
        const NamedVerdict& verdict = verdicts[index];
        const auto found = names.images.find(verdict.image);
        const std::string line = "line " + std::to_string(verdict.line) + ": ";
        if (found.empty() || !names.classes.knows(verdict.wnid)) {
            passedOver.add(line + (found.empty() ? "the study has no image " + verdict.image
                                                 : "the study has no class " + verdict.wnid));
            continue;
        }
        for (const auto& image : found) {
            if (auto done = repository.write(verdict.reviewer, image.id, verdict.wnid, verdict.verdict);
                !done)
                return done;
        }
        ++counts.verdicts;
        counts.reviewers.insert(verdict.reviewer);
        counts.pairs.emplace(verdict.image, verdict.wnid);
    }
    control.progress(verdicts.size(), verdicts.size());
    if (counts.verdicts == 0)
        return failure(ErrorKind::NotFound,
                       "The study has none of the images and classes; import their test set first.");
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
    const auto done = study.database().transaction(
        [&] { return writeAll(study, *verdicts, *names, control, counts, report.notes); });
    if (!done)
        return tl::unexpected(done.error());
    report.summary = counted(counts.verdicts, "verdict", "verdicts") + " of " +
                     counted(counts.reviewers.size(), "reviewer", "reviewers") + " on " +
                     counted(counts.pairs.size(), "pair of image and class", "pairs of image and class");
    return report;
}

}  // namespace vizsla
