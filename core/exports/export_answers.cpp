// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exports/export_answers.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/labeling/follow_log.h"
#include "core/labeling/time_account.h"
#include "core/scoring/accuracy.h"
#include "core/scoring/counted_answers.h"
#include "core/store/annotation_repository.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/class_repository.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_connection.h"
#include "core/store/study_lock.h"
#include "core/tasks/withheld_images.h"
#include "core/taxonomy/hierarchy.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace {

using Step = SessionRepository::ListedStep;
using Row = AnswerRow;

/// A row with what it is ordered by.
struct OrderedRow
{
    Row row;
    int sequence = 0;
    std::size_t task = 0;
    bool isOfSealedTask = false;

    auto key() const
    {
        return std::tuple(std::string_view(row.labeler), row.endedAt.value_or(UtcTime::max()), task, sequence,
                          std::string_view(row.testSet), std::string_view(row.image),
                          std::string_view(row.session));
    }
};

std::string_view outcomeText(Outcome outcome)
{
    return outcome == Outcome::Right ? "right" : outcome == Outcome::Wrong ? "wrong" : "left_out";
}

AnswerOutcome outcomeOf(const Step& step)
{
    if (step.undoneAt)
        return AnswerOutcome::Superseded;
    switch (step.kind) {
        case Step::Kind::Skip:
            return AnswerOutcome::Skipped;
        case Step::Kind::TimeUp:
            return AnswerOutcome::NotAnsweredInTime;
        case Step::Kind::Answer:
            break;
    }
    return step.isCorrection ? AnswerOutcome::Corrected : AnswerOutcome::Answered;
}

class Exporter
{
public:
    explicit Exporter(StudyConnection& study) : m_study(study), m_isInUse(StudyLock::isHeld(study.path())) {}

    Result<AnswerExport> run()
    {
        TRY(readNames());
        TRY(readTruth());
        TRY(readPeople());
        const auto steps = TRY(SessionRepository(m_study).steps());
        for (const Step& step : steps) {
            add(step);
            if (!step.undoneAt)
                m_dealtWith.insert(placeOf(step.labelerId, step.taskId, step.imageId));
        }
        TRY(readLogs());
        return finish();
    }

private:
    Result<void> readNames()
    {
        const auto classes = TRY(ClassRepository(m_study).all());
        const auto testSets = TRY(ImageRepository(m_study).testSetNames());
        auto images = TRY(ImageRepository(m_study).images());
        auto tasks = TRY(TaskRepository(m_study).all());
        for (const Synset& synset : classes.synsets)
            m_names.emplace(synset.wnid, joinedNames(synset));
        for (const TestSet& testSet : testSets)
            m_testSets.emplace(testSet.id, testSet.name);
        m_images = std::move(images);
        for (const Image& image : m_images)
            m_imageById.emplace(image.id, &image);
        auto withheld = TRY(WithheldImages::fromAnybody(m_study));
        m_withheld = std::move(withheld);
        const auto sealed = TRY(TaskRepository(m_study).sealedTests(std::nullopt));
        for (const SealedTest& test : sealed)
            m_sealedTaskIds.insert(test.id);
        m_tasks = std::move(tasks);
        for (std::size_t task = 0; task < m_tasks.size(); ++task)
            m_taskById.emplace(m_tasks[task].id, task);
        return {};
    }

    Result<void> readTruth()
    {
        auto annotations = TRY(AnnotationRepository(m_study).all());
        const auto reports = TRY(SessionRepository(m_study).problemReports());
        const auto source = TRY(AnnotationSourceRepository(m_study).inUse());
        m_annotation = source ? source->name : std::string();
        m_annotations = std::move(annotations);
        for (const auto& [imageId, labelerId] : reports)
            m_reports.emplace(labelerId, imageId);
        return {};
    }

    Result<void> readPeople()
    {
        const auto labelers = TRY(LabelerRepository(m_study).all());
        for (const Labeler& labeler : labelers) {
            auto imported = TRY(SessionRepository(m_study).importedTasks(labeler.id));
            m_people.emplace(labeler.id, Person{labeler.name, std::move(imported)});
        }
        return {};
    }

    /// Times of skips, gaps between sessions, and images of which nothing came yet, are told by the logs
    /// alone.
    Result<void> readLogs()
    {
        const SessionRepository sessions(m_study);
        const auto sittings = TRY(sessions.sittings());
        for (const auto& sitting : sittings) {
            const auto log = TRY(sessions.eventsOfTask(sitting.labelerId, sitting.taskId));
            TRY(readParts(sitting.labelerId, sitting.taskId));
            readLog(sitting.labelerId, sitting.taskId, log);
        }
        return {};
    }

    Result<void> readParts(const LabelerId& labelerId, const TaskId& taskId)
    {
        const auto kept = TRY(SessionRepository(m_study).sessionsOfTask(labelerId, taskId));
        for (const auto& session : kept)
            m_partOfSession.emplace(session.id, session.part + 1);
        return {};
    }

    void readLog(const LabelerId& labelerId, const TaskId& taskId,
                 const std::vector<SessionRepository::LoggedEvent>& log)
    {
        std::unordered_map<ImageId, SessionId> sessionOfImage;
        const auto take = [&](const SessionRepository::LoggedEvent& logged, const TimeAccount& soFar) {
            if (logged.event.kind == EventKind::Shown)
                sessionOfImage[logged.event.imageId] = logged.sessionId;
            if (Row* row = rowOf(labelerId, taskId, logged.event))
                tellOf(*row, logged.event, soFar);
        };
        const TimeAccount account = followLog(log, take);
        for (const auto& [imageId, sessionId] : sessionOfImage) {
            if (!m_dealtWith.contains(placeOf(labelerId, taskId, imageId)))
                addOpen(labelerId, taskId, imageId, sessionId, account);
        }
    }

    /// The row of the step that a line of the log ends; null for other lines.
    Row* rowOf(const LabelerId& labelerId, const TaskId& taskId, const SessionEvent& event)
    {
        const bool isTimeUp = event.kind == EventKind::TimeUp;
        const auto& rows = isTimeUp ? m_lateRows : m_stepRows;
        const auto found = rows.find(isTimeUp ? placeOf(labelerId, taskId, event.imageId) : event.detail);
        const bool isStep = isTimeUp || event.kind == EventKind::Confirmed ||
                            event.kind == EventKind::Corrected || event.kind == EventKind::Skipped;
        return isStep && found != rows.end() ? &m_rows[found->second].row : nullptr;
    }

    static void tellOf(Row& row, const SessionEvent& event, const TimeAccount& account)
    {
        if (event.kind == EventKind::Skipped)
            setTimes(row, account, event.imageId);
        else
            setGaps(row, account, event.imageId);
    }

    static void setGaps(Row& row, const TimeAccount& account, const ImageId& imageId)
    {
        const TimeAccount::Gaps gaps = account.gapsOf(imageId);
        row.interruptions = gaps.interruptions;
        row.betweenSessions = gaps.between;
    }

    static void setTimes(Row& row, const TimeAccount& account, const ImageId& imageId)
    {
        row.shownAt = account.firstShownAt(imageId);
        row.time = account.ofImage(imageId);
        row.duration = row.time->duration();
        setGaps(row, account, imageId);
    }

    void addOpen(const LabelerId& labelerId, const TaskId& taskId, const ImageId& imageId,
                 const SessionId& sessionId, const TimeAccount& account)
    {
        OrderedRow* added = addRow(labelerId, taskId, imageId);
        if (!added)
            return;
        added->row.outcome = AnswerOutcome::Open;
        added->row.session = sessionId.text();
        if (const auto part = m_partOfSession.find(sessionId); part != m_partOfSession.end())
            added->row.part = part->second;
        setTimes(added->row, account, imageId);
        // Where the study is open for writing, the session may still run.
        if (!m_isInUse && !account.hasEnded() && account.shownImage() == imageId)
            added->row.interruptions = added->row.interruptions.value_or(0) + 1;
    }

    void add(const Step& step)
    {
        OrderedRow* added = addRow(step.labelerId, step.taskId, step.imageId);
        if (!added)
            return;
        added->sequence = step.sequence;
        Row& row = added->row;
        row.session = step.sessionId.text();
        if (!step.importedFrom)
            row.part = step.part + 1;
        row.outcome = outcomeOf(step);
        row.shownAt = step.shownAt;
        row.endedAt = step.endedAt;
        row.duration = step.duration;
        row.time = step.time;
        row.supersededAt = step.undoneAt;
        row.isCorrection = step.isCorrection;
        row.importedFrom = step.importedFrom.value_or(std::string());
        if (step.limit)
            row.timeLimit = *step.limit == TimeLimit::Session ? "session" : "image";
        if (step.kind == Step::Kind::TimeUp)
            m_lateRows.emplace(placeOf(step.labelerId, step.taskId, step.imageId), m_rows.size() - 1);
        else
            m_stepRows.emplace(step.id, m_rows.size() - 1);
        if (step.kind == Step::Kind::Answer)
            judge(row, step.wnid, *m_imageById.at(step.imageId));
    }

    void judge(Row& row, const std::string& wnid, const Image& image)
    {
        const MultiLabelAnnotation& annotation = m_annotations[image.id];
        row.wnid = wnid;
        row.className = m_names[wnid];
        row.top1 = outcomeText(outcome(Metric::Top1, wnid, image, annotation));
        const Outcome multiLabel = outcome(Metric::MultiLabel, wnid, image, annotation);
        const bool isUnclear = multiLabel == Outcome::Wrong && annotation.verdictOn(wnid) == Verdict::Unclear;
        row.multiLabel = isUnclear ? "unclear" : outcomeText(multiLabel);
        row.multiLabelUnclearCorrect =
            outcomeText(outcome(Metric::MultiLabel, wnid, image, annotation, UnclearCounts::Right));
        row.annotation = m_annotation;
    }

    /// Null where the study has not what the row is about.
    OrderedRow* addRow(const LabelerId& labelerId, const TaskId& taskId, const ImageId& imageId)
    {
        const auto person = m_people.find(labelerId);
        const auto task = m_taskById.find(taskId);
        const auto image = m_imageById.find(imageId);
        if (person == m_people.end() || task == m_taskById.end() || image == m_imageById.end())
            return nullptr;
        const Task& of = m_tasks[task->second];
        OrderedRow& added = m_rows.emplace_back();
        added.task = task->second;
        Row& row = added.row;
        added.isOfSealedTask = isSealed(of, person->second.importedTasks);
        row.isSealed = added.isOfSealedTask || m_withheld.contains(imageId);
        row.labeler = person->second.name;
        row.task = of.name;
        row.mode = of.mode == Mode::Test ? "test" : "training";
        row.testSet = m_testSets[image->second->testSetId];
        row.image = image->second->name;
        row.assignedWnid = image->second->assignedWnid;
        row.assignedClass = m_names[row.assignedWnid];
        row.isProblematic = image->second->problematic;
        row.isReportedProblematic = m_reports.contains({labelerId, imageId});
        return &added;
    }

    AnswerExport finish()
    {
        std::ranges::sort(m_rows, {}, &OrderedRow::key);
        std::vector<bool> isSealedTask(m_tasks.size());
        bool tellsOfOthers = false;  // images of sealed tests, labeled elsewhere
        AnswerExport exported;
        for (OrderedRow& one : m_rows) {
            if (one.isOfSealedTask)
                isSealedTask[one.task] = true;
            else if (one.row.isSealed)
                tellsOfOthers = true;
            if (one.row.isSealed)
                countLeftOut(one, exported.sealedRows);
            exported.rows.push_back(std::move(one.row));
        }
        for (std::size_t task = 0; task < m_tasks.size(); ++task) {
            if (isSealedTask[task] || (tellsOfOthers && m_sealedTaskIds.contains(m_tasks[task].id)))
                exported.sealedTests.push_back({m_tasks[task].name, m_tasks[task].id});
        }
        return exported;
    }

    static void countLeftOut(const OrderedRow& one, std::vector<AnswerExport::SealedRows>& counts)
    {
        const auto known = std::ranges::find_if(counts, [&](const AnswerExport::SealedRows& count) {
            return count.task == one.row.task && count.isOfSealedTask == one.isOfSealedTask;
        });
        if (known == counts.end())
            counts.push_back({one.row.task, 1, one.isOfSealedTask});
        else
            ++known->rows;
    }

    static std::string placeOf(const LabelerId& labelerId, const TaskId& taskId, const ImageId& imageId)
    {
        return labelerId.text() + ' ' + taskId.text() + ' ' + imageId.text();
    }

    struct Person
    {
        std::string name;
        std::unordered_set<TaskId> importedTasks;
    };

    StudyConnection& m_study;
    bool m_isInUse;
    std::unordered_map<SessionId, int> m_partOfSession;    ///< from 1
    std::unordered_map<std::string, std::string> m_names;  ///< of classes, by wnid
    std::unordered_map<TestSetId, std::string> m_testSets;
    std::vector<Image> m_images;
    std::unordered_map<ImageId, const Image*> m_imageById;
    WithheldImages m_withheld;
    std::unordered_set<TaskId> m_sealedTaskIds;
    std::vector<Task> m_tasks;
    std::unordered_map<TaskId, std::size_t> m_taskById;
    std::string m_annotation;  ///< the name of the one in use
    AnnotationMap m_annotations;
    std::set<std::pair<LabelerId, ImageId>> m_reports;
    std::unordered_map<LabelerId, Person> m_people;
    std::vector<OrderedRow> m_rows;
    std::unordered_map<std::string, std::size_t> m_stepRows;  ///< by the id of the answer or skip
    std::unordered_map<std::string, std::size_t>
        m_lateRows;  ///< of images not answered in time, by placeOf()
    std::unordered_set<std::string> m_dealtWith;
};

}  // namespace

void AnswerExport::leaveOutSealed()
{
    std::erase_if(rows, [](const AnswerRow& row) { return row.isSealed; });
}

std::vector<std::string> AnswerExport::leftOutSentences() const
{
    std::vector<std::string> sentences{"Left out, because their results are sealed: " + sealedNames() + '.'};
    for (const SealedRows& of : sealedRows) {
        const std::string counted = grouped(of.rows) + (of.rows == 1 ? " row of " : " rows of ") + of.task;
        sentences.push_back(counted + (of.isOfSealedTask
                                           ? ", whose results are sealed."
                                           : ", whose images are also in a test with sealed results."));
    }
    return sentences;
}

std::string AnswerExport::sealedNames() const
{
    std::string names;
    for (const SealedTest& test : sealedTests)
        names += (names.empty() ? "" : ", ") + test.name;
    return names;
}

Result<AnswerExport> exportedAnswers(StudyConnection& study)
{
    return Exporter(study).run();
}

}  // namespace vizsla
