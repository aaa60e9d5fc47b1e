// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/session_pictures.h"

#include <filesystem>

#include "core/labeling/task_images.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/sitting_session.h"
#include "tests/tour/tour_desk.h"
#include "ui/labeling/labeling_page.h"
#include "ui/labeling/labeling_stage.h"
#include "ui/labeling/session_runner.h"
#include "ui/window/study_pages.h"

namespace vizsla::tour {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// The sample study with one test more, whose last session broke off.
class TimedStudy
{
public:
    explicit TimedStudy(TourDesk& desk) : m_desk(desk), m_file(desk.study().parent_path() / "timed.vizsla")
    {
        fs::remove(m_file);
        fs::copy_file(desk.study(), m_file);
        auto study = StudyFile::open(m_file, desk.clock(), 5);
        const auto pool = TaskImagePool::read(**study);
        Task task{.id = {},
                  .name = "timed_evaluation",
                  .description = "A minute for each image, five for a part.",
                  .mode = Mode::Test,
                  .partSize = 6,
                  .rules = {.imageLimit = std::chrono::seconds(60),
                            .sessionLimit = std::chrono::seconds(300),
                            .correctionsAllowed = true}};
        const auto images =
            pool->choose({.testSets = {"stamps", "stamps_shifted"}, .perTestSet = 9, .seed = 4});
        (void)TaskRepository(**study).add(task, images->imageIds());
        m_labelerId = LabelerRepository(**study).add("Labeler C")->id;
        auto session = test::SittingSession::begin(**study, task.id, m_labelerId);
        session->imageShown();
        desk.clock().advance(9s);
        (void)session->confirm(session->images()[0].assignedWnid);
    }
    ~TimedStudy()
    {
        m_desk.closeWindow();
        fs::remove(m_file);
    }
    TimedStudy(const TimedStudy&) = delete;
    TimedStudy& operator=(const TimedStudy&) = delete;

    const fs::path& file() const { return m_file; }
    const LabelerId& labelerId() const { return m_labelerId; }

private:
    TourDesk& m_desk;
    fs::path m_file;
    LabelerId m_labelerId;
};

}  // namespace

void takeSessionPictures(TourDesk& desk, QSize size, Scheme scheme,
                         const std::function<void(const QString& name, QWidget* widget)>& take)
{
    const TimedStudy study(desk);
    MainWindow& window = desk.openWindow(size, scheme, study.file());
    window.pages()->setLabeler(study.labelerId());
    desk.click(QStringLiteral("task:timed_evaluation"));
    take(QStringLiteral("session-start"), &window);
    desk.begin();
    auto* page = window.findChild<LabelingPage*>();
    const auto wait = [&](std::chrono::microseconds time) {
        desk.clock().advance(time);
        page->findChild<SessionRunner*>()->tick();
        TourDesk::settle();
    };
    const auto picture = [&](const char* name) { take(QLatin1String(name), &window); };
    picture("session-interrupted");
    desk.typeBeginning();
    wait(17s);
    picture("session-countdown");
    wait(36s);
    picture("session-last-seconds");
    desk.press(Qt::Key_Space, Qt::ControlModifier);
    picture("session-paused");
    desk.clock().advance(2min);
    desk.press(Qt::Key_Space, Qt::ControlModifier);
    wait(8s);
    picture("session-time-up");
    desk.clock().advance(1s);
    desk.press(Qt::Key_Return);
    desk.typeBeginning();
    wait(6s);
    desk.press(Qt::Key_Return);
    desk.press(Qt::Key_Left, Qt::AltModifier);
    picture("session-correction");
    desk.press(Qt::Key_Right, Qt::AltModifier);
    for (int image = 0; image < 3; ++image) {
        wait(56s);
        desk.typeBeginning();
        desk.press(Qt::Key_Return);
    }
    picture("session-part-done");
}

}  // namespace vizsla::tour
