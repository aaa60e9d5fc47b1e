// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "ui/people/passphrase_form.h"

namespace vizsla {

/// Sets a passphrase; changes or removes one, for who knows it.
class SetPassphraseDialog final : public PassphraseForm
{
    Q_OBJECT

public:
    /// Keeps the hash of the new passphrase, or that there is none; returns what went wrong, or an empty
    /// string.
    using Keep = std::function<QString(const std::optional<std::string>& hash)>;

    SetPassphraseDialog(const QString& title, const QString& text, std::optional<std::string> held, Keep keep,
                        std::shared_ptr<Throttle> tries, QWidget* parent = nullptr);

private:
    void submit() override;
    void succeed(const std::optional<std::string>& hash) override;
    void remove();
    PassphraseRequest request() const;

    std::optional<std::string> m_held;
    Keep m_keep;
    PassphraseEdit* m_current = nullptr;
    PassphraseEdit* m_new;
    PassphraseEdit* m_again;
};

}  // namespace vizsla
