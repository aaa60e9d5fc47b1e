// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// label_in_window STUDY TASK LABELER SEED BOARD [PHASE NTH [DEED OTHER]]: labels in the real window, key by
// key and as fast as it goes, until the task is done or the process is killed. Waits for what the session
// says and not for a key to have worked: a step may be on its way to the disk for as long as it takes. DEED
// as in label_in_core.
#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <random>

#include "core/uuid.h"
#include "tests/support/faulty_disk.h"
#include "tests/torture/deeds.h"
#include "tests/torture/kill_report.h"
#include "tests/torture/phase_board.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/labeling/feedback_panel.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/study_pages.h"
#include "ui/window/study_watch.h"

using namespace vizsla;
using namespace vizsla::test;

namespace {

class Worker
{
public:
    Worker(LabelingPage& page, PhaseBoard& board, std::uint64_t seed)
        : m_page(page),
          m_board(board),
          m_random(seed)
    {
        QObject::connect(&page, &LabelingPage::confirmed, &page, [this](const AnswerId& answer) {
            m_last = answer.text();
            report('+', m_last);
        });
    }

    void work()
    {
        const LabelingSession* session = m_page.session();
        if (!session || session->isStepPlanned())
            return;
        reportWhatChanged(*session);
        const auto* feedback = m_page.findChild<FeedbackPanel*>();
        if (feedback && feedback->isOpen()) {
            m_board.enter(Phase::Feedback);
            press({}, Qt::Key_Return);
        } else if (session->isTaskDone()) {
            QApplication::quit();
        } else if (!session->current()) {
            m_board.enter(Phase::Part);
            if (m_random() % 3 == 0)
                press({}, Qt::Key_Return);
        } else if (session->isShown()) {
            m_board.enter(Phase::Image);
            takeStep(*session);
        }
    }

private:
    /// A skip or an undone step is known by what the session can undo now.
    void reportWhatChanged(const LabelingSession& session)
    {
        const PartProgress::Action* action = session.progress().lastAction();
        const std::string last = action ? action->id : std::string();
        if (last != m_last && !m_undoing.empty()) {
            report('-', m_undoing);
        } else if (last != m_last && m_isSkipping) {
            report('+', last);
        }
        if (last != m_last || m_session != session.session().id) {
            m_undoing.clear();
            m_isSkipping = false;
        }
        m_last = last;
        m_session = session.session().id;
        const auto index = session.current();
        const ImageId image = index ? session.images()[*index].id : ImageId();
        if (image != m_image && index)
            report('=', image.text());
        m_image = image;
    }

    void takeStep(const LabelingSession& session)
    {
        // A key that was pressed is given its time, and pressed again only where it was lost.
        if ((!m_undoing.empty() || m_isSkipping) && ++m_waits % 100 != 0)
            return;
        const auto chance = m_random() % 12;
        if (!m_undoing.empty() || (chance == 0 && !m_isSkipping && session.canUndo())) {
            m_undoing = session.progress().lastAction()->id;
            press({}, Qt::Key_Z, Qt::ControlModifier);
        } else if (m_isSkipping || (chance == 1 && session.upcoming(1).size() == 1)) {
            m_isSkipping = true;
            press({}, Qt::Key_K, Qt::ControlModifier);
        } else {
            press(QStringLiteral("cup"), Qt::Key_Return);
        }
    }

    static void press(const QString& text, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* focus = QApplication::focusWidget();
        if (!focus)
            return;
        QTest::keyClicks(focus, text);
        QTest::keyClick(focus, key, modifiers);
    }

    LabelingPage& m_page;
    PhaseBoard& m_board;
    std::mt19937_64 m_random;
    SessionId m_session;
    ImageId m_image;
    std::string m_last;
    std::string m_undoing;  ///< what a key was pressed for to take back
    bool m_isSkipping = false;
    int m_waits = 0;
};

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 6 && argc != 8 && argc != 10)
        return 2;
    PhaseBoard board(argv[5]);
    const Phase fatal = argc >= 8 ? phaseFromWord(argv[6]) : Phase::Image;
    if (argc == 10 && std::string_view(argv[8]) != "none")
        board.actAt(fatal, std::stoi(argv[7]), [&] { carryOut(deedFromWord(argv[8]), argv[1], argv[9]); });
    else if (argc == 8)
        board.actAt(fatal, std::stoi(argv[7]));
    FaultyDisk disk;
    board.watch(disk);
    board.enter(Phase::Start);
    QApplication application(argc, argv);
    // Keys come as fast as it goes.
    QApplication::setDoubleClickInterval(0);
    applyTheme(application, Scheme::Light);
    const QTemporaryDir folder;
    QSettings store(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    Settings settings(store);
    settings.setShowsFeedback(fatal == Phase::Feedback);
    NativeFileChooser files;
    const SystemClock clock;
    MainWindow window({settings, files, clock, {}, randomSeed(), {}, [](const QUrl&) { return false; }});
    if (!window.openStudyFile(QString::fromLocal8Bit(argv[1])) || window.study()->file->isReadOnly())
        return notOpenedStatus;
    auto* watch = window.findChild<StudyWatch*>();
    QObject::connect(watch, &StudyWatch::lost, &window, [watch] {
        report('!', watch->sentence().toStdString());
        QApplication::exit(stoppedStatus);
    });
    window.show();
    window.activateWindow();
    window.pages()->setLabeler(LabelerId(argv[3]));
    window.pages()->startTask(TaskId(argv[2]));
    auto* page = window.findChild<LabelingPage*>();
    Worker worker(*page, board, std::stoull(argv[4]));
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, page, [&worker] { worker.work(); });
    timer.start(0);
    return QApplication::exec();
}
