// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/passphrase_dialog.h"

#include "ui/people/passphrase_edit.h"

namespace vizsla {

PassphraseDialog::PassphraseDialog(const QString& title, const QString& text, std::string hash,
                                   std::shared_ptr<Throttle> tries, QWidget* parent)
    : PassphraseForm(title, text, tr("Unlock"), std::move(tries), parent),
      m_hash(std::move(hash)),
      m_passphrase(addField("passphrase", tr("Passphrase")))
{
    m_passphrase->setFocus();
}

void PassphraseDialog::submit()
{
    PassphraseRequest request;
    request.held.emplace(m_passphrase->passphrase(), m_hash);
    check(std::move(request));
}

void PassphraseDialog::succeed(const std::optional<std::string>&)
{
    accept();
}

}  // namespace vizsla
