// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/salvage_study.h"

#include <algorithm>
#include <iterator>

#include "core/labeling/session_audit.h"
#include "core/review/review_audit.h"
#include "core/review/settlement.h"
#include "core/store/damaged_log.h"
#include "core/store/file_state.h"
#include "core/store/page_file.h"
#include "core/store/private_copy.h"
#include "core/store/study_damage.h"
#include "core/store/study_file.h"
#include "core/taxonomy/class_list.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

Result<void> checkPlace(const fs::path& file)
{
    const std::string name = file.filename().string();
    std::error_code error;
    if (fs::exists(fs::symlink_status(file, error)))
        return failure(ErrorKind::Invalid, name + " exists already; choose another name.");
    const fs::path folder = fs::absolute(file).parent_path();
    if (!fs::is_directory(folder, error))
        return failure(ErrorKind::NotFound, "There is no folder " + folder.string() + " to make " + name + " in.");
    return checkNoLogAt(file);
}

bool hasRows(const PageFile& pages)
{
    for (int page = 1; page <= pages.pageCount(); ++page) {
        if (!pages.rows(page).rows.empty())
            return true;
    }
    return false;
}

/// What the logs and what they tell of disagree on in the salvaged study, once what reviewers' rulings come to is worked
/// out from those that are left.
Result<std::vector<std::string>> keepContradictions(const fs::path& file, const Clock& clock, std::uint64_t seed)
{
    auto study = StudyFile::open(file, clock, seed);
    if (!study)
        return tl::unexpected(study.error());
    auto audit = auditSessions(**study);
    if (!audit)
        return tl::unexpected(audit.error());
    if (auto settled = settleStudy(**study); !settled)
        return tl::unexpected(settled.error());
    auto review = auditReview(**study);
    if (!review)
        return tl::unexpected(review.error());
    std::ranges::move(*review, std::back_inserter(audit->contradictions));
    return keepKnownContradictions((*study)->database(), audit->contradictions).map([&] {
        return std::move(audit->contradictions);
    });
}

void removeFiles(const fs::path& file)
{
    for (const char* suffix : {"", "-wal", "-shm", "-journal", ".lock"}) {
        std::error_code ignored;
        fs::remove(withSuffix(file, suffix), ignored);
    }
}

std::vector<std::string> missingOf(const PrivateCopy& copy, const PageFile& pages)
{
    std::vector<std::string> missing;
    if (auto end = missingEndSentence(pages, copy.file()))
        missing.push_back(std::move(*end));
    if (auto unreadable = unreadablePagesSentence(pages))
        missing.push_back(std::move(*unreadable));
    for (const auto* sentences : {&copy.missing(), &copy.unfinished(), &copy.foreignLogs()})
        std::ranges::copy(*sentences, std::back_inserter(missing));
    return missing;
}

/// Works on a file that nobody else knows of.
Result<SalvageReport> salvageInto(const fs::path& file, const PageFile& pages, const Clock& clock,
                                  std::uint64_t seed)
{
    SalvageReport report;
    {
        auto target = Database::open(file, Database::Access::Create);
        if (!target)
            return tl::unexpected(target.error());
        auto tables = salvageRows(pages, ilsvrc2012Classes(), *target);
        if (!tables)
            return tl::unexpected(tables.error());
        report.tables = std::move(*tables);
    }
    auto contradictions = keepContradictions(file, clock, seed);
    if (!contradictions)
        return tl::unexpected(contradictions.error());
    report.contradictions = std::move(*contradictions);
    return report;
}

}  // namespace

Result<SalvageReport> salvageStudy(const fs::path& study, const fs::path& newFile, const Clock& clock,
                                   std::uint64_t seed)
{
    if (auto place = checkPlace(newFile); !place)
        return tl::unexpected(place.error());
    const auto copy = PrivateCopy::make(study);
    if (!copy)
        return tl::unexpected(copy.error());
    if (auto whole = openStudyDatabase(copy->file()); !whole && whole.error().kind == ErrorKind::TooNew)
        return tl::unexpected(copy->ofTheStudy(whole.error()));
    const auto pages = PageFile::read(copy->file());
    if (!pages)
        return tl::unexpected(copy->ofTheStudy(pages.error()));
    if (!hasRows(*pages))
        return failure(ErrorKind::Foreign,
                       "Nothing of a Vizsla study can be read in " + study.filename().string() + ".");
    auto report = salvageInto(newFile, *pages, clock, seed);
    if (report)
        report->missing = missingOf(*copy, *pages);
    else
        removeFiles(newFile);
    return report;
}

}  // namespace vizsla
