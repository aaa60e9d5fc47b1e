// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/clock.h"
#include "core/study/ids.h"

namespace vizsla {

struct Labeler
{
    LabelerId id;
    std::string name;
    UtcTime createdAt = {};
};

}  // namespace vizsla
