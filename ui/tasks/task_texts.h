// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/labeling/task_images.h"
#include "core/study/task.h"

namespace vizsla {

/// "100 imagenet + 80 of 100 imagenetv2 = 180 images, 18 parts"
/// "0 of 20,000 images have files: add them with File › Import…"; empty where all have.
QString filesText(int present, int count);
QString chosenText(const TaskImages& images, int partSize);
/// "the sealed test “Expert”"
QString sealedTestsText(const std::vector<std::string>& tests);

/// "90 s", "20 min"
QString limitText(Micros limit);

/// The rules that the coordinator changed: "60 s an image · no pauses"; empty
/// without any.
QString rulesText(const Task& task);

/// "results sealed", "results open since 25 Nov 2026"; empty for training.
QString resultsText(const Task& task, bool isSealed);

}  // namespace vizsla
