// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/sample/sample_study.h"

namespace CLI {
class App;
}

namespace vizsla {

/// What the verb `sample` is asked: the command line tells how it is used, the desktop program runs it.
struct SampleOptions
{
    std::string folder;  ///< empty: defaultSampleFolder()
    std::string stampsFolder = defaultStampsFolder;
    bool ifAbsent = false;
};

/// The verb without what it does. `options` must live while the line is read.
CLI::App* addSampleOptions(CLI::App& commandLine, SampleOptions& options);

}  // namespace vizsla
