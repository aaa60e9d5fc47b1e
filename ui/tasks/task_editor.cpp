// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_editor.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>
#include <tuple>

#include "core/store/study_file.h"
#include "core/store/study_snapshot.h"
#include "core/store/task_repository.h"
#include "ui/keys/press_gate.h"
#include "ui/tasks/form_rows.h"
#include "ui/tasks/images_form.h"
#include "ui/tasks/labelers_form.h"
#include "ui/tasks/rules_form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/delayed_progress.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr Mode modes[] = {Mode::Training, Mode::Test};
constexpr int columnWidth = 420;
constexpr int descriptionHeight = 60;

auto formsOf(const Task& task)
{
    return std::tie(task.name, task.description, task.mode, task.partSize, task.rules, task.selection,
                    task.labelerIds);
}

}  // namespace

TaskEditor::TaskEditor(StudyFile& study, const Task& task, QWidget* parent)
    : QDialog(parent),
      m_study(study),
      m_task(task),
      m_name(new QLineEdit(toQString(task.name))),
      m_description(new QPlainTextEdit(toQString(task.description))),
      m_mode(new ChoiceRow({tr("Training"), tr("Test")})),
      m_modeNote(nullptr),
      m_rules(new RulesForm),
      m_problem(styledLabel("problem")),
      m_gate(new PressGate(study.clock(), this)),
      m_state(styledLabel("quiet")),
      m_progress(new DelayedProgress),
      m_save(new QPushButton(isNew() ? tr("Make the task") : tr("Save")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(isNew() ? tr("New task") : tr("Edit %1").arg(toQString(task.name)));
    if (!isNew()) {
        // What may not be changed once it is begun is not to be changed where that is not known.
        const auto begun = TaskRepository(study).isBegun(task.id);
        m_isBegun = begun.value_or(true);
        if (!begun)
            m_poolProblem = toQString(begun.error().message);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * spacingStep, 5 * spacingStep, 5 * spacingStep, 4 * spacingStep);
    layout->setSpacing(3 * spacingStep);
    layout->addWidget(buildForms(), 1);
    layout->addLayout(buildButtons());
    m_rules->setRules(task.partSize, task.rules);
    showMode();
    showProblem(m_poolProblem);
    openAtSize(*this, {2 * columnWidth + 22 * spacingStep, 750});
    m_name->selectAll();
    m_name->setFocus();
    m_opened = editedWithImages();
    if (isNew())
        countImages();
}

TaskEditor::~TaskEditor() = default;

QWidget* TaskEditor::buildForms()
{
    auto* what = new QWidget;
    auto* layout = new QVBoxLayout(what);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(buildWhat());
    layout->addWidget(buildImages());
    layout->addWidget(buildLabelers());
    layout->addStretch(1);
    auto* forms = new Columns(what, buildRules());
    forms->setObjectName(QStringLiteral("scrolled"));
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(forms);
    m_forms = forms;
    return scroll;
}

QWidget* TaskEditor::buildWhat()
{
    m_name->setObjectName(QStringLiteral("taskName"));
    m_name->setMaxLength(200);
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("Name"));
    m_description->setObjectName(QStringLiteral("taskDescription"));
    m_description->setProperty("role", "field");
    m_description->setAccessibleName(tr("Description"));
    m_description->setPlaceholderText(tr("What labelers are to know before they start"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(descriptionHeight);
    m_mode->setAccessibleName(tr("Mode"));
    m_mode->button(0)->setObjectName(QStringLiteral("mode:training"));
    m_mode->button(1)->setObjectName(QStringLiteral("mode:test"));
    m_mode->choose(m_task.mode == Mode::Test ? 1 : 0);
    m_mode->setEnabled(isNew());
    connect(m_mode, &ChoiceRow::chosenByUser, this, &TaskEditor::showMode);
    connect(m_mode, &ChoiceRow::chosenByUser, this, &TaskEditor::forgetProblem);
    connect(m_name, &QLineEdit::textEdited, this, &TaskEditor::forgetProblem);

    auto* what = new QWidget;
    auto* layout = new QVBoxLayout(what);
    FormRows rows(layout);
    rows.addHeading(tr("Task"));
    rows.add(m_name, {});
    rows.add(m_description, {});
    m_modeNote = rows.add(m_mode, QStringLiteral(" "));
    return what;
}

QWidget* TaskEditor::buildImages()
{
    if (!isNew())
        return buildKeptImages();
    m_counting = new QWidget;
    auto* layout = new QVBoxLayout(m_counting);
    FormRows rows(layout);
    rows.addHeading(tr("Images"));
    auto* text = styledLabel("quiet", tr("The images of the study are being counted…"));
    text->setObjectName(QStringLiteral("countingImages"));
    rows.add(text, {});
    return m_counting;
}

void TaskEditor::countImages()
{
    const Clock& clock = m_study.clock();
    const auto count = [file = m_study.path(), &clock](const Progress& progress) -> Result<CountedImages> {
        auto study = TRY(openSnapshot(file, clock));
        auto pool = TRY(TaskImagePool::read(*study, progress));
        TRY(endSnapshot(*study));
        return CountedImages{std::move(study), std::make_unique<TaskImagePool>(std::move(pool))};
    };
    m_reading.run(count, [this](Result<CountedImages> counted) { showCounted(std::move(counted)); });
}

void TaskEditor::showCounted(Result<CountedImages> counted)
{
    if (counted) {
        m_counted = std::move(*counted);
        showImages();
    } else {
        m_poolProblem = toQString(counted.error().message);
        forgetProblem();
        m_counting->hide();
    }
    if (std::exchange(m_isSaveWanted, false)) {
        m_state->clear();
        save();
    }
}

/// In the place where they were awaited, for the keyboard as well.
void TaskEditor::showImages()
{
    m_images = new ImagesForm(*m_counted.pool, [this] { return m_study.uuids().nextSeed(); });
    m_images->setPartSize(m_rules->partSize());
    connect(m_rules, &RulesForm::partSizeChanged, m_images,
            [this] { m_images->setPartSize(m_rules->partSize()); });
    connect(m_images, &ImagesForm::changed, this, &TaskEditor::forgetProblem);
    delete m_counting->parentWidget()->layout()->replaceWidget(m_counting, m_images);
    m_images->show();
    const auto isField = [](const QWidget* widget) {
        return (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
    };
    std::vector<QWidget*> fields;
    for (QWidget* field = nextInFocusChain(); field != this; field = field->nextInFocusChain()) {
        if (m_images->isAncestorOf(field) && isField(field))
            fields.push_back(field);
    }
    QWidget* last = m_counting->previousInFocusChain();
    while (last != this && (m_images->isAncestorOf(last) || !isField(last)))
        last = last->previousInFocusChain();
    for (QWidget* field : fields) {
        setTabOrder(last, field);
        last = field;
    }
    delete m_counting;
    m_counting = nullptr;
    // Nobody has chosen anything yet.
    for (Task* known : {&m_opened, m_warned ? &*m_warned : nullptr}) {
        if (known)
            known->selection = editedWithImages().selection;
    }
}

QWidget* TaskEditor::buildLabelers()
{
    auto known = allProgress(m_study, m_task);
    if (!known)
        m_poolProblem = toQString(known.error().message);
    m_labelers =
        new LabelersForm(std::move(known).value_or(std::vector<LabelerProgress>{}), m_task.labelerIds);
    connect(m_labelers, &LabelersForm::changed, this, &TaskEditor::forgetProblem);
    return m_labelers;
}

QWidget* TaskEditor::buildKeptImages()
{
    auto* kept = new QWidget;
    auto* layout = new QVBoxLayout(kept);
    FormRows rows(layout);
    rows.addHeading(tr("Images"));
    auto* count = styledLabel("strong", imageCountText(m_task.imageCount) + QStringLiteral(", ") +
                                            partCountText(m_task.partCount()));
    auto* chosen = styledLabel("", toQString(m_task.selection));
    chosen->setWordWrap(true);
    if (m_task.selection.empty())
        chosen->hide();
    auto* note = styledLabel(
        "small", tr("A task keeps its mode and its images. For others, duplicate it: that starts a "
                    "new task with these rules."));
    note->setWordWrap(true);
    rows.add(count, {});
    rows.add(chosen, {});
    rows.add(note, {});
    return kept;
}

QWidget* TaskEditor::buildRules()
{
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3 * spacingStep);
    if (m_isBegun) {
        auto* locked = new QFrame;
        locked->setProperty("role", "tint");
        auto* text =
            styledLabel("", tr("Somebody has begun this task. Its parts and rules stay as they are, so that "
                               "all its sessions are alike."));
        text->setObjectName(QStringLiteral("locked"));
        text->setWordWrap(true);
        auto* inside = new QVBoxLayout(locked);
        inside->addWidget(text);
        layout->addWidget(locked);
    }
    m_rules->setEnabled(!m_isBegun);
    layout->addWidget(m_rules);
    return column;
}

QHBoxLayout* TaskEditor::buildButtons()
{
    m_problem->setObjectName(QStringLiteral("taskProblem"));
    m_problem->setWordWrap(true);
    m_save->setObjectName(QStringLiteral("saveTask"));
    m_save->setProperty("kind", "primary");
    m_save->setDefault(true);
    m_save->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    auto* save = new QShortcut(Qt::CTRL | Qt::Key_Return, this);
    connect(save, &QShortcut::activated, m_save, &QPushButton::click);
    m_state->setObjectName(QStringLiteral("taskState"));
    m_progress->setAccessibleName(tr("The task is being made"));
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    connect(m_save, &QPushButton::clicked, this, &TaskEditor::save);
    connect(cancel, &QPushButton::clicked, this, &TaskEditor::reject);
    connect(&m_making, &Background::progressed, m_progress, &DelayedProgress::tell);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * spacingStep);
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(m_state);
    buttons->addWidget(m_progress);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    return buttons;
}

Mode TaskEditor::mode() const
{
    return modes[m_mode->chosen()];
}

void TaskEditor::showMode()
{
    m_modeNote->setText(
        mode() == Mode::Test
            ? tr("No feedback, no labels and no source anywhere; results stay sealed until you open "
                 "them.")
            : tr("After each image the labeler sees whether the answer was right, and why."));
    m_rules->setMode(mode());
    m_labelers->setVisible(mode() == Mode::Test);
}

Task TaskEditor::edited() const
{
    Task task = m_task;
    task.name = m_name->text().trimmed().toStdString();
    task.description = m_description->toPlainText().trimmed().toStdString();
    if (isNew())
        task.mode = mode();
    // Of trainings only those that repeat another task are somebody's own.
    if (mode() == Mode::Test)
        task.labelerIds = m_labelers->named();
    else if (isNew())
        task.labelerIds.clear();
    if (!m_isBegun) {
        task.partSize = m_rules->partSize();
        task.rules = m_rules->rules();
    }
    return task;
}

Task TaskEditor::editedWithImages() const
{
    Task task = edited();
    if (m_images)
        task.selection = selectionText(m_images->selection());
    return task;
}

void TaskEditor::reject()
{
    if (m_making.isRunning())
        m_making.cancel();
    else
        QDialog::reject();
}

void TaskEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && (m_making.isRunning() || m_isSaveWanted)) {
        m_making.cancel();
        forgetProblem();
        return;
    }
    const Task now = editedWithImages();
    const bool isWarned = m_warned && formsOf(now) == formsOf(*m_warned);
    if (event->key() != Qt::Key_Escape || formsOf(now) == formsOf(m_opened) ||
        (isWarned && m_gate->admits())) {
        QDialog::keyPressEvent(event);
        return;
    }
    if (isWarned)
        return;
    m_warned = now;
    m_gate->closeUntilPainted(*m_problem);
    showProblem(isNew() ? tr("The task is not made yet. Esc once more leaves without it.")
                        : tr("Your changes are not saved yet. Esc once more leaves without them."));
}

void TaskEditor::save()
{
    if (m_reading.isRunning()) {
        m_isSaveWanted = true;
        m_state->setText(tr("The task is made once the images are counted."));
        return;
    }
    Task task = editedWithImages();
    if (const QString missing = m_labelers->problem(); mode() == Mode::Test && !missing.isEmpty()) {
        showProblem(missing);
        return;
    }
    if (isNew()) {
        const QString fault = m_images ? m_images->problem() : m_poolProblem;
        if (!task.name.empty() && !fault.isEmpty()) {
            showProblem(fault);
            return;
        }
    }
    if (isNew()) {
        make(task);
        return;
    }
    const auto written = TaskRepository(m_study).update(task);
    endSaving(written.map([&] { return task; }));
}

void TaskEditor::make(const Task& task)
{
    setMaking(true);
    const auto add = [&study = std::as_const(m_study), seed = m_study.uuids().nextSeed(), task,
                      imageIds = m_images ? m_images->images().imageIds() : std::vector<ImageId>{}](
                         const Progress& progress) -> Result<Task> {
        Task made = task;
        const auto own = TRY(study.openAgain(seed));
        TRY(TaskRepository(*own).add(made, imageIds, progress));
        return made;
    };
    m_making.run(add, [this](const Result<Task>& made) {
        setMaking(false);
        endSaving(made);
    });
}

void TaskEditor::setMaking(bool isMaking)
{
    if (isMaking) {
        m_lastFocus = focusWidget();
        m_progress->begin();
    } else {
        m_progress->end();
    }
    m_forms->setEnabled(!isMaking);
    m_save->setEnabled(!isMaking);
    if (!isMaking && m_lastFocus)
        m_lastFocus->setFocus();
}

void TaskEditor::endSaving(const Result<Task>& written)
{
    if (written) {
        Q_EMIT saved(written->id);
        accept();
    } else if (written.error().kind != ErrorKind::Cancelled) {
        showProblem(toQString(written.error().message));
        m_name->setFocus();
    }
}

/// What was refused, or is to be saved soon, is being changed. What could not be read stays.
void TaskEditor::forgetProblem()
{
    m_isSaveWanted = false;
    m_state->clear();
    showProblem(m_poolProblem);
}

void TaskEditor::showProblem(const QString& sentence)
{
    m_problem->setText(sentence.isEmpty() ? QString() : toneSign(Tone::Wrong) + QLatin1Char(' ') + sentence);
}

}  // namespace vizsla
