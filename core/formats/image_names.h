// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vizsla {

/// A name as all names of images are compared: in Unicode's form C, its parts parted by "/", without parts
/// that lead nowhere ("./x.jpg", "a//x.jpg"). Two names that are one in this form are one image.
std::string comparedForm(std::string_view name);

/// Finds images by what files and other people's lists call them. Every import and every search by name asks
/// this, so that all take the same names.
///
/// In this order, and each only where what stands before found nothing:
/// 1. The name byte for byte.
/// 2. The whole path, then its ends ("b/x.jpg" and "x.jpg" of "a/b/x.jpg"), longest first.
/// 3. Names of which the whole path is an end: "x.jpg" for "n01440764/x.jpg".
/// 4. Names below a class folder (ImageFolder's "n01440764/x.jpg") without it, by the ends of the path,
/// unless that
///    names a class folder itself.
///
/// Paths are compared as comparedForm() has them, without the blanks around them. In 2 to 4 an extension that
/// images have may be written in another case, be another one, or stand on one side only; the likeliest of
/// these counts. "x.xml" is not "x", and "a.b" not "a". Where several images could be meant, none is found.
class ImageNames
{
public:
    /// How a file is called after an image, best first.
    enum class Likeness {
        Exact,
        OtherForm,       ///< another Unicode form, separator or blanks around it
        ExtensionCase,   ///< x.jpeg for x.JPEG
        OtherExtension,  ///< x.png or x for x.JPEG, x.JPEG for x
    };
    struct Match
    {
        std::size_t image = 0;  ///< position among the names
        Likeness likeness = Likeness::Exact;
        bool isWhole = true;  ///< the whole name, not an end of it

        /// Of two names for one image the lower one is likelier meant.
        auto rank() const { return std::pair(!isWhole, likeness); }
    };
    struct Found
    {
        std::optional<Match> match;
        std::vector<std::size_t>
            several;  ///< the images that could be meant, where these are several; ascending
    };

    /// No name stands twice.
    explicit ImageNames(std::vector<std::string> names);
    ImageNames(ImageNames&&) = default;
    ImageNames& operator=(ImageNames&&) = default;

    Found lookUp(std::string_view path) const;
    /// The image of a name or path; nothing where there is none, or several could be meant.
    std::optional<Match> find(std::string_view path) const { return lookUp(path).match; }

    const std::vector<std::string>& names() const { return m_names; }

private:
    using Index = std::unordered_multimap<std::string_view, std::size_t>;

    /// The name as it is compared.
    std::string_view key(std::size_t image) const
    {
        return m_keys[image].empty() ? m_names[image] : m_keys[image];
    }
    /// Nothing where the index has none of this stem.
    std::optional<Found> among(const Index& index, std::string_view path, bool isWhole) const;
    std::optional<Found> byEnds(const Index& index, std::string_view path, bool isWhole) const;

    std::vector<std::string> m_names;
    std::vector<std::string> m_keys;  ///< the names that are compared, as far as they differ; else empty
    std::unordered_map<std::string_view, std::size_t> m_byName;
    Index m_byStem;  ///< by the whole path without its extension
    Index m_byEnd;   ///< by each end of the path that is not the whole
    Index m_inClassFolder;
};

}  // namespace vizsla
