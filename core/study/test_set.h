// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/study/ids.h"

namespace vizsla {

/// A named set of images with an assigned class each.
struct TestSet
{
    TestSetId id;
    std::string name;
    std::string description;
    /// Where the image files lie: absolute, or relative to the folder of the study file.
    std::string imageFolder;
    int imageCount = 0;
};

struct Image
{
    ImageId id;
    TestSetId testSetId;
    /// The name the test set gives it, e.g. ILSVRC2012_val_00000001.
    std::string name;
    /// Absolute once read from a study.
    std::filesystem::path file;
    /// Images made from one photograph share this, so that none is shown as an example for another.
    std::string photograph;
    /// The class that the test set gives it.
    std::string assignedWnid;
    bool problematic = false;
};

}  // namespace vizsla
