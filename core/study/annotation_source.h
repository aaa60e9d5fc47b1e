// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/clock.h"
#include "core/study/ids.h"

namespace vizsla {

/// A named multi-label annotation of a study.
struct AnnotationSource
{
    AnnotationSourceId id;
    std::string name;
    std::optional<UtcTime> importedAt = {};  ///< not known of what earlier versions imported

    bool operator==(const AnnotationSource&) const = default;
};

}  // namespace vizsla
