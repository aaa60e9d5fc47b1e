// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/sample_options.h"
#include "command/verb.h"

namespace vizsla {

/// The verb `sample`, which draws photographs. Ctrl+C clears away what it has begun.
Result<void> makeSampleStudy(const SampleOptions& options, const VerbContext& context);

}  // namespace vizsla
