// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/part_done.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "ui/labeling/mistake_grid.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/speed_chart.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace part_done_test {

namespace {

constexpr Micros seconds(std::int64_t count)
{
    return std::chrono::seconds(count);
}

/// Ada at a task of four beagles, two in a part, and the page that sums a part up.
struct Desk : DeskFixture
{
    explicit Desk(Mode mode = Mode::Training, const TaskRules& rules = {}, int partSize = 2)
        : images(addPictures("photos", "beagle beagle beagle beagle")),
          ada(study().addLabeler("Ada"))
    {
        task = study().addTask("dogs", images, mode, partSize);
        task.rules = rules;
        valueOf(TaskRepository(study().study()).update(task));
        open();
        sit();
        page = std::make_unique<PartDone>(desk(), keys);
        page->resize(880, 640);
    }

    void sit() { session.emplace(valueOf(SittingSession::begin(*desk().file, task.id, ada.id))); }
    void answer(const std::string& wnid, std::chrono::microseconds time = 2s)
    {
        session->imageShown();
        clock().advance(time);
        valueOf(session->confirm(wnid));
    }
    void letTimeRunOut(std::chrono::microseconds time)
    {
        session->imageShown();
        clock().advance(time);
        valueOf(session->timeUp());
    }
    void showPage()
    {
        page->show(*session);
        page->QWidget::show();
        if (!QTest::qWaitForWindowExposed(page.get()))
            qFatal("the page was not shown");
    }

    /// Empty where it is not shown.
    QString text(const char* name) const
    {
        const auto* label = page->findChild<QLabel*>(QLatin1String(name));
        return label && label->isVisible() ? label->text() : QString();
    }
    QString figure(const char* name) const { return text(name); }
    /// All that is told to who looks, points or listens.
    QStringList everything() const
    {
        QStringList words;
        for (const QWidget* widget : page->findChildren<QWidget*>()) {
            words << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip()
                  << widget->property("text").toString();
        }
        return words;
    }

    std::vector<Image> images;
    Labeler ada;
    Task task;
    std::optional<SittingSession> session;
    std::unique_ptr<PartDone> page;
};

template <class T>
TaskRules with(T TaskRules::*rule, std::type_identity_t<T> value)
{
    TaskRules rules;
    rules.*rule = value;
    return rules;
}

}  // namespace

class PartDoneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void training_tellsCountsTimesAndWhatWasRight()
    {
        Desk desk;
        desk.answer("beagle", 2s);
        desk.answer("husky", 4s);
        desk.showPage();
        QCOMPARE(desk.text("partDoneTitle"), "Part 1 of 2 is done");
        QCOMPARE(desk.figure("answered"), "2 of 2");
        QCOMPARE(desk.figure("right"), "✓ 1 of 2");
        QCOMPARE(desk.figure("median"), "3.0 s");
        QCOMPARE(desk.figure("active"), "6.0 s");
        QVERIFY(desk.text("notInTimeNote").isEmpty());
        QVERIFY(desk.text("sealedNote").isEmpty());
        for (const char* absent :
             {"notInTime", "putOff", "corrected", "idle", "away", "pauses", "interruptions"})
            QVERIFY2(desk.figure(absent).isEmpty(), absent);
    }

    void test_tellsNothingThatIsRightOrWrong()
    {
        Desk desk(Mode::Test);
        desk.answer("beagle");
        desk.answer("husky");
        desk.showPage();
        QCOMPARE(desk.text("sealedNote"), "Results stay sealed until the coordinator opens them.");
        QCOMPARE(desk.figure("answered"), "2 of 2");
        QVERIFY(desk.figure("right").isEmpty());
        for (const QString& words : desk.everything()) {
            for (const char* telling :
                 {"right", "Right", "wrong", "✓", "✕", "accura", "beagle", "husky", "photos"})
                QVERIFY2(!words.contains(QString::fromUtf8(telling)), qPrintable(words));
        }
    }

    void trainingWithSealedImages_saysWhyItDoesNotTellWhatWasRight()
    {
        Desk desk;
        Task sealed;
        sealed.name = "sealed";
        sealed.mode = Mode::Test;
        sealed.partSize = 2;
        valueOf(TaskRepository(*desk.desk().file)
                    .add(sealed, {desk.images[0].id, desk.images[1].id, desk.images[2].id}));
        desk.answer("beagle");
        desk.answer("husky");
        desk.showPage();
        QVERIFY(desk.figure("right").isEmpty());
        QVERIFY2(desk.text("sealedNote").contains("How many were right is not told"),
                 qPrintable(desk.text("sealedNote")));
    }

    void openedTest_pointsToTheScorecard()
    {
        Desk desk(Mode::Test);
        valueOf(TaskRepository(*desk.desk().file).openResults(desk.task.id));
        desk.sit();
        desk.answer("beagle");
        desk.answer("husky");
        desk.showPage();
        QCOMPARE(desk.text("sealedNote"), "The results of this test are open: the scorecard has them.");
        QVERIFY(desk.figure("right").isEmpty());
    }

    void unansweredImages_areSaidPlainly()
    {
        Desk desk(Mode::Test, with(&TaskRules::imageLimit, seconds(10)), 4);
        desk.answer("beagle", 3s);
        desk.letTimeRunOut(10s);
        desk.answer("beagle", 5s);
        desk.letTimeRunOut(10s);
        desk.showPage();
        QCOMPARE(desk.figure("answered"), "2 of 4");
        QCOMPARE(desk.figure("notInTime"), "2");
        QCOMPARE(desk.text("notInTimeNote"),
                 "2 images were not answered in time. They are counted apart, not as wrong.");
        QCOMPARE(desk.figure("median"), "4.0 s");
    }

    void partWithoutAnyAnswer_isShown()
    {
        Desk desk(Mode::Training, with(&TaskRules::imageLimit, seconds(10)), 1);
        desk.letTimeRunOut(10s);
        desk.showPage();
        QCOMPARE(desk.figure("answered"), "0 of 1");
        QCOMPARE(desk.figure("right"), "✓ 0 of 0");
        QVERIFY(desk.figure("median").isEmpty());
        QCOMPARE(desk.text("notInTimeNote"),
                 "1 image was not answered in time. It is counted apart, not as wrong.");
        QVERIFY(!desk.page->findChild<QPushButton*>(QStringLiteral("undoLast"))->isVisible());
    }

    void timeOfTheWholePart_isSaidToBeUp()
    {
        Desk desk(Mode::Test, with(&TaskRules::sessionLimit, seconds(20)));
        desk.answer("beagle", 5s);
        desk.letTimeRunOut(15s);
        desk.showPage();
        QCOMPARE(desk.text("partDoneTitle"), "The time for this part is up");
        QCOMPARE(desk.figure("notInTime"), "1");
        // The time is up: an answer cannot be undone into it.
        QVERIFY(!desk.page->findChild<QPushButton*>(QStringLiteral("undoLast"))->isVisible());
    }

    void lastPart_isTheWholeTask()
    {
        Desk desk(Mode::Test, with(&TaskRules::sessionLimit, seconds(20)), 4);
        desk.answer("beagle", 5s);
        desk.letTimeRunOut(15s);
        desk.showPage();
        QCOMPARE(desk.text("partDoneTitle"), "The whole task is done");
        QCOMPARE(desk.text("notInTimeNote"),
                 "The time for this part was up. 3 images were not answered in time. "
                 "They are counted apart, not as wrong.");
    }

    void pausesAndInterruptions_areTold()
    {
        Desk desk;
        desk.answer("beagle");
        desk.session->pause();
        desk.clock().advance(5min);
        desk.session->resume();
        desk.session->imageShown();
        desk.clock().advance(70s);
        desk.session->tick();
        valueOf(SessionRepository(*desk.desk().file).write(*desk.session->planEvents()));
        desk.session.reset();
        desk.sit();
        desk.answer("beagle");
        desk.showPage();
        QCOMPARE(desk.figure("pauses"), "5:00");
        QCOMPARE(desk.figure("interruptions"), "1");
        // Up to the last line of the log: what nobody knows of is not counted.
        QCOMPARE(desk.figure("idle"), "40.0 s");
    }

    void pictureOfThePace_hasEveryImage()
    {
        Desk desk;
        desk.answer("beagle", 2s);
        desk.answer("beagle", 2h);
        desk.showPage();
        auto* chart = desk.page->findChild<SpeedChart*>();
        QVERIFY(chart->isVisible());
        QTest::keyClick(chart, Qt::Key_End);
        QVERIFY2(chart->reading().contains(QStringLiteral("2:00:00")), qPrintable(chart->reading()));
    }

    void buttons_sayWhatIsWanted()
    {
        Desk desk(Mode::Test);  // where nothing is told, so that it can be undone
        desk.answer("beagle");
        desk.answer("beagle");
        desk.showPage();
        QSignalSpy next(desk.page.get(), &PartDone::nextPartWanted);
        QSignalSpy undo(desk.page.get(), &PartDone::undoWanted);
        QSignalSpy tasks(desk.page.get(), &PartDone::tasksWanted);
        for (auto* button : desk.page->findChildren<KeyButton*>()) {
            if (button->isVisible()) {
                button->setFocus();
                QTest::keyClick(button, Qt::Key_Space);
            }
        }
        QCOMPARE(next.count(), 1);
        QCOMPARE(undo.count(), 1);
        QCOMPARE(tasks.count(), 1);
    }

    void whatWasTold_isNotUndone()
    {
        Desk desk;
        desk.answer("husky");
        desk.answer("beagle");
        QVERIFY(desk.session->canUndo());
        QVERIFY(desk.page->show(*desk.session));
        desk.page->QWidget::show();
        QVERIFY(!desk.page->findChild<QPushButton*>(QStringLiteral("undoLast"))->isVisible());
    }

    void mistakes_standAsPicturesAndCanBeTrainedOn()
    {
        Desk desk;
        desk.answer("husky");
        desk.answer("beagle");
        desk.showPage();
        const auto cards = desk.page->findChildren<MistakeCard*>();
        QCOMPARE(cards.size(), 1);
        QVERIFY(cards[0]->isVisible());
        QVERIFY(cards[0]->accessibleName().startsWith(QStringLiteral("You said husky")));
        QVERIFY(cards[0]->accessibleName().contains(QStringLiteral("beagle")));
        auto* train = desk.page->findChild<QPushButton*>(QStringLiteral("trainOnMissed"));
        QVERIFY(train->isVisible());
        std::vector<ImageId> missed;
        connect(desk.page.get(), &PartDone::repeatWanted, train,
                [&](RepeatKind kind, const std::vector<ImageId>& images) {
                    QVERIFY(kind == RepeatKind::Missed);
                    missed = images;
                });
        desk.page->grab();
        desk.clock().advance(1s);
        QTest::mouseClick(train, Qt::LeftButton);
        QVERIFY((missed == std::vector{desk.session->images()[0].id}));
    }

    void endOfATask_isAboutAllOfItAndLeadsOn()
    {
        Desk desk;
        desk.answer("husky");
        desk.answer("beagle");
        desk.sit();
        desk.answer("beagle");
        desk.answer("beagle");
        desk.showPage();
        QCOMPARE(desk.text("partDoneTitle"), "The whole task is done");
        QCOMPARE(desk.figure("answered"), "4 of 4");
        QCOMPARE(desk.figure("right"), "✓ 3 of 4");
        QCOMPARE(desk.page->findChildren<MistakeCard*>().size(), 1);
        QVERIFY(desk.page->findChild<QPushButton*>(QStringLiteral("again"))->isVisible());
        // Nothing else to do: Return leads to the tasks.
        QVERIFY(!desk.page->findChild<QPushButton*>(QStringLiteral("nextPart"))->isVisible());
        QSignalSpy tasks(desk.page.get(), &PartDone::tasksWanted);
        desk.page->grab();
        desk.clock().advance(1s);
        desk.page->press();
        QCOMPARE(tasks.count(), 1);

        Task other;
        other.name = "cats";
        valueOf(TaskRepository(*desk.desk().file).add(other, {desk.images[0].id}));
        desk.showPage();
        auto* next = desk.page->findChild<QPushButton*>(QStringLiteral("nextPart"));
        QCOMPARE(next->text(), QStringLiteral("Next task: cats"));
        QSignalSpy wanted(desk.page.get(), &PartDone::nextTaskWanted);
        desk.page->grab();
        desk.clock().advance(1s);
        desk.page->press();
        QCOMPARE(wanted.count(), 1);
    }
};

}  // namespace part_done_test

VIZSLA_TEST(tst_part_done, part_done_test::PartDoneTest)
#include "tst_part_done.moc"
