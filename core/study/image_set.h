// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vizsla {

/// A subset of the images of one test set, by index: one bit an image, in words of 64. Sets that are combined
/// belong to the same test set; where one is shorter, the images it does not reach are not in it.
class ImageSet
{
public:
    using Word = std::uint64_t;
    static constexpr std::size_t wordBits = 64;
    static constexpr std::size_t wordsFor(std::size_t images) { return (images + wordBits - 1) / wordBits; }

    ImageSet() = default;
    /// No image of `imageCount`.
    explicit ImageSet(std::size_t imageCount) : m_imageCount(imageCount), m_words(wordsFor(imageCount)) {}
    static ImageSet all(std::size_t imageCount);
    /// A named subset, by index; an index that is no image is passed over.
    static ImageSet ofIndices(std::size_t imageCount, std::span<const std::size_t> indices);
    static ImageSet where(const std::vector<bool>& holds);

    /// Of the test set, whether in this set or not.
    std::size_t imageCount() const { return m_imageCount; }
    /// Images in this set.
    std::size_t count() const;
    bool isEmpty() const { return count() == 0; }
    bool contains(std::size_t image) const
    {
        return image < m_imageCount && ((m_words[image / wordBits] >> (image % wordBits)) & 1) != 0;
    }
    void insert(std::size_t image) { m_words[image / wordBits] |= Word{1} << (image % wordBits); }
    /// The test set grows by an image.
    void append(bool isIn);

    ImageSet& operator&=(const ImageSet& other);
    ImageSet& operator|=(const ImageSet& other);
    /// Takes the other's images out.
    ImageSet& operator-=(const ImageSet& other);
    ImageSet operator~() const { return all(m_imageCount) -= *this; }
    friend ImageSet operator&(ImageSet first, const ImageSet& second) { return first &= second; }
    friend ImageSet operator|(ImageSet first, const ImageSet& second) { return first |= second; }
    friend ImageSet operator-(ImageSet first, const ImageSet& second) { return first -= second; }
    bool operator==(const ImageSet&) const = default;

    /// Calls visit(image) in rising order.
    template <class Visit>
    void forEach(Visit&& visit) const
    {
        for (std::size_t index = 0; index < m_words.size(); ++index)
            for (Word word = m_words[index]; word != 0; word &= word - 1)
                visit(index * wordBits + static_cast<std::size_t>(std::countr_zero(word)));
    }

    /// Bits past the last image are 0; whoever writes keeps them so.
    std::span<const Word> words() const { return m_words; }
    std::span<Word> words() { return m_words; }

private:
    std::size_t m_imageCount = 0;
    std::vector<Word> m_words;
};

/// Images in both sets.
std::size_t countOfBoth(const ImageSet& first, const ImageSet& second);

}  // namespace vizsla
