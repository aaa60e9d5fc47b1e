// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/home_page.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <unordered_map>
#include <utility>

#include "core/labeling/image_file_count.h"
#include "core/scoring/counted_answers.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "core/store/study_snapshot.h"
#include "core/store/task_repository.h"
#include "core/tasks/repeat_task.h"
#include "ui/home/task_card.h"
#include "ui/home/today_header.h"
#include "ui/study/open_study.h"
#include "ui/tasks/task_menu.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

/// "Ada, Ben": who sits a test.
QString namesOf(const Task& task, const std::vector<Labeler>& labelers)
{
    QStringList names;
    for (const Labeler& labeler : labelers) {
        if (task.isFor(labeler.id))
            names << toQString(labeler.name);
    }
    return names.join(QStringLiteral(", "));
}

/// A repeat is for one labeler, and over when it is done.
bool isRepeatToDo(const Task& task, const LabelerId& labelerId, int done)
{
    return task.isFor(labelerId) && done < task.imageCount;
}

}  // namespace

HomePage::HomePage(OpenStudy& study, const Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_today(new TodayHeader(study, settings)),
      m_find(new QLineEdit),
      m_newTask(new QPushButton(tr("New task…"))),
      m_stack(new QStackedWidget),
      m_tasks(new QWidget),
      m_list(nullptr),
      m_scroll(new QScrollArea)
{
    setObjectName(QStringLiteral("page"));
    m_find->setPlaceholderText(tr("Find a task"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(220);
    m_find->setMinimumWidth(120);
    connect(m_find, &QLineEdit::textChanged, this, &HomePage::filter);
    m_newTask->setObjectName(QStringLiteral("newTask"));
    m_newTask->setToolTip(tr("Choose images and rules for labelers"));
    if (study.file->isReadOnly())
        m_newTask->hide();
    connect(m_newTask, &QPushButton::clicked, this, &HomePage::newTaskWanted);

    auto* titles = new QVBoxLayout;
    titles->setSpacing(2 * spacingStep);
    titles->addWidget(styledLabel("title", tr("Tasks")));
    titles->addWidget(m_today);
    auto* head = new QHBoxLayout;
    head->addLayout(titles, 1);
    head->setSpacing(2 * spacingStep);
    head->addWidget(m_find, 0, Qt::AlignVCenter);
    head->addWidget(m_newTask, 0, Qt::AlignVCenter);

    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* tasks = new QVBoxLayout(m_tasks);
    tasks->setContentsMargins(6 * spacingStep, 5 * spacingStep, 6 * spacingStep, 0);
    tasks->setSpacing(4 * spacingStep);
    tasks->addLayout(head);
    tasks->addWidget(m_scroll, 1);
    m_stack->addWidget(m_tasks);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

QWidget* HomePage::noLabeler()
{
    if (m_noLabeler)
        return m_noLabeler;
    m_noLabeler =
        new EmptyState(tr("Who is labeling?"), tr("Several people can share this study. Every answer is kept "
                                                  "under the name of whoever gave it."));
    connect(m_noLabeler, &EmptyState::chosen, this,
            [this](int choice) { Q_EMIT labelerWanted(m_offered[static_cast<std::size_t>(choice)].id); });
    QPushButton* add = m_noLabeler->addAction(tr("Add a labeler…"));
    add->setObjectName(QStringLiteral("addLabeler"));
    add->setEnabled(!m_study.file->isReadOnly());
    connect(add, &QPushButton::clicked, this, &HomePage::addLabelerWanted);
    QPushButton* newTask = m_noLabeler->addAction(tr("New task…"));
    newTask->setEnabled(!m_study.file->isReadOnly());
    connect(newTask, &QPushButton::clicked, this, &HomePage::newTaskWanted);
    m_stack->addWidget(m_noLabeler);
    return m_noLabeler;
}

void HomePage::offerLabelers()
{
    const auto labelers = LabelerRepository(*m_study.file).all();
    if (!labelers)
        Q_EMIT failed(toQString(labelers.error().message));
    m_offered = labelers.value_or(std::vector<Labeler>{});
    QStringList names;
    for (const Labeler& labeler : m_offered)
        names << toQString(labeler.name);
    m_noLabeler->setChoices(names);
}

QWidget* HomePage::noImages()
{
    if (m_noImages)
        return m_noImages;
    m_noImages = new EmptyState(
        tr("No images yet"),
        tr("This study has its classes, but no images. Import a test set first; predictions of models and "
           "annotations of its images come after it. The sample study (File › Sample study) shows what a "
           "study can look like."));
    m_importTestSet = m_noImages->addAction(tr("Import a test set…"));
    m_importTestSet->setObjectName(QStringLiteral("importTestSet"));
    m_importTestSet->setEnabled(!m_study.file->isReadOnly());
    connect(m_importTestSet, &QPushButton::clicked, this, &HomePage::importTestSetWanted);
    m_stack->addWidget(m_noImages);
    return m_noImages;
}

QWidget* HomePage::noTasks()
{
    if (!m_noTasks) {
        m_noTasks =
            new EmptyState(tr("No tasks yet"), tr("This study has images but no task to label them in. A "
                                                  "task says which images people label, whether "
                                                  "they get feedback, and what time they have. Models can be "
                                                  "compared without one, on the Scores page."));
        m_firstTask = m_noTasks->addAction(tr("New task…"));
        m_firstTask->setObjectName(QStringLiteral("firstTask"));
        m_firstTask->setEnabled(!m_study.file->isReadOnly());
        connect(m_firstTask, &QPushButton::clicked, this, &HomePage::newTaskWanted);
        m_stack->addWidget(m_noTasks);
    }
    return m_noTasks;
}

EmptyState* HomePage::locked()
{
    if (!m_locked) {
        m_locked = new EmptyState(
            {}, tr("The passphrase shows the tasks, answers and scorecard. If you are somebody "
                   "else, choose your own name at the top right."));
        m_unlock = m_locked->addAction(tr("Unlock…"));
        m_unlock->setObjectName(QStringLiteral("unlock"));
        connect(m_unlock, &QPushButton::clicked, this, &HomePage::unlockWanted);
        m_stack->addWidget(m_locked);
    }
    return m_locked;
}

/// A study that cannot be read is found out by what is asked next.
bool HomePage::hasTestSets() const
{
    const auto testSets = ImageRepository(*m_study.file).testSetNames();
    return !testSets || !testSets->empty();
}

void HomePage::show(const std::optional<Labeler>& labeler)
{
    if (!hasTestSets()) {
        m_stack->setCurrentWidget(noImages());
    } else if (labeler) {
        if (std::exchange(m_labelerId, labeler->id) != labeler->id) {
            m_find->clear();
            const auto last = SessionRepository(*m_study.file).lastTask(labeler->id);
            m_cameFrom = last ? last->value_or(TaskId()) : TaskId();
            m_lookedBack = false;
        }
        fill(*labeler);
    } else {
        m_stack->setCurrentWidget(noLabeler());
        offerLabelers();
        focusWhatComesNext();
    }
}

void HomePage::showLocked(const Labeler& labeler)
{
    m_cards.clear();
    m_scroll->setWidget(new QWidget);
    m_today->clear();
    m_find->clear();
    locked()->setTitle(tr("%1 is locked").arg(toQString(labeler.name)));
    m_stack->setCurrentWidget(m_locked);
    focusWhatComesNext();
}

void HomePage::fill(const Labeler& labeler)
{
    const SessionRepository sessions(*m_study.file);
    const auto tasks = TaskRepository(*m_study.file).all();
    const auto counts = sessions.doneCounts(labeler.id);
    const auto imported = sessions.importedTasks(labeler.id);
    const auto labelers = LabelerRepository(*m_study.file).all();
    if (!tasks || !counts || !imported || !labelers) {
        const Error& error = !tasks      ? tasks.error()
                             : !counts   ? counts.error()
                             : !imported ? imported.error()
                                         : labelers.error();
        Q_EMIT failed(QString::fromStdString(error.message));
        return;
    }
    m_stack->setCurrentWidget(tasks->empty() ? noTasks() : m_tasks);
    m_today->showLabeler(labeler);

    auto* scrolled = new QWidget;
    scrolled->setObjectName(QStringLiteral("scrolled"));
    m_list = new QVBoxLayout(scrolled);
    m_list->setContentsMargins(0, 0, 0, 6 * spacingStep);
    m_list->setSpacing(2 * spacingStep + 2);
    m_cards.clear();
    for (const Task& task : *tasks) {
        const auto done = counts->find(task.id);
        if (isRepeat(task) && !isRepeatToDo(task, labeler.id, done == counts->end() ? 0 : done->second))
            continue;
        const auto seed = TaskRepository(*m_study.file).keptSeed(task.id, labeler.id);
        m_cards.push_back(makeCard(task, {.done = done == counts->end() ? 0 : done->second,
                                          .hasBegun = seed && *seed,
                                          .isSealed = isSealed(task, *imported),
                                          .canWrite = !m_study.file->isReadOnly(),
                                          .isForLabeler = task.isFor(labeler.id),
                                          .others = namesOf(task, *labelers)}));
        m_list->addWidget(m_cards.back());
    }
    m_list->addStretch(1);
    m_scroll->setWidget(scrolled);
    filter(m_find->text());
    focusWhatComesNext();
    countFiles();
}

/// Told on the cards once it is known, as a disk may be slow. What cannot be counted is left out: whoever
/// opens such a task is told why its images cannot be shown.
void HomePage::countFiles()
{
    std::vector<TaskId> wanted;
    for (const TaskCard* card : m_cards) {
        if (!m_complete.contains(card->task().id))
            wanted.push_back(card->task().id);
    }
    if (wanted.empty())
        return;
    using FileCounts = std::unordered_map<TaskId, std::size_t>;
    m_counting.replace(
        [path = m_study.file->path(), clock = &m_study.file->clock(), wanted](const Progress& progress) {
            return readSnapshot(path, *clock, [&](StudyFile& study) -> Result<FileCounts> {
                FileCounts counts;
                for (const TaskId& task : wanted)
                    counts.emplace(task, TRY(countImageFiles(study, task, progress)));
                return counts;
            });
        },
        [this](const Result<FileCounts>& counts) {
            for (TaskCard* card : m_cards) {
                const auto found = counts ? counts->find(card->task().id) : FileCounts::const_iterator();
                if (!counts || found == counts->end())
                    continue;
                card->setFileCount(static_cast<int>(found->second));
                if (static_cast<int>(found->second) == card->task().imageCount)
                    m_complete.insert(found->first);
            }
        });
}

TaskCard* HomePage::makeCard(const Task& task, const TaskProgress& taskProgress)
{
    auto* card = new TaskCard(task, taskProgress);
    card->button()->installEventFilter(this);
    connect(card, &TaskCard::startWanted, this, [this](const TaskId& id) {
        m_cameFrom = id;
        m_lookedBack = false;
        Q_EMIT startWanted(id);
    });
    connect(card, &TaskCard::lookBackWanted, this, [this](const TaskId& id) {
        m_cameFrom = id;
        m_lookedBack = true;
        Q_EMIT lookBackWanted(id);
    });
    connect(card, &TaskCard::deleteWanted, this, &HomePage::deleteTaskWanted);
    connect(card, &TaskCard::menuWanted, this, [this, card](const QPoint& place) { showMenu(card, place); });
    return card;
}

void HomePage::showMenu(TaskCard* card, const QPoint& place)
{
    const auto begun = TaskRepository(*m_study.file).isBegun(card->task().id);
    if (!begun) {
        Q_EMIT failed(QString::fromStdString(begun.error().message));
        return;
    }
    const TaskId id = card->task().id;
    auto* menu = new TaskMenu(card->task(), *begun, this);
    connect(menu, &TaskMenu::editWanted, this, [this, id] { Q_EMIT editTaskWanted(id); });
    connect(menu, &TaskMenu::duplicateWanted, this, [this, id] { Q_EMIT duplicateTaskWanted(id); });
    connect(menu, &TaskMenu::openResultsWanted, this, [this, id] { Q_EMIT openResultsWanted(id); });
    connect(menu, &TaskMenu::deleteWanted, card, [this, card] {
        card->askToDelete();
        // Once the card has grown.
        QTimer::singleShot(0, card, [this, card] { m_scroll->ensureWidgetVisible(card, 0, 60); });
    });
    menu->popup(place);
}

/// What one most likely wants is one Return away.
void HomePage::focusWhatComesNext()
{
    if (m_noLabeler && m_stack->currentWidget() == m_noLabeler) {
        m_noLabeler->focusFirst();
        return;
    }
    if (m_noImages && m_stack->currentWidget() == m_noImages) {
        m_importTestSet->setFocus();
        return;
    }
    if (m_locked && m_stack->currentWidget() == m_locked) {
        m_unlock->setFocus();
        return;
    }
    if (m_noTasks && m_stack->currentWidget() == m_noTasks) {
        m_firstTask->setFocus();
        return;
    }
    if (focusWhereOneCameFrom())
        return;
    const auto open = std::ranges::find_if(m_cards, [](const TaskCard* card) { return card->isOffered(); });
    const auto done =
        std::ranges::find_if(m_cards, [](const TaskCard* card) { return card->button()->isEnabled(); });
    if (open != m_cards.end())
        (*open)->button()->setFocus();
    else if (done != m_cards.end())
        (*done)->button()->setFocus();
    else
        m_newTask->setFocus();
}

/// Whoever finished a task meanwhile wants the next one.
bool HomePage::focusWhereOneCameFrom()
{
    const auto card =
        std::ranges::find_if(m_cards, [this](const TaskCard* one) { return one->task().id == m_cameFrom; });
    if (card == m_cards.end() || !((*card)->isOffered() || m_lookedBack) || !(*card)->button()->isEnabled())
        return false;
    (*card)->button()->setFocus();
    m_scroll->ensureWidgetVisible(*card, 0, 60);
    return true;
}

void HomePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    focusWhatComesNext();
}

void HomePage::reveal(const TaskId& taskId)
{
    const auto card =
        std::ranges::find_if(m_cards, [&](const TaskCard* one) { return one->task().id == taskId; });
    if (card == m_cards.end())
        return;
    if ((*card)->isHidden())
        m_find->clear();
    // Once the cards have their places.
    QTimer::singleShot(0, *card, [this, card = *card] { m_scroll->ensureWidgetVisible(card, 0, 60); });
}

void HomePage::filter(const QString& text)
{
    for (TaskCard* card : m_cards) {
        const QString words = QString::fromStdString(card->task().name + " " + card->task().description);
        card->setVisible(words.contains(text.trimmed(), Qt::CaseInsensitive));
    }
}

void HomePage::moveFocus(int by)
{
    std::vector<QPushButton*> buttons;
    for (const TaskCard* card : m_cards) {
        if (card->isVisibleTo(m_scroll) && card->button()->isEnabled())
            buttons.push_back(card->button());
    }
    const auto here =
        std::ranges::find_if(buttons, [](const QPushButton* button) { return button->hasFocus(); });
    const auto next = (here - buttons.begin()) + by;
    if (here != buttons.end() && next >= 0 && next < std::ssize(buttons)) {
        buttons[static_cast<std::size_t>(next)]->setFocus();
        m_scroll->ensureWidgetVisible(buttons[static_cast<std::size_t>(next)], 0, 60);
    }
}

bool HomePage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            moveFocus(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
        // One that is held down was meant for what was shown before.
        if (key == Qt::Key_Space && !m_presses.isFresh())
            return true;
    }
    if (event->type() == QEvent::MouseButtonDblClick)
        return true;
    return QWidget::eventFilter(watched, event);
}

}  // namespace vizsla
