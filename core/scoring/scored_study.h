// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/progress.h"
#include "core/result.h"
#include "core/scoring/counted_answers.h"
#include "core/scoring/figure_basis.h"
#include "core/scoring/labeler_reach.h"
#include "core/scoring/model_score.h"
#include "core/scoring/slice_expression.h"
#include "core/store/prediction_repository.h"
#include "core/study/test_set.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla {

class StudyConnection;

/// Whoever predicts: a model, or a labeler by the answers that count on the scorecard.
struct Classifier
{
    enum class Kind { Model, Labeler };

    std::string id;  ///< text of modelId() or labelerId()
    std::string name;
    Kind kind = Kind::Model;

    /// Of a model.
    ModelId modelId() const { return ModelId(id); }
    /// Of a labeler.
    LabelerId labelerId() const { return LabelerId(id); }

    bool operator==(const Classifier&) const = default;
};

/// "model" or "labeler".
std::string_view kindWord(Classifier::Kind kind);

/// What is to be known of one classifier beside its figures, or instead of them.
struct ClassifierNotes
{
    Classifier classifier;
    std::vector<std::string> sentences;
};

/// A study's test sets made ready to hold classifiers against, and its slices.
class ScoredStudy
{
public:
    /// The study is kept by reference and must outlive this. `annotation`: the source to score by, as
    /// AnnotationSourceRepository::named() takes it; the one in use where it is empty. Errors: those of
    /// reading and of named().
    static Result<ScoredStudy> read(StudyConnection& study, UnclearCounts unclear = UnclearCounts::Wrong,
                                    AnswerVersion version = AnswerVersion::First,
                                    const std::string& annotation = {});

    /// The name of the source that the truth is of; empty for none.
    const std::string& annotation() const { return m_basis.annotation; }
    /// Of figures on these test sets.
    FigureBasis basis(std::span<const std::size_t> testSets) const;
    /// Of figures on all of them.
    FigureBasis basis() const;
    /// All sources that the study has, by name.
    Result<std::vector<std::string>> annotations() const;

    std::size_t testSetCount() const { return m_testSets.size(); }
    const TestSet& testSet(std::size_t index) const { return m_testSets[index]->testSet; }
    const Truth& truth(std::size_t index) const { return m_testSets[index]->truth; }
    const PredictionScorer& scorer(std::size_t index) const { return m_testSets[index]->scorer; }
    /// Errors: NotFound, naming those that there are.
    Result<std::size_t> findTestSet(std::string_view name) const;
    const Hierarchy& hierarchy() const { return m_hierarchy; }

    /// Models first, each kind by name.
    Result<std::vector<Classifier>> classifiers() const;
    /// By name; a labeler where a model has the same. Errors: NotFound.
    Result<Classifier> findClassifier(std::string_view name) const;
    /// By test set; nothing where the classifier did not predict or answer. A model that predicts on a test
    /// set is held against all of its images (MissingCounts::Wrong), a labeler against those answered.
    /// `reuse` lends its memory: who looks at many classifiers hands each result back for the next.
    Result<std::vector<std::optional<Predictions>>> predictions(
        const Classifier& classifier, std::vector<std::optional<Predictions>> reuse = {}) const;

    /// What a thread that scores models reads into, again and again.
    struct ModelMemory
    {
        PackedPredictions packed;
        Predictions predictions;
    };
    /// predictions() of a model on one test set, for threads that score side by side: what they read from the
    /// study, they read under `reading`, one after the other. False where the model did not predict. Errors
    /// besides: Corrupt where the checksum is compared and is another.
    Result<bool> readModel(const Classifier& model, std::size_t testSet,
                           PredictionRepository::Checksum checksum, std::mutex& reading,
                           ModelMemory& memory) const;

    /// Which images figures of a labeler are of; a model's are of all.
    Result<LabelerReach> reach(const Classifier& classifier) const;
    /// Adds sentences: that answers of a labeler are sealed, and how much of the begun tasks is answered on
    /// these test sets. Nothing of a model.
    Result<void> addReachNotes(const Classifier& classifier, std::span<const std::size_t> testSets,
                               std::vector<std::string>& notes) const;
    void addReachNotes(const Classifier& classifier, const LabelerReach& reach,
                       std::span<const std::size_t> testSets, std::vector<std::string>& notes) const;
    /// Says in the basis of figures how many images the outcomes lack because of UnclearCounts::LeftOut.
    void addUnclear(std::size_t testSet, const PredictionOutcomes& outcomes, FigureBasis& basis) const;
    /// Answers of labelers that do not count until the coordinator opens results (CountedAnswers::sealed).
    Result<int> sealedAnswers() const;

    /// What looked wrong about predictions when they were imported.
    Result<std::vector<PredictionWarning>> warnings() const;

    /// The images of a slice, by test set: of one that findSlice() finds, of `fast` (fastImages() by the
    /// answers of all labelers that count), of a named subset of images, or of a combination of these
    /// (imagesOfExpression()). Errors: those of findSlice() and imagesOfExpression().
    Result<ImageSets> slice(std::string_view expression) const;
    /// From here on the slice `fast` is what it is now, which asking for it then takes no time.
    /// Errors: Cancelled; those of reading.
    Result<void> keepFast(const Progress& progress = {});
    /// From here on no slice but `all` has an image of a sealed test: how many images of a class such a test
    /// has would tell of their classes.
    Result<void> hideSealedFromSlices();
    /// Whether there are such images.
    bool hidesSealed() const { return !m_sealed.empty(); }
    /// What slices may be asked for besides nodes of the hierarchy: the standard ones, `fast` where somebody
    /// labeled, and subsets.
    Result<std::vector<std::string>> sliceNames() const;

private:
    struct ReadyTestSet
    {
        ReadyTestSet(TestSet set, Truth known, UnclearCounts unclear)
            : testSet(std::move(set)),
              truth(std::move(known)),
              scorer(truth, unclear)
        {
            testSet.imageCount = static_cast<int>(truth.imageCount());
        }

        TestSet testSet;
        Truth truth;
        PredictionScorer scorer;
    };

    ScoredStudy(StudyConnection& study, Hierarchy hierarchy, FigureBasis basis)
        : m_study(&study),
          m_hierarchy(std::move(hierarchy)),
          m_basis(std::move(basis))
    {}
    std::size_t indexOf(const TestSetId& testSetId) const;
    Result<ImageSets> namedSlice(const std::string& name) const;
    Result<ImageSets> fastSlice(const Progress& progress = {}) const;
    Result<std::optional<ImageSets>> subset(const std::string& name) const;

    StudyConnection* m_study;
    Hierarchy m_hierarchy;
    FigureBasis m_basis;                                    ///< without test sets
    std::optional<ImageSets> m_fast;                        ///< once it is kept
    ImageSets m_sealed;                                     ///< that slices do not show; empty for none
    std::vector<std::unique_ptr<ReadyTestSet>> m_testSets;  ///< scorers refer to the truth beside them
};

}  // namespace vizsla
