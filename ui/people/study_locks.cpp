// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/study_locks.h"

namespace vizsla {

StudyLocks::StudyLocks(StudyFile& study, QObject* parent)
    : QObject(parent),
      m_study(study),
      m_coordinator(new CoordinatorLock(study, this))
{
    connect(m_coordinator, &PassphraseLock::failed, this, &StudyLocks::failed);
}

LabelerLock& StudyLocks::labeler(const LabelerId& id)
{
    LabelerLock*& lock = m_labelers[id];
    if (!lock) {
        lock = new LabelerLock(m_study, id, this);
        connect(lock, &PassphraseLock::failed, this, &StudyLocks::failed);
    }
    return *lock;
}

}  // namespace vizsla
