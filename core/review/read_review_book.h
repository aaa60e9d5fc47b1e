// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/review/review_book.h"

namespace vizsla {

class StudyConnection;

/// Reads all that a review works on. It takes some tenths of a second for a large study, and may be done on
/// another thread with a connection of its own.
Result<ReviewBook> readReviewBook(StudyConnection& study, const CandidateRule& rule = {});

}  // namespace vizsla
