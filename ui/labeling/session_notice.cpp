// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/session_notice.h"

#include <QDateTime>
#include <QLocale>

#include "ui/widgets/key_button.h"
#include "ui/widgets/local_day.h"

namespace vizsla {

void SessionNotice::showInterruption(UtcTime lastKnown)
{
    const QDateTime moment = localTime(lastKnown);
    show(tr("The last session was interrupted; the last trace of it is from %1. You continue "
            "where it stopped, and every confirmed answer is there. The interruption is recorded.")
             .arg(QLocale().toString(moment, QLocale::ShortFormat)),
         Tone::Neutral);
}

void SessionNotice::showCorrection(const QKeySequence& back)
{
    show(tr("You have answered this image. Its first answer stays; a correction is kept beside it, and both "
            "can be scored. %1 goes back.")
             .arg(keyCapText(back)),
         Tone::Neutral);
}

void SessionNotice::showWithheld()
{
    show(tr("There is no feedback on the image before this one: it is in a test that is still to be sat."),
         Tone::Neutral);
}

void SessionNotice::showOnlyImage()
{
    show(tr("This is the only image left in this part: there is no other to put it off for."), Tone::Neutral);
}

}  // namespace vizsla
