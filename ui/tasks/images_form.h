// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "core/labeling/task_images.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace vizsla {

class FormRows;
class Switch;

/// Which images a new task is to have, with a count of them that follows every change.
class ImagesForm final : public QWidget
{
    Q_OBJECT

public:
    using NextSeed = std::function<std::uint64_t()>;

    /// The pool must outlive the form; `nextSeed` gives the seeds of draws.
    ImagesForm(const TaskImagePool& pool, NextSeed nextSeed, QWidget* parent = nullptr);

    TaskSelection selection() const;
    /// Those of the selection; empty where nothing can be chosen.
    const TaskImages& images() const { return m_images; }
    /// Why no task can be made of these images; empty where one can.
    const QString& problem() const { return m_problem; }
    void setPartSize(int partSize);

Q_SIGNALS:
    void changed();

private:
    QWidget* buildTestSets();
    QWidget* buildHowMany();
    void buildSlice();
    void connectChoices();
    void choose();
    void drawAgain();
    void showChosen();
    QString sealedText() const;

    const TaskImagePool& m_pool;
    NextSeed m_nextSeed;
    std::uint64_t m_seed = 0;
    int m_partSize = 10;
    TaskImages m_images;
    QString m_problem;
    std::vector<Switch*> m_testSets;
    QLabel* m_interleaved;
    QComboBox* m_slice;
    QComboBox* m_howMany;
    QSpinBox* m_number;
    Switch* m_balanced;
    Switch* m_onlyNew;
    QWidget* m_draw;
    QLabel* m_drawn;
    QPushButton* m_drawAgain;
    QLabel* m_count;
    QLabel* m_sealed;
    QLabel* m_files;
};

}  // namespace vizsla
