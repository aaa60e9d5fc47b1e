// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include "ui/dialogs/coordinator_gate.h"

namespace vizsla {

class StudyFile;
class StudyLocks;
class StudyPages;

/// Who is labeling; its menu chooses another labeler, adds one, renames, and locks.
class LabelerButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit LabelerButton(CoordinatorGate gate, QWidget* parent = nullptr);

    /// The open study, all three or none; without it the button is hidden.
    void setPages(StudyPages* pages, StudyFile* study, StudyLocks* locks);
    /// Shows the labeler whom the pages have now.
    void showLabeler();
    /// Once the coordinator's passphrase is given, if there is one.
    void addLabeler();

Q_SIGNALS:
    /// Its size may be another.
    void labelerShown();

private:
    void fillMenu();
    void addLabelers();
    void addPassphraseActions();
    void openAddDialog();
    void renameLabeler();
    void openRenameDialog();
    QString shownName() const;

    CoordinatorGate m_asCoordinator;
    StudyPages* m_pages = nullptr;
    StudyFile* m_study = nullptr;
    StudyLocks* m_locks = nullptr;
};

}  // namespace vizsla
