// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "core/study/annotation.h"

namespace vizsla {

class PickleDocument;

/// One classifier's label of one image, as published.
struct HumanAccuracyAnswer
{
    std::string image;
    std::string wnid;
    /// As a whole duration they lie `*endedAt - *startedAt` apart, days included. Times without a zone are
    /// taken as UTC.
    std::optional<UtcTime> startedAt;
    std::optional<UtcTime> endedAt;
};

struct HumanAccuracyClassifier
{
    std::string name;
    std::vector<HumanAccuracyAnswer> answers;  ///< one an image, in the order of the file
};

struct HumanAccuracyImage
{
    std::string id;  ///< empty where the file gives none
    bool problematic = false;
    std::string problem;                     ///< the file's words where it says more than yes or no
    std::string assignedWnid;                ///< empty where the file gives none
    MultiLabelAnnotation annotation;         ///< as the file has it, a class twice where it names it twice
    MultiLabelAnnotation initialAnnotation;  ///< before the experts reviewed
};

/// Classes below a node of the hierarchy, as the authors named it: {"organism", "dog"}.
struct HumanAccuracySlice
{
    std::vector<std::string> path;
    std::vector<std::string> wnids;
};

/// What human_accuracy.pickle of "Evaluating Machine Accuracy on ImageNet" (Shankar et al., ICML 2020) holds.
struct HumanAccuracyStudy
{
    std::vector<std::string> labeledImages;
    std::vector<HumanAccuracyClassifier> classifiers;
    std::map<std::string, HumanAccuracyImage, std::less<>> images;
    std::vector<HumanAccuracySlice> slices;
    /// `all_candidates`: the images that are of ImageNetV2, as the authors' script tells them from
    /// ImageNet's.
    std::vector<std::string> candidateImages;
    /// A sentence each on what was left out or taken for granted, with counts.
    std::vector<std::string> notes;
};

/// Any part may be missing. Errors: those of readPickle(); Invalid where the file is no dict with at least
/// one of the study's parts.
Result<HumanAccuracyStudy> readHumanAccuracyPickle(std::string bytes, std::string_view name);
Result<HumanAccuracyStudy> readHumanAccuracyPickle(const std::filesystem::path& path);

/// The same from a pickle that is read already.
Result<HumanAccuracyStudy> humanAccuracyStudy(const PickleDocument& pickle, std::string_view name);

}  // namespace vizsla
