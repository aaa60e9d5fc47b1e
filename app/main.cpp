// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <string>

#include "app/application.h"
#include "app/log.h"
#include "app/verbs/usage.h"
#include "app/verbs/verb.h"
#include "core/clock.h"
#include "core/folders.h"
#include "core/store/private_copy.h"
#include "core/uuid.h"

namespace {

namespace fs = std::filesystem;
using namespace vizsla;

enum ExitStatus { Done = 0, Failed = 1, WrongUsage = 2 };

constexpr const char* kDescription =
    "Vizsla trains people to label images, runs their labeling sessions and scores them.\n"
    "Without a verb it opens its window.";

/// Asked of the system and not of Qt, which verbs do without.
fs::path executableFolder(const char* calledAs)
{
    std::error_code error;
    const fs::path file = fs::read_symlink("/proc/self/exe", error);
    return (error ? fs::absolute(calledAs, error) : file).parent_path();
}

/// A bare word that no file is called. What looks like a path is left to the window, which says what is
/// wrong.
bool isMistakenForVerb(const fs::path& study)
{
    std::error_code unknown;
    return !study.empty() && !study.has_parent_path() && !study.has_extension() &&
           !fs::exists(study, unknown);
}

int runVerb(const ChosenVerb& verb)
{
    const Result<void> done = verb.run();
    std::cout.flush();
    const bool isWritten = std::cout.good();
    spdlog::info("verb {}: {}", verb.name, done && isWritten ? "done" : "failed");
    if (!done)
        std::cerr << "vizsla: " << done.error().message << '\n';
    else if (!isWritten)
        std::cerr << "vizsla: the output could not be written\n";
    return done && isWritten ? Done : Failed;
}

}  // namespace

int main(int argc, char** argv)
{
    std::ios::sync_with_stdio(false);
    const SystemClock clock;
    const VerbContext context{clock, randomSeed(), dataFolder(executableFolder(argv[0]))};

    CLI::App commandLine(kDescription, "vizsla");
    commandLine.formatter(std::make_shared<UsageFormatter>());
    commandLine.set_version_flag("--version", "vizsla " VIZSLA_VERSION);
    std::string study;
    commandLine.add_option("STUDY", study, "The study to open")->type_name("");
    ChosenVerb chosen;
    for (const auto add :
         {addNewVerb, addSearchVerb, addClassesVerb, addImportVerb, addExportVerb, addScoreVerb,
          addRobustnessVerb, addCompareVerb, addMistakesVerb, addGroupVerb, addCandidatesVerb, addReviewVerb,
          addAgreementVerb, addAnnotationsVerb, addSampleVerb, addUnlockVerb, addCheckVerb, addHelpVerb})
        add(commandLine, context, chosen);
    commandLine.require_subcommand(0, 1);
    commandLine.failure_message(wrongUsage);
    try {
        commandLine.parse(argc, argv);
        if (chosen.run && !study.empty())
            throw CLI::ExtrasError({study});
        if (isMistakenForVerb(study))
            throw CLI::ValidationError("there is neither a verb nor a study called " + study);
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
