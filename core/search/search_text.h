// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vizsla {

/// A word of a text, folded for comparison: lower case, Latin letters without their marks, no apostrophes.
/// `begin` and `end` are the bytes it takes in the text.
struct FoldedWord
{
    std::u32string letters;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Longer words are folded up to here.
inline constexpr std::size_t kLongestWord = 64;

/// The words of a text, at most `most`. Everything that is no letter, digit or mark of one separates words;
/// so do bytes that are not UTF-8.
std::vector<FoldedWord> foldedWords(std::string_view text, std::size_t most);

/// How many bytes of a word, as it was written, make its first `letters` folded letters.
std::size_t bytesOfLetters(std::string_view word, std::size_t letters);

}  // namespace vizsla
