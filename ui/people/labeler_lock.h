// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/ids.h"
#include "ui/people/passphrase_lock.h"

namespace vizsla {

class StudyFile;

/// Keeps others at the desk from answering and reading as this labeler.
class LabelerLock final : public PassphraseLock
{
    Q_OBJECT

public:
    LabelerLock(StudyFile& study, const LabelerId& labelerId, QObject* parent = nullptr);

protected:
    Result<Texts> texts() const override;

private:
    Result<QString> name() const;
};

}  // namespace vizsla
