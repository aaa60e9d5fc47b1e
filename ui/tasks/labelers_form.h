// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "core/labeling/task_progress.h"

class QLabel;
class QScrollArea;

namespace vizsla {

class ChoiceRow;
class Switch;

/// Who sits a test: everybody, or those who are ticked. Whoever has begun it stays ticked.
class LabelersForm final : public QWidget
{
    Q_OBJECT

public:
    /// `named` are ids of labelers; everybody where it is empty.
    LabelersForm(std::vector<LabelerProgress> labelers, const std::vector<LabelerId>& named,
                 QWidget* parent = nullptr);

    /// Ids of those who are named; empty for everybody.
    std::vector<LabelerId> named() const;
    /// What is missing; empty where nothing is.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    QWidget* buildList(const std::vector<LabelerId>& named);
    void show(int choice);

    std::vector<LabelerProgress> m_labelers;
    ChoiceRow* m_choice;
    QScrollArea* m_list;
    QLabel* m_note = nullptr;
    std::vector<Switch*> m_switches;  ///< as m_labelers
};

}  // namespace vizsla
