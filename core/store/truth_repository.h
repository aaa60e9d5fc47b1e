// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/result.h"
#include "core/scoring/truth.h"

namespace vizsla {

class StudyFile;

/// The truth of a test set in the form that scoring wants it.
///
/// It is packed into one value of the study, because reading a row for each image and ruling takes longer than
/// scoring a hundred models. Whoever changes images or annotations calls forget().
class TruthRepository
{
public:
    explicit TruthRepository(StudyFile& study) : m_study(study) {}

    /// Images in the order of the test set.
    Result<Truth> truth(const std::string& testSetId);
    Result<void> forget();
    /// Packs what is not packed, so that whoever scores the study without writing it need not read each ruling.
    Result<void> packAll();

private:
    Result<Truth> build(const std::string& testSetId) const;
    Result<void> write(const std::string& testSetId, const Truth& truth);

    StudyFile& m_study;
};

}  // namespace vizsla
