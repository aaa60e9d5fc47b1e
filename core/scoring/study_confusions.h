// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/progress.h"
#include "core/result.h"
#include "core/study/predictions.h"

namespace vizsla {

class StudyConnection;

/// How often two classes were taken for each other in a study, in either direction.
struct StudyConfusion
{
    ClassIndex first = noClass;  ///< the smaller
    ClassIndex second = noClass;
    int labelers = 0;    ///< who took one for the other at least once
    int answers = 0;     ///< of theirs
    int models = 0;      ///< that did so at least once
    int sureModels = 0;  ///< on two images or more: one odd photograph may fool all
    int images = 0;    ///< on which one of them or more did; not counted beyond StudyConfusions::enoughImages
    int asSecond = 0;  ///< predictions of the second on images of the first
    int asFirst = 0;   ///< the other way

    int predictions() const { return asSecond + asFirst; }

    bool operator==(const StudyConfusion&) const = default;
};

struct StudyConfusions
{
    /// On fewer images than this models say nothing.
    static constexpr int enoughImages = 3;

    /// Those of labelers, and those of models on enough images; by first, then second.
    std::vector<StudyConfusion> pairs;
    int models = 0;                  ///< with predictions
    std::vector<int> predictionsOn;  ///< by class: of all models, on the images of the class that count

    /// Null where there is none. In any order of the two.
    const StudyConfusion* find(ClassIndex one, ClassIndex other) const;
    /// Those that a class is in, in no particular order.
    std::vector<StudyConfusion> of(ClassIndex label) const;
};

/// Counts the first answers of labelers and the first predictions of models that are neither the assigned
/// class nor another that was ruled correct or unclear. An image that is problematic or without a class does
/// not count, nor one of which other classes were ruled correct or unclear, and the assigned one not correct.
///
/// What is withheld from anybody does not count: answers in tests whose results are not opened, and images
/// that are in one (WithheldImages), also by models and in other tasks. What is counted here must not be
/// shown in a test nevertheless: it is of images of this study.
///
/// For a thread of its own with a connection of its own: 67 models on 30,000 images take about a second.
/// Errors: Cancelled; those of reading.
Result<StudyConfusions> countStudyConfusions(StudyConnection& study, const Progress& progress = {});

}  // namespace vizsla
