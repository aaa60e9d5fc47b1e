// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/measure_options.h"
#include "cli/verbs/read_study.h"
#include "core/store/labeler_repository.h"
#include "core/store/passphrase_repository.h"
#include "core/store/study_file.h"

namespace vizsla {

namespace {

struct UnlockOptions
{
    std::string study;
    std::string labeler;
    bool isCoordinator = false;
};

Result<PassphraseHolder> holderOf(StudyFile& study, const UnlockOptions& options)
{
    if (options.isCoordinator)
        return PassphraseHolder{};
    return LabelerRepository(study).all().and_then(
        [&](const std::vector<Labeler>& labelers) -> Result<PassphraseHolder> {
            const auto found = std::ranges::find(labelers, options.labeler, &Labeler::name);
            if (found == labelers.end())
                return failure(ErrorKind::NotFound, "There is no labeler called " + options.labeler + " in " +
                                                        options.study + ".");
            return PassphraseHolder{found->id};
        });
}

Result<void> removePassphrase(StudyFile& study, const PassphraseHolder& holder, const UnlockOptions& options)
{
    const std::string whose = holder.isCoordinator() ? "The coordinator" : options.labeler;
    const auto hash = TRY(PassphraseRepository(study).hash(holder));
    if (!hash) {
        std::cout << whose << " has no passphrase.\n";
        return {};
    }
    return PassphraseRepository(study).setHash(holder, std::nullopt).map([&] {
        std::cout << whose << " has no passphrase any more.\n";
    });
}

Result<void> unlock(const UnlockOptions& options, const VerbContext& context)
{
    auto study = TRY(StudyFile::open(options.study, context.clock, context.seed));
    printNotices(*study);
    if (study->isReadOnly())
        return failure(ErrorKind::ReadOnly, study->whyReadOnly() + "; nothing was changed.");
    return holderOf(*study, options).and_then([&](const PassphraseHolder& holder) {
        return removePassphrase(*study, holder, options);
    });
}

}  // namespace

void addUnlockVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] =
        addVerb(commandLine, "unlock", "Remove a forgotten passphrase", unlock, context, chosen);
    addStudyOption(verb, options.study);
    auto* whose = verb.add_option_group("whose", "Whose passphrase");
    whose->add_option("--labeler", options.labeler, "That of the labeler with this name")
        ->check([](const std::string& name) { return name.empty() ? "expected a name" : ""; }, "")
        ->type_name("NAME");
    whose->add_flag("--coordinator", options.isCoordinator, "The coordinator's");
    whose->require_option(1);
}

}  // namespace vizsla
