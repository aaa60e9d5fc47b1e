// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/verb.h"

namespace CLI {
class App;
}

namespace vizsla {

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
void addHelpVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);
void addUnlockVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);

}  // namespace vizsla
