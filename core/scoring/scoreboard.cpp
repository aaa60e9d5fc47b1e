// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/scoreboard.h"

#include <algorithm>
#include <iterator>
#include <numeric>

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

void addScores(const Board& board, std::size_t testSet, const Predictions& predictions,
               const LabelerReach& reach, FigureBasis& basis, ClassifierScores& scored)
{
    const std::string& name = board.study.testSet(testSet).name;
    const Coverage coverage = coverageOf(predictions, board.study.truth(testSet).imageCount());
    if (const std::string sentence = missingSentence(coverage); !sentence.empty())
        scored.warnings.push_back(name + ": " + sentence);
    if (const std::string sentence = unknownSentence(coverage);
        !sentence.empty() && !isWarnedOf(board, scored.classifier, name))
        scored.warnings.push_back(name + ": " + sentence);
    const PredictionOutcomes outcomes = board.study.scorer(testSet).outcomes(predictions);
    board.study.addUnclear(testSet, outcomes, basis);
    const auto rows = scoreSlices(outcomes, board.slices[testSet]);
    const GivenImages* given = reach.on(board.study.testSet(testSet).id);
    for (std::size_t slice = 0; slice < rows.size(); ++slice) {
        const auto counts =
            given ? std::optional(given->countsIn(board.slices[testSet][slice])) : std::nullopt;
        for (const Metric metric : allMetrics) {
            if (const auto accuracy = rows[slice].of(metric))
                scored.scores.push_back({name, board.sliceNames[slice], metric, *accuracy,
                                         coverage.by(metric).isPartial(), counts});
        }
    }
}

ClassifierScores scoresOf(const Classifier& classifier, const Board& board,
                          const std::vector<std::optional<Predictions>>& predictions,
                          const LabelerReach& reach, FigureBasis& basis)
{
    ClassifierScores scored{classifier, {}, {}};
    for (std::size_t testSet = 0; testSet < predictions.size(); ++testSet) {
        if (predictions[testSet])
            addScores(board, testSet, *predictions[testSet], reach, basis, scored);
    }
    for (const PredictionWarning& warning : board.warnings) {
        if (classifier.kind == Classifier::Kind::Model && warning.model == classifier.name)
            scored.warnings.push_back(warning.testSet + ": " + warning.sentence);
    }
    return scored;
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
    Result<std::vector<std::optional<Predictions>>> predictions;
    for (const Classifier& classifier : classifiers) {
        if (request.progress.isCancelled())
            return failure(ErrorKind::Cancelled, "Scoring was cancelled.");
        predictions = study.predictions(classifier, std::move(*predictions));
        if (!predictions)
            return tl::unexpected(predictions.error());
        const auto reach = TRY(study.reach(classifier));
        ClassifierNotes notes{classifier, {}};
        study.addReachNotes(classifier, reach, allTestSets, notes.sentences);
        std::ranges::copy(notes.sentences, std::back_inserter(result.notes));
        if (!notes.sentences.empty())
            result.notesOf.push_back(std::move(notes));
        auto scored = scoresOf(classifier, board, *predictions, reach, result.basis);
        if (classifier.kind == Classifier::Kind::Model || !scored.scores.empty())
            result.classifiers.push_back(std::move(scored));
        request.progress.report(static_cast<std::size_t>(&classifier - classifiers.data()) + 1,
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
