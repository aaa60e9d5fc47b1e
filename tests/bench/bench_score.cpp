// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What scoring costs beside the least that reading the same bytes can cost: a sum over them. First the study
// of 2020 (67 models, 30,000 images, top five), then a thousand classifiers on ever more images, which are
// made one after the other as a store would hand them over.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include "core/random_below.h"
#include "core/scoring/model_score.h"
#include "core/scoring/slice.h"

namespace {

using namespace vizsla;

constexpr int classCount = 1000;
constexpr Metric allMetrics[] = {Metric::Top1, Metric::Top5, Metric::MultiLabel};

template <class Work>
double milliseconds(Work&& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

template <class Work>
double bestOf(int rounds, Work&& work)
{
    double best = std::numeric_limits<double>::infinity();
    for (int round = 0; round < rounds; ++round)
        best = std::min(best, milliseconds(work));
    return best;
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

ClassIndex anyClass(std::mt19937_64& random)
{
    return static_cast<ClassIndex>(randomBelow(classCount, random));
}

/// As many correct classes as ReaL has: one in twenty images has none, one in five several.
Truth makeTruth(std::size_t images, std::mt19937_64& random)
{
    Truth truth;
    std::vector<ClassIndex> correct;
    for (std::size_t image = 0; image < images; ++image) {
        const ClassIndex assigned = anyClass(random);
        correct.clear();
        if (randomBelow(20, random) != 0)
            correct.push_back(randomBelow(10, random) == 0 ? anyClass(random) : assigned);
        if (!correct.empty() && randomBelow(5, random) == 0)
            correct.insert(correct.end(), {anyClass(random), anyClass(random)});
        truth.add(assigned, randomBelow(50, random) == 0, correct, {});
    }
    return truth;
}

/// Right in column 1 on three of four images.
void makePredictions(const Truth& truth, int columns, std::mt19937_64& random, Predictions& predictions)
{
    predictions.columns = columns;
    predictions.classes.resize(truth.imageCount() * static_cast<std::size_t>(columns));
    auto next = predictions.classes.begin();
    for (std::size_t image = 0; image < truth.imageCount(); ++image) {
        const std::uint64_t bits = random();
        for (unsigned column = 0; column < static_cast<unsigned>(columns); ++column) {
            const bool isRight = column == 0 && (bits >> 62) != 0;
            *next++ = isRight ? truth.assigned(image)
                              : static_cast<ClassIndex>((bits >> (10 * column)) % classCount);
        }
    }
}

std::vector<ImageSet> makeSlices(const Truth& truth)
{
    std::vector<ImageSet> slices = {ImageSet::all(truth.imageCount())};
    for (const int below : {118, 410, 590}) {
        Slice slice{"", std::vector<bool>(classCount)};
        std::fill_n(slice.classes.begin(), below, true);
        slices.push_back(imagesOf(slice, truth));
    }
    return slices;
}

/// Keeps what is computed from being left out.
volatile double kept = 0;

void keepIntervals(const std::vector<SliceScore>& scores)
{
    for (const SliceScore& score : scores) {
        for (const Metric metric : allMetrics) {
            if (const auto accuracy = score.of(metric))
                kept = kept + accuracy->interval().low;
        }
    }
}

std::uint64_t sumOf(const Predictions& predictions)
{
    // Unsigned and 32 bits wide, which is the fastest that compilers make.
    return std::accumulate(predictions.classes.begin(), predictions.classes.end(), 0U,
                           [](unsigned sum, ClassIndex label) { return sum + static_cast<unsigned>(label); });
}

void studyOf2020()
{
    constexpr std::size_t images = 30'000;
    std::mt19937_64 random(1);
    const Truth truth = makeTruth(images, random);
    const std::vector<ImageSet> slices = makeSlices(truth);
    std::vector<Predictions> models(67);
    for (Predictions& model : models)
        makePredictions(truth, 5, random, model);

    const double sum = bestOf(15, [&] {
        for (const Predictions& model : models)
            kept = kept + static_cast<double>(sumOf(model));
    });
    const double counts = bestOf(15, [&] {
        const PredictionScorer scorer(truth);
        for (const Predictions& model : models)
            kept = kept + scorer.score(model, slices).front().top1.correct;
    });
    const double all = bestOf(15, [&] {
        const PredictionScorer scorer(truth);
        for (const Predictions& model : models)
            keepIntervals(scorer.score(model, slices));
    });
    const double megabytes = static_cast<double>(models.size() * images * 5 * sizeof(ClassIndex)) / 1e6;
    std::printf("67 models, 30,000 images, 5 columns, 4 slices, 3 metrics: %.1f MB\n", megabytes);
    std::printf("%-40s %9.2f ms %7.1f GB/s\n", "floor: sum of the predictions", sum, megabytes / sum);
    std::printf("%-40s %9.2f ms %7.1f GB/s, %.2f of the floor\n", "counts", counts, megabytes / counts,
                counts / sum);
    std::printf("%-40s %9.2f ms %7.1f GB/s, %.2f of the floor\n\n", "counts and exact intervals", all,
                megabytes / all, all / sum);
}

void manyClassifiers(std::size_t images)
{
    constexpr int classifiers = 1000;
    std::mt19937_64 random(2);
    const Truth truth = makeTruth(images, random);
    const std::vector<ImageSet> slices = makeSlices(truth);
    // Eight are made and taken by turns, so that making them does not hide the cost.
    std::vector<Predictions> made(8);
    for (Predictions& predictions : made)
        makePredictions(truth, 1, random, predictions);
    double sum = 0;
    double scored = milliseconds([&] {
        const PredictionScorer scorer(truth);
        for (std::size_t index = 0; index < classifiers; ++index)
            keepIntervals(scorer.score(made[index % made.size()], slices));
    });
    for (std::size_t index = 0; index < classifiers; ++index)
        sum += milliseconds([&] { kept = kept + static_cast<double>(sumOf(made[index % made.size()])); });
    std::printf("%9zu %12.1f %14.3f %12.1f %9.2f %12.0f\n", images, scored,
                scored * 1e6 / static_cast<double>(images) / classifiers, sum, scored / sum, peakMegabytes());
}

}  // namespace

int main()
{
    studyOf2020();
    std::puts("1,000 classifiers, 1 column, 4 slices, 2 metrics, exact intervals");
    std::puts("   images           ms   ns/prediction       sum ms     ratio  peak MB");
    for (const std::size_t images : {10'000, 100'000, 1'000'000})
        manyClassifiers(images);
    return 0;
}
