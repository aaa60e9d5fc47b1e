// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <string>

#include "core/study/annotation.h"
#include "ui/widgets/labels.h"

namespace vizsla {

/// "✓ Correct".
QString signedVerdict(std::optional<Verdict> verdict);
Tone toneOf(std::optional<Verdict> verdict);
/// Of what a reviewer said in JSON: "! Problematic", "Not problematic".
QString problemWord(const std::string& problem);

}  // namespace vizsla
