// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/result.h"
#include "core/study/ids.h"

namespace vizsla {

class StudyConnection;

/// Whose passphrase: a labeler's, or the coordinator's.
struct PassphraseHolder
{
    LabelerId labelerId;  ///< empty for the coordinator

    bool isCoordinator() const { return labelerId.empty(); }
};

/// The hashes of the passphrases in a study; see hashPassphrase().
class PassphraseRepository
{
public:
    explicit PassphraseRepository(StudyConnection& study) : m_study(study) {}

    /// None without a passphrase.
    Result<std::optional<std::string>> hash(const PassphraseHolder& holder) const;
    Result<void> setHash(const PassphraseHolder& holder, const std::optional<std::string>& hash);

private:
    StudyConnection& m_study;
};

}  // namespace vizsla
