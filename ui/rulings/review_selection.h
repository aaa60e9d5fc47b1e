// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/review/review_book.h"
#include "core/review/review_queue.h"
#include "core/taxonomy/hierarchy.h"
#include "ui/settings/review_choices.h"

namespace vizsla {

/// What can be asked of the images that come to a reviewer.
enum class ReviewCriterion { Unreviewed, Unclear, Mine, Disagreed, Problematic, WithNote, Slice, Search };
/// Those that are asked for.
std::vector<ReviewCriterion> criteriaOf(const ReviewChoices& choices, bool hasShares);
ReviewChoices without(ReviewChoices choices, ReviewCriterion criterion);

/// The images that a reviewer goes through, without those that are withheld. They stand still while the
/// reviewer works: an image that would not be chosen any more stays until choose() is called.
class ReviewSelection
{
public:
    explicit ReviewSelection(const Hierarchy& hierarchy) : m_hierarchy(hierarchy) {}

    /// Chooses anew. The current image stays the current one even if it is not chosen; without one it is the
    /// first. The error is about a slice that cannot be, which is then left out.
    Result<void> choose(const ReviewBook& book, std::uint32_t reviewer, const ReviewChoices& choices);
    /// How many images would be chosen.
    std::size_t countWith(const ReviewBook& book, std::uint32_t reviewer, const ReviewChoices& choices) const;
    /// How many of those that were chosen are unreviewed now.
    std::size_t countUnreviewed(const ReviewBook& book, std::uint32_t reviewer) const;
    void clear();

    std::size_t size() const { return m_images.size(); }
    std::size_t at(std::size_t place) const { return m_images[place]; }
    bool holds(std::size_t image) const;
    std::optional<std::size_t> current() const;
    /// From 0; empty where there is no current image.
    std::optional<std::size_t> place() const { return m_place; }
    /// The image so many places on or (negative) back, if there is one.
    std::optional<std::size_t> neighbour(std::ptrdiff_t by) const;

    /// False at the end, where it stays.
    bool move(std::ptrdiff_t by);
    /// An image that is not among them comes behind the current one.
    void goTo(std::size_t image);
    void goToFirst();
    /// To the image, or the first of those chosen that comes behind it in the same order. False where there
    /// is none; it then stays.
    bool goToOrBehind(std::size_t image, const ReviewBook& book, std::uint32_t reviewer,
                      const ReviewChoices& choices);
    /// To the first image that the reviewer has still to rule, if there is one.
    void goToFirstOpen(const ReviewBook& book, std::uint32_t reviewer);

private:
    std::vector<ReviewImage> describe(const ReviewBook& book, std::uint32_t reviewer,
                                      bool withDisputes) const;
    std::vector<std::size_t> queue(const ReviewBook& book, std::uint32_t reviewer, const ReviewFilter& filter,
                                   const ReviewChoices& choices) const;
    /// A slice that cannot be is the error and left out.
    Result<void> fill(ReviewFilter& filter, const ReviewBook& book, const ReviewChoices& choices) const;
    Result<ImageSet> slice(const ReviewBook& book, const std::string& expression) const;
    ImageSet search(const ReviewBook& book, const QString& text) const;

    const Hierarchy& m_hierarchy;
    std::vector<std::size_t> m_images;
    std::optional<std::size_t> m_place;
};

/// An image that is not withheld, by its name as imports match names (ImageNames), in any case, or the only
/// one whose name has the text in it.
std::optional<std::size_t> findImageByName(const ReviewBook& book, const QString& text);
/// How many images that are not withheld have the text in their names, in any case.
std::size_t countImagesNamed(const ReviewBook& book, const QString& text);

}  // namespace vizsla
