// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/coordinator_menu.h"

#include "ui/people/coordinator_lock.h"

namespace vizsla {

CoordinatorMenu::CoordinatorMenu(QWidget* parent) : QMenu(tr("Coo&rdinator"), parent)
{
    setObjectName(QStringLiteral("coordinator"));
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &CoordinatorMenu::fill);
    setLock(nullptr, false);
}

void CoordinatorMenu::setLock(CoordinatorLock* lock, bool canWrite)
{
    m_lock = lock;
    m_canWrite = canWrite;
    menuAction()->setEnabled(m_lock);
}

void CoordinatorMenu::fill()
{
    clear();
    if (!m_lock)
        return;
    const bool isSet = m_lock->isSet();
    QAction* set = addAction(isSet ? tr("Change or remove the passphrase…") : tr("Set a passphrase…"), this,
                             [this] { m_lock->openSetDialog(parentWidget()); });
    set->setEnabled(m_canWrite);
    set->setToolTip(
        tr("It is asked for before anybody imports, edits tasks, adds people, or sees everybody's results"));
    if (!isSet)
        return;
    if (m_lock->isUnlocked())
        addAction(tr("Lock"), m_lock, &PassphraseLock::lock);
    else
        addAction(tr("Unlock…"), this, [this] { m_lock->run(parentWidget(), [] {}); });
}

}  // namespace vizsla
