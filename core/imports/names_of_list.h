// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/formats/image_names.h"
#include "core/imports/name_tally.h"

namespace vizsla {

/// Which names of one list stand for the images. Of several that are one image's, such as "x.JPEG" and "x",
/// the likeliest counts and the others are passed over; two alike are a fault of the list.
class NamesOfList
{
public:
    /// The images must outlive it. `list` is how errors call it.
    NamesOfList(const ImageNames& images, std::string list) : m_images(images), m_list(std::move(list)) {}

    void add(const std::string& name);
    /// Errors: Invalid where two of the names are alike one image, and none likelier.
    Result<void> check() const;

    /// The image that the name stands for, by its place in ImageNames; nothing where it is of none, of
    /// several, or passed over.
    std::optional<std::size_t> imageOf(const std::string& name) const;
    const NameTally& tally() const { return m_tally; }
    /// How many names were passed over, with an example.
    void addPassedOverNote(std::vector<std::string>& notes) const;

private:
    struct Progress
    {
        std::string name;
        ImageNames::Match match;
        std::string alike = {};  ///< another name that is as like; empty for none
    };

    const ImageNames& m_images;
    std::string m_list;
    NameTally m_tally;
    std::map<std::size_t, Progress> m_progress;  ///< by image
    std::unordered_map<std::string, std::size_t> m_imageByName;
    std::vector<std::string> m_passedOver;
};

}  // namespace vizsla
