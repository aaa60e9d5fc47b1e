// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/scoreboard.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <mutex>
#include <numeric>
#include <span>

#include "core/scoring/coverage.h"
#include "core/scoring/slice.h"
#include "core/scoring/unpaired_models.h"

namespace vizsla {

namespace {

constexpr Metric allMetrics[] = {Metric::Top1, Metric::Top5, Metric::MultiLabel};

/// The images of the slices in one test set.
using SlicesOfTestSet = std::vector<ImageSet>;

std::vector<std::string> chosenSlices(const ScoredStudy& study, const ScoreRequest& request)
{
    if (!request.slices.empty())
        return request.slices;
    std::vector<std::string> names;
    for (const Slice& slice : standardSlices(study.hierarchy())) {
        if (slice.name != "organisms_not_dogs")
            names.push_back(slice.name);
    }
    return names;
}

Result<std::vector<SlicesOfTestSet>> findSlices(const ScoredStudy& study,
                                                const std::vector<std::string>& names)
{
    std::vector<SlicesOfTestSet> byTestSet(study.testSetCount());
    for (const std::string& name : names) {
        auto images = TRY(study.slice(name));
        for (std::size_t index = 0; index < byTestSet.size(); ++index)
            byTestSet[index].push_back(std::move(images[index]));
    }
    return byTestSet;
}

/// What all classifiers of one scoring are held against.
struct Board
{
    const ScoredStudy& study;
    std::vector<std::string> sliceNames;
    std::vector<SlicesOfTestSet> slices;  ///< by test set
    std::vector<PredictionWarning> warnings;
};

Result<Board> makeBoard(const ScoredStudy& study, const ScoreRequest& request)
{
    Board board{study, chosenSlices(study, request), {}, {}};
    auto slices = TRY(findSlices(study, board.sliceNames));
    auto warnings = TRY(study.warnings());
    board.slices = std::move(slices);
    board.warnings = std::move(warnings);
    return board;
}

/// What an import said in more words is not repeated.
bool isWarnedOf(const Board& board, const Classifier& model, const std::string& testSet)
{
    return std::ranges::any_of(board.warnings, [&](const PredictionWarning& warning) {
        return warning.model == model.name && warning.testSet == testSet;
    });
}

/// The figures of classifiers, found by one thread or by several side by side.
class Scoring
{
public:
    Scoring(const Board& board, FigureBasis& basis) : m_board(board), m_basis(basis) {}

    void add(std::size_t testSet, const Predictions& predictions, const LabelerReach& reach,
             ClassifierScores& scored);
    void addImportWarnings(ClassifierScores& scored) const;

private:
    const Board& m_board;
    std::mutex m_counting;
    FigureBasis& m_basis;  ///< changed while m_counting is locked
};

void Scoring::add(std::size_t testSet, const Predictions& predictions, const LabelerReach& reach,
                  ClassifierScores& scored)
{
    const ScoredStudy& study = m_board.study;
    const std::string& name = study.testSet(testSet).name;
    const PredictionOutcomes outcomes = study.scorer(testSet).outcomes(predictions);
    const std::size_t images = study.truth(testSet).imageCount();
    // Nearly always nothing is missing, which need not be counted.
    const Coverage coverage =
        outcomes.missing.isEmpty() ? Coverage{static_cast<int>(images)} : coverageOf(predictions, images);
    if (const std::string sentence = missingSentence(coverage); !sentence.empty())
        scored.warnings.push_back(name + ": " + sentence);
    if (const std::string sentence = unknownSentence(coverage);
        !sentence.empty() && !isWarnedOf(m_board, scored.classifier, name))
        scored.warnings.push_back(name + ": " + sentence);
    {
        // The fewest and the most, whoever comes first.
        const std::lock_guard lock(m_counting);
        study.addUnclear(testSet, outcomes, m_basis);
    }
    const auto rows = scoreSlices(outcomes, m_board.slices[testSet]);
    const GivenImages* given = reach.on(study.testSet(testSet).id);
    for (std::size_t slice = 0; slice < rows.size(); ++slice) {
        const auto counts =
            given ? std::optional(given->countsIn(m_board.slices[testSet][slice])) : std::nullopt;
        for (const Metric metric : allMetrics) {
            if (const auto accuracy = rows[slice].of(metric))
                scored.scores.push_back({name, m_board.sliceNames[slice], metric, *accuracy,
                                         coverage.by(metric).isPartial(), counts});
        }
    }
}

void Scoring::addImportWarnings(ClassifierScores& scored) const
{
    for (const PredictionWarning& warning : m_board.warnings) {
        if (scored.classifier.kind == Classifier::Kind::Model && warning.model == scored.classifier.name)
            scored.warnings.push_back(warning.testSet + ": " + warning.sentence);
    }
}

tl::unexpected<Error> cancelled()
{
    return failure(ErrorKind::Cancelled, "Scoring was cancelled.");
}

/// Of the models alone, in their order.
Result<std::vector<ClassifierScores>> scoreModels(const ScoredStudy& study, const ScoreRequest& request,
                                                  std::span<const Classifier> models,
                                                  std::size_t classifierCount, Scoring& scoring)
{
    using Checksum = PredictionRepository::Checksum;
    const Checksum checksum = request.comparesChecksums ? Checksum::Read : Checksum::Left;
    std::vector<ClassifierScores> scores(models.size());
    std::vector<ScoredStudy::ModelMemory> memories(std::max<std::size_t>(request.threads, 1));
    std::mutex reading;
    std::atomic<std::size_t> done = 0;
    const auto score = [&](std::size_t index, std::size_t thread) -> Result<void> {
        if (request.progress.isCancelled())
            return cancelled();
        ClassifierScores& scored = scores[index];
        scored.classifier = models[index];
        for (std::size_t testSet = 0; testSet < study.testSetCount(); ++testSet) {
            const auto isThere =
                TRY(study.readModel(models[index], testSet, checksum, reading, memories[thread]));
            if (isThere)
                scoring.add(testSet, memories[thread].predictions, {}, scored);
        }
        scoring.addImportWarnings(scored);
        const std::size_t ended = ++done;
        if (thread == 0)
            request.progress.report(ended, classifierCount);
        return {};
    };
    TRY(parallelFor(models.size(), request.threads, score));
    if (!models.empty())
        request.progress.report(models.size(), classifierCount);
    return scores;
}

/// Of one labeler, with the notes.
Result<void> scoreLabeler(const ScoredStudy& study, const Classifier& labeler,
                          std::span<const std::size_t> testSets, Scoring& scoring, StudyScores& result)
{
    const auto predictions = TRY(study.predictions(labeler));
    const auto reach = TRY(study.reach(labeler));
    ClassifierNotes notes{labeler, {}};
    study.addReachNotes(labeler, reach, testSets, notes.sentences);
    std::ranges::copy(notes.sentences, std::back_inserter(result.notes));
    if (!notes.sentences.empty())
        result.notesOf.push_back(std::move(notes));
    ClassifierScores scored{labeler, {}, {}};
    for (const std::size_t testSet : testSets) {
        if (predictions[testSet])
            scoring.add(testSet, *predictions[testSet], reach, scored);
    }
    if (!scored.scores.empty())
        result.classifiers.push_back(std::move(scored));
    return {};
}

}  // namespace

bool ClassifierScores::isPartial() const
{
    return std::ranges::any_of(scores, &Score::isPartial);
}

const Score* ClassifierScores::find(std::string_view testSet, std::string_view slice, Metric metric) const
{
    const auto found = std::ranges::find_if(scores, [&](const Score& score) {
        return score.metric == metric && score.slice == slice && score.testSet == testSet;
    });
    return found == scores.end() ? nullptr : &*found;
}

StudyScores scoresOfShown(const StudyScores& scores, std::vector<ClassifierScores> shown)
{
    StudyScores kept{scores.basis, scores.testSets, scores.slices, std::move(shown)};
    const auto isIn = [](const std::vector<ClassifierScores>& all, const Classifier& classifier) {
        return std::ranges::find(all, classifier, &ClassifierScores::classifier) != all.end();
    };
    for (const ClassifierNotes& notes : scores.notesOf) {
        if (isIn(scores.classifiers, notes.classifier) && !isIn(kept.classifiers, notes.classifier))
            continue;
        kept.notesOf.push_back(notes);
        std::ranges::copy(notes.sentences, std::back_inserter(kept.notes));
    }
    return kept;
}

Result<StudyScores> scoreStudy(const ScoredStudy& study, const ScoreRequest& request)
{
    const auto board = TRY(makeBoard(study, request));
    const auto classifiers = TRY(study.classifiers());
    StudyScores result;
    result.basis = study.basis();
    std::vector<std::size_t> allTestSets(study.testSetCount());
    std::iota(allTestSets.begin(), allTestSets.end(), std::size_t{0});
    for (const std::size_t index : allTestSets)
        result.testSets.push_back(study.testSet(index).name);
    result.slices = board.sliceNames;
    Scoring scoring(board, result.basis);
    const auto firstLabeler = std::ranges::find(classifiers, Classifier::Kind::Labeler, &Classifier::kind);
    result.classifiers = TRY(scoreModels(study, request, std::span(classifiers.begin(), firstLabeler),
                                         classifiers.size(), scoring));
    for (auto labeler = firstLabeler; labeler != classifiers.end(); ++labeler) {
        if (request.progress.isCancelled())
            return cancelled();
        TRY(scoreLabeler(study, *labeler, allTestSets, scoring, result));
        request.progress.report(static_cast<std::size_t>(labeler - classifiers.begin()) + 1,
                                classifiers.size());
    }
    warnOfUnpairedModels(result);
    return result;
}

Result<StudyScores> scoreStudy(StudyConnection& study, const ScoreRequest& request)
{
    return ScoredStudy::read(study, request.unclear, request.answers, request.annotation)
        .and_then([&](const ScoredStudy& scored) { return scoreStudy(scored, request); });
}

}  // namespace vizsla
