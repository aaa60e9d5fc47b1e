// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/coordinator_lock.h"

namespace vizsla {

CoordinatorLock::CoordinatorLock(StudyFile& study, QObject* parent) : PassphraseLock(study, {}, parent) {}

Result<PassphraseLock::Texts> CoordinatorLock::texts() const
{
    const QString title = tr("Coordinator's passphrase");
    return Texts{title, tr("What you asked for is for the coordinator of this study."), title,
                 tr("It is asked for before anybody imports, edits tasks, adds people, or sees everybody's "
                    "results here. The study file is not encrypted: a passphrase does not stop anybody who "
                    "can read or write it by other means.")};
}

}  // namespace vizsla
