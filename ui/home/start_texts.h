// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace vizsla {

class LabelingSession;

/// One line of a start page: "Time for an image", "60 s; then it counts as not answered".
struct StartFact
{
    const char* name;  ///< of the widget that shows it
    QString text;
    QString value;
};

/// A test always has a start page, and so has what has a limit of time; other training where a description
/// says something and nothing is done yet.
bool hasStartPage(const LabelingSession& session);
/// Something of the task is done already.
bool isResumed(const LabelingSession& session);

/// What a labeler must know of the task before it begins: how many images, which limits, what is allowed.
std::vector<StartFact> factsOfTask(const LabelingSession& session);
/// The same for one who goes on: which part, what remains, and what time is left.
std::vector<StartFact> factsOfRest(const LabelingSession& session);

}  // namespace vizsla
