// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "core/imports/run_import.h"
#include "ui/dialogs/coordinator_gate.h"

class QAction;
class QDropEvent;

namespace vizsla {

class FileChooser;
class ImportDialog;
class StudyFile;

/// The ways into the import dialog of a window: its action, pages that ask for it, and files that are
/// dropped.
class ImportOpener final : public QObject
{
    Q_OBJECT

public:
    ImportOpener(QWidget& window, FileChooser& files, CoordinatorGate gate);
    /// The dialog goes with it.
    ~ImportOpener() override;

    QAction* action() const { return m_action; }
    /// The open study, or none. A dialog over the former one goes, its import cancelled.
    void setStudy(StudyFile* study);
    void open(const Importer* importer = nullptr);
    /// A study among the files is opened, others are proposed for import.
    void take(const QStringList& files);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void aboutToOpen();
    /// Something is in the study that was not.
    void imported();
    void studyWanted(const QString& file);
    void refused(const QString& reason);

private:
    QString reasonAgainst() const;
    void whenAllowed(std::function<void()> action);
    ImportDialog* dialog();
    void offer(QDropEvent* event, bool isDropped);

    QWidget& m_window;
    FileChooser& m_files;
    QAction* m_action;
    StudyFile* m_study = nullptr;
    CoordinatorGate m_asCoordinator;
    QPointer<ImportDialog> m_dialog;
};

}  // namespace vizsla
