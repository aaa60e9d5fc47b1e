// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/labeling/example_limits.h"
#include "core/result.h"
#include "core/store/image_repository.h"
#include "core/study/test_set.h"
#include "core/tasks/withheld_images.h"

namespace vizsla {

class ImageFiles;
class LabelingSession;
class StudyConnection;

/// Photographs that show what a class looks like. What one class shows beside the others never depends on the
/// image in question, neither which photographs nor how many: CONTRIBUTING.md has the rules and why they
/// hold.
///
/// Photographs of sealed tests are never shown, and what has no file that can be shown does not count. One
/// whose classes or tests cannot be read shows nothing.
class ExamplePhotos
{
public:
    /// Without `files` every file counts.
    explicit ExamplePhotos(StudyConnection& study, ImageFiles* files = nullptr)
        : m_study(study),
          m_files(files)
    {}

    /// Nothing is in question.
    void showAll();
    /// Images of a training task come into question, one after the other, in the order of this seed
    /// (taskOrder()).
    void beginTraining(const TaskId& taskId, std::uint64_t orderSeed);
    /// A test is sat: all classes of the study show equally many photographs, from outside of it, until
    /// something else is set.
    void beginTest(const TaskId& taskId);
    /// Images are ruled, and these are still to be: a reviewer's open queue, by their ids. Their photographs
    /// are left out, as those of a training, or, where more classes show some then, come after those that
    /// were ruled, and one of each class is held back.
    void beginReview(const std::vector<ImageId>& openImages);
    /// The image now in question, in review or in a training where all images before it have their answers.
    /// In a test it changes nothing.
    void ask(const Image& image);
    /// The image now in question in the training that was begun: some before it may be put off.
    void ask(const LabelingSession& session);
    /// Leaves out these photographs alone: of images whose class is known, such as those of one class.
    void hide(const std::vector<std::string>& photographs);
    /// To be called before showing examples where nothing of the above comes before: a test may be new, or
    /// opened.
    void refresh();
    /// Other files are there than before.
    void filesChanged();

    /// Images assigned to the class, one a photograph, at most `limit`. Problematic ones are left out.
    std::vector<Image> of(const std::string& wnid, std::size_t limit);

    /// Why no class shows any.
    enum class Missing {
        Unreadable,     ///< the study cannot be read
        NoPhotographs,  ///< of no class is there a file
        InTest,         ///< in this test, because some class has too few outside of the sealed ones
        SealedTests,    ///< the photographs of sealed tests leave too few
        OneEach         ///< there is one of each class at most, and one is always held back
    };
    /// Nothing where some class shows some.
    std::optional<Missing> missing();
    /// Whether photographs of images that are still to come are held back for a training.
    bool isTraining() const { return m_rule == Rule::Training; }
    /// Whether a test is sat.
    bool isInTest() const { return m_rule == Rule::Test; }
    /// The names of the tests whose photographs are never shown.
    const std::vector<std::string>& sealedTests();

private:
    enum class Rule {
        All,       ///< whatever is not withheld
        Review,    ///< those still to be ruled are left out, or one of each class is held back: the one in
                   ///< question, or one drawn for the question
        Training,  ///< that of each class which comes into question next; or those of the task are left out
        Test,      ///< those of the task are left out, and every class shows equally many
    };
    struct Example
    {
        Image image;
        std::size_t cuts = 0;  ///< images of the photograph in the test sets that the task has images of
    };
    struct ClassExamples
    {
        /// One a photograph, in the order in which they are shown; where one is held back, with that one.
        std::vector<Example> shown;
        std::optional<std::vector<bool>> hidden;  ///< of `shown`, for the image in question
    };
    /// The images in question of a task, by their positions in the labeler's order.
    struct TaskPlace
    {
        std::unordered_map<ImageId, std::size_t> positions;
        std::unordered_map<std::string, std::vector<std::size_t>> photographs;  ///< ascending
        std::unordered_set<TestSetId> testSets;
    };
    /// How far the labeler is in it.
    struct Progress
    {
        std::size_t partBegin = 0;  ///< all before are done
        std::vector<bool> done;     ///< images of the part
        std::set<std::size_t> seen;

        bool isDone(std::size_t position) const;
        std::size_t openCount() const;
    };

    void set(Rule rule);
    void beginTask(const TaskId& taskId, std::uint64_t orderSeed);
    void question(const Image& image);
    void plan();
    Result<void> readPlan();
    Result<void> readPhotographs();
    Result<void> readOpen();
    Result<void> planLimit(const ExampleCounts& unsealed);
    Result<std::vector<TaskId>> sealedTestIds() const;
    Result<void> readTask(const TaskId& taskId, std::uint64_t orderSeed);
    ExampleCounts counts(bool sparesAsked) const;
    std::optional<Missing> missingIn(const ExampleCounts& counts) const;
    bool isThere(const std::string& folder, const std::string& name) const;
    bool isLeftOut(const std::string& photograph, bool sparesAsked) const;
    bool isOpen(const std::string& photograph) const { return m_open.contains(photograph); }
    bool isOpenAsked() const { return m_question && isOpen(m_question->photograph); }
    bool holdsBack() const { return !m_sparesAsked && (m_rule == Rule::Review || m_rule == Rule::Training); }
    std::vector<Example> readExamples(const std::string& wnid, std::size_t& photographs) const;
    ClassExamples& examplesOf(const std::string& wnid);
    void sort(std::vector<Example>& examples) const;
    std::vector<bool> hidden(const std::string& wnid, const std::vector<Example>& examples) const;
    std::vector<bool> hiddenInReview(const std::string& wnid, const std::vector<Example>& examples) const;
    std::vector<bool> hiddenInTraining(const std::vector<Example>& examples) const;

    StudyConnection& m_study;
    ImageFiles* m_files;
    Rule m_rule = Rule::All;
    std::string m_draw;  ///< of the task and the labeler
    TaskPlace m_task;
    std::vector<ImageId> m_openImages;       ///< still to be ruled
    std::unordered_set<std::string> m_open;  ///< the photographs of these
    Progress m_progress;
    std::unordered_set<std::string> m_hidden;
    std::optional<Image> m_question;

    bool m_isPlanned = false;
    bool m_isUnreadable = false;
    std::optional<std::vector<ImageRepository::ClassPhotograph>> m_photographs;
    std::vector<TaskId> m_sealed;  ///< tests
    WithheldImages m_withheld;
    bool m_sparesAsked = false;  ///< leaves out the photographs of the task, or of what is still to be ruled
    ExampleLimit m_limit;
    std::optional<Missing> m_missing;
    std::unordered_map<std::string, ClassExamples> m_byClass;
};

}  // namespace vizsla
