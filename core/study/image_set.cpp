// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/image_set.h"

#include <algorithm>

namespace vizsla {

namespace {

using Word = ImageSet::Word;

/// The number of bits of `words` words, of which word(i) is one.
///
/// Without the processor's own instruction, which not every x86-64 has, counting a word costs a call. Here
/// bytes count their bits side by side, which compilers turn into vector code; up to 31 words fit before a
/// byte overflows.
template <class WordAt>
std::size_t bitCount(std::size_t words, WordAt&& word)
{
    constexpr std::size_t stride = 31;
    constexpr Word everyByte = 0x0101010101010101;
    std::size_t total = 0;
    for (std::size_t begin = 0; begin < words; begin += stride) {
        const std::size_t end = std::min(words, begin + stride);
        Word bytes = 0;
        for (std::size_t index = begin; index < end; ++index) {
            Word bits = word(index);
            bits -= (bits >> 1) & (everyByte * 0x55);
            bits = (bits & (everyByte * 0x33)) + ((bits >> 2) & (everyByte * 0x33));
            bytes += (bits + (bits >> 4)) & (everyByte * 0x0f);
        }
        constexpr Word evenBytes = 0x00ff00ff00ff00ff;
        const Word pairs = (bytes & evenBytes) + ((bytes >> 8) & evenBytes);
        total += static_cast<std::size_t>((pairs * 0x0001000100010001) >> 48);
    }
    return total;
}

}  // namespace

ImageSet ImageSet::all(std::size_t imageCount)
{
    ImageSet result(imageCount);
    std::ranges::fill(result.m_words, ~Word{0});
    if (imageCount % wordBits != 0)
        result.m_words.back() >>= wordBits - imageCount % wordBits;
    return result;
}

ImageSet ImageSet::ofIndices(std::size_t imageCount, std::span<const std::size_t> indices)
{
    ImageSet result(imageCount);
    for (const std::size_t index : indices) {
        if (index < imageCount)
            result.insert(index);
    }
    return result;
}

ImageSet ImageSet::where(const std::vector<bool>& holds)
{
    ImageSet result(holds.size());
    for (std::size_t image = 0; image < holds.size(); ++image)
        result.m_words[image / wordBits] |= Word{holds[image]} << (image % wordBits);
    return result;
}

std::size_t ImageSet::count() const
{
    return bitCount(m_words.size(), [this](std::size_t index) { return m_words[index]; });
}

void ImageSet::append(bool isIn)
{
    m_words.resize(wordsFor(m_imageCount + 1));
    if (isIn)
        insert(m_imageCount);
    ++m_imageCount;
}

ImageSet& ImageSet::operator&=(const ImageSet& other)
{
    const std::size_t shared = std::min(m_words.size(), other.m_words.size());
    for (std::size_t index = 0; index < shared; ++index)
        m_words[index] &= other.m_words[index];
    std::fill(m_words.begin() + static_cast<std::ptrdiff_t>(shared), m_words.end(), Word{0});
    return *this;
}

ImageSet& ImageSet::operator|=(const ImageSet& other)
{
    m_imageCount = std::max(m_imageCount, other.m_imageCount);
    m_words.resize(std::max(m_words.size(), other.m_words.size()));
    for (std::size_t index = 0; index < other.m_words.size(); ++index)
        m_words[index] |= other.m_words[index];
    return *this;
}

ImageSet& ImageSet::operator-=(const ImageSet& other)
{
    const std::size_t shared = std::min(m_words.size(), other.m_words.size());
    for (std::size_t index = 0; index < shared; ++index)
        m_words[index] &= ~other.m_words[index];
    return *this;
}

std::size_t countOfBoth(const ImageSet& first, const ImageSet& second)
{
    const auto a = first.words();
    const auto b = second.words();
    return bitCount(std::min(a.size(), b.size()), [&](std::size_t index) { return a[index] & b[index]; });
}

}  // namespace vizsla
