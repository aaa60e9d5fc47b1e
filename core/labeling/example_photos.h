// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/labeling/example_limits.h"
#include "core/result.h"
#include "core/study/test_set.h"
#include "core/tasks/withheld_images.h"

namespace vizsla {

class StudyFile;

/// Photographs that show what a class looks like. What one class shows beside the others never depends on the
/// image in question, neither which photographs nor how many: CONTRIBUTING.md has the rules and why they
/// hold.
///
/// Photographs of sealed tests are never shown. One whose classes or tests cannot be read shows nothing.
class ExamplePhotos
{
public:
    explicit ExamplePhotos(StudyFile& study) : m_study(study) {}

    /// Nothing is in question.
    void showAll();
    /// Images of a training task come into question, one after the other, in the order of this seed
    /// (taskOrder()).
    void beginTraining(const std::string& taskId, std::uint64_t orderSeed);
    /// A test is sat: all classes show equally many photographs, from outside of it, until something else is
    /// set.
    void beginTest(const std::string& taskId);
    /// The image now in question, in training or in review. In a test it changes nothing.
    void ask(const Image& image);
    /// Leaves out these photographs alone: of images whose class is known, such as those of one class.
    void hide(const std::vector<std::string>& photographs);
    /// To be called before showing examples where nothing of the above comes before: a test may be new, or
    /// opened.
    void refresh();

    /// Images assigned to the class, one a photograph, at most `limit`. Problematic ones are left out.
    std::vector<Image> of(const std::string& wnid, std::size_t limit);
    /// Whether no class shows any, because some class has too few outside of the sealed tests.
    bool areAllWithheld();

private:
    enum class Rule {
        All,       ///< whatever is not withheld
        HoldBack,  ///< one of each class is held back: the one in question, or one that could as well be
        Spare,     ///< photographs of the task are left out altogether
        Test,      ///< the same, and every class shows equally many
    };
    struct Example
    {
        Image image;
        bool isLikeTheTasks = false;  ///< the photograph is in a test set that the task has images of
    };
    struct ClassExamples
    {
        std::vector<Example> shown;       ///< one a photograph, the withheld ones left out
        std::size_t photographs = 0;      ///< those as well
        std::optional<std::size_t> held;  ///< of `shown`, for the image in question
    };
    /// The images in question of a task.
    struct TaskPlace
    {
        std::unordered_map<std::string, std::size_t> positions;  ///< by image, in the labeler's order
        std::unordered_map<std::string, std::size_t> last;       ///< by photograph
        std::unordered_set<std::string> testSets;
    };

    void set(Rule rule);
    void beginTask(const std::string& taskId, std::uint64_t orderSeed);
    void plan();
    Result<void> readPlan();
    Result<std::vector<std::string>> sealedTests() const;
    Result<ExampleCounts> counts(Rule rule) const;
    Result<std::optional<std::size_t>> mostOf(Rule rule) const;
    Result<void> readTask(const std::string& taskId, std::uint64_t orderSeed);
    bool isLeftOut(const std::string& photograph, Rule rule) const;
    ClassExamples& examplesOf(const std::string& wnid);
    void sortDrawn(std::vector<Example>& examples) const;
    std::size_t heldBack(const std::string& wnid, const ClassExamples& examples) const;

    StudyFile& m_study;
    Rule m_rule = Rule::All;
    std::string m_draw;  ///< of the task and the labeler
    TaskPlace m_task;
    std::unordered_set<std::string> m_hidden;
    std::optional<Image> m_question;

    bool m_isPlanned = false;
    bool m_isUnreadable = false;
    std::vector<std::string> m_sealed;  ///< tests, by id
    WithheldImages m_withheld;
    std::optional<std::size_t> m_most;  ///< that any class shows
    std::unordered_map<std::string, ClassExamples> m_byClass;
};

}  // namespace vizsla
