// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/break_schedule.h"

#include <QTest>

#include "tests/support/fake_clock.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace break_schedule_test {

namespace {

/// A labeler whose seconds go by, and whose account grows with them.
struct Sitting
{
    Sitting()
    {
        breakSchedule.setInterval(minutes(30));
        breakSchedule.begin(clock.now(), spent);
    }

    static Micros minutes(int count) { return std::chrono::minutes(count); }

    void pass(std::chrono::seconds time, Micros TimeSpent::*kind)
    {
        for (; time > 0s; time -= 1s) {
            clock.advance(1s);
            spent.*kind += 1s;
            breakSchedule.update(clock.now(), spent);
        }
    }
    void work(std::chrono::seconds time) { pass(time, &TimeSpent::active); }
    /// Another session, perhaps of another task: its account has nothing to do with this one's.
    void sitDownAgain(Micros activeBefore)
    {
        spent = {activeBefore};
        breakSchedule.begin(clock.now(), spent);
    }

    FakeClock clock;
    TimeSpent spent;
    BreakSchedule breakSchedule;
};

}  // namespace

class TestBreakSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rest_isDueAfterTheInterval()
    {
        Sitting sitting;
        sitting.work(29min + 59s);
        QVERIFY(!sitting.breakSchedule.isDue());
        sitting.work(1s);
        QVERIFY(sitting.breakSchedule.isDue());
        QCOMPARE(sitting.breakSchedule.worked(), Sitting::minutes(30));
    }

    void withoutInterval_nothingIsEverDue()
    {
        Sitting sitting;
        sitting.breakSchedule.setInterval(std::nullopt);
        sitting.work(10h);
        QVERIFY(!sitting.breakSchedule.isDue());
    }

    void anyThreeMinutesWithoutWork_areARest_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("paused") << 0;
        QTest::newRow("idle") << 1;
        QTest::newRow("away") << 2;
    }

    void anyThreeMinutesWithoutWork_areARest()
    {
        QFETCH(int, kind);
        Micros TimeSpent::*const kinds[] = {&TimeSpent::paused, &TimeSpent::idle, &TimeSpent::away};
        Sitting sitting;
        sitting.work(31min);
        sitting.pass(2min + 59s, kinds[kind]);
        QVERIFY(sitting.breakSchedule.isDue());
        sitting.pass(1s, kinds[kind]);
        QVERIFY(!sitting.breakSchedule.isDue());
        QCOMPARE(sitting.breakSchedule.worked(), Micros(0));
        sitting.work(30min);
        QVERIFY(sitting.breakSchedule.isDue());
    }

    void shortBreaks_doNotAddUpToARest()
    {
        Sitting sitting;
        for (int hour = 0; hour < 3; ++hour) {
            sitting.work(9min);
            sitting.pass(2min, &TimeSpent::paused);
        }
        QCOMPARE(sitting.breakSchedule.worked(), Sitting::minutes(27));
        sitting.work(3min);
        QVERIFY(sitting.breakSchedule.isDue());
    }

    void aRestOfSeveralKinds_isOneRest()
    {
        Sitting sitting;
        sitting.work(31min);
        sitting.pass(1min, &TimeSpent::idle);
        sitting.pass(1min, &TimeSpent::away);
        sitting.pass(1min, &TimeSpent::paused);
        QVERIFY(!sitting.breakSchedule.isDue());
    }

    void timeBetweenSessions_isARestOrNone()
    {
        Sitting sitting;
        sitting.work(20min);
        sitting.clock.advance(2min);
        sitting.sitDownAgain(Sitting::minutes(500));
        sitting.work(10min);
        QVERIFY(sitting.breakSchedule.isDue());
        sitting.clock.advance(3min);
        sitting.sitDownAgain({});
        QVERIFY(!sitting.breakSchedule.isDue());
        sitting.work(29min);
        QVERIFY(!sitting.breakSchedule.isDue());
    }

    void sleepOfTheMachine_isARest()
    {
        Sitting sitting;
        sitting.work(31min);
        sitting.clock.suspend(8h);
        sitting.work(1s);
        QVERIFY(!sitting.breakSchedule.isDue());
        QCOMPARE(sitting.breakSchedule.worked(), Micros(1'000'000));
    }

    void computersTime_changesNothing()
    {
        Sitting sitting;
        sitting.work(29min);
        sitting.clock.setUtc({});
        sitting.work(59s);
        QVERIFY(!sitting.breakSchedule.isDue());
        sitting.clock.setUtc(sitting.clock.utcNow() + Sitting::minutes(100'000));
        sitting.work(1s);
        QVERIFY(sitting.breakSchedule.isDue());
    }

    void putOff_comesAgainAfterTenMinutesOfWork()
    {
        Sitting sitting;
        sitting.work(32min);
        sitting.breakSchedule.putOff();
        QVERIFY(!sitting.breakSchedule.isDue());
        sitting.work(9min + 59s);
        QVERIFY(!sitting.breakSchedule.isDue());
        sitting.work(1s);
        QVERIFY(sitting.breakSchedule.isDue());
        QCOMPARE(sitting.breakSchedule.worked(), Sitting::minutes(42));
    }

    void dismissed_comesAgainAfterAWholeInterval()
    {
        Sitting sitting;
        sitting.work(32min);
        sitting.breakSchedule.dismiss();
        sitting.work(29min + 59s);
        QVERIFY(!sitting.breakSchedule.isDue());
        sitting.work(1s);
        QVERIFY(sitting.breakSchedule.isDue());
    }

    void rest_forgetsThatItWasPutOff()
    {
        Sitting sitting;
        sitting.breakSchedule.setInterval(Sitting::minutes(5));
        sitting.work(5min);
        sitting.breakSchedule.putOff();
        sitting.pass(3min, &TimeSpent::paused);
        sitting.work(5min);
        QVERIFY(sitting.breakSchedule.isDue());
    }

    void somebodyElse_startsAnew()
    {
        Sitting sitting;
        sitting.work(31min);
        sitting.breakSchedule.startAnew();
        sitting.sitDownAgain(Sitting::minutes(90));
        QVERIFY(!sitting.breakSchedule.isDue());
        sitting.work(1s);
        QCOMPARE(sitting.breakSchedule.worked(), Micros(1'000'000));
    }

    /// Idle time is found out with a delay, and then the account has less active time than before.
    void activeTimeUndone_isNoWork()
    {
        Sitting sitting;
        sitting.work(10min);
        sitting.spent.active -= 1s;
        sitting.pass(3min, &TimeSpent::idle);
        QCOMPARE(sitting.breakSchedule.worked(), Micros(0));
    }
};

}  // namespace break_schedule_test

VIZSLA_TEST(tst_break_schedule, break_schedule_test::TestBreakSchedule)
#include "tst_break_schedule.moc"
