// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <memory>
#include <vector>

#include "core/people/throttle.h"
#include "ui/people/passphrase_job.h"

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace vizsla {

class PassphraseEdit;
class Switch;

/// What dialogs about passphrases have in common: fields that can be shown, a word about Caps Lock, checking
/// while one waits, and the reason of a refusal. After several wrong ones it lets time pass before the next
/// try.
class PassphraseForm : public QDialog
{
    Q_OBJECT

public:
    ~PassphraseForm() override;

    void reject() override;

protected:
    /// `tries` outlasts the dialog, so that opening it again does not shorten the wait.
    PassphraseForm(const QString& title, const QString& text, const QString& acceptText,
                   std::shared_ptr<Throttle> tries, QWidget* parent);

    PassphraseEdit* addField(const char* name, const QString& label);
    /// A button beside the usual ones.
    QPushButton* addButton(const char* name, const QString& text);
    /// A quiet sentence below the fields.
    void addNote(const QString& text);
    void check(PassphraseRequest request);
    /// Says why, and selects what is to be typed again.
    void refuse(const QString& sentence, PassphraseEdit* field);

    /// The accept button, or Return.
    virtual void submit() = 0;
    virtual void succeed(const std::optional<std::string>& hash) = 0;

private:
    void enableInput(bool on);
    void endJob();
    void showWrong();
    void showWait();
    void showCapsLock(bool on);

    std::shared_ptr<Throttle> m_tries;
    std::unique_ptr<PassphraseJob> m_job;
    bool m_leaves = false;  ///< as soon as the job has ended
    std::vector<PassphraseEdit*> m_fields;
    std::vector<QPushButton*> m_actions;
    QVBoxLayout* m_rows;
    Switch* m_show;
    QLabel* m_hint;  ///< of Caps Lock, or that it is checking
    QLabel* m_problem;
    QDialogButtonBox* m_buttons;
    QTimer* m_countdown;
};

}  // namespace vizsla
