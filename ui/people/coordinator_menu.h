// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QPointer>

namespace vizsla {

class CoordinatorLock;

/// Sets the coordinator's passphrase, and locks and unlocks with it.
class CoordinatorMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit CoordinatorMenu(QWidget* parent = nullptr);

    /// The lock of the open study, or none.
    void setLock(CoordinatorLock* lock, bool canWrite);

private:
    void fill();

    QPointer<CoordinatorLock> m_lock;
    bool m_canWrite = false;
};

}  // namespace vizsla
