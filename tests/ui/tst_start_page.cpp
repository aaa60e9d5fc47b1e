// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/start_page.h"

#include <QLocale>
#include <QSignalSpy>

#include "core/store/database.h"
#include "core/store/statement.h"
#include "core/store/study_file.h"
#include "tests/support/keyboard.h"
#include "tests/support/test_program.h"
#include "tests/ui/task_desk.h"
#include "ui/home/home_page.h"
#include "ui/study/study_writer.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace start_page_test {

namespace {

constexpr Micros second = std::chrono::seconds(1);

/// Ada at the pages of a study, with keys that take the time they take.
struct Office : TaskDesk
{
    Office() { QApplication::setDoubleClickInterval(400); }

    Task add(Mode mode, const std::string& description = {}, const TaskRules& rules = {})
    {
        Task task = study().addTask("dogs", both(), mode, 4, rules);
        task.description = description;
        valueOf(TaskRepository(study().study()).update(task));
        return task;
    }
    /// What is shown has been looked at for a second.
    void see()
    {
        desk().writer().finish();
        QCoreApplication::processEvents();
        keyboard.pass(1s);
    }
    auto settling()
    {
        return [this] {
            desk().writer().finish();
            QCoreApplication::processEvents();
        };
    }
    void pressStart()
    {
        see();
        auto* start = find<QPushButton>("task:dogs");
        start->setFocus();
        keyboard.tap(Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    StartPage* page() const { return find<StartPage>("startPage"); }
    /// "images: 6 images…", line by line.
    QString facts() const
    {
        QStringList all;
        for (const QLabel* label : page()->findChildren<QLabel*>()) {
            if (label->isVisible() && !label->accessibleName().isEmpty())
                all << label->accessibleName();
        }
        return all.join(QLatin1Char('\n'));
    }
    std::int64_t number(std::string_view sql)
    {
        desk().writer().finish();
        return valueOf(
                   desk().file->database().query(sql, [](const Statement& row) { return row.integer(0); }))
            .at(0);
    }
    std::int64_t sessions() { return number("SELECT COUNT(*) FROM session"); }

    Keyboard keyboard{clock()};
};

}  // namespace

class StartPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void test_opensWithItsStartPageAndBeginsAfterIt()
    {
        Office office;
        office.add(Mode::Test, "Only the dog in front counts.", {.imageLimit = 60 * second});
        office.show();
        office.pressStart();
        QVERIFY(office.page());
        QVERIFY(!office.pages->isLabeling());
        QCOMPARE(office.text("startTitle"), QStringLiteral("dogs"));
        QCOMPARE(office.text("startDescription"), QStringLiteral("Only the dog in front counts."));
        QVERIFY(office.text("startAsked").contains(QStringLiteral("most specific class")));
        // Whatever time it takes to read: nothing is begun.
        office.see();
        office.keyboard.pass(10min);
        QCOMPARE(office.sessions(), 0);
        office.keyboard.tap(Qt::Key_Return);
        QVERIFY(office.pages->isLabeling());
        office.see();
        QCOMPARE(office.sessions(), 1);
        QVERIFY(office.number("SELECT MIN(started_at) FROM session") >=
                microsOf(office.clock().utcNow() - 5 * second));
        QVERIFY(office.number("SELECT MIN(utc) FROM session_event") >=
                microsOf(office.clock().utcNow() - 5 * second));
        const auto* labeling = office.pages->findChild<LabelingPage*>();
        QTRY_VERIFY(labeling->session()->isShown());
        QVERIFY(labeling->session()->timeOnImage() < 5 * second);
    }

    void everyRule_isSaid_data()
    {
        QTest::addColumn<TaskRules>("rules");
        QTest::addColumn<QString>("said");
        QTest::newRow("parts") << TaskRules() << "Images: 6 images, in 2 parts of 4";
        QTest::newRow("no limit") << TaskRules() << "Time for an image: no limit\nTime for a part: no limit";
        QTest::newRow("image") << TaskRules{.imageLimit = 60 * second}
                               << "Time for an image: 60 s; then it counts as not answered";
        QTest::newRow("part") << TaskRules{.sessionLimit = 600 * second}
                              << "Time for a part: 10 min for all of its images";
        QTest::newRow("pauses") << TaskRules() << "Pauses: allowed; the image is hidden meanwhile";
        QTest::newRow("no pauses") << TaskRules{.pausesAllowed = false} << "Pauses: between two images only";
        QTest::newRow("guide") << TaskRules() << "Labeling guide: allowed";
        QTest::newRow("no guide") << TaskRules{.guideAllowed = false} << "Labeling guide: not allowed";
        QTest::newRow("no corrections")
            << TaskRules() << "Corrections: not allowed; Undo takes the last answer back";
        QTest::newRow("corrections") << TaskRules{.correctionsAllowed = true} << "Corrections: allowed;";
        QTest::newRow("closed") << TaskRules() << "External resources: not allowed";
        QTest::newRow("open") << TaskRules{.externalAllowed = true}
                              << "External resources: allowed; what you look up is recorded";
        QTest::newRow("breaks") << TaskRules{.breakEvery = 1800 * second} << "Breaks: offered every 30 min";
        QTest::newRow("feedback") << TaskRules()
                                  << "Feedback: none; results stay sealed until the coordinator opens them";
    }
    void everyRule_isSaid()
    {
        QFETCH(TaskRules, rules);
        QFETCH(QString, said);
        Office office;
        office.add(Mode::Test, {}, rules);
        office.show();
        office.pressStart();
        QVERIFY2(office.facts().contains(said), qPrintable(office.facts()));
        QVERIFY(!office.find<QLabel>("startDescription"));
    }

    void back_returnsToHomeWithoutASession_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("Escape") << 0;
        QTest::newRow("Ctrl+W") << 1;
        QTest::newRow("button") << 2;
        QTest::newRow("Return on the button") << 3;
    }
    void back_returnsToHomeWithoutASession()
    {
        QFETCH(int, way);
        Office office;
        office.study().addTask("another", office.first);
        office.add(Mode::Test);
        office.show();
        office.pressStart();
        office.see();
        if (way == 0) {
            office.keyboard.tap(Qt::Key_Escape);
        } else if (way == 1) {
            office.keyboard.tap(Qt::Key_W, Qt::ControlModifier);
        } else if (way == 2) {
            office.click("startBack");
        } else {
            office.find<QPushButton>("startBack")->setFocus();
            office.keyboard.tap(Qt::Key_Return);
        }
        QVERIFY(!office.page());
        QVERIFY(office.pages->findChild<HomePage*>()->isVisible());
        QCOMPARE(office.sessions(), 0);
        QCOMPARE(office.find<QPushButton>("task:dogs")->text(), QStringLiteral("Start"));
        QVERIFY(office.find<QPushButton>("task:dogs")->hasFocus());
    }

    void training_hasOneWhereThereIsADescription()
    {
        Office office;
        office.add(Mode::Training, "  Learn the hounds. ");
        office.show();
        office.pressStart();
        QVERIFY(office.page());
        QCOMPARE(office.text("startDescription"), QStringLiteral("Learn the hounds."));
        QVERIFY2(office.facts().contains("External resources: as you choose"), qPrintable(office.facts()));
        QVERIFY2(office.facts().contains("Feedback: after each image"), qPrintable(office.facts()));
        office.pages.reset();
        Office other;
        other.add(Mode::Training, " ");
        other.show();
        other.pressStart();
        QVERIFY(!other.page());
        QVERIFY(other.pages->isLabeling());
    }

    void trainingWithALimit_startsNoClockBeforeItsStartPage()
    {
        for (const TaskRules& rules :
             {TaskRules{.imageLimit = 60 * second}, TaskRules{.sessionLimit = 600 * second}}) {
            Office office;
            office.add(Mode::Training, {}, rules);
            office.show();
            office.pressStart();
            QVERIFY(office.page());
            QVERIFY(!office.pages->isLabeling());
            QCOMPARE(office.sessions(), 0);
            office.see();
            office.keyboard.tap(Qt::Key_Return);
            QVERIFY(office.pages->isLabeling());
        }
    }

    void resumedTest_saysWhereOneIsAndWhatRemains()
    {
        Office office;
        const Task task = office.add(Mode::Test, "Only the dog in front counts.",
                                     {.imageLimit = 60 * second, .sessionLimit = 600 * second});
        auto session = office.study().begin(task, office.ada);
        office.study().label(session, "cup", 20s);
        valueOf(session.end());
        office.show();
        office.pressStart();
        QVERIFY(office.page());
        QCOMPARE(office.text("startTitle"), QStringLiteral("Continue with dogs"));
        QVERIFY(!office.find<QLabel>("startDescription"));
        QCOMPARE(office.facts(),
                 "You are in: part 1 of 2; 1 of its 4 images done\n"
                 "What remains: 3 images in this part, 5 in the whole task\n"
                 "Time for an image: 60 s; then it counts as not answered\n"
                 "Time left for the part: 9:40\n"
                 "Rules: 60 s an image · 10 min a part");
        QCOMPARE(office.sessions(), 1);
        office.see();
        office.keyboard.tap(Qt::Key_Return);
        QVERIFY(office.pages->isLabeling());
        office.see();
        QCOMPARE(office.sessions(), 2);
    }

    void nextPartOfATest_hasItsStartPage()
    {
        Office office;
        office.add(Mode::Test);
        office.show();
        office.pressStart();
        office.see();
        office.keyboard.tap(Qt::Key_Return);
        const auto* labeling = office.pages->findChild<LabelingPage*>();
        for (int image = 0; image < 4; ++image) {
            QTRY_VERIFY(labeling->session()->isShown());
            office.see();
            QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("cup"));
            office.keyboard.tap(Qt::Key_Return);
            office.see();
        }
        QVERIFY(!labeling->session()->current());
        office.keyboard.tap(Qt::Key_Return);
        QVERIFY(office.page());
        office.see();
        QVERIFY2(office.facts().contains("You are in: part 2 of 2; 0 of its 2 images done"),
                 qPrintable(office.facts()));
        QCOMPARE(office.sessions(), 1);
        office.keyboard.tap(Qt::Key_Return);
        office.see();
        QCOMPARE(office.sessions(), 2);
        QCOMPARE(labeling->session()->part(), 1);
    }

    void heldReturn_stopsAtTheStartPage()
    {
        for (const Repeats repeats : {Repeats::Marked, Repeats::Unmarked, Repeats::Presses, Repeats::Bare}) {
            Office office;
            office.add(Mode::Test);
            office.show();
            office.see();
            office.find<QPushButton>("task:dogs")->setFocus();
            office.keyboard.press(Qt::Key_Return);
            office.keyboard.hold(Qt::Key_Return, {}, repeats, office.settling());
            QVERIFY(office.page());
            QCOMPARE(office.sessions(), 0);
        }
    }

    void doubleClick_beginsOnceAndLeavesTheImageAlone()
    {
        Office office;
        office.add(Mode::Test);
        StudyPages& pages = office.show();
        QSignalSpy fullScreen(&pages, &StudyPages::fullScreenWanted);
        office.see();
        office.keyboard.doubleClick(*office.find<QPushButton>("task:dogs"), office.settling());
        QVERIFY(office.page());
        office.see();
        office.keyboard.doubleClick(*office.find<QPushButton>("begin"), office.settling());
        QVERIFY(pages.isLabeling());
        QCOMPARE(office.sessions(), 1);
        QCOMPARE(fullScreen.size(), 0);
    }
};

}  // namespace start_page_test

VIZSLA_TEST(tst_start_page, start_page_test::StartPageTest)
#include "tst_start_page.moc"
