// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/task_card.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

#include "ui/tasks/task_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

QString sealedText()
{
    return TaskCard::tr("Done. The results are sealed until the coordinator opens them.");
}

}  // namespace

TaskCard::TaskCard(const Task& task, const TaskProgress& taskProgress, QWidget* parent)
    : QFrame(parent),
      m_task(task),
      m_progress(taskProgress),
      m_button(new QPushButton),
      m_more(new QPushButton),
      m_note(new ElidedLabel("small", this))
{
    setProperty("role", "card");
    buildButtons();
    auto* row = new QHBoxLayout;
    row->setSpacing(4 * spacingStep);
    row->addLayout(buildWords(), 5);
    row->addLayout(buildProgress(), 4);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacingStep);
    buttons->addWidget(m_button);
    buttons->addWidget(m_more);
    row->addLayout(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4 * spacingStep, 2 * spacingStep + 2, 2 * spacingStep, 2 * spacingStep + 2);
    layout->setSpacing(2 * spacingStep);
    layout->addLayout(row);
}

QVBoxLayout* TaskCard::buildWords()
{
    auto* title = new QHBoxLayout;
    title->setSpacing(2 * spacingStep);
    auto* name = new ElidedLabel("strong");
    name->setText(QString::fromStdString(m_task.name));
    title->addWidget(name);
    title->addWidget(m_task.mode == Mode::Test ? badge(tr("Test"), Tone::Unclear) : badge(tr("Training")));
    title->addStretch(1);
    auto* words = new QVBoxLayout;
    words->setSpacing(spacingStep / 2);
    words->addLayout(title);
    if (!m_task.description.empty()) {
        auto* description = new ElidedLabel("quiet");
        description->setText(QString::fromStdString(m_task.description).simplified());
        words->addWidget(description);
    }
    m_note->setObjectName(QStringLiteral("rules"));
    words->addWidget(m_note);
    showNote();
    return words;
}

void TaskCard::showNote()
{
    const QString note = noteText();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void TaskCard::setFileCount(int count)
{
    m_fileCount = count;
    showNote();
}

QVBoxLayout* TaskCard::buildProgress() const
{
    auto* bar = new QProgressBar;
    bar->setTextVisible(false);
    bar->setRange(0, std::max(m_task.imageCount, 1));
    bar->setValue(m_progress.done);
    auto* progress = new QVBoxLayout;
    progress->setSpacing(spacingStep);
    progress->addStretch(1);
    progress->addWidget(bar);
    auto* counts = styledLabel("small", progressText());
    counts->setObjectName(QStringLiteral("taskProgress"));
    counts->setWordWrap(true);
    progress->addWidget(counts);
    progress->addStretch(1);
    return progress;
}

void TaskCard::buildButtons()
{
    const QString name = QString::fromStdString(m_task.name);
    m_button->setFixedWidth(104);
    m_button->setObjectName(QStringLiteral("task:") + name);
    if (isDone() || !m_progress.canWrite) {
        m_button->setText(tr("Look back"));
        m_button->setEnabled(m_progress.done > 0 && !m_progress.isSealed);
        if (m_progress.isSealed)
            m_button->setToolTip(sealedText());
        connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT lookBackWanted(m_task.id); });
    } else if (!isOffered()) {
        m_button->setText(tr("Start"));
        m_button->setEnabled(false);
        m_button->setToolTip(notOfferedText());
    } else {
        m_button->setText(hasBegun() ? tr("Continue") : tr("Start"));
        m_button->setProperty("kind", "primary");
        connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT startWanted(m_task.id); });
    }
    m_button->setAccessibleName(m_button->text() + QLatin1Char(' ') + name);

    m_more->setText(QStringLiteral("⋯"));
    m_more->setProperty("kind", "quiet");
    m_more->setObjectName(QStringLiteral("more:") + name);
    m_more->setAccessibleName(tr("More about %1").arg(name));
    m_more->setToolTip(tr("Edit, delete, results (%1)")
                           .arg(QKeySequence(Qt::SHIFT | Qt::Key_F10).toString(QKeySequence::NativeText)));
    if (!m_progress.canWrite)
        m_more->hide();
    connect(m_more, &QPushButton::clicked, this,
            [this] { Q_EMIT menuWanted(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
}

QString TaskCard::notOfferedText() const
{
    return tr("Not yours: %1")
        .arg(m_progress.others.isEmpty() ? tr("others sit this test")
                                         : tr("sat by %1").arg(m_progress.others));
}

QString TaskCard::noteText() const
{
    QStringList parts;
    if (const QString files = filesText(m_fileCount.value_or(m_task.imageCount), m_task.imageCount);
        !files.isEmpty())
        parts.append(QStringLiteral("! ") + files);
    if (!isDone() && !isOffered())
        parts.append(notOfferedText());
    if (m_progress.isSealed && isDone())
        parts.append(sealedText());
    else if (const QString results = resultsText(m_task, m_progress.isSealed); !results.isEmpty())
        parts.append(results);
    if (const QString rules = rulesText(m_task); !rules.isEmpty())
        parts.append(rules);
    return parts.join(QStringLiteral(" · "));
}

QString TaskCard::progressText() const
{
    const QLocale locale;
    const int parts = isDone() ? m_task.partCount() : m_progress.done / m_task.partSize;
    return tr("Completed %1 of %2 (%3 of %4)")
        .arg(locale.toString(m_progress.done), imageCountText(m_task.imageCount), locale.toString(parts),
             partCountText(m_task.partCount()));
}

QWidget* TaskCard::buildQuestion()
{
    auto* question = new QFrame;
    question->setProperty("role", "tint");
    auto* text = styledLabel("", tr("Delete this task? Its images stay in their test sets."));
    text->setWordWrap(true);
    auto* keep = new QPushButton(tr("Keep it"));
    keep->setObjectName(QStringLiteral("keepTask"));
    auto* remove = new QPushButton(tr("Delete"));
    remove->setObjectName(QStringLiteral("deleteTask"));
    auto* layout = new QHBoxLayout(question);
    layout->setContentsMargins(3 * spacingStep, 2 * spacingStep, 3 * spacingStep, 2 * spacingStep);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(text, 1);
    layout->addWidget(keep);
    layout->addWidget(remove);
    connect(keep, &QPushButton::clicked, this, &TaskCard::keepTask);
    connect(remove, &QPushButton::clicked, this, [this] { Q_EMIT deleteWanted(m_task.id); });
    question->setFocusProxy(keep);
    return question;
}

void TaskCard::askToDelete()
{
    if (!m_question) {
        m_question = buildQuestion();
        static_cast<QVBoxLayout*>(layout())->addWidget(m_question);
    }
    m_question->show();
    m_question->setFocus();
}

void TaskCard::keepTask()
{
    m_question->hide();
    m_more->setFocus();
}

void TaskCard::contextMenuEvent(QContextMenuEvent* event)
{
    // The menu key is seen as a key as well.
    if (event->reason() == QContextMenuEvent::Mouse && m_progress.canWrite)
        Q_EMIT menuWanted(event->globalPos());
}

void TaskCard::keyPressEvent(QKeyEvent* event)
{
    const bool isMenuKey = event->key() == Qt::Key_Menu ||
                           (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier);
    if (isMenuKey && m_progress.canWrite)
        m_more->click();
    else if (event->key() == Qt::Key_Escape && m_question && m_question->isVisible())
        keepTask();
    else
        QFrame::keyPressEvent(event);
}

}  // namespace vizsla
