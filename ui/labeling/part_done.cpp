// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/part_done.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "core/labeling/labeling_session.h"
#include "core/labeling/session_summary.h"
#include "core/labeling/task_progress.h"
#include "core/store/study_file.h"
#include "ui/labeling/image_only_mode.h"
#include "ui/labeling/mistake_grid.h"
#include "ui/labeling/summary_table.h"
#include "ui/settings/key_map.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/centred.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scroll_by_key.h"
#include "ui/widgets/speed_chart.h"

namespace vizsla {

namespace {

constexpr int widestCard = 860;
/// From which width on the chart has room beside the figures.
constexpr int sideBySide = 700;

QString notInTimeText(int images)
{
    return images == 1 ? PartDone::tr("1 image was not answered in time. It is counted apart, not as wrong.")
                       : PartDone::tr("%1 were not answered in time. They are counted apart, not as wrong.")
                             .arg(imageCountText(images));
}

}  // namespace

PartDone::PartDone(OpenStudy& study, const KeyMap& keys, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_keys(keys),
      m_gate(study.file->clock()),
      m_scroll(new QScrollArea),
      m_title(styledLabel("title")),
      m_task(styledLabel("quiet")),
      m_notInTime(styledLabel("")),
      m_sealed(styledLabel("")),
      m_problem(styledLabel("problem")),
      m_figures(new SummaryTable),
      m_chart(new SpeedChart),
      m_mistakes(new MistakeGrid(study)),
      m_next(new KeyButton({}, KeyButton::Kind::Primary)),
      m_train(new KeyButton({})),
      m_again(new KeyButton(tr("The whole task again"))),
      m_scorecard(new KeyButton(tr("See the scorecard"))),
      m_tasks(new KeyButton(tr("Back to the tasks"))),
      m_undo(new KeyButton(tr("Undo the last answer")))
{
    setObjectName(QStringLiteral("partDone"));
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(6 * spacingStep, 4 * spacingStep, 6 * spacingStep, 4 * spacingStep);
    column->setSpacing(5 * spacingStep);
    column->addStretch(2);
    column->addWidget(buildCard());
    column->addStretch(3);
    setFocusPolicy(Qt::StrongFocus);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(rule());
    layout->addWidget(buildButtons());
    connect(&m_keys, &KeyMap::changed, this, &PartDone::showKeys);
    showKeys();
    m_gate.guard(*this);
    // A letter is typed ahead.
    m_gate.setHarmless([](const QKeyEvent& key) { return !typedBy(key).isEmpty(); });
}

QWidget* PartDone::buildCard()
{
    m_title->setObjectName(QStringLiteral("partDoneTitle"));
    m_notInTime->setObjectName(QStringLiteral("notInTimeNote"));
    m_sealed->setObjectName(QStringLiteral("sealedNote"));
    m_problem->setObjectName(QStringLiteral("summaryProblem"));
    m_figures->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_body = new QHBoxLayout;
    m_body->setSpacing(8 * spacingStep);
    m_body->addWidget(m_figures, 2, Qt::AlignTop);
    m_body->addWidget(m_chart, 3);

    auto* card = new QFrame;
    card->setProperty("role", "card");
    card->setMaximumWidth(widestCard);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(6 * spacingStep, 5 * spacingStep, 6 * spacingStep, 5 * spacingStep);
    layout->setSpacing(spacingStep);
    for (QLabel* label : {m_title, m_task, m_notInTime, m_sealed, m_problem}) {
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addSpacing(4 * spacingStep);
    layout->addLayout(m_body);
    layout->addSpacing(3 * spacingStep);
    layout->addWidget(m_mistakes);
    return centred(card);
}

QWidget* PartDone::buildButtons()
{
    auto* foot = new QFrame;
    foot->setProperty("role", "side");
    auto* layout = new FlowLayout(foot);
    layout->setContentsMargins(4 * spacingStep, 3 * spacingStep, 4 * spacingStep, 3 * spacingStep);
    layout->setSpacing(2 * spacingStep);
    for (KeyButton* button : {m_undo, m_tasks, m_scorecard, m_again})
        layout->addWidget(button);
    layout->addStretch();
    for (KeyButton* button : {m_train, m_next})
        layout->addWidget(button);
    connect(m_next, &QPushButton::clicked, this, &PartDone::wantNext);
    connect(m_train, &QPushButton::clicked, this,
            [this] { Q_EMIT repeatWanted(RepeatKind::Missed, m_missed); });
    connect(m_again, &QPushButton::clicked, this, [this] { Q_EMIT repeatWanted(RepeatKind::Again, {}); });
    connect(m_scorecard, &QPushButton::clicked, this, &PartDone::scorecardWanted);
    connect(m_tasks, &QPushButton::clicked, this, &PartDone::tasksWanted);
    connect(m_undo, &QPushButton::clicked, this, &PartDone::undoWanted);
    m_again->setToolTip(
        tr("All images once more, for yourself. The answers you gave first stay what counts."));
    m_train->setObjectName(QStringLiteral("trainOnMissed"));
    m_again->setObjectName(QStringLiteral("again"));
    m_next->setObjectName(QStringLiteral("nextPart"));
    m_undo->setObjectName(QStringLiteral("undoLast"));
    return foot;
}

void PartDone::showKeys()
{
    m_next->setKey(m_keys.key(KeyAction::Confirm));
    m_tasks->setKey(m_keys.key(KeyAction::BackToTasks));
    m_undo->setKey(m_keys.key(KeyAction::Undo));
}

bool PartDone::show(const LabelingSession& session)
{
    const auto read = readSessionSummary(*m_study.file, session);
    // Without the log there is still what the session itself knows.
    const SessionSummary summary = read ? *read : summarizeSession(session, {}, {});
    m_problem->setText(read ? QString() : QString::fromStdString(read.error().message));
    m_problem->setVisible(!read);
    showNotes(session, summary);
    m_figures->show(summary);
    m_chart->setPace(summary.pace);
    m_chart->setVisible(!summary.pace.empty());

    m_mistakes->show(summary.mistakes);
    showWhatComesNext(session, summary);
    m_gate.closeUntilPainted(*this);
    return summary.right.has_value();
}

void PartDone::showWhatComesNext(const LabelingSession& session, const SessionSummary& summary)
{
    const bool isTaskDone = session.isTaskDone();
    const bool isTraining = session.task().mode == Mode::Training;
    m_nextTask.reset();
    QString next = tr("Next part");
    if (isTaskDone) {
        const auto task = nextTask(*m_study.file, session.labelerId(), session.task().id);
        if (task && *task) {
            m_nextTask = (*task)->id;
            next = tr("Next task: %1").arg(toQString((*task)->name));
        }
    }
    m_next->setText(next);
    m_next->setVisible(!isTaskDone || m_nextTask);
    m_missed.clear();
    std::ranges::transform(summary.mistakes, std::back_inserter(m_missed),
                           [](const Mistake& mistake) { return mistake.image.id; });
    m_train->setText(m_missed.size() == 1
                         ? tr("Train on this one")
                         : tr("Train on these %1").arg(countText(static_cast<int>(m_missed.size()))));
    m_train->setToolTip(isTraining
                            ? tr("Only what was not right, for yourself. The answers you gave first stay "
                                 "what counts.")
                            : QString());
    m_train->setVisible(isTraining && !m_missed.empty());
    m_again->setVisible(isTraining && isTaskDone);
    m_scorecard->setVisible(isTaskDone);
    // What was told is not undone.
    m_undo->setVisible(session.canUndo() && !summary.right);
}

void PartDone::wantNext()
{
    if (m_nextTask)
        Q_EMIT nextTaskWanted(*m_nextTask);
    else
        Q_EMIT nextPartWanted();
}

void PartDone::press()
{
    QPushButton* pressed = m_next->isHidden() ? m_tasks : m_next;
    for (QPushButton* button : {m_train, m_again, m_scorecard, m_tasks, m_undo}) {
        if (button->hasFocus())
            pressed = button;
    }
    if (pressed && m_gate.admits())
        pressed->click();
}

void PartDone::showNotes(const LabelingSession& session, const SessionSummary& summary)
{
    const Task& task = session.task();
    const QString part = tr("Part %1 of %2").arg(countText(session.part() + 1), countText(task.partCount()));
    if (session.isTaskDone())
        m_title->setText(tr("The whole task is done"));
    else if (summary.isPartTimeUp)
        m_title->setText(tr("The time for this part is up"));
    else
        m_title->setText(tr("%1 is done").arg(part));
    const QString name = QString::fromStdString(task.name);
    const bool hasPartInTitle = !session.isTaskDone() && !summary.isPartTimeUp;
    QString about = name;
    if (summary.isWholeTask)
        about += QStringLiteral(" · ") + partCountText(task.partCount());
    else if (!hasPartInTitle && task.partCount() > 1)
        about += QStringLiteral(" · ") + part;
    m_task->setText(about);

    QString notInTime = summary.notInTime > 0 ? notInTimeText(summary.notInTime) : QString();
    if (summary.isPartTimeUp && session.isTaskDone())
        notInTime.prepend(tr("The time for this part was up. "));
    m_notInTime->setText(notInTime);
    m_notInTime->setVisible(!notInTime.isEmpty());
    if (task.mode == Mode::Training)
        m_sealed->setText(
            tr("How many were right is not told: some of these images are in a test whose results are "
               "sealed."));
    else
        m_sealed->setText(task.resultsOpenedAt
                              ? tr("The results of this test are open: the scorecard has them.")
                              : tr("Results stay sealed until the coordinator opens them."));
    m_sealed->setVisible(task.mode == Mode::Test || (!summary.right && m_problem->isHidden()));
}

void PartDone::keyPressEvent(QKeyEvent* event)
{
    if (!scrollByKey(*m_scroll, event->key()))
        QWidget::keyPressEvent(event);
}

void PartDone::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    reflow();
}

void PartDone::reflow()
{
    m_body->setDirection(width() >= sideBySide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}  // namespace vizsla
