// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/scored_study.h"

#include <QDebug>
#include <random>

#include "core/labeling/labeling_session.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "core/taxonomy/class_list.h"

namespace vizsla::tour {

namespace {

constexpr int classCount = 1000;
constexpr int columns = 5;

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
        if (drop == 0)
            m_labeled.assign(images.begin(), images.begin() + 40);
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
        return AnnotationRepository(m_study).set(image.id, annotation);
    }

    Result<void> addPredictions(const std::string& model, const std::string& testSetId,
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
            [&](const std::string& id) { return repository.write(id, testSetId, predictions, warnings); });
    }

    Result<void> addLabelers()
    {
        Task task{{}, "evaluation", "", Mode::Training, 40, 0};
        std::vector<std::string> ids;
        for (const Image& image : m_labeled)
            ids.push_back(image.id);
        auto done = TaskRepository(m_study).add(task, ids);
        for (const char* name : {"Labeler A", "Labeler B"}) {
            const auto labeler = LabelerRepository(m_study).add(name);
            auto session = LabelingSession::begin(m_study, task.id, labeler->id);
            while (session && session->current()) {
                session->imageShown();
                const std::string right = session->images()[*session->current()].assignedWnid;
                if (!session->confirm(m_random() % 12 == 0 ? wnid(static_cast<ClassIndex>(m_random()))
                                                           : right))
                    break;
            }
        }
        return done;
    }

    const std::string& wnid(ClassIndex index) const
    {
        return m_classes[static_cast<std::size_t>(index) % classCount];
    }

    StudyFile& m_study;
    std::mt19937 m_random;
    std::vector<std::string> m_classes;
    std::vector<Image> m_labeled;
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
