// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/study_confusions.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "core/scoring/scored_study.h"
#include "core/store/image_repository.h"
#include "core/store/study_connection.h"
#include "core/tasks/withheld_images.h"

namespace vizsla {

namespace {

/// An image of the study, over all test sets.
using ImageNumber = std::uint64_t;

struct Tally
{
    StudyConfusion pair;
    std::array<ImageNumber, StudyConfusions::enoughImages> images = {};
    std::size_t lastClassifier = 0;
    int ofLastClassifier = 0;  ///< how often it took one for the other

    void add(std::size_t classifier, Classifier::Kind kind, ImageNumber image, bool isFirst);

private:
    void addImage(ImageNumber image);
};

void Tally::add(std::size_t classifier, Classifier::Kind kind, ImageNumber image, bool isFirst)
{
    const bool isNew = classifier != lastClassifier;
    lastClassifier = classifier;
    ofLastClassifier = isNew ? 1 : ofLastClassifier + 1;
    if (kind == Classifier::Kind::Labeler) {
        pair.labelers += isNew;
        ++pair.answers;
        return;
    }
    pair.models += isNew;
    pair.sureModels += ofLastClassifier == 2;
    ++(isFirst ? pair.asSecond : pair.asFirst);
    addImage(image);
}

void Tally::addImage(ImageNumber image)
{
    const auto end = images.begin() + pair.images;
    if (end != images.end() && std::find(images.begin(), end, image) == end)
        images[static_cast<std::size_t>(pair.images++)] = image;
}

/// Counts classifier by classifier.
class Counter
{
public:
    explicit Counter(std::size_t classCount) { m_counted.predictionsOn.resize(classCount); }

    void begin(Classifier::Kind kind)
    {
        m_kind = kind;
        ++m_classifier;
    }
    void add(const Predictions& predictions, const Truth& truth, const ImageSet& among,
             ImageNumber firstImage);
    StudyConfusions counted(int models);

private:
    void add(ClassIndex assigned, ClassIndex predicted, ImageNumber image);

    StudyConfusions m_counted;
    std::unordered_map<std::uint64_t, Tally> m_tallies;
    std::size_t m_classifier = 0;  ///< from 1
    Classifier::Kind m_kind = Classifier::Kind::Model;
};

void Counter::add(const Predictions& predictions, const Truth& truth, const ImageSet& among,
                  ImageNumber firstImage)
{
    among.forEach([&](std::size_t image) {
        if (image >= predictions.imageCount())
            return;
        const ClassIndex assigned = truth.assigned(image);
        const ClassIndex predicted = predictions.of(image)[0];
        if (predicted < 0)
            return;
        if (m_kind == Classifier::Kind::Model)
            ++m_counted.predictionsOn[static_cast<std::size_t>(assigned)];
        if (predicted != assigned && !truth.isCorrect(image, predicted) && !truth.isUnclear(image, predicted))
            add(assigned, predicted, firstImage + image);
    });
}

void Counter::add(ClassIndex assigned, ClassIndex predicted, ImageNumber image)
{
    const auto [first, second] = std::minmax(assigned, predicted);
    const std::uint64_t key = (static_cast<std::uint64_t>(first) << 32) | static_cast<std::uint32_t>(second);
    Tally& tally = m_tallies[key];
    tally.pair.first = first;
    tally.pair.second = second;
    tally.add(m_classifier, m_kind, image, assigned == first);
}

StudyConfusions Counter::counted(int models)
{
    for (const auto& [key, tally] : m_tallies) {
        if (tally.pair.answers > 0 || tally.pair.images >= StudyConfusions::enoughImages)
            m_counted.pairs.push_back(tally.pair);
    }
    std::ranges::sort(m_counted.pairs, {},
                      [](const StudyConfusion& pair) { return std::pair(pair.first, pair.second); });
    m_counted.models = models;
    return std::move(m_counted);
}

/// The images that count, by test set.
Result<std::vector<ImageSet>> imagesThatCount(StudyConnection& study, const ScoredStudy& scored)
{
    const auto withheld = TRY(WithheldImages::fromAnybody(study));
    std::vector<ImageSet> sets;
    for (std::size_t index = 0; index < scored.testSetCount(); ++index) {
        const Truth& truth = scored.truth(index);
        ImageSet counting = ImageSet(truth.imageCount());
        for (std::size_t image = 0; image < truth.imageCount(); ++image) {
            const ClassIndex assigned = truth.assigned(image);
            const bool isRuled = truth.hasCorrect(image) || !truth.unclear(image).empty();
            if (assigned >= 0 && !truth.isProblematic(image) &&
                (!isRuled || truth.isCorrect(image, assigned)))
                counting.insert(image);
        }
        if (!withheld.isEmpty()) {
            const auto ids = TRY(ImageRepository(study).imageIds(scored.testSet(index).id));
            std::vector<bool> isWithheld;
            std::ranges::transform(ids, std::back_inserter(isWithheld),
                                   [&](const ImageId& id) { return withheld.contains(id); });
            counting -= ImageSet::where(isWithheld);
        }
        sets.push_back(std::move(counting));
    }
    return sets;
}

}  // namespace

const StudyConfusion* StudyConfusions::find(ClassIndex one, ClassIndex other) const
{
    const std::pair<ClassIndex, ClassIndex> wanted = std::minmax(one, other);
    const auto found = std::ranges::lower_bound(
        pairs, wanted, {}, [](const StudyConfusion& pair) { return std::pair(pair.first, pair.second); });
    const bool isThere = found != pairs.end() && std::pair(found->first, found->second) == wanted;
    return isThere ? &*found : nullptr;
}

std::vector<StudyConfusion> StudyConfusions::of(ClassIndex label) const
{
    std::vector<StudyConfusion> found;
    std::ranges::copy_if(pairs, std::back_inserter(found), [&](const StudyConfusion& pair) {
        return pair.first == label || pair.second == label;
    });
    return found;
}

Result<StudyConfusions> countStudyConfusions(StudyConnection& study, const Progress& progress)
{
    const auto scored = TRY(ScoredStudy::read(study));
    const auto counting = TRY(imagesThatCount(study, scored));
    const auto classifiers = TRY(scored.classifiers());
    Counter counter(static_cast<std::size_t>(scored.hierarchy().classCount()));
    int models = 0;
    std::vector<std::optional<Predictions>> predictions;
    for (const Classifier& classifier : classifiers) {
        if (progress.isCancelled())
            return failure(ErrorKind::Cancelled, "Counting what is taken for what was cancelled.");
        predictions = TRY(scored.predictions(classifier, std::move(predictions)));
        counter.begin(classifier.kind);
        bool predicts = false;
        ImageNumber firstImage = 0;
        for (std::size_t index = 0; index < predictions.size(); ++index) {
            if (predictions[index])
                counter.add(*predictions[index], scored.truth(index), counting[index], firstImage);
            predicts = predicts || predictions[index];
            firstImage += scored.truth(index).imageCount();
        }
        models += classifier.kind == Classifier::Kind::Model && predicts;
    }
    return counter.counted(models);
}

}  // namespace vizsla
