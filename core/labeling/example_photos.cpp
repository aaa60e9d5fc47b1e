// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/example_photos.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <ranges>
#include <string_view>
#include <tuple>

#include "core/labeling/image_files.h"
#include "core/labeling/labeling_session.h"
#include "core/store/class_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"
#include "core/tasks/task_order.h"

namespace vizsla {

namespace {

constexpr std::size_t notInTask = std::numeric_limits<std::size_t>::max();

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

bool ExamplePhotos::Progress::isDone(std::size_t position) const
{
    return position < partBegin || (position - partBegin < done.size() && done[position - partBegin]);
}

std::size_t ExamplePhotos::Progress::openCount() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(seen, [this](std::size_t position) { return !isDone(position); }));
}

void ExamplePhotos::showAll()
{
    set(Rule::All);
}

void ExamplePhotos::beginTraining(const TaskId& taskId, std::uint64_t orderSeed)
{
    set(Rule::Training);
    beginTask(taskId, orderSeed);
}

void ExamplePhotos::beginTest(const TaskId& taskId)
{
    set(Rule::Test);
    beginTask(taskId, 0);
}

void ExamplePhotos::beginReview(const std::vector<ImageId>& openImages)
{
    if (m_rule == Rule::Review && m_openImages == openImages)
        return;
    set(Rule::Review);
    m_openImages = openImages;
    if (readOpen())
        return;
    m_isPlanned = m_isUnreadable = true;
    m_missing = Missing::Unreadable;
}

Result<void> ExamplePhotos::readOpen()
{
    if (m_openImages.empty())
        return {};
    const auto photographs = TRY(ImageRepository(m_study).photographs());
    const std::unordered_set<ImageId> open(m_openImages.begin(), m_openImages.end());
    for (const auto& [imageId, photograph] : photographs) {
        if (open.contains(imageId))
            m_open.insert(photograph);
    }
    return {};
}

void ExamplePhotos::beginTask(const TaskId& taskId, std::uint64_t orderSeed)
{
    if (readTask(taskId, orderSeed)) {
        plan();
        return;
    }
    m_isPlanned = m_isUnreadable = true;
    m_missing = Missing::Unreadable;
}

void ExamplePhotos::ask(const Image& image)
{
    if (m_rule == Rule::All)
        set(Rule::Review);
    question(image);
    const auto asked = m_task.positions.find(image.id);
    if (asked != m_task.positions.end())
        m_progress = {asked->second, {}, {asked->second}};
}

void ExamplePhotos::ask(const LabelingSession& session)
{
    const auto images = session.images();
    const auto current = session.current();
    if (!current)
        return;
    question(images[*current]);
    const auto first = m_task.positions.find(images.front().id);
    if (first == m_task.positions.end())
        return;
    m_progress.partBegin = first->second;
    m_progress.done.assign(images.size(), false);
    // What is looked at again must not be shown beside itself.
    for (std::size_t index = 0; index < images.size(); ++index)
        m_progress.done[index] = session.progress().isDone(index) && index != *current;
    m_progress.seen.insert(first->second + *current);
    for (const std::size_t index : session.progress().skipped())
        m_progress.seen.insert(first->second + index);
}

void ExamplePhotos::question(const Image& image)
{
    refresh();
    m_hidden.clear();
    const bool wasOpen = isOpenAsked();
    m_question = image;
    // What was ruled can be among the examples, where those still to be ruled are left out.
    if (m_rule == Rule::Review && isOpenAsked() != wasOpen)
        filesChanged();
    for (auto& [wnid, examples] : m_byClass)
        examples.hidden.reset();
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
    if (const auto sealed = sealedTestIds(); sealed && *sealed == m_sealed)
        return;
    m_photographs.reset();
    filesChanged();
}

void ExamplePhotos::filesChanged()
{
    if (m_isUnreadable)
        return;
    m_isPlanned = false;
    m_byClass.clear();
}

void ExamplePhotos::set(Rule rule)
{
    m_rule = rule;
    m_draw.clear();
    m_task = {};
    m_openImages.clear();
    m_open.clear();
    m_progress = {};
    m_hidden.clear();
    m_question.reset();
    m_photographs.reset();
    m_byClass.clear();
    m_isPlanned = false;
    m_isUnreadable = false;
}

Result<void> ExamplePhotos::readTask(const TaskId& taskId, std::uint64_t orderSeed)
{
    m_draw = '\n' + taskId.text() + '\n' + std::to_string(orderSeed);
    const auto images = TRY(ImageRepository(m_study).imagesOfTask(taskId));
    std::size_t position = 0;
    for (const std::size_t index : taskOrder(images.size(), orderSeed)) {
        const Image& image = images[index];
        m_task.positions.emplace(image.id, position);
        m_task.photographs[image.photograph].push_back(position++);
        m_task.testSets.insert(image.testSetId);
    }
    return {};
}

/// Reads once what is withheld, and how many each class may show.
void ExamplePhotos::plan()
{
    if (m_isPlanned)
        return;
    m_isPlanned = true;
    m_byClass.clear();
    m_isUnreadable = !readPlan();
    if (m_isUnreadable)
        m_missing = Missing::Unreadable;
}

Result<std::vector<TaskId>> ExamplePhotos::sealedTestIds() const
{
    return TaskRepository(m_study).sealedTests(std::nullopt).map([](const std::vector<SealedTest>& tests) {
        std::vector<TaskId> ids;
        std::ranges::transform(tests, std::back_inserter(ids), &SealedTest::id);
        return ids;
    });
}

Result<void> ExamplePhotos::readPlan()
{
    auto sealed = TRY(sealedTestIds());
    m_sealed = std::move(sealed);
    auto withheld = TRY(WithheldImages::fromAnybody(m_study));
    m_withheld = std::move(withheld);

    m_missing.reset();
    m_sparesAsked = m_rule == Rule::Test;
    if (m_withheld.isEmpty() && m_task.positions.empty() && !isOpenAsked()) {
        m_limit = m_rule == Rule::Review ? ExampleLimit::elsewhere({}, 1, 1) : ExampleLimit();
        return {};
    }
    TRY(readPhotographs());
    const ExampleCounts unsealed = counts(false);
    TRY(planLimit(unsealed));
    m_missing = missingIn(unsealed);
    return {};
}

Result<void> ExamplePhotos::readPhotographs()
{
    if (m_photographs)
        return {};
    auto photographs = TRY(ImageRepository(m_study).classPhotographs());
    m_photographs = std::move(photographs);
    return {};
}

/// Where tests are sealed, to hold back one more than needed says of no class that it is in none of them.
Result<void> ExamplePhotos::planLimit(const ExampleCounts& unsealed)
{
    const std::size_t unsaid = m_withheld.isEmpty() ? 0 : 1;
    if (m_rule == Rule::All) {
        m_limit = ExampleLimit::elsewhere(unsealed, 0, unsaid);
        return {};
    }
    if (m_rule == Rule::Test) {
        m_limit = ExampleLimit::inTest(counts(true), TRY(ClassRepository(m_study).count()));
        return {};
    }
    const ExampleLimit holding = ExampleLimit::elsewhere(unsealed, 1, 1 + unsaid);
    m_limit = ExampleLimit::elsewhere(counts(true), 0, 1);
    // What was never an example cannot be recognised as one.
    m_sparesAsked = (m_rule == Rule::Training || isOpenAsked()) &&
                    m_limit.classesThatShow(unsealed) >= holding.classesThatShow(unsealed);
    if (!m_sparesAsked)
        m_limit = holding;
    return {};
}

/// How many photographs there are of each class, and how many of them are not left out.
ExampleCounts ExamplePhotos::counts(bool sparesAsked) const
{
    ExampleCounts counts;
    std::unordered_set<std::string> counted;
    for (const auto& [wnid, photograph, folder, name] : *m_photographs) {
        if (!isThere(folder, name) || !counted.insert(wnid + '\n' + photograph).second)
            continue;
        ExampleCount& count = counts[wnid];
        ++count.all;
        count.left += isLeftOut(photograph, sparesAsked) ? 0 : 1;
    }
    return counts;
}

std::optional<ExamplePhotos::Missing> ExamplePhotos::missingIn(const ExampleCounts& counts) const
{
    const auto shows = [this](const auto& count) { return m_limit.of(count.second.all) > 0; };
    if (std::ranges::any_of(counts, shows))
        return std::nullopt;
    if (counts.empty())
        return Missing::NoPhotographs;
    if (m_rule == Rule::Test)
        return Missing::InTest;
    return m_sealed.empty() ? Missing::OneEach : Missing::SealedTests;
}

bool ExamplePhotos::isThere(const std::string& folder, const std::string& name) const
{
    return !m_files || m_files->mayBeThere(folder, name);
}

bool ExamplePhotos::isLeftOut(const std::string& photograph, bool sparesAsked) const
{
    return m_withheld.containsPhotograph(photograph) ||
           (sparesAsked && (m_task.photographs.contains(photograph) || isOpen(photograph)));
}

ExamplePhotos::ClassExamples& ExamplePhotos::examplesOf(const std::string& wnid)
{
    const auto known = m_byClass.find(wnid);
    if (known != m_byClass.end())
        return known->second;
    ClassExamples& examples = m_byClass[wnid];
    std::size_t photographs = 0;
    examples.shown = readExamples(wnid, photographs);
    sort(examples.shown);
    // The class has so many left: the limit sees to that.
    const std::size_t most = m_limit.of(photographs) + (holdsBack() ? 1 : 0);
    examples.shown.resize(std::min(most, examples.shown.size()));
    // What comes into question last, or never, is shown first.
    if (m_rule == Rule::Training)
        std::ranges::reverse(examples.shown);
    return examples;
}

/// One a photograph, without those left out, which `photographs` counts as well.
std::vector<ExamplePhotos::Example> ExamplePhotos::readExamples(const std::string& wnid,
                                                                std::size_t& photographs) const
{
    const auto images = ImageRepository(m_study).imagesOfClass(wnid);
    if (!images)
        return {};
    std::unordered_map<std::string_view, std::size_t> cuts;
    std::unordered_set<std::string_view> counted;
    std::vector<Example> examples;
    for (const Image& image : *images) {
        cuts[image.photograph] += m_task.testSets.contains(image.testSetId) ? 1 : 0;
        if (!isThere(image.file.parent_path().string(), image.file.filename().string()) ||
            !counted.insert(image.photograph).second)
            continue;
        ++photographs;
        if (!isLeftOut(image.photograph, m_sparesAsked))
            examples.push_back({image, 0});
    }
    for (Example& example : examples)
        example.cuts = cuts[example.image.photograph];
    return examples;
}

/// As drawn, where photographs are left out: else a class would be known by one that it always showed before.
/// Where one is held back in a training, in the order in which they come into question, as if the task had
/// all of the class: those that it does not have come last. In review what was ruled comes first.
void ExamplePhotos::sort(std::vector<Example>& examples) const
{
    std::string draw;
    for (const TaskId& test : m_sealed)
        draw += test.text() + '\n';
    draw += m_draw;
    if (draw.empty()) {
        std::ranges::stable_partition(
            examples, [this](const Example& example) { return !isOpen(example.image.photograph); });
        return;
    }
    std::ranges::sort(examples, {}, [&](const Example& example) {
        const std::uint64_t place = drawn(draw, example.image.id.text());
        if (m_rule == Rule::Review)
            return std::tuple(std::size_t{0}, isOpen(example.image.photograph), place);
        if (!holdsBack())
            return std::tuple(notInTask, false, place);
        const auto asked = m_task.photographs.find(example.image.photograph);
        const std::size_t first = asked == m_task.photographs.end() ? notInTask : asked->second.front();
        return std::tuple(first, example.cuts == 0, place);
    });
}

std::vector<bool> ExamplePhotos::hidden(const std::string& wnid, const std::vector<Example>& examples) const
{
    if (!holdsBack() || !m_question || examples.empty())
        return std::vector<bool>(examples.size());
    return m_rule == Rule::Review ? hiddenInReview(wnid, examples) : hiddenInTraining(examples);
}

/// The photograph in question, if it is of this class, and otherwise one that is drawn: of those still to be
/// ruled, as that in question is one of them.
std::vector<bool> ExamplePhotos::hiddenInReview(const std::string& wnid,
                                                const std::vector<Example>& examples) const
{
    const auto rank = [&](const Example& example) {
        return std::tuple(example.image.photograph != m_question->photograph,
                          isOpen(example.image.photograph) != isOpenAsked(),
                          drawn(m_question->photograph + '\n' + wnid, example.image.id.text()));
    };
    std::vector<bool> hidden(examples.size());
    hidden[static_cast<std::size_t>(std::ranges::min_element(examples, {}, rank) - examples.begin())] = true;
    return hidden;
}

/// For each image that was seen and has no answer, one that has not been in question: the next of this class.
/// So what is shown follows from the order, which is by lot, and from what was answered, and is the same
/// whatever class is in question now. A photograph whose other cuts could still come is not shown either.
std::vector<bool> ExamplePhotos::hiddenInTraining(const std::vector<Example>& examples) const
{
    std::vector<bool> hidden(examples.size());
    std::size_t toHold = std::max<std::size_t>(m_progress.openCount(), 1);
    // The next in question stand last.
    for (std::size_t place = examples.size(); place-- > 0;) {
        const Example& example = examples[place];
        const auto asked = m_task.photographs.find(example.image.photograph);
        std::size_t done = 0;
        std::size_t open = 0;
        for (const std::size_t position :
             asked == m_task.photographs.end() ? std::vector<std::size_t>{} : asked->second)
            ++(m_progress.isDone(position) ? done : open);
        if (done == 0 && toHold > 0) {
            hidden[place] = true;
            --toHold;
        } else if (done > 0) {
            hidden[place] = open > 0 || done < example.cuts;
        }
    }
    if (std::ranges::find(hidden, true) == hidden.end())
        hidden.back() = true;
    return hidden;
}

std::vector<Image> ExamplePhotos::of(const std::string& wnid, std::size_t limit)
{
    plan();
    if (m_isUnreadable)
        return {};
    ClassExamples& examples = examplesOf(wnid);
    if (!examples.hidden)
        examples.hidden = hidden(wnid, examples.shown);
    std::vector<Image> chosen;
    for (std::size_t place = 0; place < examples.shown.size() && chosen.size() < limit; ++place) {
        const Image& image = examples.shown[place].image;
        if (!(*examples.hidden)[place] && !m_hidden.contains(image.photograph))
            chosen.push_back(image);
    }
    return chosen;
}

std::optional<ExamplePhotos::Missing> ExamplePhotos::missing()
{
    plan();
    return m_missing;
}

const std::vector<std::string>& ExamplePhotos::sealedTests()
{
    plan();
    return m_withheld.tests();
}

}  // namespace vizsla
