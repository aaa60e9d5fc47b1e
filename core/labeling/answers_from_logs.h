// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/result.h"

namespace vizsla {

class StudyConnection;

struct AnswersFromLogs
{
    std::size_t madeAgain = 0;
    std::size_t mended = 0;  ///< answers that got their times again
};

/// In a salvaged study: makes answers again that the logs of their sessions tell wholly, and takes the times
/// of others from there where the answer's cannot be right. Nothing is taken from a log of which a line is
/// missing or where the computer's time jumped, as nothing tells then which of both is damaged.
Result<AnswersFromLogs> takeAnswersFromLogs(StudyConnection& study);

}  // namespace vizsla
