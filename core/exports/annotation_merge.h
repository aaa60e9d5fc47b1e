// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/formats/class_codes.h"
#include "core/formats/multilabel_json.h"
#include "core/formats/real_json.h"
#include "core/imports/names_in_study.h"

namespace vizsla {

/// What the study has of one image.
struct ImageNow
{
    MultiLabelAnnotation annotation;  ///< what holds
    /// The source has rulings on it: what the file says of other classes that the study knows is no longer
    /// so. Otherwise only what was ruled here differs from the file.
    bool isInSource = false;
};

/// Puts what holds into what a file says of an image. What says the same already stands as it came, a class
/// that is named twice included. Returns whether anything changed.
bool mergeImage(const ImageNow& now, const KnownClasses& classes, MultiLabelFile::Image& image);
/// The same for an entry of ReaL, of which all classes are known.
bool mergeEntry(const ImageNow& now, const ClassCodes& codes, std::vector<ClassIndex>& entry);

}  // namespace vizsla
