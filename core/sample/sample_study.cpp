// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/sample_study.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/store/annotation_repository.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/class_repository.h"
#include "core/store/image_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr const char* kPlainDescription =
    "Photographs that the drawing program Tux Paint ships as stamps, each cut out and set on a plain "
    "backdrop. The "
    "assigned labels and the multi-label annotations were made for this sample; two assigned labels are "
    "wrong or "
    "cannot be decided, on purpose, as teaching cases. These are not images of ImageNet.";
constexpr const char* kShiftedDescription =
    "The photographs of the test set stamps, each made harder in one way: smaller, darker, turned or "
    "cropped, as its "
    "name says. A made-up shift, to show what a drop between two test sets looks like; it says nothing about "
    "ImageNetV2.";

constexpr const char* kAnnotation = "sample";

class SampleFiller
{
public:
    SampleFiller(StudyConnection& study, std::span<const SampleImages> images)
        : m_study(study),
          m_repository(study),
          m_images(images)
    {}

    Result<void> checkClasses() const
    {
        const auto list = TRY(ClassRepository(m_study).all());
        const std::unordered_set<std::string_view> known(list.classes.begin(), list.classes.end());
        for (const auto& [photograph, plain, shifted] : m_images) {
            std::vector<std::string> used = {photograph.assignedWnid};
            for (const auto* classes : {&photograph.correct, &photograph.wrong, &photograph.unclear})
                used.insert(used.end(), classes->begin(), classes->end());
            for (const std::string& wnid : used) {
                if (!known.contains(wnid))
                    return failure(ErrorKind::Invalid, "The catalogue of the sample gives " +
                                                           photograph.file + " the class " + wnid +
                                                           ", which the study does not have.");
            }
        }
        return {};
    }

    Result<void> addTestSet(std::string_view name, const char* description,
                            SampleImage SampleImages::*version)
    {
        TestSet testSet;
        testSet.name = name;
        testSet.description = description;
        testSet.imageFolder = sampleImageFolder(name);
        std::vector<Image> images;
        for (const SampleImages& made : m_images) {
            Image& image = images.emplace_back();
            image.name = (made.*version).name;
            image.file = (made.*version).file;
            image.photograph = made.photograph.file;
            image.assignedWnid = made.photograph.assignedWnid;
        }
        TRY(m_repository.addTestSet(testSet, images));
        auto& ids = m_ids[std::string(name)];
        for (const Image& image : images)
            ids.emplace(image.photograph, image.id);
        return m_study.transaction([&] { return annotate(images); });
    }

    Result<int> addTasks(const std::vector<SampleTask>& sampleTasks)
    {
        int count = 0;
        for (const SampleTask& sample : sampleTasks) {
            const auto ids = imagesOf(sample);
            if (ids.empty())
                continue;
            Task task;
            task.name = sample.name;
            task.description = sample.description;
            task.mode = sample.mode;
            task.partSize = sample.partSize;
            task.rules.guideAllowed = sample.guideAllowed;
            TRY(TaskRepository(m_study).add(task, ids));
            ++count;
        }
        return count;
    }

private:
    Result<void> annotate(const std::vector<Image>& images)
    {
        const auto source = TRY(AnnotationSourceRepository(m_study).findOrAdd(kAnnotation));
        Result<void> done;
        for (std::size_t i = 0; done && i < images.size(); ++i) {
            const SamplePhotograph& photograph = m_images[i].photograph;
            MultiLabelAnnotation annotation;
            for (const auto& [classes, verdict] : {std::pair(&photograph.correct, Verdict::Correct),
                                                   std::pair(&photograph.wrong, Verdict::Wrong),
                                                   std::pair(&photograph.unclear, Verdict::Unclear)}) {
                for (const std::string& wnid : *classes)
                    annotation.rulings.push_back({wnid, verdict});
            }
            done = AnnotationRepository(m_study).set(source.id, images[i].id, annotation);
        }
        return done;
    }

    std::vector<ImageId> imagesOf(const SampleTask& task) const
    {
        std::vector<ImageId> ids;
        for (const std::string& testSet : task.testSets) {
            const auto& known = m_ids.at(testSet);
            for (const std::string& file : task.photographs) {
                if (const auto found = known.find(file); found != known.end())
                    ids.push_back(found->second);
            }
        }
        return ids;
    }

    StudyConnection& m_study;
    ImageRepository m_repository;
    std::span<const SampleImages> m_images;
    /// Image ids by test set and photograph.
    std::unordered_map<std::string, std::unordered_map<std::string, ImageId>> m_ids;
};

}  // namespace

std::vector<SamplePhotograph> photographsIn(const fs::path& stampsFolder, const SampleCatalogue& catalogue)
{
    std::vector<SamplePhotograph> present;
    std::ranges::copy_if(catalogue.photographs, std::back_inserter(present),
                         [&](const SamplePhotograph& photograph) {
                             std::error_code ignored;
                             return fs::is_regular_file(stampsFolder / photograph.file, ignored);
                         });
    return present;
}

std::vector<std::string> sampleNames(std::span<const SamplePhotograph> photographs)
{
    std::vector<std::string> names;
    std::unordered_set<std::string> taken;
    for (const SamplePhotograph& photograph : photographs) {
        std::string name = fs::path(photograph.file).stem().string();
        std::ranges::replace(name, '_', ' ');
        std::string unique = name;
        for (int number = 2; !taken.insert(unique).second; ++number)
            unique = name + " " + std::to_string(number);
        names.push_back(std::move(unique));
    }
    return names;
}

std::string sampleImageFolder(std::string_view testSet)
{
    return "Sample images/" + std::string(testSet);
}

Result<SampleSummary> fillSampleStudy(StudyConnection& study, const SampleCatalogue& catalogue,
                                      std::span<const SampleImages> images)
{
    SampleFiller filler(study, images);
    auto tasks =
        filler.checkClasses()
            .and_then(
                [&] { return filler.addTestSet(kPlainTestSet, kPlainDescription, &SampleImages::plain); })
            .and_then([&] {
                return filler.addTestSet(kShiftedTestSet, kShiftedDescription, &SampleImages::shifted);
            })
            .and_then([&] { return filler.addTasks(catalogue.tasks); });
    if (!tasks)
        return tl::unexpected(std::move(tasks.error()));
    std::unordered_set<std::string_view> classes;
    for (const SampleImages& made : images)
        classes.insert(made.photograph.assignedWnid);
    return SampleSummary{static_cast<int>(images.size()), static_cast<int>(classes.size()), *tasks,
                         static_cast<int>(catalogue.photographs.size() - images.size())};
}

}  // namespace vizsla
