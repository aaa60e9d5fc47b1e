// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

namespace vizsla {

/// Makes the tables of a study of this version in an empty database, and stamps it as a study.
Result<void> makeSchema(Database& database, int version);

/// Leads from one version to a later one. To be called inside a transaction.
Result<void> upgradeSchema(Database& database, int from, int to);

}  // namespace vizsla
