// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/check_study.h"

#include <algorithm>
#include <iterator>

#include "core/imports/import_annotations.h"
#include "core/labeling/session_audit.h"
#include "core/review/review_audit.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/backups.h"
#include "core/store/class_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/private_copy.h"
#include "core/store/salvage_record.h"
#include "core/store/schema_differences.h"
#include "core/store/session_repository.h"
#include "core/store/study_damage.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "core/store/truth_repository.h"
#include "core/taxonomy/hierarchy.h"
#include "core/text/moment_text.h"

namespace vizsla {

namespace {

bool isNoStudy(ErrorKind kind)
{
    return kind == ErrorKind::Foreign || kind == ErrorKind::TooNew || kind == ErrorKind::TooOld;
}

Result<void> countPeople(StudyFile& study, StudyCheck& check)
{
    const auto labelers = TRY(LabelerRepository(study).all());
    const auto steps = TRY(SessionRepository(study).steps());
    const auto sittings = TRY(SessionRepository(study).sittings());
    check.labelers = static_cast<int>(labelers.size());
    using Step = SessionRepository::ListedStep;
    check.answers = static_cast<int>(std::ranges::count(steps, Step::Kind::Answer, &Step::kind));
    for (const auto& sitting : sittings)
        check.sessions += sitting.sessions;
    return {};
}

Result<void> addContradictions(StudyFile& study, StudyCheck& check)
{
    auto found = TRY(findContradictions(study));
    check.sessionsWithoutLog = found.sessionsWithoutLog;
    check.knownContradictions = found.known;
    std::ranges::move(found.findings, std::back_inserter(check.findings));
    return {};
}

/// What the classes are below is followed everywhere, and must have an end.
Result<void> addImpossibleClasses(StudyFile& study, StudyCheck& check)
{
    auto classes = TRY(ClassRepository(study).all());
    if (classes.synsets.empty())
        return {};
    if (const auto hierarchy = Hierarchy::build(std::move(classes)); !hierarchy)
        check.findings.push_back("The classes cannot be: " + hierarchy.error().message);
    return {};
}

/// Labels are packed for scoring and made again where they are missing; what is packed and wrong is believed.
Result<void> addStaleTruth(StudyFile& study, StudyCheck& check)
{
    const auto stale = TRY(TruthRepository(study).stale());
    for (const std::string& testSet : stale)
        check.findings.push_back("The packed labels of " + testSet +
                                 " are not those of its images and annotations.");
    return {};
}

/// An annotation is kept as it came, beside what was made of it.
Result<void> addAnnotationsUnlikeTheirFiles(StudyFile& study, StudyCheck& check)
{
    const auto sources = TRY(AnnotationSourceRepository(study).all());
    for (const AnnotationSource& source : sources) {
        if (const auto readable = checkKeptFiles(study, source); !readable) {
            check.findings.push_back(
                "The file of the annotation \"" + source.name + "\" is not what was imported (" +
                readable.error().message +
                "); its labels are as they were. To mend it, import it again with --replace.");
            continue;
        }
        // Names that have come to mean several images since are no damage.
        const auto applied = applyKeptFile(study, source);
        if (applied && *applied && (*applied)->added > 0)
            check.findings.push_back("The annotation \"" + source.name + "\" lacks what its file says of " +
                                     counted((*applied)->added, "image", "images") +
                                     "; to have it, import the file again.");
        if (applied && *applied && (*applied)->unlike > 0)
            check.findings.push_back("The annotation \"" + source.name +
                                     "\" has other labels than its file for " +
                                     counted((*applied)->unlike, "image", "images") +
                                     "; to have those of the file, import it again.");
    }
    return {};
}

Result<void> listDisclosures(StudyFile& study, StudyCheck& check)
{
    const TaskRepository repository(study);
    const auto disclosures = TRY(repository.disclosures());
    const auto tasks = TRY(repository.all());
    for (const auto& [taskId, what, madeAt] : disclosures) {
        const auto task = std::ranges::find(tasks, taskId, &Task::id);
        check.disclosures.push_back("On " + momentText(madeAt) + " the " + what + " of " +
                                    (task == tasks.end() ? taskId.text() : task->name) +
                                    " were exported although its results were sealed.");
    }
    return {};
}

/// Of a copy, which is brought up to date for it.
Result<void> checkContents(const std::filesystem::path& copy, const Clock& clock, StudyCheck& check)
{
    auto study = TRY(StudyFile::open(copy, clock, 0));
    auto losses = TRY(salvageLosses(*study));
    auto differences = TRY(findSchemaDifferences(*study));
    std::ranges::move(losses, std::back_inserter(check.notices));
    std::ranges::move(differences, std::back_inserter(check.findings));
    auto impossible = TRY(findImpossibleRows(*study));
    auto untimely = TRY(findUntimelyMoments(*study, clock.utcNow()));
    const auto known = TRY(knownContradictions(*study));
    // The study says so among what it lacks.
    std::erase_if(impossible,
                  [&](const std::string& one) { return std::ranges::find(known, one) != known.end(); });
    std::ranges::move(untimely, std::back_inserter(check.notices));
    std::ranges::move(impossible, std::back_inserter(check.findings));
    TRY(addImpossibleClasses(*study, check));
    TRY(addStaleTruth(*study, check));
    TRY(addContradictions(*study, check));
    TRY(listDisclosures(*study, check));
    TRY(countPeople(*study, check));
    // Last, as it writes into the copy.
    return addAnnotationsUnlikeTheirFiles(*study, check);
}

}  // namespace

Result<Contradictions> findContradictions(StudyFile& study)
{
    auto audit = TRY(auditSessions(study));
    auto review = TRY(auditReview(study));
    const auto known = TRY(knownContradictions(study));
    Contradictions found{{}, 0, audit.sessionsWithoutLog};
    std::ranges::move(review, std::back_inserter(audit.contradictions));
    for (std::string& sentence : audit.contradictions) {
        if (std::ranges::find(known, sentence) != known.end())
            ++found.known;
        else
            found.findings.push_back(std::move(sentence));
    }
    return found;
}

Result<std::size_t> countContradictions(StudyFile& study)
{
    const auto isReviewed = TRY(hasReviews(study));
    const auto audit = TRY(auditSessions(study));
    const auto review = TRY(isReviewed ? auditReview(study) : std::vector<std::string>());
    return audit.contradictions.size() + review.size();
}

Result<StudyCheck> checkStudy(const std::filesystem::path& study, const Clock& clock)
{
    const auto copy = TRY(PrivateCopy::make(study));
    if (auto database = openStudyDatabase(copy.file()); !database && isNoStudy(database.error().kind))
        return tl::unexpected(copy.ofTheStudy(database.error()));
    StudyCheck check;
    auto damaged = findDamagedPages(copy.file());
    if (!damaged)
        return tl::unexpected(copy.ofTheStudy(damaged.error()));
    check.findings = std::move(*damaged);
    if (const auto summary = summarizeStudy(copy.file()))
        check.readableAnswers = summary->answers;
    check.logAdvice = copy.logAdvice();
    if (check.findings.empty()) {
        // Where a table is not as it should be, what reads it fails.
        if (auto contents = checkContents(copy.file(), clock, check); !contents && check.findings.empty())
            check.findings.push_back(contents.error().message);
    }
    std::ranges::copy(copy.foreignLogs(), std::back_inserter(check.notices));
    std::ranges::copy(copy.missing(), std::back_inserter(check.findings));
    for (std::string& finding : check.findings)
        finding = copy.ofTheStudy(std::move(finding));
    return check;
}

}  // namespace vizsla
