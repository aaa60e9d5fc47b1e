// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/store/annotation_source_repository.h"
#include "core/text/ascii.h"
#include "core/text/file_text.h"

namespace vizsla {

constexpr std::size_t longestAnnotationName = 200;

/// Whether a source of annotations can be called so. Errors: Invalid.
inline Result<void> checkAnnotationName(std::string_view name)
{
    if (const auto fault = nameFault(name); !fault.empty())
        return failure(ErrorKind::Invalid, "The name of an annotation is " + std::string(fault) + ".");
    if (name.size() > longestAnnotationName || name != trimmed(name))
        return failure(ErrorKind::Invalid, "An annotation needs a name of at most " +
                                               std::to_string(longestAnnotationName) +
                                               " bytes, without spaces around it.");
    if (equalsIgnoringCase(name, AnnotationSourceRepository::none))
        return failure(ErrorKind::Invalid,
                       "An annotation cannot be called none: that means to use no annotation.");
    return {};
}

}  // namespace vizsla
