// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/clock.h"

namespace vizsla::tour {

/// Makes a study of two test sets without pictures, annotated, with generated predictions of models of
/// different skill and two labelers, of whom one knows both test sets. False, with the reason said, if it
/// cannot.
bool makeScoredStudy(const std::filesystem::path& file, const Clock& clock, std::uint64_t seed);

}  // namespace vizsla::tour
