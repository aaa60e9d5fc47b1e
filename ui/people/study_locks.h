// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include "core/study/ids.h"
#include "ui/people/coordinator_lock.h"
#include "ui/people/labeler_lock.h"

namespace vizsla {

class StudyFile;

/// The locks of one open study.
class StudyLocks final : public QObject
{
    Q_OBJECT

public:
    explicit StudyLocks(StudyFile& study, QObject* parent = nullptr);

    CoordinatorLock& coordinator() { return *m_coordinator; }
    LabelerLock& labeler(const LabelerId& id);

Q_SIGNALS:
    void failed(const QString& sentence);

private:
    StudyFile& m_study;
    CoordinatorLock* m_coordinator;
    std::map<LabelerId, LabelerLock*> m_labelers;
};

}  // namespace vizsla
