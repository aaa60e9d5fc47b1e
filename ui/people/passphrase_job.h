// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <string>
#include <utility>

#include "core/people/passphrase.h"
#include "ui/work/background.h"

namespace vizsla {

/// What is to be done with passphrases.
struct PassphraseRequest
{
    /// The one that is asked for, with the hash that it must fit.
    struct Held
    {
        Held(Passphrase passphrase, std::string itsHash)
            : given(std::move(passphrase)),
              hash(std::move(itsHash))
        {}

        Passphrase given;
        std::string hash;
    };
    std::optional<Held> held;
    std::optional<Passphrase> chosen;  ///< to be hashed, once the held one is right
};

/// Checks and hashes on a thread of its own, as both take some tenths of a second on purpose. Ends with one
/// signal.
class PassphraseJob final : public QObject
{
    Q_OBJECT

public:
    explicit PassphraseJob(PassphraseRequest request, QObject* parent = nullptr);

    void start();

Q_SIGNALS:
    /// With the hash of the chosen one, if any.
    void right(const std::optional<std::string>& hash);
    void wrong();
    void failed(const QString& sentence);

private:
    /// None for a wrong passphrase.
    using Outcome = std::optional<std::optional<std::string>>;

    Result<Outcome> run() const;
    void end(const Result<Outcome>& outcome);

    const PassphraseRequest m_request;
    Background m_background;
};

}  // namespace vizsla
