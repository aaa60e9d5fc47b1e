// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/example_photos.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string_view>
#include <tuple>

#include "core/labeling/example_limits.h"
#include "core/labeling/task_order.h"
#include "core/store/image_repository.h"
#include "core/store/task_repository.h"

namespace vizsla {

namespace {

constexpr std::size_t noBound = std::numeric_limits<std::size_t>::max();

std::size_t lessOne(std::size_t count)
{
    return count - std::min<std::size_t>(count, 1);
}

/// FNV-1a with a finalizer: the same on every machine.
std::uint64_t drawn(const std::string& question, const std::string& example)
{
    std::uint64_t hash = 14695981039346656037U;
    for (const std::string* text : {&question, &example}) {
        for (const char byte : *text)
            hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
        hash = (hash ^ 0xFFU) * 1099511628211U;
    }
    hash = (hash ^ (hash >> 31U)) * 0xBF58476D1CE4E5B9U;
    return hash ^ (hash >> 29U);
}

}  // namespace

void ExamplePhotos::showAll()
{
    m_task = {};
    m_draw.clear();
    set(Rule::All);
}

void ExamplePhotos::beginTraining(const std::string& taskId, std::uint64_t orderSeed)
{
    set(Rule::Spare);
    beginTask(taskId, orderSeed);
}

void ExamplePhotos::beginTest(const std::string& taskId)
{
    set(Rule::Test);
    beginTask(taskId, 0);
}

void ExamplePhotos::beginTask(const std::string& taskId, std::uint64_t orderSeed)
{
    if (readTask(taskId, orderSeed))
        plan();
    else
        m_isPlanned = m_isUnreadable = true;
}

void ExamplePhotos::ask(const Image& image)
{
    if (m_rule == Rule::All) {
        m_task = {};
        m_draw.clear();
        set(Rule::HoldBack);
    }
    refresh();
    m_hidden.clear();
    m_question = image;
    for (auto& [wnid, examples] : m_byClass)
        examples.held.reset();
}

void ExamplePhotos::hide(const std::vector<std::string>& photographs)
{
    showAll();
    m_hidden = {photographs.begin(), photographs.end()};
}

void ExamplePhotos::refresh()
{
    if (!m_isPlanned || m_isUnreadable)
        return;
    if (const auto sealed = sealedTests(); sealed && *sealed == m_sealed)
        return;
    m_isPlanned = false;
    m_byClass.clear();
}

void ExamplePhotos::set(Rule rule)
{
    m_rule = rule;
    m_hidden.clear();
    m_question.reset();
    m_byClass.clear();
    m_isPlanned = false;
    m_isUnreadable = false;
}

Result<void> ExamplePhotos::readTask(const std::string& taskId, std::uint64_t orderSeed)
{
    m_task = {};
    m_draw = '\n' + taskId + '\n' + std::to_string(orderSeed);
    const auto images = ImageRepository(m_study).imagesOfTask(taskId);
    if (!images)
        return tl::unexpected(images.error());
    std::size_t position = 0;
    for (const std::size_t index : taskOrder(images->size(), orderSeed)) {
        const Image& image = (*images)[index];
        m_task.positions.emplace(image.id, position);
        m_task.last[image.photograph] = position++;
        m_task.testSets.insert(image.testSetId);
    }
    return {};
}

/// Reads once what is withheld, and how many every class may show.
void ExamplePhotos::plan()
{
    if (m_isPlanned)
        return;
    m_isPlanned = true;
    m_byClass.clear();
    m_isUnreadable = !readPlan();
}

Result<std::vector<std::string>> ExamplePhotos::sealedTests() const
{
    return TaskRepository(m_study).sealedTests(std::nullopt).map([](const std::vector<SealedTest>& tests) {
        std::vector<std::string> ids;
        std::ranges::transform(tests, std::back_inserter(ids), &SealedTest::id);
        return ids;
    });
}

Result<void> ExamplePhotos::readPlan()
{
    auto sealed = sealedTests();
    if (!sealed)
        return tl::unexpected(sealed.error());
    m_sealed = std::move(*sealed);
    auto withheld = WithheldImages::fromAnybody(m_study);
    if (!withheld)
        return tl::unexpected(withheld.error());
    m_withheld = std::move(*withheld);

    if (m_rule == Rule::HoldBack && !m_task.positions.empty())
        m_rule = Rule::Spare;
    auto most = mostOf(m_rule);
    // A training that leaves some class nothing but photographs of its own has to hold them back one by one.
    if (most && m_rule == Rule::Spare && *most == std::size_t{0}) {
        m_rule = Rule::HoldBack;
        most = mostOf(m_rule);
    }
    if (!most)
        return tl::unexpected(most.error());
    m_most = *most;
    return {};
}

/// How many photographs there are of each class, and how many of them are not left out.
Result<ExampleCounts> ExamplePhotos::counts(Rule rule) const
{
    const ImageRepository repository(m_study);
    const auto classes = repository.classIndices();
    if (!classes)
        return tl::unexpected(classes.error());
    const auto photographs = repository.classPhotographs();
    if (!photographs)
        return tl::unexpected(photographs.error());
    ExampleCounts counts;
    for (const auto& [wnid, index] : *classes)
        counts.try_emplace(wnid);
    for (const auto& [wnid, photograph] : *photographs) {
        ExampleCount& count = counts[wnid];
        ++count.all;
        count.left += isLeftOut(photograph, rule) ? 0 : 1;
    }
    return counts;
}

/// How many a class may show at most; nothing where nothing left out would show.
Result<std::optional<std::size_t>> ExamplePhotos::mostOf(Rule rule) const
{
    if (m_withheld.isEmpty() && m_task.positions.empty())
        return std::nullopt;
    return counts(rule).map([rule](const ExampleCounts& counts) -> std::optional<std::size_t> {
        switch (rule) {
            case Rule::Test:
                return examplesInTest(counts);
            case Rule::Spare:
                return examplesInTraining(counts);
            case Rule::HoldBack:
                return examplesElsewhere(counts, 1);
            case Rule::All:
                break;
        }
        return examplesElsewhere(counts, 0);
    });
}

bool ExamplePhotos::isLeftOut(const std::string& photograph, Rule rule) const
{
    return m_withheld.containsPhotograph(photograph) ||
           (rule != Rule::HoldBack && m_task.last.contains(photograph));
}

ExamplePhotos::ClassExamples& ExamplePhotos::examplesOf(const std::string& wnid)
{
    const auto known = m_byClass.find(wnid);
    if (known != m_byClass.end())
        return known->second;
    ClassExamples& examples = m_byClass[wnid];
    const auto images = ImageRepository(m_study).imagesOfClass(wnid);
    std::unordered_map<std::string_view, std::size_t> places;
    for (const Image& image : images ? *images : std::vector<Image>{}) {
        const auto [place, isNew] = places.emplace(image.photograph, examples.shown.size());
        examples.photographs += isNew ? 1 : 0;
        if (isLeftOut(image.photograph, m_rule))
            continue;
        if (isNew)
            examples.shown.push_back({image, false});
        examples.shown[place->second].isLikeTheTasks |= m_task.testSets.contains(image.testSetId);
    }
    sortDrawn(examples.shown);
    return examples;
}

/// Where photographs are left out, those shown are drawn anew: else a class would be known by one that it
/// always showed before.
void ExamplePhotos::sortDrawn(std::vector<Example>& examples) const
{
    std::string draw;
    for (const std::string& test : m_sealed)
        draw += test + '\n';
    if (m_rule == Rule::Spare || m_rule == Rule::Test)
        draw += m_draw;
    if (!draw.empty())
        std::ranges::sort(examples, {},
                          [&](const Example& example) { return drawn(draw, example.image.id); });
}

/// The photograph in question, if it is of this class, and otherwise one that could as well be: one of the
/// test sets in the task that has not been in question before, while there is any. It depends on the question
/// and the labeler's order alone, so that an image which comes back finds everything as it was.
std::size_t ExamplePhotos::heldBack(const std::string& wnid, const ClassExamples& examples) const
{
    const auto& question = *m_question;
    const auto asked = m_task.positions.find(question.id);
    const std::size_t now = asked == m_task.positions.end() ? 0 : asked->second;
    const auto rank = [&](const Example& example) {
        const auto last = m_task.last.find(example.image.photograph);
        const bool isInTask = last != m_task.last.end();
        const bool couldBe =
            isInTask ? last->second >= now : m_task.positions.empty() || example.isLikeTheTasks;
        // What was in question already comes last.
        const int preference = couldBe ? 0 : isInTask ? 2 : 1;
        return std::tuple(example.image.photograph != question.photograph, preference,
                          drawn(question.photograph + '\n' + wnid + m_draw, example.image.id));
    };
    const auto held = std::ranges::min_element(examples.shown, {}, rank);
    return static_cast<std::size_t>(held - examples.shown.begin());
}

std::vector<Image> ExamplePhotos::of(const std::string& wnid, std::size_t limit)
{
    plan();
    if (m_isUnreadable)
        return {};
    ClassExamples& examples = examplesOf(wnid);
    const bool holdsBack = m_rule == Rule::HoldBack && m_question;
    if (holdsBack && !examples.held)
        examples.held = heldBack(wnid, examples);
    const std::size_t own = m_rule == Rule::All ? examples.photographs : lessOne(examples.photographs);
    const std::size_t most =
        std::min({limit, m_most.value_or(noBound), m_rule == Rule::Test ? noBound : own});
    std::vector<Image> chosen;
    for (std::size_t place = 0; place < examples.shown.size() && chosen.size() < most; ++place) {
        const Image& image = examples.shown[place].image;
        if (!(holdsBack && place == *examples.held) && !m_hidden.contains(image.photograph))
            chosen.push_back(image);
    }
    return chosen;
}

bool ExamplePhotos::areAllWithheld()
{
    plan();
    return m_isUnreadable || m_most == std::size_t{0};
}

}  // namespace vizsla
