// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "ui/scores/scored_slice.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace vizsla {

class AxisMenu;
class FileChooser;
class DelayedProgress;
class ScoreControls;
class ScoreJob;
class ScoresEmpty;
class ScoresFilter;
class ScoresModel;
class ScoresNotes;
class ScoresTable;
class Settings;
struct OpenStudy;

/// Every model and labeler in one table that sorts and filters.
class ScoresPage final : public QWidget
{
    Q_OBJECT

public:
    ScoresPage(OpenStudy& study, Settings& settings, FileChooser& files, QWidget* parent = nullptr);
    ~ScoresPage() override;

    /// Scores the study as it stands now; until that is done the table stays.
    void refresh();

Q_SIGNALS:
    void importWanted();
    void failed(const QString& sentence);
    /// Scores of the study use another annotation.
    void annotationChanged();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildContent();
    void connectJob();
    void connectControls();
    void showSlice(const std::shared_ptr<const ScoredSlice>& slice);
    void sortAtFirst();
    void showSliceProblem(const QString& sentence);
    void showFailure(const QString& sentence);
    void filterRows();
    void showFigures();
    RobustnessQuery robustnessQuery() const;
    void measureRobustness();
    void measureIfChanged();
    void showCounts();
    void showSelection();
    void useAnnotation(const QString& name);
    void showAnnotations();
    void noteAnnotation(const std::shared_ptr<const ScoredSlice>& before);
    void exportShown();

    OpenStudy& m_study;
    FileChooser& m_files;
    ScoreControls* m_controls;
    ScoresModel* m_model;
    ScoresFilter* m_rows;
    ScoresTable* m_table;
    ScoresNotes* m_notes;
    QPushButton* m_export;
    DelayedProgress* m_progress;
    QStackedWidget* m_stack;
    QWidget* m_content;
    ScoresEmpty* m_empty;
    AxisMenu* m_axes;
    ScoreJob* m_job;
    ComparisonQuery m_comparison;  ///< of the selected two
    RobustnessQuery m_robustness;  ///< that is shown, or being measured
};

}  // namespace vizsla
