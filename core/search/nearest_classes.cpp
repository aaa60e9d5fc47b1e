// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/nearest_classes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/search/search_spelling.h"
#include "core/taxonomy/noun_key.h"

namespace vizsla {

namespace {

/// What nearly everything is, and what has so many classes, says nothing of a word. Entity, physical entity,
/// abstraction, object, whole, living thing, organism, causal agent, substance, matter, artifact, device,
/// instrumentality, machine, material.
constexpr std::array<std::string_view, 15> kGeneral = {
    "n00001740", "n00001930", "n00002137", "n00002684", "n00003553", "n00004258", "n00004475", "n00007347",
    "n00019613", "n00020827", "n00021939", "n03183080", "n03575240", "n03699975", "n14580897"};
constexpr std::uint32_t kMostBelow = 200;
/// Shorter ones are rather the beginning of another.
constexpr std::size_t kShortestWord = 3;

void addOnce(std::vector<NounId>& nouns, NounId noun)
{
    if (std::ranges::find(nouns, noun) == nouns.end())
        nouns.push_back(noun);
}

/// Of a word of some letters, in the singular or the plural.
std::vector<NounId> sensesOf(std::string_view word)
{
    if (nounKey(word).size() < kShortestWord)
        return {};
    const Nouns& nouns = wordNetNouns();
    std::vector<NounId> senses = nouns.named(word);
    if (!senses.empty())
        return senses;
    for (const std::string& singular : singularsOf(word))
        for (const NounId noun : nouns.named(singular))
            addOnce(senses, noun);
    return senses;
}

bool isGeneral(const Nouns& nouns, NounId noun)
{
    return std::ranges::any_of(kGeneral, [&](std::string_view wnid) { return nouns.find(wnid) == noun; });
}

}  // namespace

NearestClasses::NearestClasses(const Hierarchy& hierarchy)
{
    const Nouns& nouns = wordNetNouns();
    m_classesBelow.resize(nouns.size());
    for (int index = 0; index < hierarchy.classCount(); ++index) {
        const std::optional<NounId> noun = nouns.find(hierarchy.synset(hierarchy.classNode(index)).wnid);
        if (!noun)
            continue;
        m_classes.emplace(*noun, index);
        std::vector<NounId> above = {*noun};
        for (std::size_t i = 0; i < above.size(); ++i) {
            ++m_classesBelow[above[i]];
            for (const NounId parent : nouns.parents(above[i]))
                addOnce(above, parent);
        }
    }
}

std::vector<NearestClasses::Near> NearestClasses::find(std::string_view word, std::size_t limit) const
{
    std::vector<Sense> senses;
    for (const NounId noun : meanings(word))
        if (Sense sense = climb(noun); !sense.ancestors.empty())
            senses.push_back(std::move(sense));
    // The octopus in the sea is meant, not the one on a plate.
    if (std::ranges::any_of(senses, &Sense::isAnimal))
        std::erase_if(senses, [](const Sense& sense) { return !sense.isAnimal; });
    std::ranges::stable_sort(senses, {}, &Sense::steps);
    std::vector<Near> found;
    for (const Sense& sense : senses)
        addBelow(sense, found, limit);
    return found;
}

bool NearestClasses::isWord(std::string_view text)
{
    return !sensesOf(text).empty();
}

/// Things that people photograph; where it means none, what else one can see.
std::vector<NounId> NearestClasses::meanings(std::string_view word)
{
    const Nouns& nouns = wordNetNouns();
    std::vector<NounId> things;
    std::vector<NounId> visible;
    for (const NounId noun : sensesOf(word)) {
        if (isThing(nouns.kind(noun)))
            things.push_back(noun);
        else if (nouns.kind(noun) == NounKind::Visible)
            visible.push_back(noun);
    }
    return things.empty() ? visible : things;
}

NearestClasses::Sense NearestClasses::climb(NounId noun) const
{
    const Nouns& nouns = wordNetNouns();
    std::vector<NounId> level = {noun};
    for (std::size_t steps = 0; !level.empty(); ++steps) {
        Sense sense{steps, nouns.kind(noun) == NounKind::Animal, {}};
        std::vector<NounId> above;
        for (const NounId at : level) {
            if (isGeneral(nouns, at) || m_classesBelow[at] > kMostBelow)
                continue;
            if (m_classesBelow[at] > 0)
                sense.ancestors.push_back(at);
            for (const NounId parent : nouns.parents(at))
                addOnce(above, parent);
        }
        if (!sense.ancestors.empty())
            return sense;
        level = std::move(above);
    }
    return {};
}

/// Level by level.
void NearestClasses::addBelow(const Sense& sense, std::vector<Near>& found, std::size_t limit) const
{
    const Nouns& nouns = wordNetNouns();
    std::vector<NounId> below = sense.ancestors;
    for (std::size_t i = 0; i < below.size() && found.size() < limit; ++i) {
        if (const auto known = m_classes.find(below[i]); known != m_classes.end()) {
            const auto isSame = [&](const Near& near) { return near.classIndex == known->second; };
            if (std::ranges::none_of(found, isSame))
                found.push_back({known->second, sense.steps == 0});
        }
        for (const NounId child : nouns.children(below[i]))
            if (m_classesBelow[child] > 0)
                addOnce(below, child);
    }
}

}  // namespace vizsla
