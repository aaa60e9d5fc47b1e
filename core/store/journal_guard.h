// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vizsla {

/// The name by which SQLite knows the system's files but for one thing: a rollback journal that is not surely
/// that of the file beside it is not there. SQLite looks for one whenever it begins to read, and would play
/// whatever came meanwhile. Null, for what SQLite uses by itself, where that is not the system's (a disk of a
/// test). Any thread.
const char* guardedFiles();

}  // namespace vizsla
