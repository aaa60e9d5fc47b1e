// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/task_pictures.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <filesystem>

#include "core/labeling/task_images.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/sitting_session.h"
#include "tests/tour/tour_desk.h"
#include "ui/home/home_page.h"
#include "ui/study/open_study.h"
#include "ui/tasks/open_results_dialog.h"
#include "ui/tasks/task_editor.h"
#include "ui/window/study_pages.h"

namespace vizsla::tour {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// The sample study with two more tests, one of which is nearly over and has limits.
class TaskStudy
{
public:
    explicit TaskStudy(TourDesk& desk) : m_desk(desk), m_file(desk.study().parent_path() / "tasks.vizsla")
    {
        fs::remove(m_file);
        fs::copy_file(desk.study(), m_file);
        auto study = StudyFile::open(m_file, desk.clock(), 5);
        const auto labelers = LabelerRepository(**study).all();
        const auto pool = TaskImagePool::read(**study);
        m_labelerId = labelers->front().id;
        add(**study, *pool,
            {.id = {},
             .name = "against_the_clock",
             .description = "What can be told at a glance, in time.",
             .mode = Mode::Test,
             .rules = {.imageLimit = std::chrono::seconds(60),
                       .pausesAllowed = false,
                       .guideAllowed = false,
                       .correctionsAllowed = true}});
        add(**study, *pool,
            {.id = {},
             .name = "second_round",
             .description = "Once more, after three weeks.",
             .mode = Mode::Test,
             .rules = {.breakEvery = std::chrono::seconds(1200)}});
        sit(**study, "against_the_clock", labelers->front().id, 20, 3);
        sit(**study, "against_the_clock", labelers->back().id, 7, 1);
        sit(**study, "second_round", labelers->front().id, 20, 0);
        (void)LabelerRepository(**study).add("Labeler C");
    }
    ~TaskStudy()
    {
        m_desk.closeWindow();
        fs::remove(m_file);
    }
    TaskStudy(const TaskStudy&) = delete;
    TaskStudy& operator=(const TaskStudy&) = delete;

    const fs::path& file() const { return m_file; }
    const LabelerId& labelerId() const { return m_labelerId; }

private:
    static void add(StudyFile& study, const TaskImagePool& pool, Task task)
    {
        TaskSelection selection{.testSets = {"stamps", "stamps_shifted"}, .perTestSet = 10, .seed = 4};
        const auto images = pool.choose(selection);
        task.selection = selectionText(selection);
        (void)TaskRepository(study).add(task, images->imageIds());
    }
    void sit(StudyFile& study, std::string_view name, const LabelerId& labelerId, int images, int late)
    {
        const auto tasks = TaskRepository(study).all();
        const auto task = std::ranges::find(*tasks, name, &Task::name);
        while (images > 0) {
            auto session = test::SittingSession::begin(study, task->id, labelerId);
            for (; images > 0 && session->current(); --images) {
                session->imageShown();
                const bool isLate = late > 0 && images % 3 == 0;
                m_desk.clock().advance(isLate ? 61s : 9s);
                if (isLate && session->timeUp())
                    --late;
                else
                    (void)session->confirm(session->images()[*session->current()].assignedWnid);
            }
            (void)session->end();
        }
    }

    TourDesk& m_desk;
    fs::path m_file;
    LabelerId m_labelerId;
};

class TaskTour
{
public:
    TaskTour(TourDesk& desk, const std::function<void(const QString&, QWidget*)>& take)
        : m_desk(desk),
          m_take(take)
    {}

    void walk()
    {
        scrollToTests();
        m_take(QStringLiteral("home-tests"), nullptr);
        newTask();
        begunTask();
        deleteTask();
        openResults();
        scrollToTests();
        m_take(QStringLiteral("home-results-open"), nullptr);
        m_desk.click(QStringLiteral("nav:scorecard"));
        m_take(QStringLiteral("scorecard-not-answered"), nullptr);
        m_desk.click(QStringLiteral("notAnswered"));
        m_take(QStringLiteral("gallery-not-answered"), nullptr);
    }

private:
    void scrollToTests()
    {
        TourDesk::settle();
        QScrollBar* bar =
            m_desk.window().findChild<HomePage*>()->findChild<QScrollArea*>()->verticalScrollBar();
        bar->setValue(bar->maximum());
    }
    void newTask()
    {
        m_desk.click(QStringLiteral("newTask"));
        auto* editor = m_desk.window().findChild<TaskEditor*>();
        (void)QTest::qWaitFor([&] { return editor->findChild<QWidget*>(QStringLiteral("imageCount")); });
        QTest::keyClicks(editor->findChild<QLineEdit*>(QStringLiteral("taskName")),
                         QStringLiteral("dogs_again"));
        m_desk.click(QStringLiteral("testSet:stamps"));
        m_take(QStringLiteral("task-editor-training"), editor);
        for (const char* name :
             {"mode:test", "testSet:stamps_shifted", "balanced", "imageLimit", "pausesAllowed"})
            m_desk.click(QLatin1String(name));
        QTest::keyClick(editor->findChild<QComboBox*>(QStringLiteral("howMany")), Qt::Key_Down);
        m_take(QStringLiteral("task-editor-test"), editor);
        auto* slice = editor->findChild<QComboBox*>(QStringLiteral("taskSlice"));
        slice->lineEdit()->selectAll();
        QTest::keyClicks(slice->lineEdit(), QStringLiteral("unicorns"));
        m_desk.click(QStringLiteral("saveTask"));
        m_take(QStringLiteral("task-editor-problem"), editor);
        delete editor;
    }
    void chooseInMenu(const QString& task, Qt::Key key)
    {
        m_desk.click(QStringLiteral("more:") + task);
        if (auto* menu = QApplication::activePopupWidget())
            QTest::keyClick(menu, key);
        TourDesk::settle();
    }
    void begunTask()
    {
        chooseInMenu(QStringLiteral("against_the_clock"), Qt::Key_E);
        auto* editor = m_desk.window().findChild<TaskEditor*>();
        m_take(QStringLiteral("task-editor-begun"), editor);
        delete editor;
    }
    void deleteTask()
    {
        Task spare;
        spare.name = "a_first_draft";
        (void)TaskRepository(*m_desk.window().study()->file).add(spare, {});
        m_desk.window().pages()->setLabeler(m_desk.window().pages()->labelers()->front().id);
        chooseInMenu(QStringLiteral("a_first_draft"), Qt::Key_D);
        m_take(QStringLiteral("home-delete-task"), nullptr);
        m_desk.click(QStringLiteral("deleteTask"));
    }
    void openResults()
    {
        chooseInMenu(QStringLiteral("against_the_clock"), Qt::Key_O);
        auto* dialog = m_desk.window().findChild<OpenResultsDialog*>();
        m_take(QStringLiteral("open-results"), dialog);
        m_desk.click(QStringLiteral("haveRead"));
        m_desk.click(QStringLiteral("openResults"));
    }

    TourDesk& m_desk;
    const std::function<void(const QString&, QWidget*)>& m_take;
};

}  // namespace

void takeTaskPictures(TourDesk& desk, QSize size, Scheme scheme,
                      const std::function<void(const QString& name, QWidget* widget)>& take)
{
    desk.closeWindow();
    const TaskStudy study(desk);
    desk.openWindow(size, scheme, study.file());
    desk.window().pages()->setLabeler(study.labelerId());
    TaskTour(desk, take).walk();
}

}  // namespace vizsla::tour
