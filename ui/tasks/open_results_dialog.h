// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "core/labeling/task_progress.h"

class QLabel;
class QPushButton;

namespace vizsla {

class StudyFile;

/// Says what opening the results of a test means and who has finished it, and opens them.
class OpenResultsDialog final : public QDialog
{
    Q_OBJECT

public:
    OpenResultsDialog(StudyFile& study, const Task& task, const std::vector<LabelerProgress>& allProgress,
                      QWidget* parent = nullptr);

Q_SIGNALS:
    void opened();

private:
    QString disclosedText() const;
    QWidget* buildProgress(const std::vector<LabelerProgress>& allProgress) const;
    void open();

    StudyFile& m_study;
    Task m_task;
    QLabel* m_problem;
    QPushButton* m_open;
};

}  // namespace vizsla
