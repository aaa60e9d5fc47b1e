// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rulings/review_selection.h"

#include <QStringList>
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "core/formats/image_names.h"
#include "core/review/settlement.h"
#include "core/scoring/slice.h"
#include "core/scoring/slice_expression.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr std::pair<ReviewCriterion, bool ReviewChoices::*> flags[] = {
    {ReviewCriterion::Unreviewed, &ReviewChoices::unreviewed},
    {ReviewCriterion::Unclear, &ReviewChoices::unclear},
    {ReviewCriterion::Mine, &ReviewChoices::mine},
    {ReviewCriterion::Disagreed, &ReviewChoices::disagreed},
    {ReviewCriterion::Problematic, &ReviewChoices::problematic},
    {ReviewCriterion::WithNote, &ReviewChoices::withNote},
};

/// The images for which one of these classes is a candidate. To go by the assigned label alone would give it
/// away.
ImageSet imagesWith(const ReviewBook& book, const std::vector<bool>& classes)
{
    ImageSet images(book.imageCount());
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        const auto isIn = [&](const Candidate& one) { return classes[static_cast<std::size_t>(one.label)]; };
        if (std::ranges::any_of(book.candidates().of(image), isIn))
            images.insert(image);
    }
    return images;
}

bool isUnclearTo(const ReviewBook& book, std::uint32_t reviewer, std::size_t image)
{
    return std::ranges::any_of(book.verdicts(image), [&](const ReviewBook::ReviewerVerdict& one) {
        return one.reviewer == reviewer &&
               (one.verdict == Verdict::Unclear || one.verdict == Verdict::DontKnow);
    });
}

bool isProblematicTo(const ReviewBook& book, std::uint32_t reviewer, std::size_t image)
{
    return book.isCalledProblematic(reviewer, image) ||
           (!book.problem(reviewer, image) && book.image(image).importedProblem);
}

}  // namespace

std::vector<ReviewCriterion> criteriaOf(const ReviewChoices& choices, bool hasShares)
{
    std::vector<ReviewCriterion> criteria;
    for (const auto& [criterion, member] : flags) {
        if (choices.*member && (criterion != ReviewCriterion::Mine || hasShares))
            criteria.push_back(criterion);
    }
    if (!choices.slice.trimmed().isEmpty())
        criteria.push_back(ReviewCriterion::Slice);
    if (!choices.search.trimmed().isEmpty())
        criteria.push_back(ReviewCriterion::Search);
    return criteria;
}

ReviewChoices without(ReviewChoices choices, ReviewCriterion criterion)
{
    for (const auto& [one, member] : flags) {
        if (one == criterion)
            choices.*member = false;
    }
    if (criterion == ReviewCriterion::Slice)
        choices.slice.clear();
    if (criterion == ReviewCriterion::Search)
        choices.search.clear();
    return choices;
}

std::vector<ReviewImage> ReviewSelection::describe(const ReviewBook& book, std::uint32_t reviewer,
                                                   bool withDisputes) const
{
    std::vector<ReviewImage> images(book.imageCount());
    for (std::size_t image = 0; image < images.size(); ++image) {
        images[image] = {.candidates = book.candidates().of(image),
                         .isReviewed = book.isReviewed(reviewer, image),
                         .isUnclear = isUnclearTo(book, reviewer, image),
                         .isMine = book.isInShare(reviewer, image),
                         .isDisagreed = withDisputes && isImageDisputed(book, image),
                         .isProblematic = isProblematicTo(book, reviewer, image),
                         .hasNote = book.note(reviewer, image).has_value()};
    }
    return images;
}

Result<ImageSet> ReviewSelection::slice(const ReviewBook& book, const std::string& expression) const
{
    const auto images = TRY(imagesOfExpression(expression, [&](const std::string& name) -> Result<ImageSets> {
        return findSlice(m_hierarchy, name).map([&](const Slice& slice) {
            return ImageSets{imagesWith(book, slice.classes)};
        });
    }));
    return images.front();
}

ImageSet ReviewSelection::search(const ReviewBook& book, const QString& text) const
{
    const QString whole = text.trimmed().toLower();
    const QStringList words = whole.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<bool> classes(static_cast<std::size_t>(m_hierarchy.classCount()));
    for (int label = 0; label < m_hierarchy.classCount(); ++label) {
        const Synset& synset = m_hierarchy.synset(m_hierarchy.classNode(label));
        const QString names = QLatin1Char(' ') + toQString(joinedNames(synset) + ' ' + synset.wnid).toLower();
        classes[static_cast<std::size_t>(label)] = std::ranges::all_of(
            words, [&](const QString& word) { return names.contains(QLatin1Char(' ') + word); });
    }
    ImageSet images = imagesWith(book, classes);
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        if (toQString(book.image(image).name).contains(whole, Qt::CaseInsensitive))
            images.insert(image);
    }
    return images;
}

Result<void> ReviewSelection::fill(ReviewFilter& filter, const ReviewBook& book,
                                   const ReviewChoices& choices) const
{
    filter.unreviewed = choices.unreviewed;
    filter.unclear = choices.unclear;
    filter.mine = choices.mine && book.hasShares();
    filter.disagreed = choices.disagreed;
    filter.problematic = choices.problematic;
    filter.withNote = choices.withNote;
    if (!choices.search.trimmed().isEmpty())
        filter.found = search(book, choices.search);
    const QString expression = choices.slice.trimmed();
    if (expression.isEmpty())
        return {};
    auto images = TRY(slice(book, expression.toStdString()));
    filter.slice = std::move(images);
    return {};
}

std::vector<std::size_t> ReviewSelection::queue(const ReviewBook& book, std::uint32_t reviewer,
                                                const ReviewFilter& filter,
                                                const ReviewChoices& choices) const
{
    auto images = reviewQueue(describe(book, reviewer, choices.disagreed), filter, choices.order,
                              static_cast<std::uint64_t>(choices.seed));
    std::erase_if(images, [&](std::size_t image) { return book.isWithheld(image); });
    return images;
}

std::size_t ReviewSelection::countWith(const ReviewBook& book, std::uint32_t reviewer,
                                       const ReviewChoices& choices) const
{
    ReviewFilter filter;
    return fill(filter, book, choices) ? queue(book, reviewer, filter, choices).size() : 0;
}

Result<void> ReviewSelection::choose(const ReviewBook& book, std::uint32_t reviewer,
                                     const ReviewChoices& choices)
{
    const std::vector<std::size_t> before = std::move(m_images);
    const auto placeBefore = m_place;
    ReviewFilter filter;
    const Result<void> result = fill(filter, book, choices);
    m_images = queue(book, reviewer, filter, choices);
    m_place.reset();
    if (!placeBefore || before[*placeBefore] >= book.imageCount()) {
        goToFirst();
        return result;
    }
    // The current image stays where it was, if need be before the first that is left of those that came after
    // it.
    const std::size_t current = before[*placeBefore];
    auto found = std::ranges::find(m_images, current);
    for (std::size_t later = *placeBefore + 1; found == m_images.end() && later < before.size(); ++later)
        found = std::ranges::find(m_images, before[later]);
    if (found == m_images.end() || *found != current)
        found = m_images.insert(found, current);
    m_place = static_cast<std::size_t>(found - m_images.begin());
    return result;
}

std::size_t ReviewSelection::countUnreviewed(const ReviewBook& book, std::uint32_t reviewer) const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        m_images, [&](std::size_t image) { return !book.isReviewed(reviewer, image); }));
}

bool ReviewSelection::holds(std::size_t image) const
{
    return std::ranges::find(m_images, image) != m_images.end();
}

void ReviewSelection::clear()
{
    m_images.clear();
    m_place.reset();
}

std::optional<std::size_t> ReviewSelection::current() const
{
    return m_place ? std::optional(m_images[*m_place]) : std::nullopt;
}

std::optional<std::size_t> ReviewSelection::neighbour(std::ptrdiff_t by) const
{
    if (!m_place)
        return std::nullopt;
    const auto place = static_cast<std::ptrdiff_t>(*m_place) + by;
    return place >= 0 && place < std::ssize(m_images)
               ? std::optional(m_images[static_cast<std::size_t>(place)])
               : std::nullopt;
}

bool ReviewSelection::move(std::ptrdiff_t by)
{
    if (!neighbour(by))
        return false;
    m_place = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(*m_place) + by);
    return true;
}

void ReviewSelection::goTo(std::size_t image)
{
    auto found = std::ranges::find(m_images, image);
    if (found == m_images.end())
        found = m_images.insert(
            m_place ? m_images.begin() + static_cast<std::ptrdiff_t>(*m_place) + 1 : m_images.end(), image);
    m_place = static_cast<std::size_t>(found - m_images.begin());
}

void ReviewSelection::goToFirst()
{
    m_place = m_images.empty() ? std::nullopt : std::optional<std::size_t>(0);
}

bool ReviewSelection::goToOrBehind(std::size_t image, const ReviewBook& book, std::uint32_t reviewer,
                                   const ReviewChoices& choices)
{
    const auto all = queue(book, reviewer, {}, choices);
    std::vector<std::optional<std::size_t>> places(book.imageCount());
    for (std::size_t place = 0; place < m_images.size(); ++place)
        places[m_images[place]] = place;
    const auto isChosen = [&](std::size_t one) { return places[one].has_value(); };
    const auto found = std::find_if(std::ranges::find(all, image), all.end(), isChosen);
    if (found != all.end())
        m_place = places[*found];
    return found != all.end();
}

void ReviewSelection::goToFirstOpen(const ReviewBook& book, std::uint32_t reviewer)
{
    const auto found = std::ranges::find_if_not(
        m_images, [&](std::size_t image) { return book.isReviewed(reviewer, image); });
    if (found != m_images.end())
        m_place = static_cast<std::size_t>(found - m_images.begin());
}

namespace {

/// The image of the only name that is meant, as imports match names.
std::optional<std::size_t> findAmong(const std::vector<std::pair<std::string, std::size_t>>& images,
                                     const std::string& text)
{
    std::vector<std::string> names;
    std::vector<std::size_t> firsts;
    std::unordered_set<std::string_view> known;
    // Several test sets may have an image of one name.
    for (const auto& [name, image] : images) {
        if (!known.insert(name).second)
            continue;
        names.push_back(name);
        firsts.push_back(image);
    }
    const auto match = ImageNames(std::move(names)).find(text);
    return match ? std::optional(firsts[match->image]) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> findImageByName(const ReviewBook& book, const QString& text)
{
    std::vector<std::pair<std::string, std::size_t>> asWritten;
    std::vector<std::pair<std::string, std::size_t>> inLowerCase;
    std::vector<std::size_t> within;
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        if (book.isWithheld(image))
            continue;
        const QString name = toQString(book.image(image).name);
        asWritten.emplace_back(book.image(image).name, image);
        inLowerCase.emplace_back(name.toLower().toStdString(), image);
        if (name.contains(text, Qt::CaseInsensitive))
            within.push_back(image);
    }
    if (const auto found = findAmong(asWritten, text.toStdString()))
        return found;
    if (const auto found = findAmong(inLowerCase, text.toLower().toStdString()))
        return found;
    return within.size() == 1 ? std::optional(within.front()) : std::nullopt;
}

std::size_t countImagesNamed(const ReviewBook& book, const QString& text)
{
    std::size_t count = 0;
    for (std::size_t image = 0; image < book.imageCount(); ++image)
        count +=
            !book.isWithheld(image) && toQString(book.image(image).name).contains(text, Qt::CaseInsensitive);
    return count;
}

}  // namespace vizsla
