// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/formats/human_accuracy_pickle.h"
#include "core/formats/pickle.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto pickle =
        vizsla::readPickle(std::string(reinterpret_cast<const char*>(data), size), "fuzz.pickle");
    if (pickle)
        static_cast<void>(vizsla::humanAccuracyStudy(*pickle, "fuzz.pickle"));
    return 0;
}
