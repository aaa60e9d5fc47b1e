// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/study/known_confusions.h"

#include "core/scoring/study_confusions.h"
#include "core/store/study_snapshot.h"

namespace vizsla {

KnownConfusions::KnownConfusions(const StudyConnection& study) : m_study(study) {}

KnownConfusions::~KnownConfusions() = default;

const StudyConfusions* KnownConfusions::counted()
{
    if (m_isOutdated && !m_counting.isRunning()) {
        m_isOutdated = false;
        m_counting.run(
            [file = m_study.path(), &clock = m_study.clock()](const Progress& progress) {
                return readSnapshot(file, clock,
                                    [&](StudyFile& study) { return countStudyConfusions(study, progress); });
            },
            [this](Result<StudyConfusions> counted) {
                m_counted = counted ? std::make_unique<const StudyConfusions>(std::move(*counted)) : nullptr;
            });
    }
    return m_counted.get();
}

}  // namespace vizsla
