// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a coordinator waits for who sets up a task in a study of 30,000 images in three test sets, a third of
// which are in a task already: opening the editor, each change of what is chosen, and making the task.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "core/labeling/task_images.h"
#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "core/taxonomy/class_list.h"
#include "tests/bench/latencies.h"

namespace {

using namespace vizsla;
using bench::Latencies;

constexpr int imagesPerTestSet = 10'000;
constexpr int rounds = 50;
const char* const testSets[] = {"imagenet", "imagenetv2", "imagenet_sketch"};

template <class Value>
Value valueOf(Result<Value> result)
{
    if (!result) {
        std::fprintf(stderr, "bench_task_images: %s\n", result.error().message.c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<Value>)
        return std::move(*result);
}

void fill(StudyFile& study)
{
    const auto& classes = ilsvrc2012Classes().classes;
    for (const char* name : testSets) {
        TestSet testSet;
        testSet.name = name;
        std::vector<Image> images(imagesPerTestSet);
        for (std::size_t index = 0; index < images.size(); ++index) {
            images[index].name = name + std::to_string(index);
            images[index].file = images[index].name + ".jpg";
            images[index].photograph = images[index].name;
            images[index].assignedWnid = classes[index % classes.size()];
        }
        valueOf(ImageRepository(study).addTestSet(testSet, images));
    }
}

template <class Work>
void measure(const char* what, Work&& work)
{
    Latencies latencies;
    for (int round = 0; round < rounds; ++round) {
        const auto start = bench::now();
        work(static_cast<std::uint64_t>(round));
        latencies.add(start, bench::now());
    }
    latencies.print(what);
}

}  // namespace

int main()
{
    const char* parent = std::getenv("TMPDIR");
    const auto file = std::filesystem::path(parent ? parent : "/tmp") / "bench_task_images.vizsla";
    std::filesystem::remove(file);
    const SystemClock clock;
    {
        const auto study = valueOf(StudyFile::create(file, ilsvrc2012Classes(), clock, 1));
        fill(*study);
        const auto pool = valueOf(TaskImagePool::read(*study));
        Task first;
        first.name = "First";
        valueOf(
            TaskRepository(*study).add(first, valueOf(pool.choose({.testSets = {"imagenet"}})).imageIds()));

        Latencies::printHead("30,000 images");
        measure("open the editor (read what there is)",
                [&](std::uint64_t) { valueOf(TaskImagePool::read(*study)); });
        const std::vector<std::string> all(std::begin(testSets), std::end(testSets));
        measure("choose all", [&](std::uint64_t) { valueOf(pool.choose({.testSets = all})); });
        measure("choose a slice", [&](std::uint64_t) {
            valueOf(pool.choose({.testSets = all, .slice = "organisms & !dogs"}));
        });
        measure("draw 5,000 of each", [&](std::uint64_t seed) {
            valueOf(pool.choose({.testSets = all, .perTestSet = 5000, .isBalanced = true, .seed = seed}));
        });
        const auto chosen = valueOf(pool.choose({.testSets = all})).imageIds();
        measure("make a task of 30,000 images", [&](std::uint64_t round) {
            Task task;
            task.name = std::to_string(round);
            valueOf(TaskRepository(*study).add(task, chosen));
            valueOf(TaskRepository(*study).remove(task.id));
        });
    }
    std::filesystem::remove(file);
    return 0;
}
