// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/study/time_spent.h"

namespace vizsla {

/// What came of an image that a labeler was shown.
enum class AnswerOutcome {
    Answered,    ///< the first answer, which stands
    Corrected,   ///< another answer beside the first, given when the labeler went back
    Superseded,  ///< an answer or a skip that was undone
    Skipped,     ///< put off to the end of the part
    NotAnsweredInTime,
    Open,  ///< shown, and nothing came of it yet
};

/// "answered", "corrected", "superseded", "skipped", "not_answered_in_time", "open".
std::string_view outcomeWord(AnswerOutcome outcome);

/// One line of an export of answers.
struct AnswerRow
{
    std::string labeler;
    std::string task;
    std::string mode;              ///< "training" or "test"
    std::string session;           ///< its id
    std::optional<int> part = {};  ///< from 1; not known of sessions from elsewhere
    std::string testSet;
    std::string image;
    std::string assignedWnid;
    std::string assignedClass;  ///< its names
    AnswerOutcome outcome = AnswerOutcome::Answered;
    std::string wnid;  ///< that was answered; empty where nothing was
    std::string className;
    std::string top1;                      ///< "right", "wrong", "left_out"; empty where nothing was answered
    std::string multiLabel;                ///< the same, and "unclear"
    std::string multiLabelUnclearCorrect;  ///< "right", "wrong", "left_out" where unclear counts as correct
    std::string annotation;                ///< that both are by, under what was ruled here; empty for none
    bool isProblematic = false;            ///< the image, so that no score has it
    bool isReportedProblematic = false;    ///< by this labeler
    std::optional<UtcTime> shownAt = {};
    std::optional<UtcTime> endedAt = {};
    Micros duration = {};  ///< 0 without `time`: not known
    std::optional<TimeSpent> time = {};
    std::optional<int> interruptions =
        {};                       ///< sessions that broke off at the image until then; empty: not known
    Micros betweenSessions = {};  ///< that went by there between sessions, by the computer's time
    std::optional<UtcTime> supersededAt = {};
    std::string timeLimit;  ///< that was up: "image" or "session"
    bool isCorrection = false;
    std::string importedFrom;
    bool isSealed = false;  ///< in a test whose results are not opened
};

/// One row a line, under the header
/// labeler,task,mode,test_set,image,assigned_wnid,wnid,shown_at,committed_at,seconds,superseded_at,imported_from,
/// correction,active,idle,away,paused,outcome,time_limit,top1,multilabel,problematic,reported_problematic,
/// assigned_class,class,session,part,multilabel_unclear_correct,annotation,interruptions,
/// between_sessions.
/// Moments are ISO 8601 in UTC to the microsecond; seconds are whole durations by the steady clock, empty
/// where they are not known: the sum of active, idle and away, without what was paused and what went by
/// between sessions. What is so is 1.
void writeAnswersCsv(std::ostream& output, const std::vector<AnswerRow>& rows);

}  // namespace vizsla
