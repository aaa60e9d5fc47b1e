// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProgressBar>

class QTimer;

namespace vizsla {

/// A bar that is shown only for work that takes a while.
class DelayedProgress final : public QProgressBar
{
    Q_OBJECT

public:
    explicit DelayedProgress(QWidget* parent = nullptr);

    void begin();
    void tell(int done, int total);
    void end();

private:
    QTimer* m_patience;
};

}  // namespace vizsla
