// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/break_pictures.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>
#include <filesystem>

#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/sitting_session.h"
#include "tests/tour/tour_desk.h"
#include "ui/labeling/part_done.h"
#include "ui/labeling/rest_reminder.h"
#include "ui/scorecard/scorecard_page.h"
#include "ui/settings/preferences_dialog.h"
#include "ui/study/open_study.h"
#include "ui/widgets/speed_chart.h"
#include "ui/window/study_pages.h"

namespace vizsla::tour {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Take = std::function<void(const QString& name, QWidget* widget)>;

/// A copy of the sample study, in which somebody works without the window.
class Sittings
{
public:
    Sittings(TourDesk& desk, QSize size, const Take& take)
        : m_desk(desk),
          m_take(take),
          m_keys(desk.settings())
    {
        const fs::path copy = desk.study().parent_path() / "rhythm.vizsla";
        fs::copy_file(desk.study(), copy, fs::copy_options::overwrite_existing);
        m_study.emplace(std::move(*readStudy(copy, desk.clock(), 3)), fs::path());
        m_labeler = *LabelerRepository(*m_study->file).add("Labeler C");
        m_page.setObjectName(QStringLiteral("page"));
        m_page.resize(size.width() - 400, size.height() - 80);
        new QVBoxLayout(&m_page);
        m_page.layout()->setContentsMargins(0, 0, 0, 0);
        m_page.layout()->setSpacing(0);
    }

    void training()
    {
        begin("Birds at dawn", Mode::Training, {});
        const int times[] = {6, 9, 5, 7, 11, 8, 14, 10, 19, 16};
        for (int image = 0; image < 10; ++image) {
            if (image == 4)
                rest(6min);
            label(std::chrono::seconds(times[image]), image % 4 != 2);
        }
        showDone("part-done-training");
    }

    void timedTest()
    {
        TaskRules rules;
        rules.imageLimit = std::chrono::seconds(60);
        begin("Evaluation, a minute for each image", Mode::Test, rules);
        for (const int time : {12, 21, 9, 60, 17, 26, 60, 14, 33, 18}) {
            if (time == 9)
                interrupt();
            if (time == 60)
                letTimeRunOut(60s);
            else
                label(std::chrono::seconds(time), true);
        }
        showDone("part-done-test");
    }

    void timeOfThePartUp()
    {
        TaskRules rules;
        rules.sessionLimit = std::chrono::seconds(120);
        begin("Evaluation, two minutes for a part", Mode::Test, rules);
        for (const int time : {12, 21, 29, 18})
            label(std::chrono::seconds(time), true);
        letTimeRunOut(40s);
        showDone("part-done-time-up");
    }

    void restOffered()
    {
        begin("Fruit once more", Mode::Training, {});
        auto reminder = std::make_unique<RestReminder>(m_desk.settings(), m_keys, m_desk.clock());
        reminder->begin(*m_session);
        m_session->imageShown();
        for (int passed = 0; passed < 32 * 60; ++passed) {
            m_desk.clock().advance(1s);
            m_session->noteInput();
            reminder->update(*m_session);
        }
        (void)m_session->confirm(m_session->images()[*m_session->current()].assignedWnid);
        reminder->update(*m_session);
        RestReminder* bar = reminder.release();
        m_page.layout()->addWidget(bar);
        m_page.resize(m_page.width(), 48);
        m_take(QStringLiteral("rest-reminder"), &m_page);
        delete bar;
    }

private:
    void begin(const char* name, Mode mode, const TaskRules& rules)
    {
        Task task{{}, name, "", mode, 10};
        task.rules = rules;
        const auto tasks = TaskRepository(*m_study->file).all();
        std::vector<ImageId> ids;
        const auto images = ImageRepository(*m_study->file).imagesOfTask(tasks->front().id);
        for (const Image& image : *images)
            ids.push_back(image.id);
        ids.resize(std::min<std::size_t>(ids.size(), 12));
        (void)TaskRepository(*m_study->file).add(task, ids);
        m_taskId = task.id;
        sit();
    }
    void sit()
    {
        m_session.emplace(std::move(*test::SittingSession::begin(*m_study->file, m_taskId, m_labeler.id)));
    }

    void label(std::chrono::seconds time, bool knowsIt)
    {
        m_session->imageShown();
        m_desk.clock().advance(time);
        const std::string wnid = m_session->images()[*m_session->current()].assignedWnid;
        const auto& hierarchy = m_study->hierarchy;
        (void)m_session->confirm(
            knowsIt ? wnid
                    : hierarchy.synset(hierarchy.nearestClasses(*hierarchy.find(wnid), 1).front()).wnid);
    }
    void letTimeRunOut(std::chrono::seconds time)
    {
        m_session->imageShown();
        m_desk.clock().advance(time);
        (void)m_session->timeUp();
    }
    void rest(std::chrono::minutes time)
    {
        m_session->pause();
        m_desk.clock().advance(time);
        m_session->resume();
    }
    void interrupt()
    {
        m_session.reset();
        m_desk.clock().advance(20min);
        sit();
    }

    void showDone(const char* name)
    {
        PartDone done(*m_study, m_keys);
        m_page.layout()->addWidget(&done);
        done.show(*m_session);
        m_take(QLatin1String(name), &m_page);
        (void)m_session->end();
    }

    TourDesk& m_desk;
    const Take& m_take;
    KeyMap m_keys;
    std::optional<OpenStudy> m_study;
    Labeler m_labeler;
    TaskId m_taskId;
    std::optional<test::SittingSession> m_session;
    QWidget m_page;
};

void takeDay(TourDesk& desk, QSize size, Scheme scheme, const Take& take)
{
    MainWindow& window = desk.openWindow(size, scheme, desk.study());
    const Labeler labeler = *window.pages()->labeler();
    const LabelerId id = labeler.id;
    desk.settings().setDailyGoal(id, 400);
    take(QStringLiteral("home-goal"), nullptr);
    desk.settings().setDailyGoal(id, 60);
    take(QStringLiteral("home-goal-reached"), nullptr);
    auto* preferences = new PreferencesDialog(desk.settings(), labeler, &window);
    preferences->show();
    take(QStringLiteral("preferences"), preferences);
    delete preferences;
    desk.settings().setDailyGoal(id, 0);
    desk.click(QStringLiteral("nav:scorecard"));
    auto* scroll = window.findChild<ScorecardPage*>()->findChild<QScrollArea*>();
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    auto* chart = window.findChild<ScorecardPage*>()->findChild<SpeedChart*>();
    window.activateWindow();
    TourDesk::settle();
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Left);
    take(QStringLiteral("scorecard-today"), nullptr);
}

}  // namespace

void takeBreakPictures(TourDesk& desk, QSize size, Scheme scheme, const Take& take)
{
    takeDay(desk, size, scheme, take);
    Sittings sittings(desk, size, take);
    sittings.training();
    sittings.timedTest();
    sittings.timeOfThePartUp();
    sittings.restOffered();
}

}  // namespace vizsla::tour
