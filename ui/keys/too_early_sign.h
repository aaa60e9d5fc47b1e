// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTimer>

namespace vizsla {

/// Says for a moment, at the foot of what is shown, that a key or click came too early and was ignored.
class TooEarlySign final : public QLabel
{
    Q_OBJECT

public:
    explicit TooEarlySign(QWidget& place);

    /// Appears with a sentence, the usual one where it is empty, or stays for another moment. Whoever hears
    /// the screen is told as well.
    void tell(const QString& why);

private:
    QWidget& m_place;
    QTimer m_moment;
};

}  // namespace vizsla
