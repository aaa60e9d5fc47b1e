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

/// What nearly everything is, what has so many classes, and what a thing is for no more than for its use say
/// nothing of a word: a surfboard is a board as a scoreboard is.
constexpr auto kGeneral = std::to_array<std::string_view>({
    "n00001740",  // entity
    "n00001930",  // physical entity
    "n00002137",  // abstraction
    "n00002684",  // object
    "n00003553",  // whole
    "n00004258",  // living thing
    "n00004475",  // organism
    "n00007347",  // causal agent
    "n00019613",  // substance
    "n00020827",  // matter
    "n00021265",  // food, nutrient
    "n00021939",  // artifact
    "n01905661",  // invertebrate
    "n02856463",  // board
    "n02974697",  // case
    "n03094503",  // container
    "n03169390",  // decoration
    "n03183080",  // device
    "n03277771",  // electronic device
    "n03391770",  // framework
    "n03419014",  // garment
    "n03575240",  // instrumentality
    "n03699975",  // machine
    "n03736970",  // mechanical device
    "n03892891",  // part, portion
    "n03959936",  // plate
    "n04060904",  // receptacle
    "n04188643",  // sheet, flat solid
    "n04359589",  // support
    "n04360501",  // support
    "n04362025",  // surface
    "n04381994",  // tableware
    "n07555863",  // food, solid food
    "n07566340",  // foodstuff
    "n07570720",  // nutriment
    "n14580897",  // material
    "n14974264",  // paper
});
constexpr std::uint32_t kMostBelow = 200;
/// What is farther up has nothing to do with the word.
constexpr std::size_t kMostSteps = 4;
constexpr std::size_t kMostStepsOfVisible = 2;
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
    for (const std::string_view wnid : kGeneral) {
        if (const std::optional<NounId> noun = nouns.find(wnid))
            m_classesBelow[*noun] = kMostBelow + 1;
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
    // A "little dog" is no constellation.
    return things.empty() && word.find(' ') == std::string_view::npos ? visible : things;
}

NearestClasses::Sense NearestClasses::climb(NounId noun) const
{
    const Nouns& nouns = wordNetNouns();
    std::vector<NounId> level = {noun};
    const std::size_t most = isThing(nouns.kind(noun)) ? kMostSteps : kMostStepsOfVisible;
    for (std::size_t steps = 0; !level.empty() && steps <= most; ++steps) {
        Sense sense{steps, nouns.kind(noun) == NounKind::Animal, {}};
        std::vector<NounId> above;
        for (const NounId at : level) {
            if (m_classesBelow[at] > kMostBelow)
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
