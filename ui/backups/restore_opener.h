// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "core/clock.h"
#include "core/result.h"
#include "ui/dialogs/coordinator_gate.h"

class QAction;
class QWidget;

namespace vizsla {

class FileChooser;
class RestoreDialog;
class StudyFile;

/// The ways into the restore dialog of a window: its action, for the open study, and a study that could not
/// be opened.
class RestoreOpener final : public QObject
{
    Q_OBJECT

public:
    RestoreOpener(QWidget& window, FileChooser& files, const Clock& clock, CoordinatorGate gate);
    /// The dialog goes with it.
    ~RestoreOpener() override;

    QAction* action() const { return m_action; }
    /// The open study, or none. A dialog over the former one goes, unless it is what closes the study.
    void setStudy(const StudyFile* study);
    /// Whether there is anything to be offered to whom this study could not be opened for this reason.
    static bool helps(const QString& study, ErrorKind reason);
    /// For a study that is not open here.
    void openFor(const QString& study);

Q_SIGNALS:
    void aboutToOpen();
    /// The open study must be closed before this returns.
    void closeWanted();
    void studyWanted(const QString& file);
    /// After the study was opened again.
    void restored(const QString& sentence);

private:
    QString reasonAgainst() const;
    void openForStudy();

    QWidget& m_window;
    FileChooser& m_files;
    const Clock& m_clock;
    QAction* m_action;
    CoordinatorGate m_asCoordinator;
    const StudyFile* m_study = nullptr;
    bool m_isClosing = false;
    QPointer<RestoreDialog> m_dialog;
};

}  // namespace vizsla
