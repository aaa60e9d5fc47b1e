// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QPointer>
#include <functional>
#include <memory>
#include <optional>

#include "core/people/throttle.h"
#include "core/store/passphrase_repository.h"

namespace vizsla {

class StudyFile;

/// What one passphrase of an open study keeps locked. It is asked for once, and again after lock().
class PassphraseLock : public QObject
{
    Q_OBJECT

public:
    /// Its dialog goes with it.
    ~PassphraseLock() override;

    /// Whether there is a passphrase. Where the study cannot be read there might be one.
    bool isSet() const;
    bool isUnlocked() const { return m_isUnlocked || !isSet(); }
    void lock();
    /// Does it at once if nothing is locked, and else once the passphrase was given; never if it is not, or
    /// if the asker is gone.
    void run(QWidget* asker, std::function<void()> action);
    /// Lets the passphrase be set, changed or removed.
    void openSetDialog(QWidget* asker);

Q_SIGNALS:
    /// There is a passphrase or no longer; it was given, or is needed again.
    void changed();
    void failed(const QString& sentence);

protected:
    struct Texts
    {
        QString toUnlock;
        QString whatIsLocked;
        QString toSet;
        QString whatItIsFor;
    };

    PassphraseLock(StudyFile& study, PassphraseHolder holder, QObject* parent);
    StudyFile& study() const { return m_study; }
    const PassphraseHolder& holder() const { return m_holder; }
    /// Errors: what the texts name cannot be read, or is gone.
    virtual Result<Texts> texts() const = 0;

private:
    void openDialog(const std::function<QDialog*(const Texts&)>& make);
    QString keep(const std::optional<std::string>& hash);
    void setUnlocked(bool on);

    StudyFile& m_study;
    PassphraseHolder m_holder;
    bool m_isUnlocked = false;
    std::shared_ptr<Throttle> m_tries;
    QPointer<QDialog> m_dialog;
};

}  // namespace vizsla
