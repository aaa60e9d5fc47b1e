// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/review/proposals.h"
#include "core/study/ragged_array.h"

namespace vizsla {

/// The unique candidates of every image: the classes that models, labelers, the test set or a reviewer
/// proposed for it, each once. Images are numbered through the test sets in order, as ImageRepository::list()
/// has them. What is proposed later is taken in one by one; a model whose predictions change costs as much as
/// making all of it, which for 30,000 images and 67 models is some milliseconds.
class Candidates
{
public:
    explicit Candidates(Proposals proposals);

    /// Who proposed what, and how many images and test sets there are.
    const Proposals& proposals() const { return m_proposals; }
    std::size_t imageCount() const { return m_proposals.imageCount(); }
    /// By class; valid until candidates change.
    std::span<const Candidate> of(std::size_t image) const;
    /// Null where nobody proposed the class.
    const Candidate* find(std::size_t image, ClassIndex label) const;
    /// The images for which a class is a candidate, in order.
    std::vector<std::size_t> imagesOf(ClassIndex label) const;

    /// The models of which it is the first prediction, and the labelers whose answer that counts it is;
    /// numbers in proposals().models() and labelers().
    struct Proposers
    {
        std::vector<std::size_t> models;
        std::vector<std::size_t> labelers;
    };
    Proposers proposers(std::size_t image, ClassIndex label) const;

    /// As the functions of Proposals.
    void addAnswer(std::size_t image, ClassIndex label, std::size_t labeler, bool isCorrection = false);
    void addSuggestion(std::size_t image, ClassIndex label);
    void addLabel(std::size_t image, ClassIndex label);
    void removeLabel(std::size_t image, ClassIndex label);
    std::size_t addModel(Proposer model) { return m_proposals.addModel(std::move(model)); }
    std::size_t addLabeler(Proposer labeler) { return m_proposals.addLabeler(std::move(labeler)); }
    void setPredictions(std::size_t model, std::size_t testSet, const Predictions& predictions);

private:
    void makeAll();
    void makeAgain(std::size_t image);

    Proposals m_proposals;
    CandidateRow m_row;
    RaggedArray<Candidate> m_rows;
    std::unordered_map<std::size_t, std::vector<Candidate>> m_changed;  ///< rows that are not as in m_rows
};

}  // namespace vizsla
