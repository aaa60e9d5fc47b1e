// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/passphrase_lock.h"

#include "core/store/study_file.h"
#include "ui/people/passphrase_dialog.h"
#include "ui/people/set_passphrase_dialog.h"
#include "ui/widgets/labels.h"

namespace vizsla {

PassphraseLock::PassphraseLock(StudyFile& study, PassphraseHolder holder, QObject* parent)
    : QObject(parent),
      m_study(study),
      m_holder(std::move(holder)),
      m_tries(std::make_shared<Throttle>(study.clock()))
{}

PassphraseLock::~PassphraseLock()
{
    delete m_dialog;
}

bool PassphraseLock::isSet() const
{
    const auto hash = PassphraseRepository(m_study).hash(m_holder);
    return !hash || hash->has_value();
}

void PassphraseLock::setUnlocked(bool on)
{
    m_isUnlocked = on;
    Q_EMIT changed();
}

void PassphraseLock::lock()
{
    setUnlocked(false);
}

void PassphraseLock::run(QWidget* asker, std::function<void()> action)
{
    if (isUnlocked()) {
        action();
        return;
    }
    const auto hash = PassphraseRepository(m_study).hash(m_holder);
    if (!hash) {
        Q_EMIT failed(toQString(hash.error().message));
        return;
    }
    if (!*hash) {
        action();
        return;
    }
    openDialog([&](const Texts& said) {
        return new PassphraseDialog(said.toUnlock, said.whatIsLocked, **hash, m_tries, asker->window());
    });
    if (!m_dialog)
        return;
    connect(m_dialog, &QDialog::accepted, this, [this] { setUnlocked(true); });
    connect(m_dialog, &QDialog::accepted, asker, std::move(action));
}

void PassphraseLock::openSetDialog(QWidget* asker)
{
    auto hash = PassphraseRepository(m_study).hash(m_holder);
    if (!hash) {
        Q_EMIT failed(toQString(hash.error().message));
        return;
    }
    openDialog([&](const Texts& said) {
        return new SetPassphraseDialog(
            said.toSet, said.whatItIsFor, std::move(*hash),
            [this](const std::optional<std::string>& chosen) { return keep(chosen); }, m_tries,
            asker->window());
    });
}

/// There is none where its texts cannot be read.
void PassphraseLock::openDialog(const std::function<QDialog*(const Texts&)>& make)
{
    delete m_dialog;
    const auto said = texts();
    if (!said) {
        Q_EMIT failed(toQString(said.error().message));
        return;
    }
    m_dialog = make(*said);
    m_dialog->open();
}

/// Who has just set it need not give it again.
QString PassphraseLock::keep(const std::optional<std::string>& hash)
{
    if (const auto kept = PassphraseRepository(m_study).setHash(m_holder, hash); !kept)
        return toQString(kept.error().message);
    setUnlocked(true);
    return {};
}

}  // namespace vizsla
