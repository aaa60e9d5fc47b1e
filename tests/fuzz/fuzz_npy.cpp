// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/formats/npy.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    static_cast<void>(vizsla::readNpy(input, "fuzz.npy"));
    static_cast<void>(vizsla::predictionsFromNpy(input, "fuzz.npy", 1000));
    return 0;
}
