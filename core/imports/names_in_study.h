// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/image_names.h"
#include "core/imports/name_tally.h"
#include "core/store/image_repository.h"

namespace vizsla {

class StudyConnection;

using FoundImages = std::span<const ImageRepository::ListedImage>;

/// The images of a whole study as lists of other people call them. Several test sets may have an image of one
/// name; what is said of the name then holds for all of them.
class ImagesByName
{
public:
    static Result<ImagesByName> read(StudyConnection& study);

    /// Empty where there is none, or several names could be meant.
    FoundImages find(std::string_view name) const;
    /// The same, counted in the tally.
    FoundImages find(std::string_view name, NameTally& tally) const;
    /// By the place of their name in names().
    FoundImages at(std::size_t name) const;
    /// "the study has no image x.jpg", or which ones it could be.
    std::string noneText(std::string_view name) const;
    const ImageNames& names() const { return m_names; }
    const std::vector<ImageRepository::ListedImage>& all() const { return m_images; }

private:
    explicit ImagesByName(std::vector<ImageRepository::ListedImage> images);
    FoundImages imagesOf(const ImageNames::Found& found) const;

    std::vector<ImageRepository::ListedImage> m_images;  ///< those of one name stand together
    std::vector<std::size_t> m_begins;                   ///< of each name, and the end
    ImageNames m_names;
};

/// The classes that a list names, and those that the study does not have.
class KnownClasses
{
public:
    static Result<KnownClasses> read(StudyConnection& study);

    bool knows(const std::string& wnid) const { return m_wnids.contains(wnid); }
    /// Counts a class that the study does not have.
    void miss(const std::string& wnid) { ++m_missed[wnid]; }
    /// "3 labels name no class of the study: n00000001, …".
    std::optional<std::string> warning() const;

private:
    std::set<std::string, std::less<>> m_wnids;
    std::map<std::string, std::size_t> m_missed;
};

/// What lists name: images and classes.
struct NamesInStudy
{
    ImagesByName images;
    KnownClasses classes;

    static Result<NamesInStudy> read(StudyConnection& study);
};

}  // namespace vizsla
