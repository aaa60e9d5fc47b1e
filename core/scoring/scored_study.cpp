// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/scored_study.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <numeric>
#include <utility>

#include "core/parallel_for.h"
#include "core/scoring/fast_images.h"
#include "core/scoring/labeler_predictions.h"
#include "core/scoring/slice.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/class_repository.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_connection.h"
#include "core/store/truth_repository.h"
#include "core/tasks/withheld_images.h"
#include "core/text/ascii.h"
#include "core/text/natural_order.h"
#include "core/text/unicode_form.h"

namespace vizsla {

namespace {

constexpr std::string_view fastName = "fast";
constexpr std::string_view allName = "all";

Result<Hierarchy> readHierarchy(StudyConnection& study)
{
    return ClassRepository(study).all().and_then(
        [](ClassList list) { return Hierarchy::build(std::move(list)); });
}

}  // namespace

std::string_view kindWord(Classifier::Kind kind)
{
    return kind == Classifier::Kind::Model ? "model" : "labeler";
}

Result<ScoredStudy> ScoredStudy::read(StudyConnection& study, UnclearCounts unclear, AnswerVersion version,
                                      const std::string& annotation)
{
    // Asked once: another window may choose another source while the test sets are read.
    const auto source = TRY(AnnotationSourceRepository(study).named(annotation));
    const std::optional<AnnotationSourceId> sourceId = source ? std::optional(source->id) : std::nullopt;
    const auto settled = TRY(AnnotationSourceRepository(study).settledCounts());
    // Not counted by the database, which would look at every image.
    const auto testSets = TRY(ImageRepository(study).testSetNames());
    std::vector<std::optional<TruthRepository::Packed>> packed;
    for (const TestSet& testSet : testSets)
        packed.push_back(TRY(TruthRepository(study).readPacked(testSet.id, sourceId)));

    // The study is read by one of the threads alone.
    std::optional<Hierarchy> hierarchy;
    std::vector<std::unique_ptr<ReadyTestSet>> ready(testSets.size());
    const auto readPart = [&](std::size_t part, std::size_t) -> Result<void> {
        if (part == 0) {
            hierarchy = TRY(readHierarchy(study));
            return {};
        }
        const std::size_t index = part - 1;
        if (auto truth = packed[index] ? TruthRepository::unpack(*packed[index]) : std::nullopt)
            ready[index] = std::make_unique<ReadyTestSet>(testSets[index], std::move(*truth), unclear);
        return {};
    };
    TRY(parallelFor(1 + testSets.size(), std::min<std::size_t>(coreCount(), 2), readPart));

    ScoredStudy scored(
        study, std::move(*hierarchy),
        {source ? source->name : std::string(), settled.labels + settled.problems, unclear, version});
    for (std::size_t index = 0; index < testSets.size(); ++index) {
        if (!ready[index]) {
            auto truth = TRY(TruthRepository(study).truth(testSets[index].id, sourceId));
            ready[index] = std::make_unique<ReadyTestSet>(testSets[index], std::move(truth), unclear);
        }
        scored.m_testSets.push_back(std::move(ready[index]));
    }
    return scored;
}

FigureBasis ScoredStudy::basis(std::span<const std::size_t> testSets) const
{
    FigureBasis basis = m_basis;
    for (const std::size_t index : testSets) {
        const std::size_t problematic = truth(index).problematic().count();
        const std::size_t counted = scorer(index).multiLabelImages().count();
        const std::size_t images = truth(index).imageCount();
        basis.leftOut.push_back({testSet(index).name, images, problematic, images - problematic - counted});
    }
    return basis;
}

FigureBasis ScoredStudy::basis() const
{
    std::vector<std::size_t> all(testSetCount());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return basis(all);
}

Result<std::vector<std::string>> ScoredStudy::annotations() const
{
    return AnnotationSourceRepository(*m_study).all().map([](const auto& sources) {
        std::vector<std::string> names;
        std::ranges::transform(sources, std::back_inserter(names), &AnnotationSource::name);
        return names;
    });
}

std::size_t ScoredStudy::indexOf(const TestSetId& testSetId) const
{
    const auto found =
        std::ranges::find_if(m_testSets, [&](const auto& ready) { return ready->testSet.id == testSetId; });
    return static_cast<std::size_t>(found - m_testSets.begin());
}

Result<std::size_t> ScoredStudy::findTestSet(std::string_view name) const
{
    std::string known;
    for (std::size_t index = 0; index < testSetCount(); ++index) {
        if (normalized(testSet(index).name) == normalized(name))
            return index;
        known += (known.empty() ? "" : ", ") + testSet(index).name;
    }
    return failure(ErrorKind::NotFound, "The study has no test set called " + std::string(name) +
                                            "; it has " + (known.empty() ? "none" : known) + ".");
}

Result<std::vector<Classifier>> ScoredStudy::classifiers() const
{
    const auto models = TRY(PredictionRepository(*m_study).models());
    const auto labelers = TRY(LabelerRepository(*m_study).all());
    std::vector<Classifier> all;
    for (const Model& model : models)
        all.push_back({model.id.text(), model.name, Classifier::Kind::Model});
    for (const Labeler& labeler : labelers)
        all.push_back({labeler.id.text(), labeler.name, Classifier::Kind::Labeler});
    std::ranges::sort(all, [](const Classifier& left, const Classifier& right) {
        return left.kind != right.kind ? left.kind < right.kind : NaturallyLess()(left.name, right.name);
    });
    return all;
}

Result<int> ScoredStudy::sealedAnswers() const
{
    const auto labelers = TRY(LabelerRepository(*m_study).all());
    int sealed = 0;
    for (const Labeler& labeler : labelers) {
        const auto counted = TRY(countedAnswers(*m_study, labeler.id));
        sealed += counted.sealed;
    }
    return sealed;
}

Result<Classifier> ScoredStudy::findClassifier(std::string_view name) const
{
    auto all = TRY(classifiers());
    const auto found = std::find_if(
        all.rbegin(), all.rend(),
        [wanted = normalized(name)](const Classifier& one) { return normalized(one.name) == wanted; });
    if (found == all.rend())
        return failure(ErrorKind::NotFound,
                       "The study has no model or labeler called " + std::string(name) + ".");
    return *found;
}

Result<std::vector<std::optional<Predictions>>> ScoredStudy::predictions(
    const Classifier& classifier, std::vector<std::optional<Predictions>> reuse) const
{
    std::vector<std::optional<Predictions>> byTestSet(testSetCount());
    reuse.resize(testSetCount());
    if (classifier.kind == Classifier::Kind::Labeler) {
        auto answers = TRY(labelerPredictions(*m_study, classifier.labelerId(), m_basis.answers));
        for (auto& [testSetId, column] : answers) {
            if (const std::size_t index = indexOf(testSetId); index < testSetCount())
                byTestSet[index] = std::move(column.predictions);
        }
        return byTestSet;
    }
    const PredictionRepository repository(*m_study);
    for (std::size_t index = 0; index < testSetCount(); ++index) {
        auto read = TRY(repository.read(classifier.modelId(), testSet(index).id,
                                        {truth(index).imageCount(), m_hierarchy.classCount()},
                                        std::move(reuse[index]).value_or(Predictions{})));
        byTestSet[index] = std::move(read);
        if (byTestSet[index])
            byTestSet[index]->missing = MissingCounts::Wrong;
    }
    return byTestSet;
}

Result<bool> ScoredStudy::readModel(const Classifier& model, std::size_t index,
                                    PredictionRepository::Checksum checksum, std::mutex& reading,
                                    ModelMemory& memory) const
{
    const PredictionRepository repository(*m_study);
    const TestSetId& testSetId = testSet(index).id;
    std::unique_lock lock(reading);
    const auto isThere = repository.readPacked(model.modelId(), testSetId, checksum, memory.packed);
    lock.unlock();
    if (!isThere || !*isThere)
        return isThere;
    std::string what = "are not what was written";
    if (checksum == PredictionRepository::Checksum::Left || memory.packed.areAsWritten())
        what = PredictionRepository::unpack(
            memory.packed, {truth(index).imageCount(), m_hierarchy.classCount()}, memory.predictions);
    memory.predictions.missing = MissingCounts::Wrong;
    if (what.empty())
        return true;
    lock.lock();
    return repository.damaged(model.modelId(), testSetId, what);
}

Result<LabelerReach> ScoredStudy::reach(const Classifier& classifier) const
{
    return classifier.kind == Classifier::Kind::Labeler ? labelerReach(*m_study, classifier.labelerId())
                                                        : LabelerReach();
}

Result<void> ScoredStudy::addReachNotes(const Classifier& classifier, std::span<const std::size_t> testSets,
                                        std::vector<std::string>& notes) const
{
    return reach(classifier).map([&](const LabelerReach& found) {
        addReachNotes(classifier, found, testSets, notes);
    });
}

void ScoredStudy::addReachNotes(const Classifier& classifier, const LabelerReach& reach,
                                std::span<const std::size_t> testSets, std::vector<std::string>& notes) const
{
    if (std::string sentence = sealedSentence(classifier.name, reach); !sentence.empty())
        notes.push_back(std::move(sentence));
    for (const std::size_t index : testSets) {
        const GivenImages* given = reach.on(testSet(index).id);
        std::string sentence =
            given != nullptr ? reachSentence(classifier.name, testSet(index).name, given->counts()) : "";
        if (!sentence.empty())
            notes.push_back(std::move(sentence));
    }
}

void ScoredStudy::addUnclear(std::size_t testSet, const PredictionOutcomes& outcomes,
                             FigureBasis& basis) const
{
    if (basis.unclear != UnclearCounts::LeftOut)
        return;
    const ImageSet scored = outcomes.answered & scorer(testSet).multiLabelImages();
    basis.addUnclear(this->testSet(testSet).name, (scored - outcomes.multiLabel.counted).count());
}

Result<std::vector<PredictionWarning>> ScoredStudy::warnings() const
{
    return PredictionRepository(*m_study).warnings();
}

Result<ImageSets> ScoredStudy::slice(std::string_view expression) const
{
    auto images =
        imagesOfExpression(expression, [this](const std::string& name) { return namedSlice(name); });
    if (!images || m_sealed.empty() || trimmed(expression) == allName)
        return images;
    for (std::size_t index = 0; index < images->size(); ++index)
        (*images)[index] -= m_sealed[index];
    return images;
}

Result<void> ScoredStudy::hideSealedFromSlices()
{
    const auto withheld = WithheldImages::fromAnybody(*m_study);
    if (!withheld || withheld->isEmpty())
        return withheld.map([](const auto&) {});
    ImageSets sealed;
    for (const auto& ready : m_testSets) {
        const auto ids = TRY(ImageRepository(*m_study).imageIds(ready->testSet.id));
        std::vector<bool> isSealed;
        std::ranges::transform(ids, std::back_inserter(isSealed),
                               [&](const ImageId& id) { return withheld->contains(id); });
        sealed.push_back(ImageSet::where(isSealed));
    }
    m_sealed = std::move(sealed);
    return {};
}

Result<ImageSets> ScoredStudy::namedSlice(const std::string& name) const
{
    if (name == fastName)
        return fastSlice();
    const auto standard = standardSlices(m_hierarchy);
    if (std::ranges::find(standard, name, &Slice::name) == standard.end()) {
        auto found = TRY(subset(name));
        if (found)
            return std::move(*found);
    }
    return findSlice(m_hierarchy, name).map([this](const Slice& slice) {
        ImageSets images;
        for (const auto& ready : m_testSets)
            images.push_back(imagesOf(slice, ready->truth));
        return images;
    });
}

Result<void> ScoredStudy::keepFast(const Progress& progress)
{
    m_fast = TRY(fastSlice(progress));
    return {};
}

Result<ImageSets> ScoredStudy::fastSlice(const Progress& progress) const
{
    if (m_fast)
        return *m_fast;
    const auto labelers = TRY(LabelerRepository(*m_study).all());
    std::vector<std::vector<std::pair<std::uint32_t, Micros>>> durations(testSetCount());
    for (const Labeler& labeler : labelers) {
        if (progress.isCancelled())
            return failure(ErrorKind::Cancelled, "The images are not wanted any more.");
        const auto answers = TRY(labelerPredictions(*m_study, labeler.id, m_basis.answers));
        for (const auto& [testSetId, column] : answers) {
            const std::size_t index = indexOf(testSetId);
            for (std::size_t image = 0; index < testSetCount() && image < column.durations.size(); ++image) {
                if (column.durations[image] > Micros::zero())
                    durations[index].emplace_back(static_cast<std::uint32_t>(image), column.durations[image]);
            }
        }
    }
    ImageSets images;
    for (std::size_t index = 0; index < testSetCount(); ++index)
        images.push_back(
            fastImages(RaggedArray<Micros>::fromPairs(truth(index).imageCount(), durations[index])));
    return images;
}

Result<std::optional<ImageSets>> ScoredStudy::subset(const std::string& name) const
{
    const auto places = TRY(ImageRepository(*m_study).imageSubset(name));
    if (places.empty())
        return std::nullopt;
    ImageSets images;
    for (const auto& ready : m_testSets)
        images.emplace_back(ready->truth.imageCount());
    for (const auto& [testSetId, position] : places) {
        const std::size_t index = indexOf(testSetId);
        if (index < testSetCount() && position < images[index].imageCount())
            images[index].insert(position);
    }
    return images;
}

Result<std::vector<std::string>> ScoredStudy::sliceNames() const
{
    std::vector<std::string> names;
    for (Slice& slice : standardSlices(m_hierarchy))
        names.push_back(std::move(slice.name));
    const auto fast = TRY(fastSlice());
    if (std::ranges::any_of(fast, [](const ImageSet& images) { return !images.isEmpty(); }))
        names.emplace_back(fastName);
    auto subsets = TRY(ImageRepository(*m_study).imageSubsets());
    std::ranges::move(subsets, std::back_inserter(names));
    return names;
}

}  // namespace vizsla
