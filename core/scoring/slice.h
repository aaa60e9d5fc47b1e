// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla {

class ImageSet;
class Truth;

/// A subset of images, by the class of the assigned label.
struct Slice
{
    std::string name;
    /// By class index.
    std::vector<bool> classes;

    bool holds(int classIndex) const { return classes[static_cast<std::size_t>(classIndex)]; }
    int classCount() const;
};

/// The slices of the study of 2020 that the hierarchy has: all, objects, organisms, dogs, organisms_not_dogs.
/// Objects are what is not below the synset organism.
std::vector<Slice> standardSlices(const Hierarchy& hierarchy);

/// A slice by its standard name, by a wnid, or by a name of a node ("hound") that no other node has, whatever
/// its case. Errors: NotFound; Invalid where several nodes have the name, listing their wnids and names.
Result<Slice> findSlice(const Hierarchy& hierarchy, std::string_view text);

/// The images whose assigned class is in the slice.
ImageSet imagesOf(const Slice& slice, const Truth& truth);

}  // namespace vizsla
