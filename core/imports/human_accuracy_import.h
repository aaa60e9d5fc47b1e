// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/formats/class_codes.h"
#include "core/formats/human_accuracy_pickle.h"
#include "core/imports/import.h"
#include "core/imports/import_plan.h"
#include "core/imports/names_in_study.h"
#include "core/imports/names_of_list.h"
#include "core/imports/source_import.h"
#include "core/imports/twice_named.h"
#include "core/study/labeler.h"
#include "core/study/task.h"
#include "core/study/test_set.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla {

class StudyConnection;

/// The steps of importHumanAccuracy(), and what they count.
class HumanAccuracyImport
{
public:
    /// The study, the published data and the progress must outlive it.
    static Result<HumanAccuracyImport> prepare(StudyConnection& study, const HumanAccuracyStudy& published,
                                               std::string fileName, AnnotationTarget into,
                                               const Progress& progress);

    /// To be called in a transaction.
    Result<void> run();
    ImportReport report() const;
    /// Counts what run() would bring in instead of it, and writes nothing. Errors: those of run() but for
    /// writing.
    Result<void> describe(ImportPlan& plan);

private:
    HumanAccuracyImport(StudyConnection& study, const HumanAccuracyStudy& published, std::string fileName,
                        AnnotationTarget into, const Progress& progress, NamesInStudy names,
                        Hierarchy hierarchy);

    Result<void> takeAll();
    /// Errors: Invalid for a name or a time that the study could not keep, and for two names that are one in
    /// it.
    Result<void> checkClassifiers() const;
    Result<void> checkName(const HumanAccuracyClassifier& classifier) const;
    Result<void> checkTimes(const HumanAccuracyClassifier& classifier) const;
    Result<void> annotateImages();
    Result<void> annotateImage(const std::string& name, const HumanAccuracyImage& published,
                               const ImageRepository::ListedImage& image);
    /// What the file says of labels, in the form of human_accuracy_v3.0.0.json.
    AnnotationFile annotationFile() const;
    Result<void> beginSource();
    Result<void> importClassifiers();
    Result<void> countClassifiers();
    void countAnswers(const HumanAccuracyClassifier& classifier);
    std::vector<std::string> countsText() const;
    Result<void> importLabeler(const HumanAccuracyClassifier& person, const Task& task);
    Result<void> addAnswers(const HumanAccuracyClassifier& person, const Task& task, const Labeler& labeler);
    Result<void> importModel(const HumanAccuracyClassifier& model);
    Result<Task> findTask();
    Result<Labeler> findLabeler(const std::string& name);
    std::vector<ImageId> labeledImages() const;
    Result<void> step(const HumanAccuracyClassifier& classifier);
    void compareSlices();

    struct Counts
    {
        std::size_t annotated = 0;
        std::size_t problematic = 0;
        std::size_t strangers = 0;
        std::size_t otherAssigned = 0;
        std::size_t labelers = 0;
        std::size_t models = 0;
        std::size_t answers = 0;
        std::size_t newAnswers = 0;
        std::size_t timeless = 0;
        std::size_t answersElsewhere = 0;
        std::size_t keptColumns = 0;
        std::size_t majorities = 0;
    };

    StudyConnection& m_study;
    const HumanAccuracyStudy& m_published;
    std::string m_fileName;
    AnnotationTarget m_into;
    const Progress& m_progress;
    ImagesByName m_images;
    std::optional<NamesOfList> m_names;  ///< of the file's images
    KnownClasses m_classes;
    Hierarchy m_hierarchy;
    ClassCodes m_codes;
    std::vector<TestSet> m_testSets;
    Counts m_counts;
    bool m_isOnlyCounting = false;
    std::optional<SourceImport> m_source;  ///< where the file annotates images of the study
    /// Images and what is said of them, for a preview.
    std::vector<std::pair<std::string, MultiLabelAnnotation>> m_first;
    TwiceNamed m_twice;
    std::vector<std::string> m_warnings;
};

}  // namespace vizsla
