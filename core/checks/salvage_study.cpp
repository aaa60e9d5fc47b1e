// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/salvage_study.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/durable.h"
#include "core/imports/import_annotations.h"
#include "core/labeling/answers_from_logs.h"
#include "core/labeling/session_audit.h"
#include "core/review/review_audit.h"
#include "core/review/settlement.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/damaged_log.h"
#include "core/store/file_state.h"
#include "core/store/locked_folder.h"
#include "core/store/page_file.h"
#include "core/store/private_copy.h"
#include "core/store/salvage_record.h"
#include "core/store/study_damage.h"
#include "core/store/study_file.h"
#include "core/store/table_words.h"
#include "core/system_failure.h"
#include "core/taxonomy/class_list.h"
#include "core/text/grouped.h"
#include "core/text/moment_text.h"

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
        return failure(ErrorKind::NotFound,
                       "There is no folder " + folder.string() + " to make " + name + " in.");
    return checkNoLogAt(file);
}

constexpr std::string_view folderName = ".vizsla-salvage-";

bool hasRows(const PageFile& pages)
{
    for (int page = 1; page <= pages.pageCount(); ++page) {
        if (!pages.rows(page).rows.empty())
            return true;
    }
    return false;
}

/// What the logs and what they tell of disagree on in the salvaged study, once what reviewers' rulings come
/// to is worked out from those that are left.
Result<void> keepContradictions(StudyFile& study, SalvageReport& report)
{
    auto audit = TRY(auditSessions(study));
    TRY(settleStudy(study));
    auto review = TRY(auditReview(study));
    std::ranges::move(review, std::back_inserter(audit.contradictions));
    report.contradictions = std::move(audit.contradictions);
    // What salvage puts in is impossible in a study that does not know of one.
    auto known = report.contradictions;
    TRY(keepKnownContradictions(study, known));
    auto impossible = TRY(findImpossibleRows(study));
    report.impossible = std::move(impossible);
    std::ranges::copy(report.impossible, std::back_inserter(known));
    return keepKnownContradictions(study, known);
}

Result<void> mendAnswers(StudyFile& study, SalvageReport& report)
{
    const auto taken = TRY(takeAnswersFromLogs(study));
    if (taken.madeAgain > 0)
        report.notes.push_back(counted(taken.madeAgain, "answer was", "answers were") +
                               " made again from the logs of their sessions.");
    if (taken.mended > 0)
        report.notes.push_back(
            counted(taken.mended, "answer", "answers") +
            " got the times that the logs of the sessions tell, as those in the study could not be right.");
    const auto answers = std::ranges::find(report.tables, "answer", &SalvagedTable::table);
    return answers == report.tables.end() ? Result<void>() : countAgain(study, *answers);
}

bool isIncomplete(const SalvagedTable& table)
{
    return table.lost > 0 || table.mayLackMore;
}

/// The tables that the kept files of annotations are read into.
bool isOfAnnotations(const SalvagedTable& table)
{
    return table.table == "annotation" || table.table == "annotation_problem";
}

/// Annotations are kept as they came: what is lost of them is in their files, where those are left.
Result<void> remakeAnnotations(StudyFile& study, SalvageReport& report)
{
    const auto sources = TRY(AnnotationSourceRepository(study).all());
    bool areAllRemade = !sources.empty();
    for (const AnnotationSource& source : sources) {
        // What a damaged file does not give stays as it is.
        const auto changed = remakeFromKeptFile(study, source);
        areAllRemade = areAllRemade && changed && *changed;
        if (changed && changed->value_or(0) > 0)
            report.notes.push_back("The annotation \"" + source.name +
                                   "\" was made again from its kept file, for " +
                                   counted(**changed, "image", "images") + '.');
    }
    for (SalvagedTable& table : report.tables) {
        if (!isOfAnnotations(table))
            continue;
        TRY(countAgain(study, table));
        table.mayLackMore = table.mayLackMore && !areAllRemade;
    }
    return {};
}

/// "the answers"
std::string withArticle(const std::string& words)
{
    return words.starts_with("the ") ? words : "the " + words;
}

std::string lossesText(const std::vector<SalvagedTable>& tables)
{
    constexpr std::size_t most = 8;
    std::vector<std::string> parts;
    for (const SalvagedTable& table : tables) {
        if (table.lost > 0)
            parts.push_back(grouped(table.lost) + (table.mayLackMore ? " or more" : "") + " of " +
                            withArticle(tableWords(table.table)));
    }
    for (const SalvagedTable& table : tables) {
        if (table.lost == 0 && table.mayLackMore)
            parts.push_back("perhaps some of " + withArticle(tableWords(table.table)));
    }
    std::string text;
    for (std::size_t i = 0; i < std::min(parts.size(), most); ++i)
        text += (i > 0 ? ", " : "") + parts[i];
    return text + (parts.size() > most ? " and others" : "");
}

void noteTasks(const std::vector<TaskPutIn>& tasks, SalvageReport& report)
{
    for (const TaskPutIn& task : tasks)
        report.notes.push_back(
            "The task \"" + task.name + "\" stands for one that could not be read: it is taken for a " +
            (task.isTest ? "test whose results are sealed, so that its answers count in no figures "
                           "until they are opened."
                         : "training, as suggestions were made in it."));
}

/// What was put in for what is lost.
std::string placeholdersText(const std::vector<SalvagedTable>& tables)
{
    std::string text;
    for (const SalvagedTable& table : tables) {
        if (table.placeholders > 0)
            text += (text.empty() ? "" : ", ") + grouped(table.placeholders) + " of " +
                    withArticle(tableWords(table.table));
    }
    return text;
}

/// What the study says of itself from now on; empty where nothing is known to be lost.
std::string lossOf(const SalvageReport& report, const fs::path& study, UtcTime now)
{
    const std::string losses = lossesText(report.tables);
    const std::string placeholders = placeholdersText(report.tables);
    if (losses.empty() && report.missing.empty() && placeholders.empty() && report.impossible.empty())
        return {};
    std::string text = "This study was salvaged from " + study.filename().string() + " on " +
                       momentText(now).substr(0, 10) + ';';
    text += losses.empty() ? " what is missing or stands for it:" : " not read were " + losses + '.';
    if (!placeholders.empty())
        text += " Put in for what is lost were " + placeholders + '.';
    for (const auto* sentences : {&report.missing, &report.notes, &report.impossible}) {
        for (const std::string& sentence : *sentences)
            text += ' ' + sentence;
    }
    return text;
}

/// What is worked out in the salvaged study, and what it keeps of its salvage.
Result<void> complete(const fs::path& file, const fs::path& from, const Clock& clock, std::uint64_t seed,
                      SalvageReport& report)
{
    auto study = TRY(StudyFile::open(file, clock, seed));
    const bool lacksAnnotations = std::ranges::any_of(report.tables, [](const SalvagedTable& table) {
        return isOfAnnotations(table) && isIncomplete(table);
    });
    auto done = lacksAnnotations ? remakeAnnotations(*study, report) : Result<void>();
    if (done)
        done = tasksPutIn(*study).map([&](const auto& tasks) { noteTasks(tasks, report); });
    if (done)
        done = mendAnswers(*study, report);
    if (done)
        done = keepContradictions(*study, report);
    const std::string loss = lossOf(report, from, clock.utcNow());
    return done && !loss.empty() ? addSalvageLoss(*study, loss) : done;
}

/// Whole and at once.
Result<void> putInPlace(const fs::path& part, const fs::path& newFile)
{
    TRY(checkPlace(newFile));
    // Closing could not write it into the file.
    std::error_code unknown;
    if (fs::exists(withSuffix(part, "-wal"), unknown))
        return failure(ErrorKind::Io,
                       newFile.filename().string() + " could not be made: its log was not written back.");
    int reason = syncPath(part);
    if (reason == 0)
        reason = renameDurably(part, newFile);
    if (reason == 0)
        return {};
    return failureToWrite(newFile.filename().string() + " could not be made", reason);
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

Result<std::vector<SalvagedTable>> salvageTables(const fs::path& file, const PageFile& pages)
{
    auto target = Database::open(file, Database::Access::Create);
    return target ? salvageRows(pages, ilsvrc2012Classes(), *target) : tl::unexpected(target.error());
}

}  // namespace

Result<SalvageReport> salvageStudy(const fs::path& study, const fs::path& newFile, const Clock& clock,
                                   std::uint64_t seed)
{
    TRY(checkPlace(newFile));
    const auto copy = TRY(PrivateCopy::make(study, PrivateCopy::StrayLog::Missing));
    if (auto whole = openStudyDatabase(copy.file()); !whole && whole.error().kind == ErrorKind::TooNew)
        return tl::unexpected(copy.ofTheStudy(whole.error()));
    const auto pages = PageFile::read(copy.file());
    if (!pages)
        return tl::unexpected(copy.ofTheStudy(pages.error()));
    if (!hasRows(*pages))
        return failure(ErrorKind::Foreign,
                       "Nothing of a Vizsla study can be read in " + study.filename().string() + ".");
    const fs::path place = fs::absolute(newFile).parent_path();
    LockedFolder::removeLeftOvers(place, folderName);
    const auto folder = LockedFolder::make(place, folderName);
    if (!folder)
        return failure(folder.error().kind, newFile.filename().string() +
                                                " could not be made in the folder " + place.string() + ": " +
                                                folder.error().message + ".");
    const fs::path part = folder->path() / newFile.filename();
    SalvageReport report;
    report.missing = missingOf(copy, *pages);
    return salvageTables(part, *pages)
        .and_then([&](std::vector<SalvagedTable> tables) {
            report.tables = std::move(tables);
            return complete(part, study, clock, seed, report);
        })
        .and_then([&] { return putInPlace(part, newFile); })
        .map([&] { return std::move(report); });
}

}  // namespace vizsla
