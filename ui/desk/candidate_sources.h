// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/review/review_book.h"

namespace vizsla {

/// Who proposed a candidate, in words. Nobody may see it before the candidate is ruled, unless that was
/// opened.
struct CandidateSources
{
    bool isAssigned = false;
    QString text;   ///< "proposed by 54 models and 2 labelers"
    QString names;  ///< of the models and labelers; empty where none are to be told
};
CandidateSources sourcesOf(const ReviewBook& book, std::size_t image, const Candidate& candidate);

}  // namespace vizsla
