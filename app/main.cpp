// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/sample.h"
#include "command/desktop_line.h"
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

    const auto line = readDesktopLine(argc, argv);
    if (!line)
        return line.error();
    setUpLog(userStateFolder());
    PrivateCopy::removeLeftOvers();
    if (line->sample)
        return runVerb({"sample", [&] { return makeSampleStudy(*line->sample, context); }});

    ApplicationOptions options{std::nullopt, sampleStudyFile(defaultSampleFolder()), context.dataFolder};
    if (!line->study.empty())
        options.study = line->study;
    return runApplication(options, argc, argv);
}
