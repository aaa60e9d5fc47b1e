// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/human_accuracy_import.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "core/formats/multilabel_json.h"
#include "core/imports/preview_labels.h"
#include "core/scoring/slice.h"
#include "core/store/class_repository.h"
#include "core/store/column_rules.h"
#include "core/store/labeler_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"
#include "core/text/ascii.h"
#include "core/text/file_text.h"
#include "core/text/grouped.h"
#include "core/text/json_guard.h"
#include "core/text/moment_text.h"
#include "core/text/unicode_form.h"

namespace vizsla {

namespace {

constexpr const char* taskName = "Evaluating Machine Accuracy on ImageNet";
constexpr const char* taskDescription = "The images that people labeled in the study of 2020.";

bool isPerson(const HumanAccuracyClassifier& classifier)
{
    return std::ranges::any_of(classifier.answers, [](const HumanAccuracyAnswer& answer) {
        return answer.startedAt.has_value() || answer.endedAt.has_value();
    });
}

/// The published file holds the votes of its own groups beside their members.
bool isMajority(const HumanAccuracyClassifier& classifier)
{
    return classifier.name.ends_with("_majority");
}

/// The name as the study has it.
std::string nameInStudy(const HumanAccuracyClassifier& classifier)
{
    return normalized(isPerson(classifier) ? trimmed(classifier.name) : classifier.name);
}

struct TimedAnswer
{
    const HumanAccuracyAnswer* published;
    UtcTime startedAt;
    UtcTime endedAt;
};

bool isAnnotated(const HumanAccuracyImage& image)
{
    return image.problematic || !image.annotation.rulings.empty();
}

/// In JSON.
std::optional<std::string> problemOf(const HumanAccuracyImage& image)
{
    if (!image.problematic)
        return std::nullopt;
    return image.problem.empty() ? "true" : jsonText(image.problem);
}

/// In the order they were given. A missing time is the other one, two are `now`: then the duration is 0.
std::vector<TimedAnswer> timedAnswers(const HumanAccuracyClassifier& person, UtcTime now)
{
    std::vector<TimedAnswer> answers;
    for (const HumanAccuracyAnswer& answer : person.answers) {
        const UtcTime started = answer.startedAt.value_or(answer.endedAt.value_or(now));
        answers.push_back({&answer, started, answer.endedAt.value_or(started)});
    }
    std::ranges::stable_sort(answers, {}, &TimedAnswer::startedAt);
    return answers;
}

/// The slice of the study that the file means by a path such as {"organism", "dog"}.
std::string sliceNameOf(const std::vector<std::string>& path)
{
    const std::string& last = path.empty() ? std::string() : path.back();
    return last == "object" || last == "organism" || last == "dog" ? last + 's' : last;
}

std::string quoted(const std::vector<std::string>& path)
{
    std::string text;
    for (const std::string& word : path)
        text += (text.empty() ? "" : ", ") + word;
    return '"' + text + '"';
}

}  // namespace

HumanAccuracyImport::HumanAccuracyImport(StudyConnection& study, const HumanAccuracyStudy& published,
                                         std::string fileName, AnnotationTarget into,
                                         const Progress& progress, NamesInStudy names, Hierarchy hierarchy)
    : m_study(study),
      m_published(published),
      m_fileName(std::move(fileName)),
      m_into(std::move(into)),
      m_progress(progress),
      m_images(std::move(names.images)),
      m_classes(std::move(names.classes)),
      m_hierarchy(std::move(hierarchy)),
      m_codes(m_hierarchy)
{}

Result<HumanAccuracyImport> HumanAccuracyImport::prepare(StudyConnection& study,
                                                         const HumanAccuracyStudy& published,
                                                         std::string fileName, AnnotationTarget into,
                                                         const Progress& progress)
{
    auto names = TRY(NamesInStudy::read(study));
    auto hierarchy = TRY(ClassRepository(study).all().and_then(
        [](ClassList list) { return Hierarchy::build(std::move(list)); }));
    HumanAccuracyImport import(study, published, std::move(fileName), std::move(into), progress,
                               std::move(names), std::move(hierarchy));
    auto testSets = TRY(ImageRepository(study).testSets());
    import.m_testSets = std::move(testSets);
    return import;
}

Result<void> HumanAccuracyImport::run()
{
    return takeAll();
}

Result<void> HumanAccuracyImport::describe(ImportPlan& plan)
{
    m_isOnlyCounting = true;
    TRY(takeAll());
    ImportReport told = report();
    plan.recognised =
        "Published answers of people: " + counted(m_published.images.size(), "image", "images") + ", " +
        counted(m_published.classifiers.size(), "classifier", "classifiers");
    plan.counts = countsText();
    plan.notes = std::move(told.notes);
    plan.warnings = std::move(told.warnings);
    const auto labels = TRY(PreviewLabels::read(m_study));
    for (const auto& [image, annotation] : m_first)
        plan.preview.push_back({image, labels.ofAnnotation(annotation), m_fileName});
    return {};
}

Result<void> HumanAccuracyImport::takeAll()
{
    TRY(checkClassifiers());
    auto done = annotateImages();
    if (done)
        done = m_isOnlyCounting ? countClassifiers() : importClassifiers();
    if (done && m_counts.annotated + m_counts.answers == 0)
        return failure(ErrorKind::NotFound,
                       m_fileName + " is about none of the study's images; import their test sets first." +
                           m_names->tally().examples(m_images.names()));
    compareSlices();
    return done;
}

Result<void> HumanAccuracyImport::checkClassifiers() const
{
    std::map<std::pair<bool, std::string>, std::string> names;
    for (const HumanAccuracyClassifier& classifier : m_published.classifiers) {
        if (isMajority(classifier))
            continue;
        TRY(checkName(classifier));
        TRY(checkTimes(classifier));
        const auto [other, isNew] =
            names.try_emplace({isPerson(classifier), nameInStudy(classifier)}, classifier.name);
        if (!isNew)
            return failure(ErrorKind::Invalid, m_fileName + ", annot_data: found the classifiers " +
                                                   inQuotes(other->second) + " and " +
                                                   inQuotes(classifier.name) +
                                                   ", whose names are one in a study, expected each name "
                                                   "once; rename one of them");
    }
    return {};
}

Result<void> HumanAccuracyImport::checkName(const HumanAccuracyClassifier& classifier) const
{
    const std::string name = nameInStudy(classifier);
    const std::string_view fault = trimmed(name).empty() ? nameFault({}) : nameFault(name);
    if (fault.empty())
        return {};
    return failure(ErrorKind::Invalid, m_fileName + ", annot_data: found " + std::string(fault) +
                                           ", expected the name of a classifier; it is number " +
                                           std::to_string(&classifier - m_published.classifiers.data() + 1) +
                                           " and called " + inQuotes(classifier.name));
}

Result<void> HumanAccuracyImport::checkTimes(const HumanAccuracyClassifier& classifier) const
{
    const UtcTime now = m_study.clock().utcNow();
    for (const HumanAccuracyAnswer& answer : classifier.answers) {
        for (const auto& [key, moment] :
             {std::pair("start_time", answer.startedAt), std::pair("end_time", answer.endedAt)}) {
            if (moment && !isTimely(*moment, now))
                return failure(ErrorKind::Invalid,
                               m_fileName + ", annot_data, " + inQuotes(classifier.name) + ", " +
                                   inQuotes(answer.image) + ": found the " + key + ' ' + momentText(*moment) +
                                   ", expected a time from the year 2000 on that is not still to come");
        }
    }
    return {};
}

Result<void> HumanAccuracyImport::annotateImages()
{
    m_names.emplace(m_images.names(), m_fileName);
    for (const auto& [name, published] : m_published.images)
        m_names->add(name);
    TRY(m_names->check());
    m_counts.strangers = m_names->tally().unmatched();
    for (const auto& [name, published] : m_published.images) {
        const auto place = m_names->imageOf(name);
        for (const auto& image : place ? m_images.at(*place) : FoundImages())
            TRY(annotateImage(name, published, image));
    }
    return m_source ? m_source->finish() : Result<void>();
}

Result<void> HumanAccuracyImport::annotateImage(const std::string& name, const HumanAccuracyImage& published,
                                                const ImageRepository::ListedImage& image)
{
    if (!published.assignedWnid.empty() && published.assignedWnid != image.assignedWnid)
        ++m_counts.otherAssigned;
    if (!isAnnotated(published))
        return {};
    if (!m_source && m_first.empty())
        TRY(beginSource());
    MultiLabelAnnotation known;
    for (const auto& ruling : published.annotation.rulings) {
        if (m_classes.knows(ruling.wnid))
            known.rulings.push_back(ruling);
        else
            m_classes.miss(ruling.wnid);
    }
    m_counts.annotated += published.annotation.rulings.empty() ? 0 : 1;
    m_counts.problematic += published.problematic ? 1 : 0;
    const MultiLabelAnnotation resolved = m_twice.resolve(name, known);
    if (m_source)
        return m_source->take(image.id, resolved, problemOf(published));
    if (m_first.size() < previewRows)
        m_first.emplace_back(image.name, resolved);
    return {};
}

Result<void> HumanAccuracyImport::beginSource()
{
    if (m_isOnlyCounting)
        return SourceImport::check(m_study, m_into, annotationFile());
    m_source = TRY(SourceImport::begin(m_study, m_into, annotationFile()));
    return {};
}

AnnotationFile HumanAccuracyImport::annotationFile() const
{
    MultiLabelFile file;
    for (const auto& [name, published] : m_published.images) {
        if (!published.annotation.rulings.empty())
            file.initialAnnotations.emplace(name, multiLabelImage(published.annotation));
        if (auto problem = problemOf(published))
            file.problematicImages.emplace(name, std::move(*problem));
    }
    return {AnnotationFormat::MultiLabel, true, writeMultiLabelJson(file)};
}

Result<void> HumanAccuracyImport::step(const HumanAccuracyClassifier& classifier)
{
    if (m_progress.isCancelled())
        return importCancelled();
    m_progress.report(static_cast<std::size_t>(&classifier - m_published.classifiers.data()),
                      m_published.classifiers.size());
    return {};
}

Result<void> HumanAccuracyImport::importClassifiers()
{
    std::optional<Task> task;
    for (const HumanAccuracyClassifier& classifier : m_published.classifiers) {
        TRY(step(classifier));
        if (isMajority(classifier)) {
            ++m_counts.majorities;
            continue;
        }
        if (isPerson(classifier) && !task) {
            auto found = TRY(findTask());
            task = std::move(found);
        }
        TRY(isPerson(classifier) ? importLabeler(classifier, *task) : importModel(classifier));
    }
    m_progress.report(m_published.classifiers.size(), m_published.classifiers.size());
    return {};
}

Result<void> HumanAccuracyImport::countClassifiers()
{
    for (const HumanAccuracyClassifier& classifier : m_published.classifiers) {
        TRY(step(classifier));
        if (isMajority(classifier))
            ++m_counts.majorities;
        else
            countAnswers(classifier);
    }
    return {};
}

void HumanAccuracyImport::countAnswers(const HumanAccuracyClassifier& classifier)
{
    const bool isOfPerson = isPerson(classifier);
    ++(isOfPerson ? m_counts.labelers : m_counts.models);
    for (const HumanAccuracyAnswer& answer : classifier.answers) {
        if (m_images.find(answer.image).empty() || !m_classes.knows(answer.wnid))
            ++m_counts.answersElsewhere;
        else if (isOfPerson)
            ++m_counts.answers;
    }
}

std::vector<std::string> HumanAccuracyImport::countsText() const
{
    return {counted(m_counts.labelers, "labeler", "labelers") + " with " +
                counted(m_counts.answers, "answer", "answers"),
            counted(m_counts.models, "model", "models"),
            counted(m_counts.annotated, "image", "images") + " with labels, " +
                counted(m_counts.problematic, "problematic", "problematic")};
}

std::vector<ImageId> HumanAccuracyImport::labeledImages() const
{
    std::vector<ImageId> ids;
    std::set<ImageId> seen;
    const auto add = [&](const std::string& name) {
        const auto found = m_images.find(name);
        if (!found.empty() && seen.insert(found.front().id).second)
            ids.push_back(found.front().id);
    };
    for (const std::string& name : m_published.labeledImages)
        add(name);
    for (const HumanAccuracyClassifier& classifier : m_published.classifiers) {
        if (!isPerson(classifier))
            continue;
        for (const HumanAccuracyAnswer& answer : classifier.answers)
            add(answer.image);
    }
    return ids;
}

Result<Task> HumanAccuracyImport::findTask()
{
    TaskRepository repository(m_study);
    const auto tasks = TRY(repository.all());
    if (const auto known = std::ranges::find(tasks, taskName, &Task::name); known != tasks.end())
        return *known;
    Task task{{}, taskName, taskDescription, Mode::Test, 10, 0};
    return repository.add(task, labeledImages()).map([&] { return task; });
}

Result<Labeler> HumanAccuracyImport::findLabeler(const std::string& name)
{
    LabelerRepository repository(m_study);
    const auto labelers = TRY(repository.all());
    const auto known = std::ranges::find(labelers, name, &Labeler::name);
    return known == labelers.end() ? repository.add(name) : *known;
}

Result<void> HumanAccuracyImport::importLabeler(const HumanAccuracyClassifier& person, const Task& task)
{
    const auto labeler = TRY(findLabeler(nameInStudy(person)));
    ++m_counts.labelers;
    return addAnswers(person, task, labeler);
}

Result<void> HumanAccuracyImport::addAnswers(const HumanAccuracyClassifier& person, const Task& task,
                                             const Labeler& labeler)
{
    const std::vector<TimedAnswer> answers = timedAnswers(person, m_study.clock().utcNow());
    if (answers.empty())
        return {};
    SessionRepository repository(m_study);
    const auto session = TRY(repository.importedSession(task.id, labeler.id, m_fileName,
                                                        answers.front().startedAt, answers.back().endedAt));
    int sequence = 0;
    for (const auto& [published, startedAt, endedAt] : answers) {
        const auto found = m_images.find(published->image);
        if (found.empty() || !m_classes.knows(published->wnid)) {
            ++m_counts.answersElsewhere;
            continue;
        }
        Answer answer{
            {},      session.id,          task.id,   labeler.id, found.front().id, published->wnid, startedAt,
            endedAt, endedAt - startedAt, sequence++};
        const auto added = TRY(repository.addImportedAnswer(answer));
        ++m_counts.answers;
        m_counts.newAnswers += added ? 1 : 0;
        m_counts.timeless += answer.duration == Micros::zero() ? 1 : 0;
    }
    return {};
}

Result<void> HumanAccuracyImport::importModel(const HumanAccuracyClassifier& model)
{
    std::unordered_map<TestSetId, Predictions> byTestSet;
    for (const HumanAccuracyAnswer& answer : model.answers) {
        const auto label = m_codes.byWnid(answer.wnid);
        const auto found = m_images.find(answer.image);
        if (!label || found.empty())
            ++m_counts.answersElsewhere;
        for (const auto& image : found) {
            Predictions& column = byTestSet[image.place.testSetId];
            if (column.classes.empty()) {
                const auto testSet = std::ranges::find(m_testSets, image.place.testSetId, &TestSet::id);
                column.classes.assign(static_cast<std::size_t>(testSet->imageCount), noClass);
            }
            if (image.place.position < column.classes.size())
                column.classes[image.place.position] = label.value_or(unknownClass);
        }
    }
    PredictionRepository repository(m_study);
    const auto places = TRY(repository.places());
    ++m_counts.models;
    for (const auto& [testSetId, column] : byTestSet) {
        const auto id = TRY(repository.modelId(nameInStudy(model)));
        if (places.contains({id, testSetId})) {
            ++m_counts.keptColumns;
            continue;
        }
        TRY(repository.write(id, testSetId, column, {}));
    }
    return {};
}

void HumanAccuracyImport::compareSlices()
{
    for (const HumanAccuracySlice& slice : m_published.slices) {
        const auto own = findSlice(m_hierarchy, sliceNameOf(slice.path));
        if (!own) {
            m_warnings.push_back("the file's classes " + quoted(slice.path) + " are no slice of the study");
            continue;
        }
        std::size_t both = 0;
        for (const std::string& wnid : slice.wnids) {
            const auto label = m_codes.byWnid(wnid);
            both += label && own->holds(*label) ? 1 : 0;
        }
        if (both != slice.wnids.size() || both != static_cast<std::size_t>(own->classCount()))
            m_warnings.push_back("the file's classes " + quoted(slice.path) + " are " +
                                 grouped(slice.wnids.size()) + " and the study's slice " + own->name +
                                 " has " + grouped(own->classCount()) + ", of which " + grouped(both) +
                                 " are in both");
    }
}

ImportReport HumanAccuracyImport::report() const
{
    ImportReport report;
    report.summary = counted(m_counts.labelers, "labeler", "labelers") + " with " +
                     counted(m_counts.answers, "answer", "answers") + " (" +
                     counted(m_counts.newAnswers, "new", "new") + "), " +
                     counted(m_counts.models, "model", "models") + ", " +
                     counted(m_counts.annotated, "image", "images") + " with labels, " +
                     counted(m_counts.problematic, "problematic", "problematic");
    report.notes = m_published.notes;
    const auto note = [&](std::size_t count, const char* one, const char* many) {
        if (count > 0)
            report.notes.push_back(counted(count, one, many));
    };
    note(m_counts.strangers, "image of the file is not in the study",
         "images of the file are not in the study");
    if (m_names) {
        m_names->tally().addLooseNotes(report.notes);
        m_names->addPassedOverNote(report.notes);
    }
    note(m_counts.answersElsewhere, "answer is for an image or a class that the study does not have",
         "answers are for images or classes that the study does not have");
    note(m_counts.majorities, "majority of the file was left out: majorities are made of the members here",
         "majorities of the file were left out: they are made of the members here");
    note(m_counts.timeless, "answer has no time", "answers have no times");
    note(m_counts.keptColumns, "column of predictions was there already and stays as it was",
         "columns of predictions were there already and stay as they were");
    if (auto twice = m_twice.sentence())
        report.notes.push_back(std::move(*twice));
    if (m_source)
        std::ranges::move(m_source->notes(), std::back_inserter(report.notes));
    report.warnings = m_warnings;
    if (m_counts.otherAssigned > 0)
        report.warnings.push_back(
            counted(m_counts.otherAssigned, "image has", "images have") +
            " another assigned label in the file than in the study, which keeps its own");
    if (auto warning = m_classes.warning())
        report.warnings.push_back(std::move(*warning));
    return report;
}

}  // namespace vizsla
