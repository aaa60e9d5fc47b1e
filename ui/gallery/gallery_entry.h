// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/clock.h"
#include "core/labeling/feedback.h"
#include "core/scoring/accuracy.h"
#include "core/study/test_set.h"
#include "ui/widgets/labels.h"

namespace vizsla {

/// One answered image as a gallery shows it.
struct GalleryEntry
{
    /// NotAnswered: the time was up; there is no answered class.
    enum class Mark { Right, Wrong, Unclear, LeftOut, NotAnswered };

    Image image;
    std::string answeredWnid;
    std::optional<Mark> mark;
    Micros duration = {};
    /// Where reviewers ruled one correct: of those the nearest to the answer.
    std::string ruledWnid = {};

    /// What the answer is held against: the ruled class, or else the assigned one.
    const std::string& rightWnid() const { return ruledWnid.empty() ? image.assignedWnid : ruledWnid; }
};

GalleryEntry::Mark markOf(Outcome outcome);
GalleryEntry::Mark markOf(Feedback::Judgement judgement);

Tone toneOf(GalleryEntry::Mark mark);
/// "✓", "✕", "?", "–", "○".
QString signOf(GalleryEntry::Mark mark);
/// "Right", "Wrong", "Unclear", "Left out", "Not answered in time".
QString wordOf(GalleryEntry::Mark mark);

}  // namespace vizsla
