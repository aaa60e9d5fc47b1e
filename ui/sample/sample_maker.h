// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>

#include "core/clock.h"
#include "core/result.h"
#include "core/sample/sample_study.h"

namespace vizsla {

/// What the sample study is made from.
struct SampleSources
{
    /// Holds photographs.csv and tasks.json.
    std::filesystem::path catalogueFolder;
    std::filesystem::path stampsFolder = defaultStampsFolder;
};

struct MadeSample
{
    std::filesystem::path study;
    SampleSummary summary;
};

/// Told how many photographs of how many are done, on the thread that makes the sample.
using SampleProgress = std::function<void(int done, int total)>;

/// Makes the sample study and its images as `folder`, which must be empty or not exist: all of it or nothing.
/// May run on any thread and needs no display. `cancelled` may be set by another thread.
/// Errors: NotFound when the stamps are not installed, or for a missing catalogue; Invalid for a folder that
/// is not empty or a catalogue or stamp that is damaged; Cancelled; those of writing.
Result<MadeSample> makeSample(const SampleSources& sources, const std::filesystem::path& folder,
                              const Clock& clock, std::uint64_t seed, const SampleProgress& progress,
                              const std::atomic<bool>& cancelled);

}  // namespace vizsla
