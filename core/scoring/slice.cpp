// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/slice.h"

#include <algorithm>

#include "core/study/image_set.h"
#include "core/study/truth.h"
#include "core/taxonomy/class_names.h"

namespace vizsla {

namespace {

constexpr std::string_view organismWnid = "n00004475";
constexpr std::string_view dogWnid = "n02084071";

Slice sliceBelow(const Hierarchy& hierarchy, NodeId node, std::string name)
{
    Slice slice{std::move(name), std::vector<bool>(static_cast<std::size_t>(hierarchy.classCount()))};
    for (const int classIndex : hierarchy.classesBelow(node))
        slice.classes[static_cast<std::size_t>(classIndex)] = true;
    return slice;
}

Slice difference(const Slice& whole, const Slice& without, std::string name)
{
    Slice slice{std::move(name), whole.classes};
    for (std::size_t index = 0; index < slice.classes.size(); ++index)
        slice.classes[index] = whole.classes[index] && !without.classes[index];
    return slice;
}

}  // namespace

int Slice::classCount() const
{
    return static_cast<int>(std::ranges::count(classes, true));
}

std::vector<Slice> standardSlices(const Hierarchy& hierarchy)
{
    const Slice all{"all", std::vector<bool>(static_cast<std::size_t>(hierarchy.classCount()), true)};
    std::vector<Slice> slices{all};
    const auto organism = hierarchy.find(organismWnid);
    if (!organism)
        return slices;
    const Slice organisms = sliceBelow(hierarchy, *organism, "organisms");
    slices.push_back(difference(all, organisms, "objects"));
    slices.push_back(organisms);
    if (const auto dog = hierarchy.find(dogWnid)) {
        slices.push_back(sliceBelow(hierarchy, *dog, "dogs"));
        slices.push_back(difference(organisms, slices.back(), "organisms_not_dogs"));
    }
    return slices;
}

Result<Slice> findSlice(const Hierarchy& hierarchy, std::string_view text)
{
    auto standard = standardSlices(hierarchy);
    if (const auto found = std::ranges::find(standard, text, &Slice::name); found != standard.end())
        return *found;
    if (const auto node = hierarchy.find(text))
        return sliceBelow(hierarchy, *node, std::string(text));
    const std::vector<NodeId> named = nodesNamed(hierarchy, text);
    if (named.size() == 1)
        return sliceBelow(hierarchy, named.front(), std::string(text));
    if (named.empty())
        return failure(ErrorKind::NotFound,
                       "There is no slice or class called \"" + std::string(text) + "\".");
    std::string wnids;
    for (const NodeId node : named)
        wnids += (wnids.empty() ? "" : ", ") + wnidWithNames(hierarchy.synset(node));
    return failure(ErrorKind::Invalid,
                   "\"" + std::string(text) + "\" names several nodes; say which: " + wnids + ".");
}

ImageSet imagesOf(const Slice& slice, const Truth& truth)
{
    ImageSet result(truth.imageCount());
    const auto classCount = static_cast<ClassIndex>(slice.classes.size());
    for (std::size_t image = 0; image < truth.imageCount(); ++image) {
        const ClassIndex assigned = truth.assigned(image);
        if (assigned >= 0 && assigned < classCount && slice.holds(assigned))
            result.insert(image);
    }
    return result;
}

}  // namespace vizsla
