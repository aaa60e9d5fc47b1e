// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/column_checksum.h"

#include <libdeflate.h>

#include <array>

namespace vizsla {

namespace {

std::uint32_t continued(std::uint32_t checksum, std::span<const std::byte> bytes)
{
    // To libdeflate a null pointer would mean to begin anew.
    return bytes.empty() ? checksum : libdeflate_crc32(checksum, bytes.data(), bytes.size());
}

}  // namespace

std::int64_t predictionChecksum(int columns, int classBytes, std::span<const std::byte> classes,
                                std::span<const std::byte> confidences)
{
    const std::array<std::uint32_t, 2> shape{static_cast<std::uint32_t>(columns),
                                             static_cast<std::uint32_t>(classBytes)};
    return continued(continued(continued(0, std::as_bytes(std::span(shape))), classes), confidences);
}

std::int64_t verdictChecksum(std::span<const std::byte> verdicts)
{
    return continued(0, verdicts);
}

std::int64_t truthChecksum(std::span<const std::byte> images)
{
    return continued(0, images);
}

}  // namespace vizsla
