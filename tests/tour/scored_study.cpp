// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/scored_study.h"

#include <QDebug>
#include <random>

#include "core/store/annotation_repository.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "core/taxonomy/class_list.h"
#include "tests/support/sitting_session.h"

namespace vizsla::tour {

namespace {

constexpr int classCount = 1000;
constexpr int columns = 5;
/// Of each test set.
constexpr int labeledImages = 120;

/// Names are those of kinds of networks; the figures are made up.
struct Skill
{
    const char* model;
    int percent;  ///< of the first test set; on the second it knows less
};
constexpr Skill skills[] = {
    {"alexnet", 57},       {"bninception", 73}, {"densenet161", 77}, {"inceptionv4", 80}, {"mobilenet", 70},
    {"nasnetalarge", 82},  {"polynet", 81},     {"resnet18", 69},    {"resnet152", 78},   {"senet154", 81},
    {"squeezenet1_1", 58}, {"vgg19_bn", 74},    {"xception", 79}};

class Maker
{
public:
    Maker(StudyFile& study, std::uint64_t seed)
        : m_study(study),
          m_random(seed),
          m_classes(ilsvrc2012Classes().classes)
    {}

    Result<void> make()
    {
        return m_study.database()
            .transaction([this] {
                return addTestSet("imagenet", 2000, 0).and_then([this] {
                    return addTestSet("imagenetv2", 1000, 11);
                });
            })
            .and_then([this] { return addLabelers(); });
    }

private:
    Result<void> addTestSet(const std::string& name, int count, int drop)
    {
        TestSet testSet;
        testSet.name = name;
        std::vector<Image> images(static_cast<std::size_t>(count));
        std::vector<ClassIndex> assigned;
        for (std::size_t index = 0; index < images.size(); ++index) {
            assigned.push_back(static_cast<ClassIndex>(m_random() % classCount));
            images[index].name = name + std::to_string(index);
            images[index].file = images[index].photograph = images[index].name;
            images[index].assignedWnid = wnid(assigned.back());
        }
        auto added = ImageRepository(m_study).addTestSet(testSet, images);
        for (std::size_t index = 0; added && index < images.size(); ++index)
            added = annotate(images[index], assigned[index]);
        for (const Skill& skill : skills) {
            // One model is known on the first test set only.
            if (added && (drop == 0 || skill.model != std::string("polynet")))
                added = addPredictions(skill.model, testSet.id, assigned, skill.percent - drop);
        }
        m_labeled.emplace_back(images.begin(), images.begin() + labeledImages);
        return added;
    }

    /// The assigned class and its neighbour are right, the next one is unclear; every tenth image has none.
    Result<void> annotate(const Image& image, ClassIndex assigned)
    {
        MultiLabelAnnotation annotation;
        if (m_random() % 10 != 0)
            annotation.rulings = {{wnid(assigned), Verdict::Correct},
                                  {wnid(assigned + 1), Verdict::Correct},
                                  {wnid(assigned + 2), Verdict::Unclear}};
        const auto source = AnnotationSourceRepository(m_study).findOrAdd("ReaL");
        return source ? AnnotationRepository(m_study).set(source->id, image.id, annotation)
                      : tl::unexpected(source.error());
    }

    Result<void> addPredictions(const std::string& model, const TestSetId& testSetId,
                                const std::vector<ClassIndex>& assigned, int percent)
    {
        Predictions predictions{columns, {}};
        for (const ClassIndex label : assigned) {
            const int draw = static_cast<int>(m_random() % 100);
            const int rank = draw < percent ? 0 : draw < percent + (100 - percent) * 7 / 10 ? 2 : columns;
            const int shift = static_cast<int>(m_random() % columns);
            for (int column = 0; column < columns; ++column)
                predictions.classes.push_back(
                    (label + (column == rank ? 0 : 1 + (column + shift) % columns)) % classCount);
        }
        PredictionRepository repository(m_study);
        std::vector<std::string> warnings;
        if (model == "squeezenet1_1")
            warnings = {"on 41 images a class stands in two of the five columns"};
        return repository.modelId(model).and_then(
            [&](const ModelId& id) { return repository.write(id, testSetId, predictions, warnings); });
    }

    /// Labeler A knows both test sets, Labeler B the first.
    Result<void> addLabelers()
    {
        const auto first = addTask("evaluation", m_labeled.front());
        const auto second = addTask("evaluation v2", m_labeled.back());
        if (!first || !second)
            return tl::unexpected(first ? second.error() : first.error());
        LabelerRepository labelers(m_study);
        return labelers.add("Labeler A")
            .and_then([&](const Labeler& labeler) {
                return label(*first, labeler).and_then([&] { return label(*second, labeler); });
            })
            .and_then([&] { return labelers.add("Labeler B"); })
            .and_then([&](const Labeler& labeler) { return label(*first, labeler); });
    }

    /// In one part.
    Result<TaskId> addTask(const std::string& name, const std::vector<Image>& images)
    {
        Task task{{}, name, "", Mode::Training, labeledImages, 0};
        std::vector<ImageId> ids;
        for (const Image& image : images)
            ids.push_back(image.id);
        return TaskRepository(m_study).add(task, ids).map([&] { return task.id; });
    }

    Result<void> label(const TaskId& taskId, const Labeler& labeler)
    {
        auto session = test::SittingSession::begin(m_study, taskId, labeler.id);
        if (!session)
            return tl::unexpected(session.error());
        while (session->current()) {
            session->imageShown();
            const std::string right = session->images()[*session->current()].assignedWnid;
            const bool isSlip = m_random() % 12 == 0;
            const auto answer = session->confirm(isSlip ? wnid(static_cast<ClassIndex>(m_random())) : right);
            if (!answer)
                return tl::unexpected(answer.error());
        }
        return {};
    }

    const std::string& wnid(ClassIndex index) const
    {
        return m_classes[static_cast<std::size_t>(index) % classCount];
    }

    StudyFile& m_study;
    std::mt19937 m_random;
    std::vector<std::string> m_classes;
    std::vector<std::vector<Image>> m_labeled;  ///< by test set
};

}  // namespace

bool makeScoredStudy(const std::filesystem::path& file, const Clock& clock, std::uint64_t seed)
{
    auto study = StudyFile::create(file, ilsvrc2012Classes(), clock, seed);
    const auto made =
        study.and_then([&](const std::unique_ptr<StudyFile>& open) { return Maker(*open, seed).make(); });
    if (!made)
        qWarning("%s", made.error().message.c_str());
    return made.has_value();
}

}  // namespace vizsla::tour
