// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vizsla {

/// How often published models took one ILSVRC-2012 class for another. The figures are those of
/// resources/look_alikes.csv, whose first line says what was counted on which images;
/// tools/count_look_alikes.py counts them and says which pairs are left out. They are general knowledge of
/// classes and say nothing of any image.
struct PublishedConfusion
{
    std::string other;  ///< wnid
    int asOther = 0;    ///< first predictions of `other` on images of the class
    int asThis = 0;     ///< the other way
    int models = 0;     ///< with one of these predictions or more, of publishedModels
    int images = 0;     ///< with one or more

    int count() const { return asOther + asThis; }
};

constexpr int publishedModels = 66;

/// The pairs that a class is in, most frequent first. Empty for what is no class of ILSVRC-2012.
std::vector<PublishedConfusion> publishedConfusions(std::string_view wnid);

/// Whether the published models could have taken something for this class: it is one of ILSVRC-2012.
bool isPublishedClass(std::string_view wnid);

}  // namespace vizsla
