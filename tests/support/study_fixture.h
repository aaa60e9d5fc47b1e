// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/study_file.h"
#include "core/study/labeler.h"
#include "core/taxonomy/hierarchy.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sitting_session.h"

namespace vizsla::test {

/// Seven classes; husky has two parents:
///
///     n00001740 entity
///         n00004475 organism
///             n02084071 dog: beagle, husky
///             working_animal: husky, horse
///             shark: tiger_shark
///         artifact: car, cup, mug
const ClassList& sevenClasses();
Hierarchy sevenClassHierarchy();

/// Where fixtures make their folders: in memory if the system has such a folder, because a study waits for
/// the disk at every step and no test pulls the plug.
QString folderTemplate();

/// A study in a folder of its own that is gone with the fixture.
class StudyFixture
{
public:
    explicit StudyFixture(const std::string& fileName = "study.vizsla",
                          const ClassList& classes = sevenClasses());

    StudyFile& study() { return *m_study; }
    std::filesystem::path folder() const;
    const std::filesystem::path& file() const { return m_file; }
    void close() { m_study.reset(); }
    /// Closes and opens again, as after a restart of the program.
    void reopen();

    /// Images called NAME1, NAME2, … with these assigned classes, "beagle beagle cup".
    std::vector<Image> addTestSet(const std::string& name, std::string_view assigned);
    /// Rulings as text: "beagle correct, husky wrong".
    void annotate(const Image& image, std::string_view rulings);
    /// Of the annotation in use, which is made where there is none.
    AnnotationSourceId annotationId();
    void setProblematic(const Image& image);
    Task addTask(const std::string& name, const std::vector<Image>& images, Mode mode = Mode::Training,
                 int partSize = 10, const TaskRules& rules = {});
    Labeler addLabeler(const std::string& name);
    /// Lets the results of a test be seen.
    void openResults(const Task& task);

    SittingSession begin(const Task& task, const Labeler& labeler);
    /// Looks at the current image for a while and confirms.
    Answer label(SittingSession& session, const std::string& wnid,
                 std::chrono::microseconds time = std::chrono::seconds(2));
    /// Labels every image of a task that has no answer yet with one class, part after part.
    void labelAll(const Task& task, const Labeler& labeler, const std::string& wnid);
    /// Answers an image with a class, wherever it stands in the task; the others before it are skipped.
    Answer labelImage(const Task& task, const Labeler& labeler, const Image& image, const std::string& wnid,
                      std::chrono::microseconds time = std::chrono::seconds(2));

    /// The number that a statement gives.
    std::int64_t number(std::string_view sql);
    void run(std::string_view sql);

    FakeClock clock;

private:
    QTemporaryDir m_folder{folderTemplate()};
    std::filesystem::path m_file;
    std::unique_ptr<StudyFile> m_study;
    std::uint64_t m_seed = 1;
};

/// Name of the image to label now; empty at the end of the part.
std::string currentImage(const LabelingSession& session);

}  // namespace vizsla::test
