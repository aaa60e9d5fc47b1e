// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/sample/catalogue.h"

namespace vizsla {

class StudyConnection;

/// Where Debian's package tuxpaint-stamps-default has the photographs.
inline constexpr const char* defaultStampsFolder = "/usr/share/tuxpaint/stamps";

/// One version of a photograph as a test set has it.
struct SampleImage
{
    std::string name;
    /// Relative to the folder of the test set.
    std::string file;
};

/// A photograph with the images made of it.
struct SampleImages
{
    SamplePhotograph photograph;
    SampleImage plain;
    SampleImage shifted;
};

struct SampleSummary
{
    int photographs = 0;
    int classes = 0;
    int tasks = 0;
    /// Photographs of the catalogue whose files are not on this machine.
    int missing = 0;
};

/// The photographs of the catalogue whose files are there.
std::vector<SamplePhotograph> photographsIn(const std::filesystem::path& stampsFolder,
                                            const SampleCatalogue& catalogue);

/// Names for people, one for each photograph and no two the same: "rainbow lorikeet".
std::vector<std::string> sampleNames(std::span<const SamplePhotograph> photographs);

/// Where the images of a test set lie, relative to the study.
std::string sampleImageFolder(std::string_view testSet);

/// Fills a study that has no test sets: two test sets, annotations and the tasks of the catalogue, less the
/// photographs that are not among `images`. Errors: Invalid for a class that the study does not have; those
/// of writing. After an error the study is to be thrown away.
Result<SampleSummary> fillSampleStudy(StudyConnection& study, const SampleCatalogue& catalogue,
                                      std::span<const SampleImages> images);

}  // namespace vizsla
