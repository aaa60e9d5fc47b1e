// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/study_fixture.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "core/store/annotation_repository.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "core/text/ascii.h"
#include "tests/support/results.h"

namespace vizsla::test {

namespace fs = std::filesystem;

const ClassList& sevenClasses()
{
    static const ClassList list{
        {{"n00001740", {"entity"}, "that which exists", {}},
         {"n00004475", {"organism", "being"}, "a living thing", {"n00001740"}},
         {"n02084071", {"dog", "domestic dog"}, "a member of the genus Canis", {"n00004475"}},
         {"working_animal", {"working animal"}, "an animal that works", {"n00004475"}},
         {"shark", {"shark"}, "a cartilaginous fish", {"n00004475"}},
         {"artifact", {"artifact"}, "a thing made by people", {"n00001740"}},
         {"beagle", {"beagle"}, "a small hound", {"n02084071"}},
         {"husky", {"husky", "Eskimo dog"}, "a sled dog", {"n02084071", "working_animal"}},
         {"horse", {"horse"}, "a solid-hoofed quadruped", {"working_animal"}},
         {"tiger_shark", {"tiger shark"}, "a large dangerous shark", {"shark"}},
         {"car", {"car", "automobile"}, "a motor vehicle", {"artifact"}},
         {"cup", {"cup", "beaker"}, "a small open container", {"artifact"}},
         {"mug", {"mug", "beaker"}, "with a handle and straight sides", {"artifact"}}},
        {"tiger_shark", "beagle", "husky", "horse", "car", "cup", "mug"}};
    return list;
}

Hierarchy sevenClassHierarchy()
{
    return valueOf(Hierarchy::build(sevenClasses()));
}

QString folderTemplate()
{
    const bool hasMemory = QFileInfo(QStringLiteral("/dev/shm")).isWritable();
    return (hasMemory ? QStringLiteral("/dev/shm") : QDir::tempPath()) + QStringLiteral("/vizsla-XXXXXX");
}

StudyFixture::StudyFixture(const std::string& fileName, const ClassList& classes)
    : m_file(folder() / fileName),
      m_study(valueOf(StudyFile::create(m_file, classes, clock, 1)))
{}

fs::path StudyFixture::folder() const
{
    return m_folder.path().toStdString();
}

void StudyFixture::reopen()
{
    close();
    m_study = valueOf(StudyFile::open(m_file, clock, ++m_seed));
}

std::vector<Image> StudyFixture::addTestSet(const std::string& name, std::string_view assigned)
{
    TestSet testSet;
    testSet.name = name;
    testSet.imageFolder = "images/" + name;
    std::vector<Image> images;
    for (const std::string& wnid : splitTrimmed(assigned, ' ')) {
        Image& image = images.emplace_back();
        image.name = name + std::to_string(images.size());
        image.file = image.name + ".png";
        image.photograph = image.name;
        image.assignedWnid = wnid;
    }
    valueOf(ImageRepository(*m_study).addTestSet(testSet, images));
    return images;
}

AnnotationSourceId StudyFixture::annotationId()
{
    AnnotationSourceRepository sources(*m_study);
    const auto inUse = valueOf(sources.inUse());
    return inUse ? inUse->id : valueOf(sources.findOrAdd("annotations")).id;
}

void StudyFixture::annotate(const Image& image, std::string_view rulings)
{
    MultiLabelAnnotation annotation;
    for (const std::string& ruling : splitTrimmed(rulings, ',')) {
        const auto words = splitTrimmed(ruling, ' ');
        annotation.rulings.push_back({words.at(0), verdictFromWord(words.at(1)).value()});
    }
    valueOf(AnnotationRepository(*m_study).set(annotationId(), image.id, annotation));
}

void StudyFixture::setProblematic(const Image& image)
{
    valueOf(AnnotationRepository(*m_study).setProblem(annotationId(), image.id, "true"));
}

Task StudyFixture::addTask(const std::string& name, const std::vector<Image>& images, Mode mode, int partSize,
                           const TaskRules& rules)
{
    Task task{{}, name, "", mode, partSize, 0, rules};
    std::vector<ImageId> ids;
    std::ranges::transform(images, std::back_inserter(ids), &Image::id);
    valueOf(TaskRepository(*m_study).add(task, ids));
    return task;
}

Labeler StudyFixture::addLabeler(const std::string& name)
{
    return valueOf(LabelerRepository(*m_study).add(name));
}

void StudyFixture::openResults(const Task& task)
{
    valueOf(TaskRepository(*m_study).openResults(task.id));
}

SittingSession StudyFixture::begin(const Task& task, const Labeler& labeler)
{
    return valueOf(SittingSession::begin(*m_study, task.id, labeler.id));
}

Answer StudyFixture::label(SittingSession& session, const std::string& wnid, std::chrono::microseconds time)
{
    session.imageShown();
    clock.advance(time);
    return valueOf(session.confirm(wnid));
}

void StudyFixture::labelAll(const Task& task, const Labeler& labeler, const std::string& wnid)
{
    for (;;) {
        auto session = begin(task, labeler);
        if (!session.current())
            return;
        while (session.current())
            label(session, wnid);
    }
}

Answer StudyFixture::labelImage(const Task& task, const Labeler& labeler, const Image& image,
                                const std::string& wnid, std::chrono::microseconds time)
{
    auto session = begin(task, labeler);
    const auto images = session.images();
    if (std::ranges::find(images, image.id, &Image::id) == images.end())
        qFatal("%s is not in the part", image.name.c_str());
    while (images[session.current().value()].id != image.id)
        valueOf(session.skip());
    return label(session, wnid, time);
}

std::int64_t StudyFixture::number(std::string_view sql)
{
    return valueOf(m_study->database().query(sql, [](const Statement& row) { return row.integer(0); })).at(0);
}

void StudyFixture::run(std::string_view sql)
{
    valueOf(m_study->database().runScript(sql));
}

std::string currentImage(const LabelingSession& session)
{
    const auto index = session.current();
    return index ? session.images()[*index].name : std::string();
}

}  // namespace vizsla::test
