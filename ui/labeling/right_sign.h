// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTimer>

namespace vizsla {

/// Says for a moment, in a corner of the stage where the next image stands already, that the last answer was
/// right. It takes no key, no click and no time.
class RightSign final : public QLabel
{
    Q_OBJECT

public:
    /// Hidden, in a place that has no layout.
    explicit RightSign(QWidget& place);

    void tell(const QString& className);

private:
    QWidget& m_place;
    QTimer m_moment;
};

}  // namespace vizsla
