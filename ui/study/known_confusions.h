// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/work/background.h"

namespace vizsla {

class StudyConnection;
struct StudyConfusions;

/// What was taken for what in the open study, counted in the background and kept until that is outdated.
class KnownConfusions
{
public:
    /// The study outlives this.
    explicit KnownConfusions(const StudyConnection& study);
    ~KnownConfusions();

    /// What was counted last, until the event loop runs again; null before that, or where the study could not
    /// be read. Where it is outdated, counting begins.
    const StudyConfusions* counted();
    /// Answers, rulings or predictions may have come.
    void outdate() { m_isOutdated = true; }
    /// Waits until nothing is read any more.
    void stop() { m_counting.stop(); }

private:
    const StudyConnection& m_study;
    std::unique_ptr<const StudyConfusions> m_counted;
    bool m_isOutdated = true;
    Background m_counting;
};

}  // namespace vizsla
