// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/scores_empty.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/empty_state.h"
#include "ui/widgets/figures.h"

namespace vizsla {

ScoresEmpty::ScoresEmpty(QWidget* parent)
    : QWidget(parent),
      m_state(new EmptyState({}, {})),
      m_import(m_state->addAction(tr("Import predictions…")))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    connect(m_import, &QPushButton::clicked, this, &ScoresEmpty::importWanted);
}

void ScoresEmpty::showNothing(bool hasTestSets, int sealedAnswers)
{
    m_import->show();
    if (sealedAnswers > 0) {
        m_state->setTexts(
            sealedAnswers == 1 ? tr("The only answer is sealed")
                               : tr("All %1 answers are sealed").arg(countText(sealedAnswers)),
            tr("They count here once the coordinator opens the results of their tests. Predictions of "
               "models can be imported before."));
        return;
    }
    m_state->setTexts(
        tr("No predictions and no answers yet"),
        hasTestSets
            ? tr("Import the predictions of models, or label the images of a task, and this page "
                 "compares all of them.")
            : tr("Import a test set and the predictions of models on it, and this page compares them. "
                 "Labelers join them with their first answers."));
}

void ScoresEmpty::showFailure(const QString& sentence)
{
    m_state->setTexts(tr("The study cannot be scored"), sentence);
    m_import->hide();
}

}  // namespace vizsla
