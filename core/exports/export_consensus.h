// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/result.h"

namespace vizsla {

class StudyConnection;

/// The consensus of all reviewers (consensusOf()) as CSV `image,wnid,p_correct,verdict`: a line for each pair
/// of image and class that somebody has an opinion on, in the order of the study's images, then of its
/// classes. p_correct has six digits behind the point; the verdict is "correct" where P(correct) is 0.5 or
/// more, else "wrong". Errors: those of reading; NotFound where nobody has an opinion.
Result<std::string> consensusCsv(StudyConnection& study);

}  // namespace vizsla
