// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <string>

#include "app/application.h"
#include "app/sample.h"
#include "command/command_line.h"
#include "command/log.h"
#include "command/standard_streams.h"
#include "core/clock.h"
#include "core/folders.h"
#include "core/store/private_copy.h"
#include "core/uuid.h"

using namespace vizsla;

int main(int argc, char** argv)
{
    holdStandardStreams();
    const SystemClock clock;
    const VerbContext context{clock, randomSeed(), dataFolder(executableFolder(argv[0]))};

    CLI::App commandLine("Opens the window of Vizsla. `vizsla --help` lists what works without one.",
                         "vizsla-desktop");
    std::string study;
    prepareCommandLine(commandLine, study);
    ChosenVerb chosen;
    addSampleVerb(commandLine, context, chosen);
    try {
        commandLine.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return commandLine.exit(error) == 0 ? Done : WrongUsage;
    }
    setUpLog(userStateFolder());
    PrivateCopy::removeLeftOvers();
    if (chosen.run)
        return runVerb(chosen);

    ApplicationOptions options{std::nullopt, sampleStudyFile(defaultSampleFolder()), context.dataFolder};
    if (!study.empty())
        options.study = study;
    return runApplication(options, argc, argv);
}
