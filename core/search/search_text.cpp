// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_text.h"

#include <array>

#include "core/text/utf8.h"

namespace vizsla {

namespace {

// Two letters for each code point, after Unicode's compatibility decompositions; blank where there are none.
// clang-format off
constexpr char32_t kLatinBegin = 0xC0;  // to U+024F
constexpr std::string_view kLatin =
    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thssa a a a a a aec e e e e i i i i "
    "d n o o o o o   o u u u u y thy a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "
    "g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l     l l n n n n n n n n n o o o o "
    "o o oeoer r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s "
    "                                                                o o                           u "
    "u                                       dzdzdzljljljnjnjnja a i i o o u u u u u u u u u u   a a "
    "a a         g g k k o o o o     j dzdzdzg g     n n a a         a a a a e e e e i i i i o o o o "
    "r r r r u u u u s s t t     h h             a a e e o o o o o o o o y y                         "
    "                                ";
constexpr char32_t kAdditionalBegin = 0x1E00;  // to U+1EFF
constexpr std::string_view kAdditional =
    "a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i "
    "k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r "
    "s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y "
    "z z z z z z h t w y   s     ss  a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e "
    "e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u "
    "u u y y y y y y y y             ";
// clang-format on

using Letters = std::array<char32_t, 2>;

bool isIn(char32_t codePoint, char32_t first, char32_t last)
{
    return codePoint >= first && codePoint <= last;
}

/// Accents that follow their letter, joiners and apostrophes: nothing is left of them, and they separate
/// nothing.
bool isSilent(char32_t c)
{
    return c == U'\'' || c == U'\u2019' || c == U'\u2018' || c == U'\u02BC' || c == U'\u00AD' ||
           c == U'\u200D' || isIn(c, 0x0300, 0x036F) || isIn(c, 0xFE00, 0xFE0F);
}

bool isLetter(char32_t c)
{
    if (c < 0x80)
        return isIn(c, U'a', U'z') || isIn(c, U'A', U'Z') || isIn(c, U'0', U'9');
    const bool isLatin1Sign = (c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA) || c == 0xD7 || c == 0xF7;
    const bool isPunctuation =
        isIn(c, 0x2000, 0x206F) || isIn(c, 0x3000, 0x3003) || c == 0xFF0C || c == 0xFEFF;
    return !isLatin1Sign && !isPunctuation && c != kReplacementCharacter;
}

std::u32string_view fromTable(std::string_view table, std::size_t row, Letters& buffer)
{
    std::size_t length = 0;
    for (const char letter : table.substr(2 * row, 2))
        if (letter != ' ')
            buffer[length++] = static_cast<unsigned char>(letter);
    return {buffer.data(), length};
}

/// The folded form of a letter, one or two letters.
std::u32string_view folded(char32_t c, Letters& buffer)
{
    buffer[0] = c;
    if (isIn(c, U'A', U'Z') || isIn(c, 0x0391, 0x03A9) || isIn(c, 0x0410, 0x042F))
        buffer[0] = c + 0x20;
    else if (isIn(c, 0x0400, 0x040F))
        buffer[0] = c + 0x50;
    std::u32string_view result;
    if (isIn(c, kLatinBegin, kLatinBegin + kLatin.size() / 2 - 1))
        result = fromTable(kLatin, c - kLatinBegin, buffer);
    else if (isIn(c, kAdditionalBegin, kAdditionalBegin + kAdditional.size() / 2 - 1))
        result = fromTable(kAdditional, c - kAdditionalBegin, buffer);
    return result.empty() ? std::u32string_view(buffer.data(), 1) : result;
}

}  // namespace

std::vector<FoldedWord> foldedWords(std::string_view text, std::size_t most)
{
    std::vector<FoldedWord> words;
    bool inWord = false;
    Letters buffer{};
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        const char32_t c = nextCodePoint(text, position);
        if (isSilent(c))
            continue;
        if (!isLetter(c)) {
            inWord = false;
            continue;
        }
        if (!inWord) {
            if (words.size() == most)
                break;
            words.push_back({{}, begin, begin});
            inWord = true;
        }
        if (words.back().letters.size() < kLongestWord)
            words.back().letters += folded(c, buffer);
        words.back().end = position;
    }
    return words;
}

std::size_t bytesOfLetters(std::string_view word, std::size_t letters)
{
    Letters buffer{};
    std::size_t position = 0;
    for (std::size_t seen = 0; position < word.size();) {
        std::size_t next = position;
        const char32_t c = nextCodePoint(word, next);
        if (!isSilent(c)) {
            if (seen >= letters)
                break;
            seen += folded(c, buffer).size();
        }
        position = next;
    }
    return position;
}

}  // namespace vizsla
