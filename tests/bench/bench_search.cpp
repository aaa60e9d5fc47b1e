// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a labeler waits for after each key in the search field, beside a floor measured in the same run: a
// bare linear scan for the query in the lower-case names, which finds no typing error, no other order, no
// ranking. All nouns of WordNet are searched if the environment's VIZSLA_WORDNET (or the build's) has them.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/class_search.h"
#include "core/taxonomy/hierarchy.h"
#include "core/taxonomy/wordnet.h"
#include "core/text/ascii.h"

namespace {

using namespace vizsla;

constexpr std::size_t kShownResults = 50;

/// Written as people type.
constexpr std::string_view kTyped =
    "grate wite shark|fox hound english|labrador retreiver|celphone|cell phone|bowtie|bow "
    "tie|saxophone|sofa|orca|"
    "golden retreiver|german sheperd|chihuaha|rotweiler|siberian husky|toy poodel|dalmation|st bernard|polar "
    "bear|"
    "west highland terrier|african elefant|hippo|gorila|orang utan|bald eagle|king "
    "penguin|hummingbird|goldfish|"
    "jelly fish|hermit crab|black widow|lady bug|dragon fly|grass hopper|alligator|rattle "
    "snake|dinosaur|strawbery|"
    "pineaple|cheese burger|icecream|brocoli|coral reef|t shirt|sun glasses|bathing suit|sports car|pickup "
    "truck|"
    "fire truck|police van|mountain bike|motor bike|airplane|hot air balloon|laptop|computer mouse|coffee "
    "mug|"
    "tea pot|wine bottle|screw driver|soccer ball|light house|traffic light|street sign|umbrela|back pack|"
    "toilet paper|bath tub|rocking chair|refridgerator|microwave oven|washing machine|vacuum "
    "cleaner|n02099601";

std::string lowerCase(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), asciiLower);
    return result;
}

/// A typing error within the first word, of a kind that changes with the index.
std::string misspelled(std::string text, std::size_t index)
{
    const std::size_t length = text.find(' ') == std::string::npos ? text.size() : text.find(' ');
    if (length < 4)
        return text;
    const std::size_t at = 1 + index % (length - 2);
    switch (index % 4) {
        case 0:
            return text.erase(at, 1);
        case 1:
            return text.insert(at, 1, text[at]);
        case 2:
            std::swap(text[at], text[at + 1]);
            return text;
        default:
            text[at] = 'e';
            return text;
    }
}

/// The typed ones, and every third class's main name in lower case, each third of these with a typing error.
std::vector<std::string> queries()
{
    std::vector<std::string> result = splitTrimmed(kTyped, '|');
    const ClassList& list = ilsvrc2012Classes();
    const Hierarchy hierarchy = *Hierarchy::build(list);
    for (int index = 0; index < hierarchy.classCount(); index += 3) {
        std::string name = lowerCase(mainName(hierarchy.synset(hierarchy.classNode(index))));
        const auto serial = static_cast<std::size_t>(index / 3);
        result.push_back(serial % 3 == 0 ? misspelled(std::move(name), serial / 3) : std::move(name));
    }
    return result;
}

/// What stands in the search field after each key.
std::vector<std::string> keystrokes()
{
    std::vector<std::string> result;
    for (const std::string& query : queries())
        for (std::size_t length = 1; length <= query.size(); ++length)
            result.push_back(query.substr(0, length));
    return result;
}

template <class Work>
double microseconds(Work&& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

/// Reports three figures of some latencies and returns them.
std::array<double, 3> report(benchmark::State& state, const std::string& name, std::vector<double>& latencies)
{
    std::ranges::sort(latencies);
    const auto quantile = [&](double q) {
        return latencies[static_cast<std::size_t>(q * static_cast<double>(latencies.size() - 1))];
    };
    const std::array<double, 3> figures = {quantile(0.5), quantile(0.99), latencies.back()};
    state.counters[name + "_p50_us"] = figures[0];
    state.counters[name + "_p99_us"] = figures[1];
    state.counters[name + "_max_us"] = figures[2];
    return figures;
}

void typeEverything(benchmark::State& state, const Hierarchy& hierarchy)
{
    const ClassSearch search(hierarchy);
    std::vector<std::string> names;
    for (int index = 0; index < hierarchy.classCount(); ++index)
        for (const std::string& name : hierarchy.synset(hierarchy.classNode(index)).names)
            names.push_back(lowerCase(name));
    const std::vector<std::string> keys = keystrokes();

    std::vector<double> searched;
    std::vector<double> scanned;
    for ([[maybe_unused]] auto _ : state) {
        for (const std::string& key : keys) {
            searched.push_back(
                microseconds([&] { benchmark::DoNotOptimize(search.search(key, kShownResults)); }));
            scanned.push_back(microseconds([&] {
                benchmark::DoNotOptimize(std::ranges::count_if(
                    names, [&](const std::string& name) { return name.find(key) != std::string::npos; }));
            }));
        }
    }
    const auto found = report(state, "search", searched);
    const auto floor = report(state, "scan", scanned);
    state.counters["p50_to_scan"] = found[0] / floor[0];
    state.counters["p99_to_scan"] = found[1] / floor[1];
    state.counters["queries"] = static_cast<double>(queries().size());
    state.counters["keys"] = static_cast<double>(keys.size());
    state.counters["names"] = static_cast<double>(names.size());
}

Result<Hierarchy> allNouns()
{
    const char* const folder = std::getenv("VIZSLA_WORDNET");
    Result<std::vector<Synset>> nouns =
        readWordNetNouns(std::filesystem::path(folder != nullptr ? folder : VIZSLA_WORDNET_FOLDER));
    if (!nouns)
        return tl::unexpected(nouns.error());
    ClassList list;
    for (const Synset& noun : *nouns)
        list.classes.push_back(noun.wnid);
    list.synsets = std::move(*nouns);
    return Hierarchy::build(std::move(list));
}

void thousandClasses(benchmark::State& state)
{
    typeEverything(state, *Hierarchy::build(ilsvrc2012Classes()));
}

void allNounsOfWordNet(benchmark::State& state)
{
    const Result<Hierarchy> hierarchy = allNouns();
    if (!hierarchy) {
        state.SkipWithError(hierarchy.error().message.c_str());
        return;
    }
    typeEverything(state, *hierarchy);
}

void startSearch(benchmark::State& state)
{
    const Hierarchy hierarchy = *Hierarchy::build(ilsvrc2012Classes());
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(ClassSearch(hierarchy));
}

BENCHMARK(thousandClasses)->Unit(benchmark::kMillisecond)->Iterations(5);
BENCHMARK(allNounsOfWordNet)->Unit(benchmark::kMillisecond)->Iterations(3);
BENCHMARK(startSearch)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
