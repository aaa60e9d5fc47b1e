// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/sample_options.h"

#include <CLI/CLI.hpp>

#include "core/folders.h"

namespace vizsla {

CLI::App* addSampleOptions(CLI::App& commandLine, SampleOptions& options)
{
    CLI::App* verb = commandLine.add_subcommand("sample", "Make a sample study to try everything out");
    verb->add_option("FOLDER", options.folder,
                     "Where to make it (default " + defaultSampleFolder().string() + ")")
        ->type_name("");
    verb->add_option("--stamps", options.stampsFolder,
                     "Tux Paint's stamps (default " + options.stampsFolder + ")")
        ->type_name("FOLDER");
    verb->add_flag("--if-absent", options.ifAbsent, "Do nothing when it is there already");
    return verb;
}

}  // namespace vizsla
