// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/read_candidates.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/scoring/counted_answers.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/review_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"
#include "core/store/truth_repository.h"

namespace vizsla {

namespace {

/// Reads one kind of proposal after the other.
class ProposalReader
{
public:
    using ClassIndices = std::unordered_map<std::string, int>;

    ProposalReader(StudyConnection& study, const ClassIndices& classes, Proposals& proposals)
        : m_study(study),
          m_classes(classes),
          m_proposals(proposals)
    {}

    Result<void> readTestSets();
    Result<void> readModels();
    Result<void> readLabelers();
    Result<void> readSuggestions();
    Result<void> readAddedLabels();

private:
    using ProposedLabel = SessionRepository::ProposedLabel;

    struct KnownLabeler
    {
        std::size_t number = 0;
        std::unordered_set<TaskId> sealedTasks;
    };

    Result<void> addConfidences(const ModelId& modelId, const TestSetId& testSetId,
                                Predictions& predictions) const;
    Result<KnownLabeler> readLabeler(const Labeler& labeler, const std::vector<Task>& tasks);
    /// Nothing in a study that does not hang together.
    std::optional<std::size_t> imageOf(const ProposedLabel& label) const;

    StudyConnection& m_study;
    const ClassIndices& m_classes;
    Proposals& m_proposals;
    std::unordered_map<TestSetId, std::size_t> m_testSets;  ///< numbers
};

std::optional<std::size_t> ProposalReader::imageOf(const ProposedLabel& label) const
{
    const auto testSet = m_testSets.find(label.testSetId);
    if (testSet == m_testSets.end() || label.position >= m_proposals.imageCount(testSet->second))
        return std::nullopt;
    return m_proposals.firstImage(testSet->second) + label.position;
}

Result<void> ProposalReader::readTestSets()
{
    const auto testSets = TRY(ImageRepository(m_study).testSetNames());
    for (const TestSet& testSet : testSets) {
        const auto truth = TRY(TruthRepository(m_study).truth(testSet.id));
        m_testSets.emplace(testSet.id, m_testSets.size());
        m_proposals.addTestSet(truth.assigned());
    }
    return {};
}

Result<void> ProposalReader::addConfidences(const ModelId& modelId, const TestSetId& testSetId,
                                            Predictions& predictions) const
{
    if (!m_proposals.rule().confidence)
        return {};
    auto confidences =
        TRY(PredictionRepository(m_study).confidences(modelId, testSetId, predictions.classes.size()));
    predictions.confidences = std::move(confidences);
    return {};
}

Result<void> ProposalReader::readModels()
{
    const PredictionRepository repository(m_study);
    const auto models = TRY(repository.models());
    Predictions memory;
    for (const Model& model : models) {
        const std::size_t number = m_proposals.addModel({model.id.text(), model.name});
        for (const auto& [testSetId, testSet] : m_testSets) {
            const PredictionRepository::Shape shape{m_proposals.imageCount(testSet),
                                                    m_proposals.classCount()};
            auto predictions = TRY(repository.read(model.id, testSetId, shape, std::move(memory)));
            memory = {};
            if (!predictions)
                continue;
            TRY(addConfidences(model.id, testSetId, *predictions));
            m_proposals.setPredictions(number, testSet, *predictions);
            memory = std::move(*predictions);
        }
    }
    return {};
}

Result<ProposalReader::KnownLabeler> ProposalReader::readLabeler(const Labeler& labeler,
                                                                 const std::vector<Task>& tasks)
{
    const auto imported = TRY(SessionRepository(m_study).importedTasks(labeler.id));
    KnownLabeler known{m_proposals.addLabeler({labeler.id.text(), labeler.name}), {}};
    for (const Task& task : tasks) {
        if (isSealed(task, imported))
            known.sealedTasks.insert(task.id);
    }
    return known;
}

Result<void> ProposalReader::readLabelers()
{
    const auto labelers = TRY(LabelerRepository(m_study).all());
    const auto tasks = TRY(TaskRepository(m_study).all());
    std::unordered_map<LabelerId, KnownLabeler> knownLabelers;
    for (const Labeler& labeler : labelers) {
        auto known = TRY(readLabeler(labeler, tasks));
        knownLabelers.emplace(labeler.id, std::move(known));
    }
    const auto answers = TRY(SessionRepository(m_study).proposedAnswers());
    for (const ProposedLabel& answer : answers) {
        const auto labeler = knownLabelers.find(answer.labelerId);
        const auto image = imageOf(answer);
        if (labeler != knownLabelers.end() && image && !labeler->second.sealedTasks.contains(answer.taskId))
            m_proposals.addAnswer(*image, answer.classIndex, labeler->second.number, answer.isCorrection);
    }
    return {};
}

Result<void> ProposalReader::readSuggestions()
{
    const auto suggestions = TRY(SessionRepository(m_study).proposedSuggestions());
    for (const ProposedLabel& suggestion : suggestions) {
        if (const auto image = imageOf(suggestion))
            m_proposals.addSuggestion(*image, suggestion.classIndex);
    }
    return {};
}

Result<void> ProposalReader::readAddedLabels()
{
    const auto labels = TRY(ReviewRepository(m_study).addedLabels());
    if (labels.empty())
        return {};
    const auto images = TRY(ImageRepository(m_study).list());
    std::unordered_map<ImageId, std::size_t> numbers;
    for (const auto& image : images)
        numbers.emplace(image.id, numbers.size());
    for (const auto& added : labels) {
        const auto image = numbers.find(added.imageId);
        const auto label = m_classes.find(added.wnid);
        if (image != numbers.end() && label != m_classes.end())
            m_proposals.addLabel(image->second, label->second);
    }
    return {};
}

}  // namespace

Result<Candidates> readCandidates(StudyConnection& study, const CandidateRule& rule)
{
    const auto classes = TRY(ImageRepository(study).classIndices());
    Proposals proposals(static_cast<ClassIndex>(classes.size()), rule);
    ProposalReader reader(study, classes, proposals);
    TRY(reader.readTestSets()
            .and_then([&] { return reader.readModels(); })
            .and_then([&] { return reader.readLabelers(); })
            .and_then([&] { return reader.readSuggestions(); })
            .and_then([&] { return reader.readAddedLabels(); }));
    return Candidates(std::move(proposals));
}

}  // namespace vizsla
