// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/people/passphrase_form.h"

namespace vizsla {

/// Asks for a passphrase, and is accepted once it is right.
class PassphraseDialog final : public PassphraseForm
{
    Q_OBJECT

public:
    PassphraseDialog(const QString& title, const QString& text, std::string hash,
                     std::shared_ptr<Throttle> tries, QWidget* parent = nullptr);

private:
    void submit() override;
    void succeed(const std::optional<std::string>& hash) override;

    std::string m_hash;
    PassphraseEdit* m_passphrase;
};

}  // namespace vizsla
