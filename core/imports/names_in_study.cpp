// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/names_in_study.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/imports/import.h"
#include "core/store/class_repository.h"
#include "core/store/study_connection.h"

namespace vizsla {

namespace {

using ListedImages = std::vector<ImageRepository::ListedImage>;

/// By the form in which names are compared; those of one form by their names.
ListedImages sortedByName(ListedImages images)
{
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t index = 0; index < images.size(); ++index)
        order.emplace_back(comparedForm(images[index].name), index);
    std::ranges::stable_sort(order, [&](const auto& one, const auto& other) {
        return std::tie(one.first, images[one.second].name) <
               std::tie(other.first, images[other.second].name);
    });
    ListedImages sorted;
    for (const auto& [form, index] : order)
        sorted.push_back(std::move(images[index]));
    return sorted;
}

/// Whether one test set has two of the images, as studies of earlier versions can.
bool isOfOneTestSetTwice(FoundImages images)
{
    std::set<TestSetId> testSets;
    return std::ranges::any_of(
        images, [&](const auto& image) { return !testSets.insert(image.place.testSetId).second; });
}

void addBegins(const ListedImages& sorted, std::size_t begin, std::size_t end,
               std::vector<std::size_t>& begins)
{
    const bool isByName = isOfOneTestSetTwice(std::span(sorted).subspan(begin, end - begin));
    for (std::size_t index = begin; index < end; ++index) {
        if (index == begin || (isByName && sorted[index].name != sorted[index - 1].name))
            begins.push_back(index);
    }
}

/// Where each name begins in a sorted list. Names of one form are one, unless a test set has two such.
std::vector<std::size_t> beginsOf(const ListedImages& sorted)
{
    std::vector<std::size_t> begins;
    for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
        const std::string form = comparedForm(sorted[begin].name);
        while (end < sorted.size() &&
               (sorted[end].name == sorted[begin].name || comparedForm(sorted[end].name) == form))
            ++end;
        addBegins(sorted, begin, end, begins);
    }
    return begins;
}

std::vector<std::string> namesAt(const std::vector<ImageRepository::ListedImage>& sorted,
                                 const std::vector<std::size_t>& begins)
{
    std::vector<std::string> names;
    for (const std::size_t begin : begins)
        names.push_back(sorted[begin].name);
    return names;
}

}  // namespace

ImagesByName::ImagesByName(std::vector<ImageRepository::ListedImage> images)
    : m_images(sortedByName(std::move(images))),
      m_begins(beginsOf(m_images)),
      m_names(namesAt(m_images, m_begins))
{
    m_begins.push_back(m_images.size());
}

Result<ImagesByName> ImagesByName::read(StudyConnection& study)
{
    return ImageRepository(study).list().map([](auto images) { return ImagesByName(std::move(images)); });
}

FoundImages ImagesByName::imagesOf(const ImageNames::Found& found) const
{
    return found.match ? at(found.match->image) : FoundImages();
}

FoundImages ImagesByName::at(std::size_t name) const
{
    return std::span(m_images).subspan(m_begins[name], m_begins[name + 1] - m_begins[name]);
}

FoundImages ImagesByName::find(std::string_view name) const
{
    return imagesOf(m_names.lookUp(name));
}

FoundImages ImagesByName::find(std::string_view name, NameTally& tally) const
{
    return imagesOf(tally.lookUp(name, m_names));
}

std::string ImagesByName::noneText(std::string_view name) const
{
    const ImageNames::Found found = m_names.lookUp(name);
    return found.several.empty() ? "the study has no image " + std::string(name)
                                 : couldBeText(name, found.several, m_names);
}

Result<KnownClasses> KnownClasses::read(StudyConnection& study)
{
    const auto list = TRY(ClassRepository(study).all());
    KnownClasses classes;
    classes.m_wnids.insert(list.classes.begin(), list.classes.end());
    return classes;
}

std::optional<std::string> KnownClasses::warning() const
{
    if (m_missed.empty())
        return std::nullopt;
    std::size_t count = 0;
    for (const auto& [wnid, times] : m_missed)
        count += times;
    return counted(count, "label names", "labels name") + " no class of the study, such as " +
           m_missed.begin()->first + (count == 1 ? ", and counts for nothing" : ", and count for nothing");
}

Result<NamesInStudy> NamesInStudy::read(StudyConnection& study)
{
    auto images = TRY(ImagesByName::read(study));
    auto classes = TRY(KnownClasses::read(study));
    return NamesInStudy{std::move(images), std::move(classes)};
}

}  // namespace vizsla
