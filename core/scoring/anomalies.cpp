// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/anomalies.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <utility>

#include "core/scoring/mcnemar.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace {

using Kind = PredictionAnomaly::Kind;

constexpr std::size_t fewestImages = 20;
constexpr double improbable = 1e-6;
constexpr double nearlyAlways = 0.95;
constexpr double atMostAssigned = 0.5;
constexpr double betterOrderAccuracy = 0.3;
constexpr int betterOrderFactor = 5;
constexpr double nearlyInjective = 0.9;

/// One image's first prediction and its assigned class.
struct Pair
{
    ClassIndex predicted = noClass;
    ClassIndex assigned = noClass;

    auto operator<=>(const Pair&) const = default;
};

/// The class meant by each predicted one; noClass where there is none.
using Renumbering = std::vector<ClassIndex>;

std::string countOf(std::size_t part, std::size_t whole)
{
    return grouped(part) + " of " + grouped(whole) + " images";
}

std::vector<Pair> pairsOf(const Predictions& predictions, const Truth& truth)
{
    std::vector<Pair> pairs;
    const std::size_t images = std::min(predictions.imageCount(), truth.imageCount());
    pairs.reserve(images);
    for (std::size_t image = 0; image < images; ++image) {
        const Pair pair{predictions.of(image)[0], truth.assigned(image)};
        if (pair.predicted >= 0 && pair.assigned >= 0)
            pairs.push_back(pair);
    }
    return pairs;
}

/// How often this column and how often the first alone holds the assigned label, and how often each does at
/// all.
struct ColumnHits
{
    int column = 0;
    int first = 0;
    int here = 0;
    int onlyFirst = 0;
    int onlyHere = 0;
};

ColumnHits hitsOf(const Predictions& predictions, const Truth& truth, int column)
{
    ColumnHits hits{column, 0, 0, 0, 0};
    const std::size_t images = std::min(predictions.imageCount(), truth.imageCount());
    for (std::size_t image = 0; image < images; ++image) {
        const auto row = predictions.of(image);
        const ClassIndex assigned = truth.assigned(image);
        if (row[0] < 0 || assigned < 0)
            continue;
        const bool isFirst = row[0] == assigned;
        const bool isHere = row[static_cast<std::size_t>(column)] == assigned;
        hits.first += isFirst;
        hits.here += isHere;
        hits.onlyFirst += isFirst && !isHere;
        hits.onlyHere += isHere && !isFirst;
    }
    return hits;
}

std::optional<PredictionAnomaly> notBestFirst(const Predictions& predictions, const Truth& truth,
                                              std::size_t images)
{
    ColumnHits most;
    bool isRising = true;
    int before = 0;
    for (int column = 1; column < predictions.columns; ++column) {
        const ColumnHits hits = hitsOf(predictions, truth, column);
        isRising = isRising && hits.here > (column == 1 ? hits.first : before);
        before = hits.here;
        if (hits.here > most.here)
            most = hits;
    }
    if (most.onlyHere <= most.onlyFirst || mcNemar(most.onlyFirst, most.onlyHere).p >= improbable)
        return std::nullopt;
    return PredictionAnomaly{Kind::NotBestFirst, "Column " + std::to_string(most.column + 1) +
                                                     " holds the assigned label of " +
                                                     countOf(static_cast<std::size_t>(most.here), images) +
                                                     " and column 1 that of " + grouped(most.first) +
                                                     ": the columns are not best first" +
                                                     (isRising ? ", they look like worst first." : ".")};
}

/// Entry i is the i-th number of 0 … count - 1 when their decimals are sorted as strings: 0, 1, 10, 100, …
Renumbering sortedAsStrings(int count)
{
    Renumbering numbers(static_cast<std::size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 0);
    std::ranges::sort(numbers, std::less{}, [](ClassIndex number) { return std::to_string(number); });
    return numbers;
}

Renumbering inverse(const Renumbering& renumbering)
{
    Renumbering result(renumbering.size(), noClass);
    for (std::size_t index = 0; index < renumbering.size(); ++index)
        result[static_cast<std::size_t>(renumbering[index])] = static_cast<ClassIndex>(index);
    return result;
}

/// first, first + step, …
Renumbering counted(std::size_t count, ClassIndex first, ClassIndex step)
{
    Renumbering result(count);
    for (ClassIndex& label : result)
        label = std::exchange(first, first + step);
    return result;
}

std::size_t hitsUnder(const Renumbering& renumbering, const Pair& pair)
{
    const auto at = static_cast<std::size_t>(pair.predicted);
    return at < renumbering.size() && renumbering[at] == pair.assigned ? 1 : 0;
}

std::size_t hitsUnder(const Renumbering& renumbering, const std::vector<Pair>& pairs)
{
    std::size_t hits = 0;
    for (const Pair& pair : pairs)
        hits += hitsUnder(renumbering, pair);
    return hits;
}

/// For each predicted class the assigned class that it meets most often; the lowest of several.
Renumbering learned(std::vector<Pair> pairs, std::size_t classCount)
{
    Renumbering result(classCount, noClass);
    std::vector<std::size_t> most(classCount);
    std::ranges::sort(pairs);
    for (auto begin = pairs.begin(); begin != pairs.end();) {
        const auto end = std::upper_bound(begin, pairs.end(), *begin);
        const auto at = static_cast<std::size_t>(begin->predicted);
        const auto count = static_cast<std::size_t>(end - begin);
        if (at < classCount && count > most[at]) {
            most[at] = count;
            result[at] = begin->assigned;
        }
        begin = end;
    }
    return result;
}

/// Hits on each half of the images under what the other half teaches.
std::size_t hitsWhenLearned(const std::vector<Pair>& pairs, std::size_t classCount)
{
    std::vector<Pair> halves[2];
    for (std::size_t index = 0; index < pairs.size(); ++index)
        halves[index % 2].push_back(pairs[index]);
    return hitsUnder(learned(halves[0], classCount), halves[1]) +
           hitsUnder(learned(halves[1], classCount), halves[0]);
}

bool isNearlyInjective(Renumbering renumbering)
{
    std::erase(renumbering, noClass);
    const std::size_t mapped = renumbering.size();
    std::ranges::sort(renumbering);
    const auto repeated = std::ranges::unique(renumbering);
    const auto different = static_cast<double>(mapped - repeated.size());
    return different >= nearlyInjective * static_cast<double>(mapped);
}

std::optional<PredictionAnomaly> classOrder(const std::vector<Pair>& pairs, int classCount)
{
    const auto count = static_cast<std::size_t>(classCount);
    const auto right = static_cast<std::size_t>(
        std::ranges::count_if(pairs, [](const Pair& pair) { return pair.predicted == pair.assigned; }));
    // No order can be right so much more often.
    if (betterOrderFactor * right >= pairs.size())
        return std::nullopt;
    const auto isBetter = [&](std::size_t hits) {
        return static_cast<double>(hits) > betterOrderAccuracy * static_cast<double>(pairs.size()) &&
               hits > betterOrderFactor * right;
    };
    const auto anomaly = [&](std::size_t hits, const char* how) {
        return PredictionAnomaly{
            Kind::ClassOrder, "The predictions are right on " + countOf(hits, pairs.size()) + " " + how +
                                  " and on " + grouped(right) + " as they stand: the class order differs."};
    };
    const Renumbering strings = sortedAsStrings(classCount);
    const std::pair<Renumbering, const char*> known[] = {
        {strings, "when their classes are numbered in the order of 0, 1, 10, 100 sorted as strings"},
        {inverse(strings),
         "when the study's classes are numbered in the order of 0, 1, 10, 100 sorted as strings"},
        {counted(count + 1, -1, 1), "when their classes are counted from 1"},
        {counted(count, 1, 1), "when their classes are taken to be one too low"},
        {counted(count, classCount - 1, -1), "when their classes are numbered from the last to the first"},
    };
    for (const auto& [renumbering, how] : known) {
        if (const std::size_t hits = hitsUnder(renumbering, pairs); isBetter(hits))
            return anomaly(hits, how);
    }
    const std::size_t hits = hitsWhenLearned(pairs, count);
    if (!isBetter(hits) || !isNearlyInjective(learned(pairs, count)))
        return std::nullopt;
    return anomaly(hits,
                   "under another numbering of the classes, learned from the other half of the images,");
}

/// The class that more than half of the images are predicted to be, if there is one; else any. Boyer & Moore,
/// "MJRTY - A fast majority vote algorithm" (1991).
ClassIndex likeliestMajority(const std::vector<Pair>& pairs)
{
    ClassIndex label = noClass;
    std::size_t lead = 0;
    for (const Pair& pair : pairs) {
        if (lead == 0)
            label = pair.predicted;
        lead = pair.predicted == label ? lead + 1 : lead - 1;
    }
    return label;
}

std::optional<PredictionAnomaly> constant(const std::vector<Pair>& pairs)
{
    const ClassIndex label = likeliestMajority(pairs);
    const auto times = static_cast<std::size_t>(std::ranges::count(pairs, label, &Pair::predicted));
    const auto assigned = static_cast<std::size_t>(std::ranges::count(pairs, label, &Pair::assigned));
    const auto images = static_cast<double>(pairs.size());
    if (static_cast<double>(times) < nearlyAlways * images ||
        static_cast<double>(assigned) > atMostAssigned * images)
        return std::nullopt;
    return PredictionAnomaly{Kind::Constant, "Class " + std::to_string(label) + " is predicted for " +
                                                 countOf(times, pairs.size()) + " and assigned to " +
                                                 grouped(assigned) + "."};
}

}  // namespace

std::vector<PredictionAnomaly> findAnomalies(const Predictions& predictions, const Truth& truth,
                                             int classCount)
{
    const std::vector<Pair> pairs = pairsOf(predictions, truth);
    std::vector<PredictionAnomaly> anomalies;
    if (pairs.size() < fewestImages || classCount <= 0)
        return anomalies;
    for (const auto& anomaly :
         {notBestFirst(predictions, truth, pairs.size()), classOrder(pairs, classCount), constant(pairs)}) {
        if (anomaly)
            anomalies.push_back(*anomaly);
    }
    return anomalies;
}

}  // namespace vizsla
