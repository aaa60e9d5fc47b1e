// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/check_study.h"

#include <algorithm>
#include <iostream>
#include <optional>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/measure_options.h"
#include "core/checks/salvage_study.h"
#include "core/folders.h"
#include "core/imports/import.h"
#include "core/store/backups.h"
#include "core/store/sound_states.h"
#include "core/store/table_words.h"
#include "core/text/moment_text.h"

namespace vizsla {

namespace {

struct CheckOptions
{
    std::string study;
    std::string newFile;
};

std::string count(int number, const char* one, const char* many)
{
    return counted(static_cast<std::size_t>(number), one, many);
}

void printContents(const StudyCheck& check)
{
    std::cout << count(check.sessions, "session", "sessions") << ", "
              << count(check.answers, "answer", "answers")
              << (check.knownContradictions > 0 ? ": nothing new is wrong.\n" : ": nothing wrong.\n");
    if (check.sessionsWithoutLog > 0)
        std::cout << "  " << count(check.sessionsWithoutLog, "session has", "sessions have")
                  << " no log to compare with: sat before logs were kept.\n";
    for (const std::string& disclosure : check.disclosures)
        std::cout << "  " << disclosure << '\n';
    if (check.knownContradictions > 0)
        std::cout << "  The study was salvaged: " << count(check.knownContradictions, "line", "lines")
                  << " of answers and logs that did not agree then do not agree now.\n";
}

void printSalvageAdvice(const CheckOptions& options)
{
    std::cout << "  Write what is readable into a new study: vizsla check \"" << options.study
              << "\" --salvage NEWFILE\n";
}

/// Restoring one undoes what was done since.
void printBackupAdvice(const Backup& backup, int answers, std::optional<int> present)
{
    const std::string day = momentText(backup.madeAt).substr(0, 10);
    if (present && answers < *present)
        std::cout << "  The backup of " << day << " holds only " << count(answers, "answer", "answers")
                  << " of the " << *present
                  << " that are readable in the study: restore it only if the others do not count"
                  << " (File > Restore from a backup in the window): ";
    else
        std::cout << "  Restore the backup of " << day << " with " << count(answers, "answer", "answers")
                  << (present ? "" : ", without what was answered since")
                  << " (File > Restore from a backup in the window): ";
    std::cout << backup.file.string() << '\n';
}

std::optional<Backup> newestReadable(const std::string& study)
{
    const auto backups = Backups(study).list();
    const auto readable = std::ranges::find_if(backups, [](const Backup& backup) {
        return backup.reason != BackupReason::Damaged && summarizeStudy(backup.file).has_value();
    });
    return readable == backups.end() ? std::nullopt : std::optional(*readable);
}

/// Of a file that is no study any more, as where it was emptied.
void printAdviceOnNoStudy(const CheckOptions& options)
{
    const auto backup = newestReadable(options.study);
    const auto summary = backup ? summarizeStudy(backup->file) : failure(ErrorKind::NotFound, "");
    if (!summary)
        return;
    std::cout << "There are backups of a study with this name. What to do:\n";
    printBackupAdvice(*backup, summary->answers, std::nullopt);
}

/// What one can do about damage: to fetch the log, the newest backup that can be read, and salvage; what
/// loses most comes last.
void printAdvice(const CheckOptions& options, const StudyCheck& check)
{
    const auto readable = newestReadable(options.study);
    std::cout << "What to do:\n";
    if (!check.logAdvice.empty())
        std::cout << "  " << check.logAdvice << '\n';
    const auto summary = readable ? summarizeStudy(readable->file) : failure(ErrorKind::NotFound, "");
    const int answers = summary ? summary->answers : 0;
    const bool isSalvageFirst =
        !check.logAdvice.empty() || (check.readableAnswers && answers < *check.readableAnswers);
    if (isSalvageFirst)
        printSalvageAdvice(options);
    if (readable)
        printBackupAdvice(*readable, answers, check.readableAnswers);
    if (!isSalvageFirst)
        printSalvageAdvice(options);
}

void print(const SalvageReport& report)
{
    bool isAllThere = report.missing.empty() && report.impossible.empty();
    for (const SalvagedTable& table : report.tables) {
        isAllThere = isAllThere && table.lost == 0 && table.placeholders == 0 && !table.mayLackMore;
        if (table.saved == 0 && table.lost == 0 && table.placeholders == 0 && !table.mayLackMore)
            continue;
        std::cout << "  " << tableWords(table.table) << ": " << table.saved << " saved, " << table.lost
                  << " lost";
        if (table.mayLackMore)
            std::cout << ", perhaps more";
        if (table.placeholders > 0)
            std::cout << ", " << table.placeholders << " put in their place";
        std::cout << '\n';
    }
    for (const auto* sentences : {&report.missing, &report.notes, &report.impossible}) {
        for (const std::string& sentence : *sentences)
            std::cout << "  " << sentence << '\n';
    }
    if (isAllThere)
        std::cout << "  Nothing that is known of is lost.\n";
    if (!report.contradictions.empty())
        std::cout << "  "
                  << count(static_cast<int>(report.contradictions.size()), "answer or log",
                           "answers and logs")
                  << " lack what they would be compared with; `vizsla check` knows of them.\n";
}

Result<void> salvage(const CheckOptions& options, const VerbContext& context)
{
    return salvageStudy(options.study, options.newFile, context.clock, context.seed)
        .map([&](const SalvageReport& report) {
            std::cout << "Wrote " << options.newFile << " with what is readable of " << options.study
                      << ":\n";
            print(report);
        });
}

Result<void> check(const CheckOptions& options, const VerbContext& context)
{
    if (!options.newFile.empty())
        return salvage(options, context);
    const auto looked = checkStudy(options.study, context.clock);
    if (!looked || !looked->findings.empty()) {
        std::error_code unknown;
        SoundStates(userCacheFolder()).forget(std::filesystem::canonical(options.study, unknown));
    }
    if (!looked && looked.error().kind == ErrorKind::Foreign)
        printAdviceOnNoStudy(options);
    const auto checked = TRY(looked);
    for (const std::string& notice : checked.notices)
        std::cout << notice << '\n';
    if (checked.findings.empty()) {
        printContents(checked);
        return {};
    }
    for (const std::string& finding : checked.findings)
        std::cout << finding << '\n';
    printAdvice(options, checked);
    return failure(ErrorKind::Corrupt,
                   options.study + " is damaged: " +
                       count(static_cast<int>(checked.findings.size()), "finding", "findings") +
                       "; nothing was changed");
}

}  // namespace

void addCheckVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] =
        addVerb(commandLine, "check", "Look for damage in a study, and write what is readable into a new one",
                check, context, chosen);
    addStudyOption(verb, options.study, "The study, which is only read");
    verb.add_option("--salvage", options.newFile, "Write what is readable into this new study")
        ->type_name("NEWFILE");
}

}  // namespace vizsla
