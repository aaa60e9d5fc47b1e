// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/proposals.h"

#include <algorithm>
#include <limits>

namespace vizsla {

PackedClasses::PackedClasses(ClassIndex classCount, std::size_t size)
    : m_isShort(classCount <= std::numeric_limits<std::int16_t>::max())
{
    if (m_isShort)
        m_shorts.assign(size, static_cast<std::int16_t>(noClass));
    else
        m_longs.assign(size, noClass);
}

void PackedClasses::set(std::size_t index, ClassIndex label)
{
    if (m_isShort)
        m_shorts[index] = static_cast<std::int16_t>(label);
    else
        m_longs[index] = label;
}

Candidate& CandidateRow::of(ClassIndex label)
{
    if (m_isFinished) {
        m_candidates.clear();
        m_isFinished = false;
    }
    std::uint32_t& place = m_places[static_cast<std::size_t>(label)];
    if (place == 0) {
        m_candidates.push_back({.label = label});
        place = static_cast<std::uint32_t>(m_candidates.size());
    }
    return m_candidates[place - 1];
}

std::span<const Candidate> CandidateRow::finish()
{
    if (m_isFinished)
        m_candidates.clear();
    for (const Candidate& candidate : m_candidates)
        m_places[static_cast<std::size_t>(candidate.label)] = 0;
    std::ranges::sort(m_candidates, {}, &Candidate::label);
    m_isFinished = true;
    return m_candidates;
}

void Proposals::addTestSet(std::span<const ClassIndex> assigned)
{
    OneTestSet testSet{imageCount(), assigned.size(), PackedClasses(m_classCount, assigned.size()), {}};
    for (std::size_t image = 0; image < assigned.size(); ++image) {
        if (isClass(assigned[image]))
            testSet.assigned.set(image, assigned[image]);
    }
    testSet.models.resize(m_models.size());
    m_testSets.push_back(std::move(testSet));
    m_persons.resize(m_persons.size() + assigned.size());
}

std::size_t Proposals::addModel(Proposer model)
{
    m_models.push_back(std::move(model));
    for (OneTestSet& testSet : m_testSets)
        testSet.models.emplace_back();
    return m_models.size() - 1;
}

std::size_t Proposals::addLabeler(Proposer labeler)
{
    m_labelers.push_back(std::move(labeler));
    return m_labelers.size() - 1;
}

bool Proposals::isProposed(const Predictions& predictions, std::size_t image, std::size_t column) const
{
    const auto columns = static_cast<std::size_t>(predictions.columns);
    const std::size_t place = image * columns + column;
    if (!isClass(predictions.classes[place]))
        return false;
    const bool isSure = m_rule.confidence && place < predictions.confidences.size() &&
                        predictions.confidences[place] >= confidenceOf(*m_rule.confidence);
    return column < static_cast<std::size_t>(std::max(m_rule.topK, 1)) || isSure;
}

void Proposals::setPredictions(std::size_t model, std::size_t testSet, const Predictions& predictions)
{
    const std::size_t images = std::min(predictions.imageCount(), m_testSets[testSet].imageCount);
    const auto columns = static_cast<std::size_t>(std::max(predictions.columns, 1));
    std::size_t perImage = std::min(columns, static_cast<std::size_t>(std::max(m_rule.topK, 1)));
    for (std::size_t image = 0; m_rule.confidence && image < images; ++image) {
        for (std::size_t column = perImage; column < columns; ++column) {
            if (isProposed(predictions, image, column))
                perImage = column + 1;
        }
    }
    Column kept{perImage, PackedClasses(m_classCount, m_testSets[testSet].imageCount * perImage), false};
    for (std::size_t image = 0; image < images; ++image) {
        for (std::size_t column = 0; column < perImage; ++column) {
            if (isProposed(predictions, image, column))
                kept.classes.set(image * perImage + column, predictions.classes[image * columns + column]);
        }
    }
    kept.hasConfidences = !predictions.confidences.empty();
    m_testSets[testSet].models[model] = std::move(kept);
}

std::size_t Proposals::confidentModels(std::size_t testSet) const
{
    return static_cast<std::size_t>(
        std::ranges::count(m_testSets[testSet].models, true, &Column::hasConfidences));
}

void Proposals::addAnswer(std::size_t image, ClassIndex label, std::size_t labeler, bool isCorrection)
{
    if (!isClass(label))
        return;
    const auto number = static_cast<std::uint16_t>(labeler);
    const bool hasCounted = std::ranges::any_of(m_persons[image], [&](const PersonsProposal& earlier) {
        return earlier.kind == Kind::CountedAnswer && earlier.labeler == number;
    });
    const bool counts = !isCorrection && !hasCounted;
    m_persons[image].push_back({label, number, counts ? Kind::CountedAnswer : Kind::OtherAnswer});
}

void Proposals::addSuggestion(std::size_t image, ClassIndex label)
{
    if (isClass(label))
        m_persons[image].push_back({label, 0, Kind::Suggestion});
}

void Proposals::addLabel(std::size_t image, ClassIndex label)
{
    if (isClass(label))
        m_persons[image].push_back({label, 0, Kind::Addition});
}

void Proposals::removeLabel(std::size_t image, ClassIndex label)
{
    std::erase_if(m_persons[image], [&](const PersonsProposal& proposal) {
        return proposal.kind == Kind::Addition && proposal.label == label;
    });
}

std::size_t Proposals::testSetOf(std::size_t image) const
{
    const auto after = std::ranges::upper_bound(m_testSets, image, {}, &OneTestSet::firstImage);
    // Of several that start here all but the last are empty.
    return static_cast<std::size_t>(after - m_testSets.begin()) - 1;
}

void Proposals::collect(const OneTestSet& testSet, std::size_t image, CandidateRow& row) const
{
    const std::size_t index = image - testSet.firstImage;
    if (const ClassIndex assigned = testSet.assigned[index]; assigned != noClass)
        row.of(assigned).isAssigned = true;
    for (const Column& column : testSet.models) {
        const std::size_t begin = index * column.perImage;
        for (std::size_t place = begin; place < begin + column.perImage; ++place) {
            const ClassIndex label = column.classes[place];
            if (label < 0)
                continue;
            Candidate& candidate = row.of(label);
            if (place == begin)
                ++candidate.models;
            else
                candidate.isFurther = true;
        }
    }
    for (const PersonsProposal& proposal : m_persons[image]) {
        Candidate& candidate = row.of(proposal.label);
        candidate.labelers += proposal.kind == Kind::CountedAnswer;
        candidate.isAnswer |= proposal.kind == Kind::CountedAnswer || proposal.kind == Kind::OtherAnswer;
        candidate.isSuggested |= proposal.kind == Kind::Suggestion;
        candidate.isAdded |= proposal.kind == Kind::Addition;
    }
}

std::vector<std::size_t> Proposals::modelsOf(std::size_t image, ClassIndex label) const
{
    const OneTestSet& testSet = m_testSets[testSetOf(image)];
    std::vector<std::size_t> found;
    for (std::size_t model = 0; model < testSet.models.size(); ++model) {
        const Column& column = testSet.models[model];
        if (column.perImage > 0 && column.classes[(image - testSet.firstImage) * column.perImage] == label)
            found.push_back(model);
    }
    return found;
}

std::vector<std::size_t> Proposals::labelersOf(std::size_t image, ClassIndex label) const
{
    std::vector<std::size_t> found;
    for (const PersonsProposal& proposal : m_persons[image]) {
        if (proposal.kind == Kind::CountedAnswer && proposal.label == label)
            found.push_back(proposal.labeler);
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace vizsla
