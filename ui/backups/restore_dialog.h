// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "core/clock.h"
#include "ui/dialogs/job_dialog.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace vizsla {

class BackupModel;
class EmptyState;
class FileChooser;
class ProgressPage;
class RestoreJob;
class SummaryJob;

/// The backups of one study, of which one can be put in its place.
class RestoreDialog final : public JobDialog
{
    Q_OBJECT

public:
    RestoreDialog(std::filesystem::path study, FileChooser& files, const Clock& clock,
                  QWidget* parent = nullptr);
    /// Cancels a running restore, and waits.
    ~RestoreDialog() override;

    const std::filesystem::path& study() const { return m_study; }
    /// The study cannot be opened: without a backup there is still what can be salvaged.
    void setDamaged();
    bool isRunning() const override { return m_job != nullptr; }

Q_SIGNALS:
    /// The study must be let go of before this returns.
    void aboutToRestore();
    /// The study is another now; `sentence` says what was done.
    void restored(const QString& sentence);
    /// The study is as it was, and may be opened again.
    void notRestored();

private:
    QWidget* buildChoice();
    QWidget* buildTable();
    QWidget* buildEmpty();
    void showEmpty();
    void readBackups();
    void readSummaries();
    void showList();
    void showProblem();
    void chooseFile();
    void start();
    void cancel() override;
    void end(const QString& keptFile);
    void endWithout(const QString& sentence);
    int row() const;

    std::filesystem::path m_study;
    FileChooser& m_files;
    const Clock& m_clock;
    bool m_isDamaged = false;  ///< before what is built with it
    BackupModel* m_model;
    QLabel* m_present;
    QLabel* m_problem;
    QTableView* m_table;
    QStackedWidget* m_list;
    EmptyState* m_empty;
    QPushButton* m_restore;
    QWidget* m_choice;
    ProgressPage* m_progress;
    QString m_chosen;  ///< what is being restored, in words
    std::unique_ptr<SummaryJob> m_summaries;
    std::unique_ptr<RestoreJob> m_job;
};

}  // namespace vizsla
