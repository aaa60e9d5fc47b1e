// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/noun_data.h"

// A literal of some megabytes takes a compiler as many seconds; the assembler copies the file.
__asm__(
    ".pushsection .rodata\n"
    ".balign 8\n"
    "vizslaNounData:\n"
    ".incbin \"" VIZSLA_NOUN_DATA
    "\"\n"
    "vizslaNounDataEnd:\n"
    ".byte 0\n"
    ".popsection\n");

extern "C" {
extern const char vizslaNounData[] __attribute__((visibility("hidden")));
extern const char vizslaNounDataEnd[] __attribute__((visibility("hidden")));
}

namespace vizsla {

std::string_view nounData()
{
    return {vizslaNounData, static_cast<std::size_t>(vizslaNounDataEnd - vizslaNounData)};
}

}  // namespace vizsla
