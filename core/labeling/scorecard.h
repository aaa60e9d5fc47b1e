// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/progress.h"
#include "core/scoring/accuracy.h"
#include "core/scoring/counted_answers.h"
#include "core/study/answer.h"
#include "core/study/task.h"
#include "core/study/test_set.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla {

class StudyConnection;

/// Everything measured about one labeler.
///
/// It is made of the answers that countedAnswers() gives.
struct Scorecard
{
    struct ScoredAnswer
    {
        Answer answer;
        Image image;
        std::size_t testSet = 0;  ///< index in testSets
        Outcome top1 = Outcome::LeftOut;
        Outcome multiLabel = Outcome::LeftOut;
        std::string rightWnid;  ///< of the right classes (Feedback::rightWnids) the one nearest to the answer
        bool isRuled = false;   ///< reviewers ruled it correct; else it is the assigned class
    };
    struct Figure
    {
        Accuracy top1;
        Accuracy multiLabel;
        std::vector<std::size_t> answers;  ///< the images behind it: indices in `answers`
    };
    struct SliceRow
    {
        std::string slice;
        std::vector<Figure> byTestSet;  ///< as testSets
    };
    /// Accuracy on the first test set minus accuracy on another, multi-label.
    struct Drop
    {
        double value = 0;
        Interval interval;
        Ratio ratio = {};  ///< the value by the counts
    };
    struct Confusion
    {
        std::string answeredWnid;
        std::string rightWnid;
        std::vector<std::size_t> answers;
    };
    /// Durations of an answer, in microseconds.
    struct Speed
    {
        Micros lowerQuartile = {};
        Micros median = {};
        Micros upperQuartile = {};
    };

    std::vector<TestSet> testSets;  ///< those with an answer
    std::vector<ScoredAnswer> answers;
    std::vector<SliceRow> slices;       ///< the standard slices that have an answer
    std::vector<Confusion> confusions;  ///< most frequent first
    std::optional<Speed> speed;
    /// Images whose time was up before they had an answer: neither right nor wrong.
    std::vector<Unanswered> unanswered;
    int correctedAnswers = 0;  ///< of the answers: those beside which a correction stands
    int sealedAnswers = 0;     ///< answers of tests whose results are not opened yet
    /// Sentences on what of the images given no figure here has, and on times that lack something.
    std::vector<std::string> notes;

    bool isEmpty() const { return answers.empty(); }
    /// Nothing where either side has no image that counts.
    static std::optional<Drop> drop(const Accuracy& from, const Accuracy& to,
                                    double confidence = defaultConfidence);
};

/// Reads and scores a labeler's answers. Of `progress` it asks between its steps whether to stop.
Result<Scorecard> makeScorecard(StudyConnection& study, const Hierarchy& hierarchy,
                                const LabelerId& labelerId, AnswerSource source = AnswerSource::AllTasks,
                                AnswerVersion version = AnswerVersion::First, const Progress& progress = {});

/// Quartiles by linear interpolation (type 7 of Hyndman & Fan, The American Statistician 50, 1996).
std::optional<Scorecard::Speed> speedOf(std::vector<Micros> durations);

}  // namespace vizsla
