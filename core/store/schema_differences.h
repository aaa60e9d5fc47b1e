// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "core/store/database.h"
#include "core/store/study_connection.h"

namespace vizsla {

/// Tables, indexes, triggers and views of a study of this version that are missing, that are not made as
/// Vizsla makes them, or that it does not make. One sentence each.
Result<std::vector<std::string>> findSchemaDifferences(Database& study);
inline Result<std::vector<std::string>> findSchemaDifferences(StudyConnection& study)
{
    return findSchemaDifferences(study.database());
}

}  // namespace vizsla
