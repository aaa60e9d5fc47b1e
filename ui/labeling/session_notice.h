// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>

#include "core/clock.h"
#include "ui/widgets/message_bar.h"

namespace vizsla {

/// What one must know about the session or the image, above the image.
class SessionNotice final : public MessageBar
{
    Q_OBJECT

public:
    using MessageBar::MessageBar;

    /// An earlier session broke off, and nothing is known of it after a moment.
    void showInterruption(UtcTime lastKnown);
    /// The image has its answer already; a key leads back to the one that has none.
    void showCorrection(const QKeySequence& back);
    /// The image before has no feedback, as it is in a test that is still to be sat.
    void showWithheld();
    /// There is none to come before it, so it cannot be put off.
    void showOnlyImage();
};

}  // namespace vizsla
