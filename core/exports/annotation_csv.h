// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/result.h"

namespace vizsla {

class StudyConnection;

/// What scores use, or one source without what is settled above it, as CSV
/// `image,test_set,wnid,verdict,reason`: a line for each class ruled on, in the order of the test sets. A
/// problematic image has a line more, without a class: its verdict is "problematic", and the reason stands
/// behind it.
Result<std::string> annotationCsv(StudyConnection& study);
/// Errors: those of AnnotationSourceRepository::named() too.
Result<std::string> sourceCsv(StudyConnection& study, const std::string& name);

}  // namespace vizsla
