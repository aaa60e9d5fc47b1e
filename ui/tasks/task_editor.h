// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QPointer>
#include <memory>
#include <optional>

#include "core/labeling/task_images.h"
#include "core/study/task.h"
#include "ui/work/background.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace vizsla {

class StudyFile;
class ChoiceRow;
class DelayedProgress;
class ImagesForm;
class LabelersForm;
class PressGate;
class RulesForm;

/// Sets up a new task, or changes one: its name, its images, and the rules for who labels them. The images of
/// a new one can be chosen once they are counted, and it is made, in the background.
class TaskEditor final : public QDialog
{
    Q_OBJECT

public:
    /// A task that is not in the study yet (without an id) proposes what a new one starts from. The study is
    /// kept by reference.
    TaskEditor(StudyFile& study, const Task& task, QWidget* parent = nullptr);
    ~TaskEditor() override;

    /// While a task is being made, makes none and stays.
    void reject() override;

Q_SIGNALS:
    void saved(const vizsla::TaskId& taskId);

protected:
    /// Escape leaves what was changed only when it is pressed once more.
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// Over a connection of its own.
    struct CountedImages
    {
        std::unique_ptr<StudyFile> study;
        std::unique_ptr<TaskImagePool> pool;  ///< goes before the study
    };

    bool isNew() const { return m_task.id.empty(); }
    Mode mode() const;
    QWidget* buildForms();
    QWidget* buildWhat();
    QWidget* buildImages();
    void countImages();
    void showCounted(Result<CountedImages> counted);
    void showImages();
    QWidget* buildKeptImages();
    QWidget* buildLabelers();
    QWidget* buildRules();
    QHBoxLayout* buildButtons();
    void showMode();
    Task edited() const;
    Task editedWithImages() const;
    void save();
    void make(const Task& task);
    void endSaving(const Result<Task>& written);
    void setMaking(bool isMaking);
    void showProblem(const QString& sentence);
    void forgetProblem();

    StudyFile& m_study;
    Task m_task;
    Task m_opened;                 ///< as it stood in the forms at first
    std::optional<Task> m_warned;  ///< as it stood when leaving was warned of
    bool m_isBegun = false;
    CountedImages m_counted;
    QString m_poolProblem;
    bool m_isSaveWanted = false;  ///< once the images are counted
    QLineEdit* m_name;
    QPlainTextEdit* m_description;
    ChoiceRow* m_mode;
    QLabel* m_modeNote;
    QWidget* m_forms = nullptr;
    QWidget* m_counting = nullptr;   ///< stands where the images come
    ImagesForm* m_images = nullptr;  ///< of a new task, once they are counted
    RulesForm* m_rules;
    LabelersForm* m_labelers = nullptr;  ///< hidden in training
    QLabel* m_problem;
    PressGate* m_gate;  ///< of the warning
    QLabel* m_state;
    DelayedProgress* m_progress;
    QPushButton* m_save;
    QPointer<QWidget> m_lastFocus;  ///< before the task was made
    Background m_reading;
    Background m_making;
};

}  // namespace vizsla
