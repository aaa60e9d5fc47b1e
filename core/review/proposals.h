// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/study/predictions.h"

namespace vizsla {

/// A class that somebody proposed for an image.
struct Candidate
{
    ClassIndex label = noClass;
    std::uint16_t models = 0;    ///< whose first prediction it is
    std::uint16_t labelers = 0;  ///< whose answer that counts it is; of tests only once they are opened
    bool isAssigned = false;     ///< the test set's own label
    bool isFurther = false;      ///< a later prediction of a model, by the rule
    bool isAnswer = false;       ///< of a labeler, be it sealed or not the one that counts
    bool isSuggested = false;    ///< a labeler said in training what should be ruled on it
    bool isAdded = false;        ///< by a reviewer

    /// Nobody came to think of it but the test set.
    bool isOnlyAssigned() const
    {
        return isAssigned && models == 0 && !isFurther && !isAnswer && !isSuggested && !isAdded;
    }
    /// A reviewer added it, and no model, labeler or test set proposed it.
    bool isOnlyAdded() const
    {
        return isAdded && models == 0 && !isFurther && !isAnswer && !isSuggested && !isAssigned;
    }
    bool operator==(const Candidate&) const = default;
};

/// What a model proposes: its first `topK` classes, and of the others those of which it is sure enough.
struct CandidateRule
{
    int topK = 1;
    /// In [0, 1]. Models whose confidences are not known propose nothing by it.
    std::optional<double> confidence = {};

    bool operator==(const CandidateRule&) const = default;
};

/// Class indices, two bytes each where the class count allows it.
class PackedClasses
{
public:
    PackedClasses() = default;
    PackedClasses(ClassIndex classCount, std::size_t size);

    ClassIndex operator[](std::size_t index) const { return m_isShort ? m_shorts[index] : m_longs[index]; }
    void set(std::size_t index, ClassIndex label);

private:
    bool m_isShort = true;
    std::vector<std::int16_t> m_shorts;
    std::vector<ClassIndex> m_longs;
};

/// The candidates of one image while they are collected; its memory is used for one image after another.
class CandidateRow
{
public:
    explicit CandidateRow(ClassIndex classCount) : m_places(static_cast<std::size_t>(classCount)) {}

    /// The candidate of this class, which is new if nobody asked for it before.
    Candidate& of(ClassIndex label);
    /// By class; valid until the next call of of(), which starts the next row.
    std::span<const Candidate> finish();

private:
    bool m_isFinished = false;
    std::vector<Candidate> m_candidates;
    std::vector<std::uint32_t> m_places;  ///< by class, from 1; 0: not there
};

struct Proposer
{
    std::string id;  ///< text of a ModelId or LabelerId
    std::string name;
};

/// Who proposed what, from which the candidates of each image follow. Images are numbered through the test
/// sets in order; a class that the study does not have is passed over.
///
/// Memory: two bytes for each image and class that a model proposes for it, and 12 for what a person does.
class Proposals
{
public:
    Proposals(ClassIndex classCount, CandidateRule rule) : m_classCount(classCount), m_rule(rule) {}

    /// The next test set, by the assigned class of each image; all of them come before anything else.
    void addTestSet(std::span<const ClassIndex> assigned);
    /// Each gives the number by which the others know the model or labeler.
    std::size_t addModel(Proposer model);
    std::size_t addLabeler(Proposer labeler);
    /// Replaces what the model predicted on the test set.
    void setPredictions(std::size_t model, std::size_t testSet, const Predictions& predictions);
    /// A labeler's answers to one image come in the order of their commitment, because the first counts.
    /// Those of a test whose results are sealed propose nothing.
    void addAnswer(std::size_t image, ClassIndex label, std::size_t labeler, bool isCorrection = false);
    void addSuggestion(std::size_t image, ClassIndex label);
    void addLabel(std::size_t image, ClassIndex label);
    void removeLabel(std::size_t image, ClassIndex label);

    ClassIndex classCount() const { return m_classCount; }
    const CandidateRule& rule() const { return m_rule; }
    std::size_t imageCount() const { return m_persons.size(); }
    std::size_t testSetCount() const { return m_testSets.size(); }
    std::size_t firstImage(std::size_t testSet) const { return m_testSets[testSet].firstImage; }
    std::size_t imageCount(std::size_t testSet) const { return m_testSets[testSet].imageCount; }
    std::size_t testSetOf(std::size_t image) const;
    const std::vector<Proposer>& models() const { return m_models; }
    /// How many models predicted on the test set with confidences, which are asked for where the rule has
    /// one.
    std::size_t confidentModels(std::size_t testSet) const;
    const std::vector<Proposer>& labelers() const { return m_labelers; }

    /// Adds all that was proposed for the image to the row.
    void collect(std::size_t image, CandidateRow& row) const
    {
        collect(m_testSets[testSetOf(image)], image, row);
    }
    /// The same for every image of a test set in order, each with a finished row: visit(row).
    template <class Visit>
    void collectAll(std::size_t testSet, CandidateRow& row, Visit&& visit) const
    {
        const OneTestSet& images = m_testSets[testSet];
        for (std::size_t image = images.firstImage; image < images.firstImage + images.imageCount; ++image) {
            collect(images, image, row);
            visit(row.finish());
        }
    }

    /// Numbers of the models of which it is the first prediction.
    std::vector<std::size_t> modelsOf(std::size_t image, ClassIndex label) const;
    /// Numbers of the labelers whose answer that counts it is.
    std::vector<std::size_t> labelersOf(std::size_t image, ClassIndex label) const;

private:
    /// What a model proposes on a test set: so many classes an image, noClass where it proposes fewer.
    struct Column
    {
        std::size_t perImage = 0;  ///< 0: the model did not predict
        PackedClasses classes;
        bool hasConfidences = false;
    };
    struct OneTestSet
    {
        std::size_t firstImage = 0;
        std::size_t imageCount = 0;
        PackedClasses assigned;
        std::vector<Column> models;
    };
    enum class Kind : std::uint16_t { CountedAnswer, OtherAnswer, Suggestion, Addition };
    struct PersonsProposal
    {
        ClassIndex label = noClass;
        std::uint16_t labeler = 0;
        Kind kind = Kind::Addition;
    };

    bool isClass(ClassIndex label) const { return label >= 0 && label < m_classCount; }
    bool isProposed(const Predictions& predictions, std::size_t image, std::size_t column) const;
    void collect(const OneTestSet& testSet, std::size_t image, CandidateRow& row) const;

    ClassIndex m_classCount;
    CandidateRule m_rule;
    std::vector<Proposer> m_models;
    std::vector<Proposer> m_labelers;
    std::vector<OneTestSet> m_testSets;
    std::vector<std::vector<PersonsProposal>> m_persons;  ///< by image
};

}  // namespace vizsla
