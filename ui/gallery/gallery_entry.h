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
};

GalleryEntry::Mark markOf(Outcome outcome);
GalleryEntry::Mark markOf(Feedback::Judgement judgement);

Tone toneOf(GalleryEntry::Mark mark);
/// "✓", "✕", "?", "–", "○".
QString signOf(GalleryEntry::Mark mark);
/// "Right", "Wrong", "Unclear", "Left out", "Not answered in time".
QString wordOf(GalleryEntry::Mark mark);

}  // namespace vizsla
