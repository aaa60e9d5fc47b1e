// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <memory>
#include <optional>

#include "core/labeling/task_images.h"
#include "core/study/task.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace vizsla {

class StudyFile;
class ChoiceRow;
class ImagesForm;
class LabelersForm;
class PressGate;
class RulesForm;

/// Sets up a new task, or changes one: its name, its images, and the rules for who labels them.
class TaskEditor final : public QDialog
{
    Q_OBJECT

public:
    /// A task that is not in the study yet (without an id) proposes what a new one starts from. The study is
    /// kept by reference.
    TaskEditor(StudyFile& study, const Task& task, QWidget* parent = nullptr);
    ~TaskEditor() override;

Q_SIGNALS:
    void saved(const vizsla::TaskId& taskId);

protected:
    /// Escape leaves what was changed only when it is pressed once more.
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool isNew() const { return m_task.id.empty(); }
    Mode mode() const;
    QWidget* buildForms();
    QWidget* buildWhat();
    QWidget* buildImages();
    QWidget* buildKeptImages();
    QWidget* buildLabelers();
    QWidget* buildRules();
    QHBoxLayout* buildButtons();
    void showMode();
    Task edited() const;
    Task editedWithImages() const;
    void save();
    void showProblem(const QString& sentence);
    void forgetProblem();

    StudyFile& m_study;
    Task m_task;
    Task m_opened;                 ///< as it stood in the forms at first
    std::optional<Task> m_warned;  ///< as it stood when leaving was warned of
    bool m_isBegun = false;
    std::unique_ptr<TaskImagePool> m_pool;
    QString m_poolProblem;
    QLineEdit* m_name;
    QPlainTextEdit* m_description;
    ChoiceRow* m_mode;
    QLabel* m_modeNote;
    ImagesForm* m_images = nullptr;  ///< of a new task
    RulesForm* m_rules;
    LabelersForm* m_labelers = nullptr;  ///< hidden in training
    QLabel* m_problem;
    PressGate* m_gate;  ///< of the warning
    QPushButton* m_save;
};

}  // namespace vizsla
