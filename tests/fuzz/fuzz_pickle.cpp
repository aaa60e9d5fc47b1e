// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/pickle/pickle.h"
#include "core/text/utf8.h"

namespace {

void look(const vizsla::PickleRef& value)
{
    static_cast<void>(value.asBool());
    static_cast<void>(value.asFloat());
    static_cast<void>(value.asBytes());
    static_cast<void>(value.asMicros());
    static_cast<void>(value.hasTimeZone());
    static_cast<void>(value.find("a"));
    if (const auto text = value.asText(); text && !vizsla::isUtf8(*text))
        std::abort();
}

/// Values may contain themselves, so the steps are counted.
void lookAtAll(const vizsla::PickleRef& root)
{
    std::vector<vizsla::PickleRef> values{root};
    for (int steps = 0; steps < 10'000 && !values.empty(); ++steps) {
        const vizsla::PickleRef value = values.back();
        values.pop_back();
        look(value);
        if (values.size() > 10'000)
            continue;
        for (const vizsla::PickleRef& item : value.items())
            values.push_back(item);
        for (const vizsla::PickleEntry& entry : value.entries())
            values.push_back(entry.value);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto pickle =
        vizsla::readPickle(std::string(reinterpret_cast<const char*>(data), size), "fuzz.pickle");
    if (pickle)
        lookAtAll(pickle->root());
    return 0;
}
