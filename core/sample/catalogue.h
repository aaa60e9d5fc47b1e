// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/study/task.h"

namespace vizsla {

/// One photograph of the sample study: a cut-out of Tux Paint's stamps and what it shows.
struct SamplePhotograph
{
    /// The PNG file, relative to the folder of the stamps, with "/" between folders.
    std::string file;
    std::string assignedWnid;
    std::vector<std::string> correct;
    std::vector<std::string> wrong;
    std::vector<std::string> unclear;
    /// How the ruling was come to.
    std::string note;
};

struct SampleTask
{
    std::string name;
    std::string description;
    Mode mode = Mode::Training;
    int partSize = 10;
    /// Names out of sampleTestSets.
    std::vector<std::string> testSets;
    /// Files of photographs in the catalogue.
    std::vector<std::string> photographs;
    bool guideAllowed = true;
};

/// What the sample study is made of.
struct SampleCatalogue
{
    std::vector<SamplePhotograph> photographs;
    std::vector<SampleTask> tasks;
};

/// The photographs as they are, and each of them made harder in one way.
inline constexpr std::string_view kPlainTestSet = "stamps";
inline constexpr std::string_view kShiftedTestSet = "stamps_shifted";

/// Reads photographs.csv and tasks.json of a folder.
/// Errors: NotFound for a missing file; Invalid with the place and what was expected there; Io.
Result<SampleCatalogue> readSampleCatalogue(const std::filesystem::path& folder);

/// Reads CSV with the header `file,assigned,correct,wrong,unclear,note`; classes are wnids with blanks
/// between them. `name` is how errors call the file.
Result<std::vector<SamplePhotograph>> readSamplePhotographs(std::istream& input, std::string_view name);

/// Reads a JSON list of tasks. Their photographs must be among those given.
Result<std::vector<SampleTask>> readSampleTasks(std::istream& input, std::string_view name,
                                                const std::vector<SamplePhotograph>& photographs);

}  // namespace vizsla
