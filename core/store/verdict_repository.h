// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "core/result.h"
#include "core/study/annotation.h"

namespace vizsla {

class StudyFile;

/// What reviewers ruled on (image, class) pairs.
class VerdictRepository
{
public:
    explicit VerdictRepository(StudyFile& study) : m_study(study) {}

    /// Replaces what the reviewer ruled on the pair.
    Result<void> write(const std::string& reviewer, const std::string& imageId, const std::string& wnid,
                       Verdict verdict);
    Result<std::size_t> count() const;

private:
    StudyFile& m_study;
};

}  // namespace vizsla
