// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/column_checksum.h"

#include <array>
#include <boost/crc.hpp>

namespace vizsla {

std::int64_t predictionChecksum(int columns, int classBytes, std::span<const std::byte> classes,
                                std::span<const std::byte> confidences)
{
    boost::crc_32_type checksum;
    const std::array<std::uint32_t, 2> shape{static_cast<std::uint32_t>(columns),
                                             static_cast<std::uint32_t>(classBytes)};
    checksum.process_bytes(shape.data(), sizeof shape);
    checksum.process_bytes(classes.data(), classes.size());
    checksum.process_bytes(confidences.data(), confidences.size());
    return static_cast<std::int64_t>(checksum.checksum());
}

std::int64_t verdictChecksum(std::span<const std::byte> verdicts)
{
    boost::crc_32_type checksum;
    checksum.process_bytes(verdicts.data(), verdicts.size());
    return static_cast<std::int64_t>(checksum.checksum());
}

}  // namespace vizsla
