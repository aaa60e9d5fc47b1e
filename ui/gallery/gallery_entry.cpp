// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery_entry.h"

#include <QCoreApplication>

namespace vizsla {

using Mark = GalleryEntry::Mark;

Mark markOf(Outcome outcome)
{
    switch (outcome) {
        case Outcome::Right:
            return Mark::Right;
        case Outcome::Wrong:
            return Mark::Wrong;
        case Outcome::LeftOut:
            break;
    }
    return Mark::LeftOut;
}

Mark markOf(Feedback::Judgement judgement)
{
    switch (judgement) {
        case Feedback::Judgement::Right:
            return Mark::Right;
        case Feedback::Judgement::Unclear:
            return Mark::Unclear;
        case Feedback::Judgement::Wrong:
            break;
    }
    return Mark::Wrong;
}

Tone toneOf(Mark mark)
{
    constexpr Tone tones[] = {Tone::Right, Tone::Wrong, Tone::Unclear, Tone::Neutral, Tone::Neutral};
    return tones[static_cast<int>(mark)];
}

QString signOf(Mark mark)
{
    if (mark == Mark::NotAnswered)
        return QStringLiteral("○");
    return mark == Mark::LeftOut ? QStringLiteral("–") : toneSign(toneOf(mark));
}

QString wordOf(Mark mark)
{
    constexpr const char* words[] = {QT_TRANSLATE_NOOP("vizsla::GalleryEntry", "Right"),
                                     QT_TRANSLATE_NOOP("vizsla::GalleryEntry", "Wrong"),
                                     QT_TRANSLATE_NOOP("vizsla::GalleryEntry", "Unclear"),
                                     QT_TRANSLATE_NOOP("vizsla::GalleryEntry", "Left out"),
                                     QT_TRANSLATE_NOOP("vizsla::GalleryEntry", "Not answered in time")};
    return QCoreApplication::translate("vizsla::GalleryEntry", words[static_cast<int>(mark)]);
}

}  // namespace vizsla
