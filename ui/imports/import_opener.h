// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <functional>

#include "core/imports/run_import.h"

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
    ImportOpener(QWidget& window, FileChooser& files);
    /// The dialog goes with it.
    ~ImportOpener() override;

    /// Lets an action happen, at once or after a passphrase.
    using Gate = std::function<void(std::function<void()> action)>;

    QAction* action() const { return m_action; }
    /// What stands before the dialog; without one it opens at once.
    void setGate(Gate gate) { m_gate = std::move(gate); }
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
    Gate m_gate;
    QPointer<ImportDialog> m_dialog;
};

}  // namespace vizsla
