// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/imports/run_import.h"
#include "ui/dialogs/job_dialog.h"

class QLabel;
class QPushButton;

namespace vizsla {

class FileChooser;
class ImportForm;
class ImportJob;
class ImportPlanner;
class ImportProgress;
class ImportReportView;
class StudyFile;

/// Imports into a study: what is chosen, how far it is, what came of it. What fails or is cancelled stays
/// chosen, to be mended.
class ImportDialog final : public JobDialog
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
    bool isRunning() const override { return m_job != nullptr; }

Q_SIGNALS:
    /// Something is in the study that was not.
    void imported();

protected:
    /// Files of a plan that failed may have been mended meanwhile.
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildChoice(FileChooser& files);
    void connectPages();
    void connectPlanner();
    void readStudy();
    void showMissing();
    void showChoice();
    void planAgain();
    void setRefusal(const QString& sentence);
    void start();
    void cancel() override;
    void showReport(const ImportReport& report);
    void showFailure(const QString& sentence);
    void endJob();

    StudyFile& m_study;
    ImportPlanner* m_planner;
    ImportForm* m_form;
    QLabel* m_missing;
    QPushButton* m_import;
    QString m_refusal;  ///< why the import as it is chosen would fail; empty if that is not known
    QWidget* m_choice;
    ImportProgress* m_progress;
    ImportReportView* m_report;
    QString m_what;  ///< the import that is or was running
    std::unique_ptr<ImportJob> m_job;
};

}  // namespace vizsla
