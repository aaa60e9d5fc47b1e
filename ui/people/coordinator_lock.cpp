// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/coordinator_lock.h"

namespace vizsla {

CoordinatorLock::CoordinatorLock(StudyFile& study, QObject* parent) : PassphraseLock(study, {}, parent) {}

PassphraseLock::Texts CoordinatorLock::texts() const
{
    return {tr("Coordinator's passphrase"),
            tr("What you asked for is the coordinator's in this study, and locked."),
            tr("Coordinator's passphrase"),
            tr("Imports, tasks and the results of all are then for who knows it. The study file is not encrypted: "
               "nobody is held up who can read or write it otherwise.")};
}

}  // namespace vizsla
