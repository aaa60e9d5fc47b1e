// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/candidates.h"

#include <algorithm>

namespace vizsla {

Candidates::Candidates(Proposals proposals)
    : m_proposals(std::move(proposals)),
      m_row(m_proposals.classCount())
{
    makeAll();
}

std::span<const Candidate> Candidates::of(std::size_t image) const
{
    if (!m_changed.empty()) {
        if (const auto changed = m_changed.find(image); changed != m_changed.end())
            return changed->second;
    }
    return m_rows[image];
}

const Candidate* Candidates::find(std::size_t image, ClassIndex label) const
{
    const auto row = of(image);
    const auto found = std::ranges::lower_bound(row, label, {}, &Candidate::label);
    return found != row.end() && found->label == label ? &*found : nullptr;
}

std::vector<std::size_t> Candidates::imagesOf(ClassIndex label) const
{
    std::vector<std::size_t> images;
    for (std::size_t image = 0; image < imageCount(); ++image) {
        if (find(image, label) != nullptr)
            images.push_back(image);
    }
    return images;
}

Candidates::Proposers Candidates::proposers(std::size_t image, ClassIndex label) const
{
    return {m_proposals.modelsOf(image, label), m_proposals.labelersOf(image, label)};
}

void Candidates::addAnswer(std::size_t image, ClassIndex label, std::size_t labeler, bool isCorrection)
{
    m_proposals.addAnswer(image, label, labeler, isCorrection);
    makeAgain(image);
}

void Candidates::addSuggestion(std::size_t image, ClassIndex label)
{
    m_proposals.addSuggestion(image, label);
    makeAgain(image);
}

void Candidates::addLabel(std::size_t image, ClassIndex label)
{
    m_proposals.addLabel(image, label);
    makeAgain(image);
}

void Candidates::removeLabel(std::size_t image, ClassIndex label)
{
    m_proposals.removeLabel(image, label);
    makeAgain(image);
}

void Candidates::setPredictions(std::size_t model, std::size_t testSet, const Predictions& predictions)
{
    m_proposals.setPredictions(model, testSet, predictions);
    makeAll();
}

void Candidates::makeAll()
{
    m_rows = {};
    m_changed.clear();
    for (std::size_t testSet = 0; testSet < m_proposals.testSetCount(); ++testSet)
        m_proposals.collectAll(testSet, m_row,
                               [this](std::span<const Candidate> row) { m_rows.addRow(row); });
}

void Candidates::makeAgain(std::size_t image)
{
    m_proposals.collect(image, m_row);
    const auto row = m_row.finish();
    m_changed[image].assign(row.begin(), row.end());
}

}  // namespace vizsla
