// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace vizsla {

/// Words of the warnings that are of predictions behind the first alone. Studies keep warnings as sentences.
inline constexpr std::string_view classTwiceWords = " a class twice among the predictions";
inline constexpr std::string_view behindTheFirstWords = " behind the first ";

/// Whether a vote over first predictions has nothing to do with a warning. What such a sentence says of first
/// predictions as well, their coverage says too.
inline bool isOfLaterPredictions(std::string_view warning)
{
    return warning.find(classTwiceWords) != std::string_view::npos ||
           warning.find(behindTheFirstWords) != std::string_view::npos;
}

}  // namespace vizsla
