// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/column_checksum.h"

#include <zlib.h>

#include <array>

namespace vizsla {

namespace {

uLong continued(uLong checksum, std::span<const std::byte> bytes)
{
    return crc32_z(checksum, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
}

}  // namespace

std::int64_t predictionChecksum(int columns, int classBytes, std::span<const std::byte> classes,
                                std::span<const std::byte> confidences)
{
    const std::array<std::uint32_t, 2> shape{static_cast<std::uint32_t>(columns),
                                             static_cast<std::uint32_t>(classBytes)};
    uLong checksum = continued(0, std::as_bytes(std::span(shape)));
    // A null pointer would mean to begin anew.
    if (!classes.empty())
        checksum = continued(checksum, classes);
    if (!confidences.empty())
        checksum = continued(checksum, confidences);
    return static_cast<std::int64_t>(checksum);
}

std::int64_t verdictChecksum(std::span<const std::byte> verdicts)
{
    return verdicts.empty() ? 0 : static_cast<std::int64_t>(continued(0, verdicts));
}

}  // namespace vizsla
