// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/tour_desk.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTest>
#include <atomic>
#include <random>

#include "core/folders.h"
#include "core/store/class_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/sitting_session.h"
#include "tests/tour/scored_study.h"
#include "ui/labeling/labeling_page.h"
#include "ui/sample/sample_maker.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"
#include "ui/window/study_pages.h"

namespace vizsla::tour {

namespace {

constexpr std::uint64_t tourSeed = 2020;

}  // namespace

TourDesk::TourDesk(const std::filesystem::path& dataFolder)
    : m_paths{dataFolder / "guides",
              {.catalogueFolder = dataFolder / "sample"},
              folder() / "sample",
              dataFolder / "manual"},
      m_store(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat),
      m_settings(m_store)
{}

TourDesk::~TourDesk() = default;

std::filesystem::path TourDesk::folder() const
{
    return m_folder.path().toStdString();
}

bool TourDesk::prepare()
{
    const std::atomic<bool> cancelled = false;
    const auto made = makeSample(
        m_paths.sampleSources, m_paths.sampleFolder, m_clock, tourSeed, [](int, int) {}, cancelled);
    if (!made) {
        qWarning("%s", made.error().message.c_str());
        return false;
    }
    m_study = made->study;
    auto file = StudyFile::open(m_study, m_clock, tourSeed);
    const auto first = LabelerRepository(**file).add("Labeler A");
    const auto second = LabelerRepository(**file).add("Labeler B");
    const auto tasks = TaskRepository(**file).all();
    file->reset();
    for (const Task& task : *tasks) {
        const bool done =
            task.mode == Mode::Test || task.name == "birds" || task.name == "instruments_and_tools";
        label(first->id, task.id, done ? task.imageCount : task.imageCount / 3, 85);
        if (task.mode == Mode::Training)
            label(second->id, task.id, task.imageCount / 4, 70);
    }
    m_settings.setLabelerId(QString::fromStdString(m_study.string()), first->id);
    m_scoredStudy = folder() / "benchmark.vizsla";
    return makeScoredStudy(m_scoredStudy, m_clock, tourSeed);
}

/// Answers like somebody who knows `skill` of a hundred images and else takes a neighbour in the hierarchy.
void TourDesk::label(const LabelerId& labelerId, const TaskId& taskId, int images, int skill)
{
    auto file = StudyFile::open(m_study, m_clock, tourSeed + ++m_sittings);
    const auto hierarchy = Hierarchy::build(*ClassRepository(**file).all());
    std::mt19937 random(tourSeed);
    for (int left = images; left > 0;) {
        auto session = test::SittingSession::begin(**file, taskId, labelerId);
        for (; left > 0 && session->current(); --left) {
            session->imageShown();
            m_clock.advance(std::chrono::milliseconds(2500 + random() % 9000));
            std::string wnid = session->images()[*session->current()].assignedWnid;
            if (static_cast<int>(random() % 100) >= skill)
                wnid = hierarchy->synset(hierarchy->nearestClasses(*hierarchy->find(wnid), 1).front()).wnid;
            if (!session->confirm(wnid))
                return;
        }
        (void)session->end();
        if (session->isTaskDone())
            return;
    }
}

MainWindow& TourDesk::openWindow(QSize size, Scheme scheme, const std::filesystem::path& study)
{
    closeWindow();
    applyTheme(*qApp, scheme);
    m_window = std::make_unique<MainWindow>(
        MainWindow::Collaborators{m_settings, m_files, m_clock, m_paths, tourSeed + ++m_sittings,
                                  QCoreApplication::applicationVersion(), [](const QUrl&) { return true; }});
    m_window->resize(size);
    if (!study.empty())
        m_window->openStudyFile(QString::fromStdString(study.string()));
    m_window->show();
    m_window->activateWindow();
    settle();
    return *m_window;
}

void TourDesk::closeWindow()
{
    m_window.reset();
}

void TourDesk::settle()
{
    for (int round = 0; round < 4; ++round)
        QTest::qWait(10);
}

void TourDesk::type(const QString& text) const
{
    QTest::keyClicks(QApplication::focusWidget(), text);
    settle();
}

void TourDesk::typeBeginning() const
{
    constexpr int letters = 5;
    const LabelingSession& session = *m_window->findChild<LabelingPage*>()->session();
    type(m_window->study()->mainName(session.images()[*session.current()].assignedWnid).left(letters));
}

void TourDesk::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    if (m_window->study())
        m_window->study()->writer().finish();
    settle();
}

void TourDesk::click(const QString& objectName) const
{
    if (auto* button = m_window->findChild<QAbstractButton*>(objectName))
        QTest::mouseClick(button, Qt::LeftButton);
    else
        qWarning("there is no %s to click", qPrintable(objectName));
    settle();
}

void TourDesk::begin() const
{
    auto* begin = m_window->findChild<QAbstractButton*>(QStringLiteral("begin"));
    if (begin && begin->isVisible())
        click(begin->objectName());
}

}  // namespace vizsla::tour
