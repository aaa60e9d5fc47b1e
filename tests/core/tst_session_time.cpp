// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <random>

#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "tests/core/timed_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace session_time_test {

/// Where the time of a session goes, by a clock that is moved by hand.
class SessionTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shown_isStampedWithItsFirstPaint();
    void kindsOfTime_areKeptApart();
    void idle_beginsAtItsMomentHoweverLateItIsNoticed();
    void idle_beginsWhereTheTaskSays();
    void away_isNotCountedTwiceWhenOneComesBack();
    void awayWhileIdle_endsAsActive();
    void sleepOfTheMachine_isAwayAndCostsNoLimit();
    void sleepInAPause_isPause();
    void pause_isNoTimeOfTheImage();
    void clockJumps_changeNoDuration_data();
    void clockJumps_changeNoDuration();
    void noTime_isEverCapped();
    void skippedImage_keepsItsTimeForLater();
    void timeBetweenImages_belongsToNone();
    void everyMoment_isCountedOnce();
    void timeOfABrokenOffSession_isKeptUpToItsLastLine();
};

void SessionTimeTest::shown_isStampedWithItsFirstPaint()
{
    TimedFixture fixture;
    auto session = fixture.begin();
    fixture.clock.advance(7s);
    QVERIFY(!session.isShown());
    QCOMPARE(session.timeOnImage(), Micros(0));
    session.imageShown();
    const UtcTime shown = fixture.clock.utcNow();
    fixture.clock.advance(3s);
    session.imageShown();  // painted again
    fixture.clock.advance(1s);
    const Answer answer = valueOf(session.confirm("cup"));
    QCOMPARE(answer.shownAt, shown);
    QCOMPARE(answer.duration, 4 * second);
    QCOMPARE(answer.committedAt, shown + 4 * second);
}

void SessionTimeTest::kindsOfTime_areKeptApart()
{
    TimedFixture fixture;
    auto session = fixture.begin();
    session.imageShown();
    fixture.clock.advance(5s);
    session.noteInput();
    fixture.clock.advance(50s);  // of which the last 20 are idle
    session.noteInput();
    fixture.clock.advance(2s);
    session.setAway(true);
    fixture.clock.advance(100s);
    session.setAway(false);
    fixture.clock.advance(3s);
    session.pause();
    fixture.clock.advance(1000s);
    session.resume();
    fixture.clock.advance(4s);
    const Answer answer = valueOf(session.confirm("cup"));
    QCOMPARE(inSeconds(*answer.time), QStringLiteral("44 20 100 1000"));
    QCOMPARE(answer.duration, 164 * second);
    // as it is in the study.
    const Answer kept = valueOf(SessionRepository(fixture.study()).answersOfLabeler(fixture.ann.id)).at(0);
    QVERIFY(kept.time == answer.time);
}

void SessionTimeTest::idle_beginsAtItsMomentHoweverLateItIsNoticed()
{
    TimedFixture fixture;
    auto session = fixture.begin();
    session.imageShown();
    fixture.clock.advance(31s);
    session.tick();
    QCOMPARE(inSeconds(session.spentOnImage()), QStringLiteral("30 1 0 0"));
    fixture.clock.advance(29s);
    QCOMPARE(inSeconds(session.spentOnImage()), QStringLiteral("30 30 0 0"));
}

void SessionTimeTest::idle_beginsWhereTheTaskSays()
{
    TimedFixture fixture({.idleAfter = 5 * second});
    auto session = fixture.begin();
    session.imageShown();
    fixture.clock.advance(12s);
    QCOMPARE(inSeconds(*valueOf(session.confirm("cup")).time), QStringLiteral("5 7 0 0"));
}

void SessionTimeTest::away_isNotCountedTwiceWhenOneComesBack()
{
    TimedFixture fixture;
    auto session = fixture.begin();
    session.imageShown();
    fixture.clock.advance(10s);
    session.setAway(true);
    fixture.clock.advance(10min);
    session.setAway(false);
    session.setAway(false);
    fixture.clock.advance(1s);
    session.noteInput();
    QCOMPARE(inSeconds(*valueOf(session.confirm("cup")).time), QStringLiteral("11 0 600 0"));
}

void SessionTimeTest::awayWhileIdle_endsAsActive()
{
    TimedFixture fixture;
    auto session = fixture.begin();
    session.imageShown();
    fixture.clock.advance(40s);
    session.setAway(true);
    fixture.clock.advance(60s);
    session.setAway(false);
    fixture.clock.advance(5s);
    QCOMPARE(inSeconds(*valueOf(session.confirm("cup")).time), QStringLiteral("35 10 60 0"));
}

void SessionTimeTest::sleepOfTheMachine_isAwayAndCostsNoLimit()
{
    TimedFixture fixture({.imageLimit = 60 * second});
    auto session = fixture.begin();
    session.imageShown();
    fixture.clock.advance(10s);
    fixture.clock.suspend(8h);
    fixture.clock.advance(10s);
    QVERIFY(!session.expired());
    QCOMPARE(*session.imageTimeLeft(), 40 * second);
    const Answer answer = valueOf(session.confirm("cup"));
    QCOMPARE(inSeconds(*answer.time), QStringLiteral("20 0 28800 0"));
}

void SessionTimeTest::sleepInAPause_isPause()
{
    TimedFixture fixture;
    auto session = fixture.begin();
    session.imageShown();
    session.pause();
    fixture.clock.suspend(2h);
    fixture.clock.advance(1s);
    session.resume();
    fixture.clock.advance(3s);
    QCOMPARE(inSeconds(*valueOf(session.confirm("cup")).time), QStringLiteral("3 0 0 7201"));
}

void SessionTimeTest::pause_isNoTimeOfTheImage()
{
    TimedFixture fixture({.imageLimit = 60 * second});
    auto session = fixture.begin();
    session.imageShown();
    fixture.clock.advance(20s);
    session.pause();
    fixture.clock.advance(1h);
    QVERIFY(session.isPaused());
    QCOMPARE(*session.imageTimeLeft(), 40 * second);
    QCOMPARE(session.timeOnImage(), 20 * second);
    // Nothing is answered behind a pause.
    VERIFY_FAILS(session.confirm("cup"), ErrorKind::Invalid);
    session.resume();
    QCOMPARE(valueOf(session.confirm("cup")).duration, 20 * second);
}

void SessionTimeTest::clockJumps_changeNoDuration_data()
{
    QTest::addColumn<qint64>("utcJump");
    QTest::newRow("an hour back, as in autumn") << qint64(microsOf(-3600 * second));
    QTest::newRow("over midnight") << qint64(microsOf(86'400 * second));
    QTest::newRow("to 1970") << qint64(microsOf(-1'767'225'600 * second));
}

void SessionTimeTest::clockJumps_changeNoDuration()
{
    QFETCH(qint64, utcJump);
    TimedFixture fixture({.imageLimit = 60 * second});
    auto session = fixture.begin();
    session.imageShown();
    fixture.clock.advance(5s);
    fixture.clock.setUtc(fixture.clock.utcNow() + Micros(utcJump));
    fixture.clock.advance(45s);
    QCOMPARE(*session.imageTimeLeft(), 10 * second);
    QCOMPARE(inSeconds(*valueOf(session.confirm("cup")).time), QStringLiteral("30 20 0 0"));
}

void SessionTimeTest::noTime_isEverCapped()
{
    TimedFixture fixture;
    auto session = fixture.begin();
    session.imageShown();
    fixture.clock.advance(49h);
    session.setAway(true);
    fixture.clock.advance(100h);
    const Answer answer = valueOf(session.confirm("cup"));
    QCOMPARE(answer.duration, 149 * 3600 * second);
    QCOMPARE(answer.time->away, 100 * 3600 * second);
}

void SessionTimeTest::skippedImage_keepsItsTimeForLater()
{
    TimedFixture fixture({}, 2);
    auto session = fixture.begin();
    session.imageShown();
    fixture.clock.advance(9s);
    valueOf(session.skip());
    fixture.label(session, "cup", 1s);
    QCOMPARE(fixture.label(session, "cup", 2s).duration, 11 * second);
}

void SessionTimeTest::timeBetweenImages_belongsToNone()
{
    TimedFixture fixture({}, 2);
    auto session = fixture.begin();
    fixture.clock.advance(3s);
    fixture.label(session, "cup", 1s);
    fixture.clock.advance(20s);  // feedback, or decoding
    fixture.label(session, "cup", 2s);
    QCOMPARE(inSeconds(session.spentOnPart()), QStringLiteral("3 0 0 0"));
}

/// Whatever happens in whatever order: the kinds of time of all images and of none sum up to what went by.
void SessionTimeTest::everyMoment_isCountedOnce()
{
    std::mt19937_64 random(2026);
    for (int round = 0; round < 30; ++round) {
        TimedFixture fixture({.correctionsAllowed = true}, 5);
        Micros passed = {};
        {
            auto session = fixture.begin();
            for (int step = 0; step < 80; ++step) {
                const auto time = std::chrono::microseconds(random() % 45'000'000);
                if (random() % 12 == 0)
                    fixture.clock.suspend(time);
                else
                    fixture.clock.advance(time);
                passed += time;
                switch (random() % 10) {
                    case 0:
                    case 1:
                        session.imageShown();
                        break;
                    case 2:
                        session.noteInput();
                        break;
                    case 3:
                        session.setAway(random() % 2);
                        break;
                    case 4:
                        session.isPaused() ? session.resume() : session.pause();
                        break;
                    case 5:
                        (void)session.confirm(random() % 2 ? "cup" : "mug");
                        break;
                    case 6:
                        (void)session.skip();
                        break;
                    case 7:
                        (void)session.undo();
                        break;
                    case 8:
                        (void)session.revisit(random() % 5);
                        break;
                    default:
                        session.tick();
                }
            }
            valueOf(session.end());
        }
        TimeAccount account;
        account.startSession();
        for (const auto& logged :
             valueOf(SessionRepository(fixture.study()).eventsOfTask(fixture.ann.id, fixture.task.id)))
            account.add(logged.event);
        TimeSpent sum = account.withoutImage();
        for (const Image& image : fixture.images)
            sum += account.ofImage(image.id);
        QCOMPARE(sum.elapsed(), passed);
    }
}

void SessionTimeTest::timeOfABrokenOffSession_isKeptUpToItsLastLine()
{
    TimedFixture fixture;
    {
        auto session = fixture.begin();
        session.imageShown();
        fixture.clock.advance(25s);
        session.noteInput();
        fixture.clock.advance(6s);
        session.tick();
        const auto step = session.planEvents();
        QVERIFY(step.has_value());
        valueOf(SessionRepository(fixture.study()).write(*step));
        session.carryOut(*step);
        fixture.clock.advance(4s);
        // and here the power goes.
    }
    fixture.reopen();
    fixture.clock.advance(1h);
    auto session = fixture.begin();
    QVERIFY(session.interruptedAt().has_value());
    session.imageShown();
    fixture.clock.advance(2s);
    const Answer answer = valueOf(session.confirm("cup"));
    // 31 s were in the log; what came after its last line is not known, and not made up.
    QCOMPARE(inSeconds(*answer.time), QStringLiteral("33 0 0 0"));
}

}  // namespace session_time_test

VIZSLA_TEST(tst_session_time, session_time_test::SessionTimeTest)
#include "tst_session_time.moc"
