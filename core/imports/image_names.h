// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vizsla {

/// Finds images by what files and other people's lists call them.
class ImageNames
{
public:
    /// How a file is called after an image, best first.
    enum class Likeness {
        Exact,
        ExtensionCase,   ///< x.jpeg for x.JPEG
        OtherExtension,  ///< x.png or x for x.JPEG, x.JPEG for x
    };
    struct Match
    {
        std::size_t image = 0;  ///< position among the names
        Likeness likeness = Likeness::Exact;
    };

    /// No name stands twice.
    explicit ImageNames(std::vector<std::string> names);
    ImageNames(ImageNames&&) = default;
    ImageNames& operator=(ImageNames&&) = default;

    /// The image of a name or path (with "/"): by the whole path where images are named by paths, else by its
    /// end. An extension is one that images have, so that x.xml is not x. None where several images could be
    /// meant.
    std::optional<Match> find(std::string_view path) const;

    const std::vector<std::string>& names() const { return m_names; }

private:
    std::optional<Match> findName(std::string_view name) const;

    std::vector<std::string> m_names;
    std::unordered_multimap<std::string_view, std::size_t> m_imageByStem;  ///< looks into m_names
};

}  // namespace vizsla
