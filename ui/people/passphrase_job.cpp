// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/passphrase_job.h"

#include "ui/widgets/labels.h"

namespace vizsla {

PassphraseJob::PassphraseJob(PassphraseRequest request, QObject* parent)
    : QObject(parent),
      m_request(std::move(request))
{}

void PassphraseJob::start()
{
    m_background.run([this](const Progress&) { return run(); },
                     [this](const Result<Outcome>& outcome) { end(outcome); });
}

Result<PassphraseJob::Outcome> PassphraseJob::run() const
{
    if (const auto& held = m_request.held) {
        const auto isRight = TRY(verifyPassphrase(held->given, held->hash));
        if (!isRight)
            return Outcome();
    }
    if (!m_request.chosen)
        return Outcome(std::in_place, std::nullopt);
    return hashPassphrase(*m_request.chosen).map([](const std::string& hash) {
        return Outcome(std::in_place, hash);
    });
}

void PassphraseJob::end(const Result<Outcome>& outcome)
{
    if (!outcome)
        Q_EMIT failed(toQString(outcome.error().message));
    else if (*outcome)
        Q_EMIT right(**outcome);
    else
        Q_EMIT wrong();
}

}  // namespace vizsla
