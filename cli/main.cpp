// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <string>

#include "cli/desktop.h"
#include "cli/verbs/verb.h"
#include "command/command_line.h"
#include "command/log.h"
#include "command/sample_options.h"
#include "command/standard_streams.h"
#include "core/clock.h"
#include "core/folders.h"
#include "core/store/private_copy.h"
#include "core/uuid.h"

namespace {

namespace fs = std::filesystem;
using namespace vizsla;

constexpr const char* kDescription =
    "Vizsla trains people to label images, runs their labeling sessions and scores them.\n"
    "Without a verb it opens its window.";

/// A bare word that no file is called. What looks like a path is left to the window, which says what is
/// wrong.
bool isMistakenForVerb(const fs::path& study)
{
    std::error_code unknown;
    return !study.empty() && !study.has_parent_path() && !study.has_extension() &&
           !fs::exists(study, unknown);
}

/// `sample` is read, so that its help and wrong usage need no Qt, but leaves `chosen` empty.
void addVerbs(CLI::App& commandLine, const VerbContext& context, SampleOptions& sample, ChosenVerb& chosen)
{
    for (const auto add : {addNewVerb, addSearchVerb, addClassesVerb, addImportVerb, addExportVerb,
                           addScoreVerb, addRobustnessVerb, addCompareVerb, addMistakesVerb, addGroupVerb,
                           addCandidatesVerb, addReviewVerb, addAgreementVerb, addAnnotationsVerb})
        add(commandLine, context, chosen);
    addSampleOptions(commandLine, sample);
    for (const auto add : {addUnlockVerb, addCheckVerb, addHelpVerb})
        add(commandLine, context, chosen);
}

}  // namespace

int main(int argc, char** argv)
{
    holdStandardStreams();
    std::ios::sync_with_stdio(false);
    const SystemClock clock;
    const fs::path folder = executableFolder(argv[0]);
    const VerbContext context{clock, randomSeed(), dataFolder(folder)};

    CLI::App commandLine(kDescription, "vizsla");
    std::string study;
    prepareCommandLine(commandLine, study);
    SampleOptions sample;
    ChosenVerb chosen;
    addVerbs(commandLine, context, sample, chosen);
    try {
        commandLine.parse(argc, argv);
        if (isMistakenForVerb(study))
            throw CLI::ValidationError("there is neither a verb nor a study called " + study);
    } catch (const CLI::ParseError& error) {
        return exitStatusOf(commandLine, error);
    }
    // The window and the sample need Qt. Before the log is opened, which the desktop program opens itself.
    if (!chosen.run) {
        const Error error = becomeDesktop(folder, argv);
        std::cerr << "vizsla: " << error.message << '\n';
        return Failed;
    }
    setUpLog(userStateFolder());
    PrivateCopy::removeLeftOvers();
    return runVerb(chosen);
}
