// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace vizsla {

class EmptyState;

/// What stands in place of the table of scores: that there is nothing to score yet, or why it cannot be.
class ScoresEmpty final : public QWidget
{
    Q_OBJECT

public:
    explicit ScoresEmpty(QWidget* parent = nullptr);

    void showNothing(bool hasTestSets, int sealedAnswers);
    void showFailure(const QString& sentence);

Q_SIGNALS:
    void importWanted();

private:
    EmptyState* m_state;
    QPushButton* m_import;
};

}  // namespace vizsla
