// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/rest_reminder.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace rest_reminder_test {

namespace {

/// A page with a search box that has the keyboard, and the reminder above it.
struct Desk : DeskFixture
{
    explicit Desk(std::optional<Micros> breakEvery = {})
        : ada(study().addLabeler("Ada")),
          bob(study().addLabeler("Bob"))
    {
        task = study().addTask("dogs", addPictures("photos", "beagle beagle beagle beagle beagle"));
        task.rules.breakEvery = breakEvery;
        valueOf(TaskRepository(study().study()).update(task));
        open();
        reminder = new RestReminder(settings, keys, clock());
        auto* layout = new QVBoxLayout(&page);
        layout->addWidget(reminder);
        layout->addWidget(search = new QLineEdit);
        page.show();
        search->setFocus();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page did not become active");
        sit(ada);
    }

    void sit(const Labeler& labeler)
    {
        session.emplace(valueOf(SittingSession::begin(*desk().file, task.id, labeler.id)));
        reminder->begin(*session);
    }
    void passSeconds(int seconds, bool withInput)
    {
        for (; seconds > 0; --seconds) {
            clock().advance(1s);
            if (withInput)
                session->noteInput();
            session->tick();
            reminder->update(*session);
        }
    }
    /// Works on the current image, then confirms it.
    void work(std::chrono::minutes time)
    {
        session->imageShown();
        passSeconds(static_cast<int>(std::chrono::seconds(time).count()), true);
        valueOf(session->confirm("beagle"));
        reminder->update(*session);
    }
    bool isOffered() const { return reminder->isVisible(); }
    QString text() const { return reminder->findChild<QLabel*>(QStringLiteral("restText"))->text(); }
    QPushButton* button(const char* name) const
    {
        return reminder->findChild<QPushButton*>(QLatin1String(name));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        QCoreApplication::processEvents();  // what is shown is painted
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    Labeler ada, bob;
    Task task;
    QWidget page;
    RestReminder* reminder = nullptr;
    QLineEdit* search = nullptr;
    std::optional<SittingSession> session;
};

}  // namespace

class RestReminderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rest_isOfferedBetweenImagesOnly()
    {
        Desk desk;
        desk.work(29min);
        QVERIFY(!desk.isOffered());
        desk.session->imageShown();
        desk.passSeconds(180, true);
        QVERIFY(!desk.isOffered());
        valueOf(desk.session->confirm("beagle"));
        desk.reminder->update(*desk.session);
        QVERIFY(desk.isOffered());
        QCOMPARE(desk.text(), "You have labeled for 32 minutes. A short rest keeps you accurate.");
    }

    void offer_takesNoKeyboardAndStopsNoClock()
    {
        Desk desk;
        desk.work(30min);
        QVERIFY(desk.isOffered());
        QVERIFY(desk.search->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("beagle"));
        QCOMPARE(desk.search->text(), "beagle");
        QVERIFY(!desk.session->isPaused());
    }

    void restNow_isWantedByKeyAndMouse()
    {
        Desk desk;
        QSignalSpy wanted(desk.reminder, &RestReminder::restWanted);
        desk.press(Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 0);
        desk.work(30min);
        desk.press(Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(!desk.isOffered());
        // A rest of a minute is none, but whoever took it is not pressed.
        desk.session->pause();
        desk.passSeconds(60, false);
        desk.session->resume();
        desk.work(9min);
        QVERIFY(!desk.isOffered());
        desk.work(1min);
        QVERIFY(desk.isOffered());
        QCoreApplication::processEvents();
        QTest::mouseClick(desk.button("restNow"), Qt::LeftButton);
        QCOMPARE(wanted.count(), 2);
        QVERIFY(desk.search->hasFocus());
    }

    void later_comesAgainInTenMinutes()
    {
        Desk desk;
        QSignalSpy putOff(desk.reminder, &RestReminder::putOff);
        desk.work(30min);
        desk.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(putOff.count(), 1);
        QVERIFY(!desk.isOffered());
        desk.work(9min);
        QVERIFY(!desk.isOffered());
        desk.work(1min);
        QVERIFY(desk.isOffered());
    }

    void dismissed_comesAgainAfterAWholeInterval()
    {
        Desk desk;
        QSignalSpy dismissed(desk.reminder, &RestReminder::dismissed);
        desk.work(30min);
        QCoreApplication::processEvents();
        QTest::mouseClick(desk.button("restDismiss"), Qt::LeftButton);
        QCOMPARE(dismissed.count(), 1);
        desk.work(29min);
        QVERIFY(!desk.isOffered());
        desk.work(1min);
        QVERIFY(desk.isOffered());
    }

    void rest_takesTheOfferAway()
    {
        Desk desk;
        desk.work(30min);
        QVERIFY(desk.isOffered());
        desk.session->pause();
        desk.passSeconds(179, false);
        QVERIFY(desk.isOffered());
        desk.passSeconds(1, false);
        QVERIFY(!desk.isOffered());
    }

    void idleTime_isNoWork()
    {
        Desk desk;
        desk.session->imageShown();
        desk.passSeconds(3600, false);
        valueOf(desk.session->confirm("beagle"));
        desk.reminder->update(*desk.session);
        QVERIFY(!desk.isOffered());
    }

    void settings_holdAtOnce()
    {
        Desk desk;
        desk.settings.setRestAfterMinutes(0);
        desk.work(60min);
        QVERIFY(!desk.isOffered());
        desk.settings.setRestAfterMinutes(45);
        desk.reminder->update(*desk.session);
        QVERIFY(desk.isOffered());
        desk.settings.setRestAfterMinutes(0);
        QVERIFY(!desk.isOffered());
    }

    void rule_ofTheTaskGoesBeforeTheSettings()
    {
        Desk desk(10min);
        desk.settings.setRestAfterMinutes(0);
        desk.work(9min);
        QVERIFY(!desk.isOffered());
        desk.work(1min);
        QVERIFY(desk.isOffered());
    }

    void work_goesOnCountingInTheNextSession()
    {
        Desk desk;
        desk.work(20min);
        valueOf(desk.session->end());
        desk.clock().advance(1min);
        desk.sit(desk.ada);
        desk.work(10min);
        QVERIFY(desk.isOffered());
    }

    void somebodyElse_startsAnew()
    {
        Desk desk;
        desk.work(29min);
        valueOf(desk.session->end());
        desk.sit(desk.bob);
        desk.work(2min);
        QVERIFY(!desk.isOffered());
    }

    void changedKey_worksAndIsShown()
    {
        Desk desk;
        QSignalSpy wanted(desk.reminder, &RestReminder::restWanted);
        desk.keys.setKey(KeyAction::RestNow, QKeySequence(Qt::Key_F6));
        desk.work(30min);
        desk.press(Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 0);
        desk.press(Qt::Key_F6, {});
        QCOMPARE(wanted.count(), 1);
    }
};

}  // namespace rest_reminder_test

VIZSLA_TEST(tst_rest_reminder, rest_reminder_test::RestReminderTest)
#include "tst_rest_reminder.moc"
