// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <span>

namespace vizsla {

/// What the readers of SQLite's files share (https://www.sqlite.org/fileformat2.html).

inline std::uint32_t bigEndian(const std::byte* bytes)
{
    std::uint32_t number = 0;
    for (int i = 0; i < 4; ++i)
        number = number << 8 | std::to_integer<std::uint32_t>(bytes[i]);
    return number;
}

inline bool isPageSize(std::uint32_t size)
{
    return size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
}

/// All of it, or false.
inline bool readAll(std::ifstream& input, std::span<std::byte> bytes)
{
    input.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return input.gcount() == static_cast<std::streamsize>(bytes.size());
}

}  // namespace vizsla
