// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "core/clock.h"
#include "core/result.h"

namespace CLI {
class App;
}

namespace vizsla {

/// What verbs need of the program.
struct VerbContext
{
    const Clock& clock;
    std::uint64_t seed = 0;
    std::filesystem::path dataFolder;
};

/// What the command line asks for, once it is read. Writes results to standard output.
struct ChosenVerb
{
    std::string name;
    std::function<Result<void>()> run;
};

/// Each adds its verb to the command line. When that verb is used, `chosen` is set while the line is read;
/// the context must live until it has run.
void addNewVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addSearchVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addClassesVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addImportVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addExportVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addScoreVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addRobustnessVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addCompareVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addMistakesVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addGroupVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addAnnotationsVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addAgreementVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addCandidatesVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addReviewVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addCheckVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addSampleVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addHelpVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addUnlockVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);

}  // namespace vizsla
