// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs to find the unique candidates of 30,000 images among the predictions of 67 models, beside the
// least that reading the same bytes can cost: a sum over them; and to put the images into an order or deal
// them out.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "core/random_below.h"
#include "core/review/candidates.h"
#include "core/review/read_candidates.h"
#include "core/review/review_queue.h"
#include "core/review/shares.h"
#include "core/store/image_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "core/taxonomy/class_list.h"
#include "tests/bench/latencies.h"

namespace {

using namespace vizsla;
using bench::Latencies;

constexpr ClassIndex classCount = 1000;
constexpr std::size_t testSetSizes[] = {20'000, 10'000};
constexpr std::size_t modelCount = 67;
constexpr int columns = 5;
constexpr int rounds = 15;

template <class Value>
Value valueOf(Result<Value> result)
{
    if (!result) {
        std::fprintf(stderr, "bench_candidates: %s\n", result.error().message.c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<Value>)
        return std::move(*result);
}

ClassIndex anyClass(std::mt19937_64& random)
{
    return static_cast<ClassIndex>(randomBelow(classCount, random));
}

/// Models that are right three times in four, and else agree on one of a few others: about six candidates an
/// image, as the published ones have.
struct Study
{
    std::vector<std::vector<ClassIndex>> assigned;
    std::vector<std::vector<Predictions>> predictions;  ///< by test set and model
};

Study makeStudy()
{
    std::mt19937_64 random(1);
    Study study;
    for (const std::size_t images : testSetSizes) {
        std::vector<ClassIndex> assigned(images);
        std::vector<ClassIndex> confused(images * 16);
        std::ranges::generate(assigned, [&] { return anyClass(random); });
        std::ranges::generate(confused, [&] { return anyClass(random); });
        std::vector<Predictions> models(modelCount);
        for (Predictions& model : models) {
            model.columns = columns;
            for (std::size_t image = 0; image < images; ++image) {
                for (int column = 0; column < columns; ++column) {
                    const bool isRight = column == 0 && randomBelow(4, random) > 0;
                    const std::uint64_t other = randomBelow(4, random) * randomBelow(5, random);
                    model.classes.push_back(isRight ? assigned[image] : confused[image * 16 + other % 16]);
                }
            }
        }
        study.assigned.push_back(std::move(assigned));
        study.predictions.push_back(std::move(models));
    }
    return study;
}

Candidates makeCandidates(const Study& study, const CandidateRule& rule)
{
    Proposals proposals(classCount, rule);
    for (const auto& assigned : study.assigned)
        proposals.addTestSet(assigned);
    for (std::size_t model = 0; model < modelCount; ++model) {
        proposals.addModel({});
        for (std::size_t testSet = 0; testSet < study.predictions.size(); ++testSet)
            proposals.setPredictions(model, testSet, study.predictions[testSet][model]);
    }
    return Candidates(std::move(proposals));
}

template <class Work>
double measure(const char* what, Work&& work)
{
    Latencies latencies;
    for (int round = 0; round < rounds; ++round) {
        const auto start = bench::now();
        work();
        latencies.add(start, bench::now());
    }
    latencies.print(what);
    return latencies.quantile(0);
}

void measureQueue(const Candidates& candidates)
{
    std::vector<ReviewImage> images(candidates.imageCount());
    for (std::size_t image = 0; image < images.size(); ++image)
        images[image] = {.candidates = candidates.of(image), .isReviewed = image % 3 == 0};
    const auto order = [&](const char* what, ReviewOrder by) {
        measure(what, [&] { reviewQueue(images, {}, by, 1); });
    };
    order("a queue by class", ReviewOrder::Class);
    order("a queue by disagreement", ReviewOrder::Disagreement);
    order("a queue by number of candidates", ReviewOrder::CandidateCount);
    order("a queue at random", ReviewOrder::Random);
    std::vector<std::vector<std::size_t>> byTestSet;
    for (const std::size_t size : testSetSizes) {
        std::vector<std::size_t>& numbers = byTestSet.emplace_back(size);
        std::iota(numbers.begin(), numbers.end(), byTestSet.size() > 1 ? testSetSizes[0] : 0);
    }
    const std::vector<std::vector<std::size_t>> nothingHeld(12);
    measure("shares of 12 reviewers, two to an image",
            [&] { dealShares(byTestSet, nothingHeld, {.overlap = 0.1, .reviewersEach = 2, .seed = 1}); });
    measure("a queue at random, of what is unreviewed",
            [&] { reviewQueue(images, {.unreviewed = true}, ReviewOrder::Random, 1); });
}

std::filesystem::path benchFile()
{
    const char* parent = std::getenv("TMPDIR");
    return std::filesystem::path(parent ? parent : "/tmp") / "bench_candidates.vizsla";
}

void fill(StudyFile& file, const Study& study)
{
    const auto& classes = ilsvrc2012Classes().classes;
    PredictionRepository repository(file);
    for (std::size_t index = 0; index < study.assigned.size(); ++index) {
        TestSet testSet;
        testSet.name = "test set " + std::to_string(index);
        std::vector<Image> images;
        for (const ClassIndex label : study.assigned[index]) {
            const std::string name = std::to_string(images.size());
            images.push_back({{}, {}, name, name, name, classes.at(static_cast<std::size_t>(label))});
        }
        valueOf(ImageRepository(file).addTestSet(testSet, images));
        for (std::size_t model = 0; model < modelCount; ++model)
            valueOf(repository.write(valueOf(repository.modelId(std::to_string(model))), testSet.id,
                                     study.predictions[index][model], {}));
    }
}

void measureFile(const Study& study)
{
    std::filesystem::remove(benchFile());
    const SystemClock clock;
    {
        const auto file = valueOf(StudyFile::create(benchFile(), ilsvrc2012Classes(), clock, 1));
        fill(*file, study);
        measure("from a study file", [&] { valueOf(readCandidates(*file, {})); });
        measure("from a study file, top 5", [&] { valueOf(readCandidates(*file, {.topK = 5})); });
    }
    std::filesystem::remove(benchFile());
}

}  // namespace

int main()
{
    const Study study = makeStudy();
    Latencies::printHead("30,000 images, 67 models");
    std::int64_t sum = 0;
    const double floor = measure("a sum over all predictions (the floor)", [&] {
        for (const auto& models : study.predictions) {
            for (const Predictions& model : models)
                sum = std::accumulate(model.classes.begin(), model.classes.end(), sum);
        }
    });
    const double made = measure("candidates", [&] { makeCandidates(study, {}); });
    const double made5 = measure("candidates, top 5", [&] { makeCandidates(study, {.topK = 5}); });
    Candidates candidates = makeCandidates(study, {});
    measureQueue(candidates);
    measure("one model's predictions replaced",
            [&] { candidates.setPredictions(7, 0, study.predictions[0][7]); });
    measure("30,000 labels added, one by one", [&] {
        for (std::size_t image = 0; image < candidates.imageCount(); ++image)
            candidates.addLabel(image, static_cast<ClassIndex>(image % classCount));
    });
    measureFile(study);
    std::size_t count = 0;
    for (std::size_t image = 0; image < candidates.imageCount(); ++image)
        count += candidates.of(image).size();
    std::printf("\ncandidates / floor: %.1f; top 5 / floor: %.1f (%zu candidates; sum %lld)\n", made / floor,
                made5 / floor, count, static_cast<long long>(sum));
    return 0;
}
