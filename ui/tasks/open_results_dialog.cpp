// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/open_results_dialog.h"

#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <algorithm>

#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/local_day.h"
#include "ui/widgets/switch.h"

namespace vizsla {

namespace {

constexpr int textWidth = 460;
constexpr int tallestList = 240;

QLabel* paragraph(const char* role, const QString& text)
{
    auto* label = styledLabel(role, text);
    label->setWordWrap(true);
    label->setMinimumWidth(textWidth);
    return label;
}

}  // namespace

OpenResultsDialog::OpenResultsDialog(StudyFile& study, const Task& task,
                                     const std::vector<LabelerProgress>& allProgress, QWidget* parent)
    : QDialog(parent),
      m_study(study),
      m_task(task),
      m_problem(styledLabel("problem")),
      m_open(new QPushButton(tr("Open the results")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Open the results of %1").arg(toQString(task.name)));
    const bool isUnfinished = isAnybodyUnfinished(allProgress, task);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * spacingStep, 5 * spacingStep, 5 * spacingStep, 4 * spacingStep);
    layout->setSpacing(3 * spacingStep);
    layout->addWidget(
        paragraph("", tr("Everybody's answers of this test are then shown on scorecards, on the Scores page "
                         "and when looking back, with what is right and wrong. This cannot be undone.")));
    layout->addWidget(buildProgress(allProgress));
    if (const QString told = disclosedText(); !told.isEmpty()) {
        auto* disclosed = paragraph("small", told);
        disclosed->setObjectName(QStringLiteral("disclosed"));
        layout->addWidget(disclosed);
    }

    auto* read = new Switch(tr("I have read this"));
    read->setObjectName(QStringLiteral("haveRead"));
    if (isUnfinished) {
        layout->addWidget(
            paragraph("", tr("Not everybody who sits it has finished. Whoever goes on with the test after "
                             "seeing results is no longer tested blind.")));
        layout->addWidget(read);
    } else {
        delete read;
        read = nullptr;
    }
    m_problem->setWordWrap(true);
    m_open->setObjectName(QStringLiteral("openResults"));
    m_open->setProperty("kind", "primary");
    m_open->setEnabled(!isUnfinished);
    if (read)
        connect(read, &Switch::toggled, m_open, &QPushButton::setEnabled);
    connect(m_open, &QPushButton::clicked, this, &OpenResultsDialog::open);
    auto* keep = new QPushButton(tr("Keep them sealed"));
    keep->setObjectName(QStringLiteral("keepSealed"));
    // What cannot be undone is not one Return away.
    keep->setDefault(true);
    m_open->setAutoDefault(false);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * spacingStep);
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(keep);
    buttons->addWidget(m_open);
    layout->addLayout(buttons);
    keep->setFocus();
}

/// What was told already; empty where nothing was.
QString OpenResultsDialog::disclosedText() const
{
    const auto disclosures = TaskRepository(m_study).disclosures();
    if (!disclosures)
        return toQString(disclosures.error().message);
    QStringList moments;
    for (const Disclosure& one : *disclosures) {
        if (one.taskId == m_task.id)
            moments << QLocale().toString(localTime(one.madeAt), QLocale::ShortFormat);
    }
    return moments.isEmpty() ? QString()
                             : tr("Its answers were exported while they were sealed: %1.")
                                   .arg(moments.join(QStringLiteral(", ")));
}

QWidget* OpenResultsDialog::buildProgress(const std::vector<LabelerProgress>& allProgress) const
{
    const QLocale locale;
    auto* list = new QFrame;
    list->setProperty("role", "card");
    auto* grid = new QGridLayout(list);
    grid->setContentsMargins(4 * spacingStep, 3 * spacingStep, 4 * spacingStep, 3 * spacingStep);
    grid->setHorizontalSpacing(4 * spacingStep);
    grid->setVerticalSpacing(2 * spacingStep);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const LabelerProgress& taskProgress : allProgress) {
        if (!taskProgress.hasBegun && !m_task.isFor(taskProgress.labeler.id))
            continue;
        const bool isDone = taskProgress.done >= m_task.imageCount;
        grid->addWidget(styledLabel("strong", toQString(taskProgress.labeler.name)), row, 0);
        grid->addWidget(
            styledLabel(
                "quiet",
                tr("%1 of %2").arg(locale.toString(taskProgress.done), imageCountText(m_task.imageCount))),
            row, 1, Qt::AlignRight);
        QLabel* state = !taskProgress.hasBegun ? badge(tr("not begun"))
                        : isDone               ? badge(tr("✓ finished"), Tone::Right)
                                               : badge(tr("? not finished"), Tone::Unclear);
        grid->addWidget(state, row++, 2);
    }
    if (allProgress.empty())
        grid->addWidget(styledLabel("quiet", tr("Nobody labels in this study yet.")), 0, 0);
    list->setObjectName(QStringLiteral("standings"));
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(list);
    scroll->setFixedHeight(std::min(list->sizeHint().height(), tallestList));
    return scroll;
}

void OpenResultsDialog::open()
{
    if (const auto written = TaskRepository(m_study).openResults(m_task.id); !written) {
        m_problem->setText(toneSign(Tone::Wrong) + QLatin1Char(' ') + toQString(written.error().message));
        return;
    }
    Q_EMIT opened();
    accept();
}

}  // namespace vizsla
