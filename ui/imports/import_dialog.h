// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <memory>

#include "core/imports/run_import.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace vizsla {

class FileChooser;
class ImportForm;
class ImportJob;
class ImportPlanner;
class ImportProgress;
class ImportReportView;
class MessageBar;
class StudyFile;

/// Imports into a study: what is chosen, how far it is, what came of it. What fails or is cancelled stays
/// chosen, to be mended.
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The study can be written, and outlives the dialog.
    ImportDialog(StudyFile& study, FileChooser& files, QWidget* parent = nullptr);
    /// Cancels a running import, and waits.
    ~ImportDialog() override;

    void propose(const Importer& importer);
    /// Not while an import is running.
    void setFiles(const QStringList& files);
    bool isRunning() const { return m_job != nullptr; }

    /// Cancels a running import; without one it closes.
    void reject() override;

Q_SIGNALS:
    /// Something is in the study that was not.
    void imported();

private:
    QWidget* buildChoice(FileChooser& files);
    void connectPages();
    void connectPlanner();
    void readStudy();
    void showMissing();
    void showChoice();
    void planAgain();
    void start();
    void cancel();
    void showReport(const ImportReport& report);
    void showFailure(const QString& sentence);
    void endJob();

    StudyFile& m_study;
    ImportPlanner* m_planner;
    MessageBar* m_message;
    QStackedWidget* m_stack;
    ImportForm* m_form;
    QLabel* m_missing;
    QPushButton* m_import;
    QWidget* m_choice;
    ImportProgress* m_progress;
    ImportReportView* m_report;
    QString m_what;  ///< the import that is or was running
    std::unique_ptr<ImportJob> m_job;
};

}  // namespace vizsla
