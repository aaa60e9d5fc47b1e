// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/task_card.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/labels.h"

namespace vizsla {

TaskCard::TaskCard(const Task& task, int answered, bool canWrite, QWidget* parent)
    : QFrame(parent), m_task(task), m_answered(answered), m_button(new QPushButton)
{
    setProperty("role", "card");
    const QString name = QString::fromStdString(task.name);
    auto* title = new QHBoxLayout;
    title->setSpacing(2 * spacingStep);
    title->addWidget(styledLabel("strong", name));
    title->addWidget(task.mode == Mode::Test ? badge(tr("Test"), Tone::Unclear) : badge(tr("Training")));
    title->addStretch(1);
    auto* description = new ElidedLabel("quiet");
    description->setText(QString::fromStdString(task.description));
    auto* words = new QVBoxLayout;
    words->setSpacing(spacingStep / 2);
    words->addLayout(title);
    words->addWidget(description);

    auto* bar = new QProgressBar;
    bar->setTextVisible(false);
    bar->setRange(0, std::max(task.imageCount, 1));
    bar->setValue(answered);
    auto* progress = new QVBoxLayout;
    progress->setSpacing(spacingStep);
    progress->addStretch(1);
    progress->addWidget(bar);
    progress->addWidget(styledLabel("small", progressText()));
    progress->addStretch(1);

    m_button->setFixedWidth(104);
    m_button->setObjectName(QStringLiteral("task:") + name);
    if (isDone() || !canWrite) {
        m_button->setText(tr("Look back"));
        m_button->setEnabled(answered > 0);
        connect(m_button, &QPushButton::clicked, this,
                [this] { Q_EMIT lookBackWanted(QString::fromStdString(m_task.id)); });
    } else {
        m_button->setText(answered > 0 ? tr("Continue") : tr("Start"));
        m_button->setProperty("kind", "primary");
        connect(m_button, &QPushButton::clicked, this,
                [this] { Q_EMIT startWanted(QString::fromStdString(m_task.id)); });
    }
    m_button->setAccessibleName(m_button->text() + QLatin1Char(' ') + name);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4 * spacingStep, 2 * spacingStep + 2, 4 * spacingStep, 2 * spacingStep + 2);
    layout->setSpacing(4 * spacingStep);
    layout->addLayout(words, 5);
    layout->addLayout(progress, 3);
    layout->addWidget(m_button);
}

QString TaskCard::progressText() const
{
    const QLocale locale;
    const int parts = isDone() ? m_task.partCount() : m_answered / m_task.partSize;
    return tr("Completed %1 of %2 (%3 of %4)")
        .arg(locale.toString(m_answered), imageCountText(m_task.imageCount), locale.toString(parts),
             partCountText(m_task.partCount()));
}

}  // namespace vizsla
