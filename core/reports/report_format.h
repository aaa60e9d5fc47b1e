// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vizsla {

/// How figures are printed: aligned columns for people, or one of two forms for programs.
enum class ReportFormat { Table, Json, Csv };

}  // namespace vizsla
