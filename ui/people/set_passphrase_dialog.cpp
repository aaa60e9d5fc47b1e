// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/set_passphrase_dialog.h"

#include <QPushButton>

#include "ui/people/passphrase_edit.h"
#include "ui/widgets/labels.h"

namespace vizsla {

SetPassphraseDialog::SetPassphraseDialog(const QString& title, const QString& text,
                                         std::optional<std::string> held, Keep keep,
                                         std::shared_ptr<Throttle> tries, QWidget* parent)
    : PassphraseForm(title, text, held ? tr("Change") : tr("Set"), std::move(tries), parent),
      m_held(std::move(held)),
      m_keep(std::move(keep)),
      m_current(m_held ? addField("current", tr("Present passphrase")) : nullptr),
      m_new(addField("new", m_held ? tr("New passphrase") : tr("Passphrase"))),
      m_again(addField("again", tr("The same again")))
{
    if (m_held) {
        auto* remove = addButton("remove", tr("Remove"));
        remove->setToolTip(tr("Nobody will be asked any more"));
        connect(remove, &QPushButton::clicked, this, &SetPassphraseDialog::remove);
    }
    addNote(
        tr("At least %1 characters; several words are best. A forgotten one cannot be found out, but whoever "
           "keeps the study file can remove it (vizsla unlock).")
            .arg(shortestPassphrase));
    (m_current ? m_current : m_new)->setFocus();
}

PassphraseRequest SetPassphraseDialog::request() const
{
    PassphraseRequest request;
    if (m_held)
        request.held.emplace(m_current->passphrase(), *m_held);
    return request;
}

void SetPassphraseDialog::submit()
{
    Passphrase chosen = m_new->passphrase();
    if (const auto checked = checkPassphrase(chosen); !checked) {
        refuse(toQString(checked.error().message), m_new);
        return;
    }
    if (chosen.text() != m_again->passphrase().text()) {
        refuse(tr("The two are not the same."), m_again);
        return;
    }
    PassphraseRequest wanted = request();
    wanted.chosen.emplace(std::move(chosen));
    check(std::move(wanted));
}

void SetPassphraseDialog::remove()
{
    check(request());
}

void SetPassphraseDialog::succeed(const std::optional<std::string>& hash)
{
    if (const QString problem = m_keep(hash); !problem.isEmpty())
        refuse(problem, m_new);
    else
        accept();
}

}  // namespace vizsla
