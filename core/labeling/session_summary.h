// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/labeling/pace.h"
#include "core/labeling/scorecard.h"

namespace vizsla {

class StudyConnection;

class LabelingSession;

/// An answer that feedback judged wrong.
struct Mistake
{
    Image image;
    std::string answeredWnid;
    std::vector<std::string> rightWnids;  ///< Feedback::rightWnids; empty where what is right is not known
};

/// What a labeler did in the part that a session is about, or in the whole task, over all its sessions.
struct SessionSummary
{
    bool isWholeTask = false;
    int images = 0;
    int answered = 0;
    int notInTime = 0;          ///< images whose time was up; neither right nor wrong
    bool isPartTimeUp = false;  ///< the time for the whole part ended some of them
    int putOff = 0;             ///< images that were skipped and came again
    int corrected = 0;          ///< images whose first answer has a correction beside it
    TimeSpent atImages;
    TimeSpent betweenImages;
    std::optional<Scorecard::Speed> speed;  ///< of the images answered
    int pauses = 0;
    int interruptions = 0;
    std::vector<PacedImage> pace;
    /// Answers that feedback judged right. Nothing for a test, and where the part has images of one that is
    /// sealed: their answers stay unjudged.
    std::optional<int> right;
    std::vector<Mistake> mistakes;  ///< with `right`; in the order in which they were made
};

/// Of the part. `log` is that of the labeler's sessions on the task, `unanswered` are the labeler's; nothing
/// is judged.
SessionSummary summarizeSession(const LabelingSession& session,
                                const std::vector<SessionRepository::LoggedEvent>& log,
                                const std::vector<Unanswered>& unanswered);

/// Reads what a summary is made of, and in training judges the answers. Of the whole task once all of it is
/// done, else of the part.
Result<SessionSummary> readSessionSummary(StudyConnection& study, const LabelingSession& session);

}  // namespace vizsla
