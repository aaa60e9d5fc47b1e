// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// review_in_window STUDY REVIEWER SEED BOARD [PHASE NTH]: rules, undoes and decides between reviewers in the
// real window, key by key and as fast as it goes, until many keys were pressed or the process is killed.
// Rulings hold before they are written; "+ID" says that an action is in the study.
#include <QAbstractButton>
#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <random>

#include "core/uuid.h"
#include "tests/support/faulty_disk.h"
#include "tests/torture/kill_report.h"
#include "tests/torture/phase_board.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/rulings/review_runner.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_row.h"
#include "ui/window/main_window.h"
#include "ui/window/study_pages.h"

using namespace vizsla;
using namespace vizsla::test;

namespace {

constexpr int mostKeys = 3000;

struct Key
{
    Qt::Key key;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
};

constexpr Key keys[] = {
    {Qt::Key_1},
    {Qt::Key_2},
    {Qt::Key_3},
    {Qt::Key_4},
    {Qt::Key_5},
    {Qt::Key_Down},
    {Qt::Key_Down},
    {Qt::Key_Return},
    {Qt::Key_Return},
    {Qt::Key_W},
    {Qt::Key_A},
    {Qt::Key_Z, Qt::ControlModifier},
    {Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier},
    {Qt::Key_Down, Qt::ControlModifier},
};

/// Presses keys once the review is there, now and then in another view.
class Worker
{
public:
    Worker(MainWindow& window, ReviewRunner& runner, PhaseBoard& board, std::uint64_t seed)
        : m_window(window),
          m_runner(runner),
          m_board(board),
          m_random(seed)
    {
        QObject::connect(&runner, &ReviewRunner::acted, &window, [this](const ReviewAction& action) {
            // Behind the action, as all that is written.
            m_window.study()->writer().write(
                [](StudyFile&) { return Result<void>(); }, &m_window,
                [id = action.id](const Result<void>&) { report('+', id.text()); });
        });
    }

    void work()
    {
        if (!m_runner.book() || m_runner.isLoading())
            return;
        m_board.enter(Phase::Image);
        if (++m_keys == mostKeys)
            return QApplication::quit();
        if (m_random() % 40 == 0) {
            auto* views = m_window.findChild<ChoiceRow*>(QStringLiteral("reviewViews"));
            views->button(m_random() % 2 == 0 ? 0 : 2)->click();
        }
        const Key& key = keys[m_random() % std::size(keys)];
        if (QWidget* focus = QApplication::focusWidget())
            QTest::keyClick(focus, key.key, key.modifiers);
    }

private:
    MainWindow& m_window;
    ReviewRunner& m_runner;
    PhaseBoard& m_board;
    std::mt19937_64 m_random;
    int m_keys = 0;
};

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 5 && argc != 7)
        return 2;
    PhaseBoard board(argv[4]);
    if (argc == 7)
        board.actAt(phaseFromWord(argv[5]), std::stoi(argv[6]));
    FaultyDisk disk;
    board.watch(disk);
    board.enter(Phase::Start);
    QApplication application(argc, argv);
    QApplication::setDoubleClickInterval(0);
    applyTheme(application, Scheme::Light);
    const QTemporaryDir folder;
    QSettings store(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    Settings settings(store);
    NativeFileChooser files;
    const SystemClock clock;
    MainWindow window({settings, files, clock, {}, randomSeed(), {}, [](const QUrl&) { return false; }});
    if (!window.openStudyFile(QString::fromLocal8Bit(argv[1])) || window.study()->file->isReadOnly())
        return notOpenedStatus;
    window.show();
    window.activateWindow();
    window.pages()->setLabeler(LabelerId(argv[2]));
    window.pages()->showPage(StudyPages::Page::Review);
    Worker worker(window, *window.findChild<ReviewRunner*>(), board, std::stoull(argv[3]));
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &window, [&worker] { worker.work(); });
    timer.start(0);
    return QApplication::exec();
}
