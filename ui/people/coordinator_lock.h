// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/people/passphrase_lock.h"

namespace vizsla {

class StudyFile;

/// Keeps what is the coordinator's from others at the desk: imports, tasks, who takes part, results of all.
class CoordinatorLock final : public PassphraseLock
{
    Q_OBJECT

public:
    explicit CoordinatorLock(StudyFile& study, QObject* parent = nullptr);

protected:
    Result<Texts> texts() const override;
};

}  // namespace vizsla
