// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "core/result.h"

namespace vizsla {

/// What the header of a .npy file says of the array behind it.
struct NpyHeader
{
    bool isFloat = false;
    bool isSigned = false;
    bool isBigEndian = false;
    bool isFortranOrder = false;
    std::size_t itemSize = 0;  ///< 1, 2, 4 or 8
    std::size_t rows = 0;
    std::size_t columns = 1;
    std::size_t dataStart = 0;  ///< the first byte behind the header
};

enum class NpyNumbers { Whole, WholeOrFloat };

/// Reads and checks the header, and that exactly its array follows it in `bytes`. Floats are of 2, 4 or 8
/// bytes, and may have more columns.
Result<NpyHeader> readNpyHeader(std::string_view bytes, std::string_view name,
                                NpyNumbers numbers = NpyNumbers::Whole);

}  // namespace vizsla
