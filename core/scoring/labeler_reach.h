// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "core/study/ids.h"
#include "core/study/image_set.h"

namespace vizsla {

class StudyConnection;

/// What became of the images that a labeler was given.
struct ReachCounts
{
    int given = 0;
    int answered = 0;
    int notInTime = 0;   ///< the time was up, and no other task has an answer
    int notReached = 0;  ///< all others: not shown, or put off

    bool operator==(const ReachCounts&) const = default;
};

/// Images of one test set, by index, each once.
struct GivenImages
{
    std::vector<std::size_t> answered;
    std::vector<std::size_t> notInTime;
    std::vector<std::size_t> notReached;

    ReachCounts counts() const;
    ReachCounts countsIn(const ImageSet& images) const;
};

/// Which images figures of a labeler are of, and which they are not of.
struct LabelerReach
{
    /// Of the tasks that the labeler has begun here and that are not sealed, by test set.
    std::unordered_map<TestSetId, GivenImages> byTestSet;
    int sealedAnswers = 0;
    std::vector<std::string> sealedTests;  ///< the names of the tests that these answers are held back by

    const GivenImages* on(const TestSetId& testSetId) const;
};

Result<LabelerReach> labelerReach(StudyConnection& study, const LabelerId& labelerId);

/// "3 answers of Ada do not count: the results of Spring test are sealed until the coordinator opens them.";
/// empty where none is sealed.
std::string sealedSentence(const std::string& labeler, const LabelerReach& reach);
/// "Ada answered 3 of 6 images of birds in the tasks begun; 2 were not answered in time and 1 was not
/// reached, and none of these counts."; empty where all were answered.
std::string reachSentence(const std::string& labeler, const std::string& testSet, const ReachCounts& counts);

}  // namespace vizsla
