// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_set>

#include "core/result.h"
#include "core/study/ids.h"

namespace vizsla {

class StudyConnection;

/// Ids of a labeler's answers to images at which a session had broken off before: nobody knows how long these
/// were thought about (TimeAccount::gapsOf()).
Result<std::unordered_set<AnswerId>> interruptedAnswers(StudyConnection& study, const LabelerId& labelerId);

}  // namespace vizsla
