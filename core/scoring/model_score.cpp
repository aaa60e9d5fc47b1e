// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/model_score.h"

#include <algorithm>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace vizsla {

namespace {

using Word = ImageSet::Word;
constexpr std::size_t wordBits = ImageSet::wordBits;
constexpr int top5Columns = 5;

/// 64 bytes that are 0 or 1, as bits.
Word packed(const std::array<std::uint8_t, wordBits>& flags)
{
    Word word = 0;
#ifdef __SSE2__
    for (unsigned begin = 0; begin < wordBits; begin += sizeof(__m128i)) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(flags.data() + begin));
        const int bits = _mm_movemask_epi8(_mm_slli_epi16(bytes, 7));
        word |= static_cast<Word>(bits) << begin;
    }
#else
    for (unsigned index = 0; index < wordBits; ++index)
        word |= Word{flags[index]} << index;
#endif
    return word;
}

/// What the rows of up to 64 images say, a bit an image.
struct RowBits
{
    Word answered = 0;
    Word unknown = 0;
    Word firstIsAssigned = 0;
    Word oneOfFiveIsAssigned = 0;
};

/// `columns` is the stride and known to the compiler, or 0: then the stride is `runtimeColumns`. Flags lie in
/// bytes first, as loops over bytes become vector code and loops over bits do not.
template <int columns>
RowBits readRows(const ClassIndex* rows, const ClassIndex* assigned, std::size_t images,
                 std::size_t runtimeColumns)
{
    const std::size_t stride = columns > 0 ? static_cast<std::size_t>(columns) : runtimeColumns;
    std::array<std::uint8_t, wordBits> answered{};
    std::array<std::uint8_t, wordBits> unknown{};
    std::array<std::uint8_t, wordBits> first{};
    std::array<std::uint8_t, wordBits> five{};
    for (std::size_t image = 0; image < images; ++image) {
        const ClassIndex* row = rows + image * stride;
        const ClassIndex wanted = assigned[image];
        answered[image] = row[0] >= 0;
        unknown[image] = row[0] == unknownClass;
        first[image] = row[0] == wanted;
        if (stride >= top5Columns) {
            five[image] = (row[0] == wanted) | (row[1] == wanted) | (row[2] == wanted) | (row[3] == wanted) |
                          (row[4] == wanted);
        }
    }
    return {packed(answered), packed(unknown), packed(first), stride >= top5Columns ? packed(five) : 0};
}

Accuracy accuracyWithin(const PredictionOutcomes& all, Metric metric, const ImageSet& slice,
                        std::size_t answered, int problematic)
{
    const MetricOutcomes& outcomes = *all.of(metric);
    const std::size_t total = countOfBoth(outcomes.counted, slice);
    Accuracy accuracy{static_cast<int>(countOfBoth(outcomes.right, slice)), static_cast<int>(total),
                      static_cast<int>(answered - total)};
    accuracy.problematic = problematic;
    if (all.missingFor(metric).isEmpty())
        return accuracy;
    const ImageSet counted = outcomes.counted & slice;
    accuracy.missing = static_cast<int>(countOfBoth(all.missingFor(metric), counted));
    accuracy.unknown = static_cast<int>(countOfBoth(all.unknownFor(metric), counted));
    return accuracy;
}

}  // namespace

const MetricOutcomes* PredictionOutcomes::of(Metric metric) const
{
    if (metric == Metric::Top1)
        return &top1;
    if (metric == Metric::MultiLabel)
        return &multiLabel;
    return top5 ? &*top5 : nullptr;
}

void PredictionOutcomes::keepOnly(const ImageSet& images)
{
    for (MetricOutcomes* outcomes : {&top1, top5 ? &*top5 : nullptr, &multiLabel}) {
        if (outcomes == nullptr)
            continue;
        outcomes->counted &= images;
        outcomes->right &= images;
    }
    for (ImageSet* set : {&answered, &missing, &unknown, &problematic, &missingOfFive, &unknownOfFive})
        *set &= images;
}

std::optional<Accuracy> SliceScore::of(Metric metric) const
{
    if (metric == Metric::Top5)
        return top5;
    return metric == Metric::Top1 ? top1 : multiLabel;
}

void PredictionScorer::ClassSets::add(std::size_t image, ClassIndex label, ClassIndex assigned)
{
    if (label == assigned)
        holdsAssigned.insert(image);
    else
        others.push_back({static_cast<std::uint32_t>(image), label});
}

/// To be called in the order of the images.
void PredictionScorer::ClassSets::endImages(std::size_t words)
{
    ends.resize(words, static_cast<std::uint32_t>(others.size()));
}

Word PredictionScorer::ClassSets::hits(std::size_t word, Word isAssigned,
                                       const Predictions& predictions) const
{
    Word result = isAssigned & holdsAssigned.words()[word];
    const auto columns = static_cast<std::size_t>(predictions.columns);
    const std::size_t images = predictions.imageCount();
    const std::uint32_t begin = word == 0 ? 0 : ends[word - 1];
    std::uint32_t end = ends[word];
    while (end > begin && others[end - 1].image >= images)
        --end;
    const ClassIndex* const classes = predictions.classes.data();
    for (std::uint32_t index = begin; index < end; ++index) {
        const Pair& pair = others[index];
        result |= Word{classes[pair.image * columns] == pair.label} << (pair.image % wordBits);
    }
    return result;
}

PredictionScorer::PredictionScorer(const Truth& truth, UnclearCounts unclear)
    : m_truth(truth),
      m_hasAssigned(truth.imageCount()),
      m_hasCorrect(truth.imageCount())
{
    m_right.holdsAssigned = ImageSet(truth.imageCount());
    m_leftOut.holdsAssigned = ImageSet(truth.imageCount());
    for (std::size_t image = 0; image < truth.imageCount(); ++image) {
        m_right.endImages(image / wordBits);
        m_leftOut.endImages(image / wordBits);
        if (truth.isProblematic(image))
            continue;
        const ClassIndex assigned = truth.assigned(image);
        if (assigned != noClass)
            m_hasAssigned.insert(image);
        const bool isUnclearRight = unclear == UnclearCounts::Right && !truth.unclear(image).empty();
        if (!truth.hasCorrect(image) && !isUnclearRight)
            continue;
        m_hasCorrect.insert(image);
        for (const ClassIndex label : truth.correct(image))
            m_right.add(image, label, assigned);
        if (unclear == UnclearCounts::Wrong)
            continue;
        for (const ClassIndex label : truth.unclear(image))
            (unclear == UnclearCounts::Right ? m_right : m_leftOut).add(image, label, assigned);
    }
    m_right.endImages(ImageSet::wordsFor(truth.imageCount()));
    m_leftOut.endImages(ImageSet::wordsFor(truth.imageCount()));
}

template <int columns>
void PredictionScorer::fill(const Predictions& predictions, PredictionOutcomes& outcomes) const
{
    const auto stride = static_cast<std::size_t>(predictions.columns);
    const std::size_t images = std::min(predictions.imageCount(), m_truth.imageCount());
    for (std::size_t word = 0; word < ImageSet::wordsFor(images); ++word) {
        const std::size_t begin = word * wordBits;
        const RowBits bits =
            readRows<columns>(predictions.classes.data() + begin * stride, m_truth.assigned().data() + begin,
                              std::min(wordBits, images - begin), stride);
        const Word answered = outcomes.answered.words()[word] |= bits.answered;
        const Word scored = answered & m_hasAssigned.words()[word];
        outcomes.top1.counted.words()[word] = scored;
        outcomes.top1.right.words()[word] = bits.firstIsAssigned & scored;
        if (outcomes.top5) {
            outcomes.top5->counted.words()[word] = scored;
            outcomes.top5->right.words()[word] = bits.oneOfFiveIsAssigned & scored;
        }
        const Word counted =
            answered & m_hasCorrect.words()[word] & ~m_leftOut.hits(word, bits.firstIsAssigned, predictions);
        outcomes.multiLabel.counted.words()[word] = counted;
        outcomes.multiLabel.right.words()[word] =
            m_right.hits(word, bits.firstIsAssigned, predictions) & counted;
        outcomes.missing.words()[word] = answered & ~bits.answered;
        outcomes.unknown.words()[word] = answered & bits.unknown;
    }
    if (predictions.missing == MissingCounts::Wrong)
        fillPastEnd(images, outcomes);
    if (outcomes.top5)
        fillMissingOfFive(predictions, outcomes);
}

void PredictionScorer::fillMissingOfFive(const Predictions& predictions, PredictionOutcomes& outcomes) const
{
    outcomes.missing.forEach([&](std::size_t image) {
        if (image >= predictions.imageCount())
            return outcomes.missingOfFive.insert(image);
        const auto five = predictions.of(image).first(top5Columns);
        if (std::ranges::any_of(five, [](ClassIndex label) { return label >= 0; }))
            return;
        outcomes.missingOfFive.insert(image);
    });
    outcomes.unknownOfFive = outcomes.missingOfFive & outcomes.unknown;
}

/// Images past the end of a model's predictions, which a study only has where it was mended.
void PredictionScorer::fillPastEnd(std::size_t begin, PredictionOutcomes& outcomes) const
{
    for (std::size_t image = begin; image < m_truth.imageCount(); ++image) {
        outcomes.missing.insert(image);
        if (m_hasAssigned.contains(image)) {
            outcomes.top1.counted.insert(image);
            if (outcomes.top5)
                outcomes.top5->counted.insert(image);
        }
        if (m_hasCorrect.contains(image))
            outcomes.multiLabel.counted.insert(image);
    }
}

PredictionOutcomes PredictionScorer::outcomes(const Predictions& predictions) const
{
    const ImageSet none(m_truth.imageCount());
    PredictionOutcomes outcomes{none, {none, none}, std::nullopt, {none, none}, none, none};
    if (predictions.missing == MissingCounts::Wrong)
        outcomes.answered = ImageSet::all(m_truth.imageCount());
    if (predictions.columns >= top5Columns)
        outcomes.top5 = MetricOutcomes{none, none};
    if (outcomes.top5)
        outcomes.missingOfFive = outcomes.unknownOfFive = none;
    if (predictions.columns == 1)
        fill<1>(predictions, outcomes);
    else if (predictions.columns == top5Columns)
        fill<top5Columns>(predictions, outcomes);
    else if (predictions.columns > 1)
        fill<0>(predictions, outcomes);
    outcomes.problematic = outcomes.answered & m_truth.problematic();
    return outcomes;
}

std::vector<SliceScore> PredictionScorer::score(const Predictions& predictions,
                                                std::span<const ImageSet> slices) const
{
    return scoreSlices(outcomes(predictions), slices);
}

std::vector<SliceScore> scoreSlices(const PredictionOutcomes& outcomes, std::span<const ImageSet> slices)
{
    std::vector<SliceScore> scores;
    scores.reserve(slices.size());
    for (const ImageSet& slice : slices) {
        const std::size_t answered = countOfBoth(outcomes.answered, slice);
        const auto problematic = static_cast<int>(countOfBoth(outcomes.problematic, slice));
        SliceScore& score = scores.emplace_back();
        score.top1 = accuracyWithin(outcomes, Metric::Top1, slice, answered, problematic);
        if (outcomes.top5)
            score.top5 = accuracyWithin(outcomes, Metric::Top5, slice, answered, problematic);
        score.multiLabel = accuracyWithin(outcomes, Metric::MultiLabel, slice, answered, problematic);
        score.unanswered = static_cast<int>(slice.count() - answered);
    }
    return scores;
}

std::vector<SliceScore> scorePredictions(const Predictions& predictions, const Truth& truth,
                                         std::span<const ImageSet> slices, UnclearCounts unclear)
{
    return PredictionScorer(truth, unclear).score(predictions, slices);
}

}  // namespace vizsla
