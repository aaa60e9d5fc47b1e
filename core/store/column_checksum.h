// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace vizsla {

/// CRC-32 of a column as it is stored. SQLite has no checksums of its own: a page of zeros amid the bytes of
/// a column reads like predictions.
std::int64_t predictionChecksum(int columns, int classBytes, std::span<const std::byte> classes,
                                std::span<const std::byte> confidences);
std::int64_t verdictChecksum(std::span<const std::byte> verdicts);
std::int64_t truthChecksum(std::span<const std::byte> images);

}  // namespace vizsla
