// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <set>

#include "core/labeling/session_audit.h"
#include "core/scoring/counted_answers.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/core/timed_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace session_rules_test {

/// What a coordinator lays down for a task, and what an interruption leaves.
class SessionRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void imageLimit_endsTheImageAsNotAnswered();
    void imageLimit_countsAllLooksTogether();
    void answerInTime_countsHoweverLateItIsWritten();
    void sessionLimit_endsAllThatIsLeft();
    void timeUp_isNotBroughtBack();
    void withoutLimits_nothingExpires();
    void pauses_canBeForbiddenWhileAnImageIsThere();
    void correction_standsBesideTheFirstAnswer();
    void earlierAndLater_goThroughWhatWasAnswered();
    void correctionToTheSameClass_changesNothing();
    void corrections_areUndoneOneByOne();
    void correction_isRefusedWhereTheTaskForbidsIt();
    void correction_hasTheTimeThatIsLeft();
    void interruption_isRecordedAndTheImageIsTheSame();
    void interruption_winsNoTime();
    void interruptedSkipAndUndo_standAtTheSameImage();
    void interruptedCorrection_standsAtTheOpenImage();
    void endedSession_isNoInterruption();
    void stepThatIsNotWritten_hasNotHappened();
    void stepOnItsWay_letsNoOtherBegin();
    void testSets_areMixedInASeededOrder();
    void rulesOfABegunTask_areFixed();
};

void SessionRulesTest::imageLimit_endsTheImageAsNotAnswered()
{
    TimedFixture fixture({.imageLimit = 20 * second});
    auto session = fixture.begin();
    const std::string first = currentImage(session);
    session.imageShown();
    fixture.clock.advance(20 * second - 1us);
    QVERIFY(!session.expired());
    fixture.clock.advance(1us);
    QVERIFY(session.expired() == TimeLimit::Image);
    VERIFY_FAILS(session.confirm("cup"), ErrorKind::Invalid);
    VERIFY_FAILS(session.skip(), ErrorKind::Invalid);
    VERIFY_OK(session.timeUp());
    QVERIFY(currentImage(session) != first);
    QVERIFY(!session.isShown());
    QCOMPARE(session.doneInPart(), 1);
    // It is no answer, and no wrong one.
    QCOMPARE(fixture.number("SELECT COUNT(*) FROM answer"), 0);
    const auto unanswered = valueOf(SessionRepository(fixture.study()).unansweredOfLabeler(fixture.ann.id));
    QCOMPARE(unanswered.size(), std::size_t{1});
    QCOMPARE(inSeconds(unanswered.front().time), QStringLiteral("20 0 0 0"));
    QVERIFY(unanswered.front().limit == TimeLimit::Image && unanswered.front().shownAt);
    fixture.openResults(fixture.task);
    QCOMPARE(valueOf(countedAnswers(fixture.study(), fixture.ann.id)).unanswered.size(), std::size_t{1});
}

void SessionRulesTest::imageLimit_countsAllLooksTogether()
{
    TimedFixture fixture({.imageLimit = 20 * second}, 2);
    {
        auto session = fixture.begin();
        session.imageShown();
        fixture.clock.advance(12s);
        valueOf(session.end());
    }
    auto session = fixture.begin();
    // Between two sessions no image is there and no time passes on it.
    fixture.clock.advance(1h);
    QCOMPARE(*session.imageTimeLeft(), 8 * second);
    session.imageShown();
    fixture.clock.advance(3s);
    QCOMPARE(*session.imageTimeLeft(), 5 * second);
}

void SessionRulesTest::answerInTime_countsHoweverLateItIsWritten()
{
    TimedFixture fixture({.imageLimit = 20 * second});
    auto session = fixture.begin();
    session.imageShown();
    fixture.clock.advance(19s);
    const Moment pressed = session.now();
    fixture.clock.advance(5s);  // the disk was slow with something else
    const auto step = session.planConfirm("cup", pressed);
    VERIFY_OK(step);
    QCOMPARE(step->answer->duration, 19 * second);
    QCOMPARE(step->answer->committedAt, pressed.utc);
    session.abandon();
    VERIFY_FAILS(session.planConfirm("cup"), ErrorKind::Invalid);
}

void SessionRulesTest::sessionLimit_endsAllThatIsLeft()
{
    TimedFixture fixture({.sessionLimit = 60 * second}, 6, 4);
    auto session = fixture.begin();
    fixture.label(session, "cup", 25s);
    fixture.clock.advance(10min);  // no image is there
    QCOMPARE(*session.sessionTimeLeft(), 35 * second);
    fixture.label(session, "cup", 10s);
    session.imageShown();
    fixture.clock.advance(25s);
    QVERIFY(session.expired() == TimeLimit::Session);
    VERIFY_OK(session.timeUp());
    QVERIFY(!session.current());
    QVERIFY(!session.canUndo());
    QCOMPARE(session.doneInPart(), 4);
    const auto unanswered = valueOf(SessionRepository(fixture.study()).unansweredOfLabeler(fixture.ann.id));
    QCOMPARE(unanswered.size(), std::size_t{2});
    QCOMPARE(
        std::ranges::count_if(unanswered, [](const Unanswered& image) { return image.shownAt.has_value(); }),
        1);
    // The next part has its own time.
    valueOf(session.end());
    auto next = fixture.begin();
    QCOMPARE(next.part(), 1);
    QCOMPARE(*next.sessionTimeLeft(), 60 * second);
}

void SessionRulesTest::timeUp_isNotBroughtBack()
{
    TimedFixture fixture({.imageLimit = 20 * second}, 3);
    {
        auto session = fixture.begin();
        fixture.label(session, "cup", 2s);
        session.imageShown();
        fixture.clock.advance(20s);
        VERIFY_OK(session.timeUp());
        // Undo reverses what the labeler did, and not what the clock did.
        QVERIFY(valueOf(session.undo()) == "cup");
        QCOMPARE(session.doneInPart(), 1);
        VERIFY_FAILS(session.undo(), ErrorKind::Invalid);
    }
    fixture.reopen();
    auto session = fixture.begin();
    QCOMPARE(session.doneInPart(), 1);
    fixture.label(session, "cup", 2s);
    fixture.label(session, "cup", 2s);
    QVERIFY(session.isTaskDone());
    VERIFY_FAILS(session.timeUp(), ErrorKind::Invalid);
}

void SessionRulesTest::withoutLimits_nothingExpires()
{
    TimedFixture fixture;
    auto session = fixture.begin();
    session.imageShown();
    fixture.clock.advance(1000h);
    QVERIFY(!session.expired() && !session.imageTimeLeft() && !session.sessionTimeLeft());
}

void SessionRulesTest::pauses_canBeForbiddenWhileAnImageIsThere()
{
    TimedFixture fixture({.pausesAllowed = false});
    auto session = fixture.begin();
    QVERIFY(session.canPause());
    session.imageShown();
    QVERIFY(!session.canPause());
    session.pause();
    QVERIFY(!session.isPaused());
    fixture.clock.advance(2s);
    valueOf(session.confirm("cup"));
    session.pause();
    QVERIFY(session.isPaused());
}

void SessionRulesTest::correction_standsBesideTheFirstAnswer()
{
    TimedFixture fixture({.correctionsAllowed = true}, 3);
    auto session = fixture.begin();
    const Answer first = fixture.label(session, "beagle", 5s);
    const auto open = session.current();
    VERIFY_OK(session.revisit(0));
    QVERIFY(!session.isShown());
    const Answer correction = fixture.label(session, "husky", 3s);
    QVERIFY(correction.isCorrection);
    QCOMPARE(correction.duration, 8 * second);
    QCOMPARE(session.current(), open);
    QCOMPARE(session.answer(0)->id, first.id);
    QCOMPARE(session.progress().correction(0)->wnid, std::string("husky"));

    fixture.openResults(fixture.task);
    const auto scored = [&](AnswerVersion version) {
        return valueOf(countedAnswers(fixture.study(), fixture.ann.id, AnswerSource::AllTasks, version))
            .answers;
    };
    QCOMPARE(scored(AnswerVersion::First).size(), std::size_t{1});
    QCOMPARE(scored(AnswerVersion::First).front().wnid, std::string("beagle"));
    QCOMPARE(scored(AnswerVersion::Corrected).front().wnid, std::string("husky"));
}

void SessionRulesTest::earlierAndLater_goThroughWhatWasAnswered()
{
    TimedFixture fixture({.correctionsAllowed = true}, 5);
    auto session = fixture.begin();
    QVERIFY(!session.earlierImage());
    valueOf(session.skip());
    for (int image = 0; image < 3; ++image)
        fixture.label(session, "cup");
    using Index = std::optional<std::size_t>;
    for (const Index index : {Index(3), Index(2), Index(1)}) {
        QCOMPARE(session.earlierImage(), index);
        valueOf(session.revisit(index));
    }
    QCOMPARE(session.earlierImage(), Index());
    for (const Index index : {Index(2), Index(3), Index()}) {
        QCOMPARE(session.laterImage(), index);
        valueOf(session.revisit(index));
    }
    QCOMPARE(session.current(), Index(4));
    QVERIFY(!session.revisited());
}

void SessionRulesTest::correctionToTheSameClass_changesNothing()
{
    TimedFixture fixture({.correctionsAllowed = true}, 3);
    auto session = fixture.begin();
    fixture.label(session, "beagle", 5s);
    VERIFY_OK(session.revisit(0));
    fixture.label(session, "beagle", 3s);
    QVERIFY(!session.revisited());
    QCOMPARE(fixture.number("SELECT COUNT(*) FROM answer"), 1);
}

void SessionRulesTest::corrections_areUndoneOneByOne()
{
    TimedFixture fixture({.correctionsAllowed = true}, 3);
    auto session = fixture.begin();
    fixture.label(session, "beagle");
    for (const char* wnid : {"husky", "horse"}) {
        VERIFY_OK(session.revisit(0));
        fixture.label(session, wnid);
    }
    QCOMPARE(session.progress().correction(0)->wnid, std::string("horse"));
    QVERIFY(valueOf(session.undo()) == "horse");
    QCOMPARE(session.progress().correction(0)->wnid, std::string("husky"));
    QCOMPARE(session.current(), std::optional<std::size_t>(0));
    QVERIFY(valueOf(session.undo()) == "husky");
    QVERIFY(!session.progress().correction(0));
    QVERIFY(valueOf(session.undo()) == "beagle");
    QVERIFY(!session.canUndo());
    QCOMPARE(fixture.number("SELECT COUNT(*) FROM answer WHERE superseded_at IS NULL"), 0);
}

void SessionRulesTest::correction_isRefusedWhereTheTaskForbidsIt()
{
    TimedFixture fixture;
    auto session = fixture.begin();
    fixture.label(session, "beagle");
    QVERIFY(!session.canRevisit(0));
    VERIFY_FAILS(session.revisit(0), ErrorKind::Invalid);
    QVERIFY(session.current() != std::optional<std::size_t>(0));
}

void SessionRulesTest::correction_hasTheTimeThatIsLeft()
{
    TimedFixture fixture({.imageLimit = 20 * second, .correctionsAllowed = true}, 3);
    auto session = fixture.begin();
    fixture.label(session, "beagle", 15s);
    VERIFY_OK(session.revisit(0));
    session.imageShown();
    fixture.clock.advance(5s);
    QVERIFY(session.expired() == TimeLimit::Image);
    VERIFY_OK(session.timeUp());
    // The first answer stands, and the image cannot be corrected any more.
    QCOMPARE(session.answer(0)->wnid, std::string("beagle"));
    QCOMPARE(fixture.number("SELECT COUNT(*) FROM unanswered"), 0);
    QVERIFY(!session.canRevisit(0));
    QVERIFY(session.current() != std::optional<std::size_t>(0));
}

void SessionRulesTest::interruption_isRecordedAndTheImageIsTheSame()
{
    TimedFixture fixture({}, 8);
    std::string image;
    SessionId broken;
    {
        auto session = fixture.begin();
        fixture.label(session, "cup");
        image = currentImage(session);
        broken = session.session().id;
        QVERIFY(!session.interruptedAt());
    }
    const UtcTime lastKnown = utcFromMicros(fixture.number("SELECT MAX(utc) FROM session_event"));
    fixture.reopen();
    fixture.clock.advance(3h);
    auto session = fixture.begin();
    QCOMPARE(currentImage(session), image);
    QCOMPARE(*session.interruptedAt(), lastKnown);
    QCOMPARE(*session.session().resumes, broken);
    QCOMPARE(fixture.number("SELECT COUNT(*) FROM session WHERE ending = 'interrupted' AND ended_at = " +
                            std::to_string(microsOf(lastKnown))),
             1);
    QCOMPARE(fixture.number("SELECT COUNT(*) FROM session WHERE resumes IS NOT NULL"), 1);
}

/// The first sight alone is in the log, and the program is ended again and again.
void SessionRulesTest::interruption_winsNoTime()
{
    TimedFixture fixture({.imageLimit = 10 * second}, 4);
    std::string image;
    for (int time = 0; time < 4; ++time) {
        auto session = fixture.begin();
        if (time == 0)
            image = currentImage(session);
        QCOMPARE(currentImage(session), image);
        QCOMPARE(*session.imageTimeLeft(), (10 - std::min(3 * time, 10)) * second);
        session.imageShown();
        valueOf(SessionRepository(fixture.study()).write(*session.planEvents()));
        fixture.clock.advance(20s);
        fixture.reopen();
    }
    auto session = fixture.begin();
    QVERIFY(session.expired() == TimeLimit::Image);
    valueOf(session.timeUp());
    QVERIFY(currentImage(session) != image);
    // What is measured is what is known.
    QCOMPARE(fixture.number("SELECT active FROM unanswered"), 0);
    QVERIFY(valueOf(auditSessions(fixture.study())).contradictions.empty());
    // Whoever leaves, or goes on at once, loses nothing by it.
    session.imageShown();
    fixture.clock.advance(1s);
    valueOf(session.end());
    fixture.clock.advance(20s);
    auto again = fixture.begin();
    QCOMPARE(*again.imageTimeLeft(), 9 * second);
}

void SessionRulesTest::interruptedSkipAndUndo_standAtTheSameImage()
{
    TimedFixture fixture({}, 6);
    std::vector<std::string> images;
    {
        auto session = fixture.begin();
        valueOf(session.skip());
        fixture.label(session, "cup");
        valueOf(session.skip());
        fixture.label(session, "mug");
        valueOf(session.undo());
        images.push_back(currentImage(session));
        for (const std::size_t index : session.upcoming(10))
            images.push_back(session.images()[index].name);
    }
    fixture.reopen();
    auto session = fixture.begin();
    std::vector<std::string> now{currentImage(session)};
    for (const std::size_t index : session.upcoming(10))
        now.push_back(session.images()[index].name);
    QVERIFY(now == images);
}

void SessionRulesTest::interruptedCorrection_standsAtTheOpenImage()
{
    TimedFixture fixture({.correctionsAllowed = true}, 4);
    std::string open;
    {
        auto session = fixture.begin();
        fixture.label(session, "cup");
        fixture.label(session, "cup");
        open = currentImage(session);
        VERIFY_OK(session.revisit(0));
        session.imageShown();
        const auto step = session.planEvents();
        valueOf(SessionRepository(fixture.study()).write(*step));
        session.carryOut(*step);
    }
    fixture.reopen();
    auto session = fixture.begin();
    QCOMPARE(currentImage(session), open);
    QVERIFY(!session.revisited());
}

void SessionRulesTest::endedSession_isNoInterruption()
{
    TimedFixture fixture;
    {
        auto session = fixture.begin();
        fixture.label(session, "cup");
        valueOf(session.end());
    }
    auto session = fixture.begin();
    QVERIFY(!session.interruptedAt());
    QVERIFY(!session.session().resumes);
    QCOMPARE(fixture.number("SELECT COUNT(*) FROM session WHERE ending = 'left'"), 1);
}

void SessionRulesTest::stepThatIsNotWritten_hasNotHappened()
{
    TimedFixture fixture;
    auto session = fixture.begin();
    const std::string first = currentImage(session);
    session.imageShown();
    fixture.clock.advance(4s);
    const auto step = valueOf(session.planConfirm("cup"));
    session.abandon();
    QCOMPARE(currentImage(session), first);
    QVERIFY(session.isShown());
    QVERIFY(!session.canUndo());
    fixture.clock.advance(1s);
    const Answer answer = valueOf(session.confirm("mug"));
    QCOMPARE(answer.duration, 5 * second);
    QCOMPARE(fixture.number("SELECT COUNT(*) FROM answer"), 1);
    // The lines of the log are numbered as if it had not been tried.
    QCOMPARE(fixture.number("SELECT MAX(number) + 1 - COUNT(*) FROM session_event"), 0);
}

void SessionRulesTest::stepOnItsWay_letsNoOtherBegin()
{
    TimedFixture fixture;
    auto session = fixture.begin();
    session.imageShown();
    const auto step = valueOf(session.planConfirm("cup"));
    VERIFY_FAILS(session.planConfirm("mug"), ErrorKind::Busy);
    VERIFY_FAILS(session.planSkip(), ErrorKind::Busy);
    fixture.clock.advance(3s);
    session.noteInput();
    valueOf(SessionRepository(fixture.study()).write(step));
    session.carryOut(step);
    QCOMPARE(session.doneInPart(), 1);
    QVERIFY(valueOf(session.undo()) == "cup");
}

void SessionRulesTest::testSets_areMixedInASeededOrder()
{
    StudyFixture fixture;
    std::string forty;
    for (int image = 0; image < 40; ++image)
        forty += "cup ";
    auto images = fixture.addTestSet("first", forty);
    const auto second = fixture.addTestSet("second", forty);
    images.insert(images.end(), second.begin(), second.end());
    const Task task = fixture.addTask("Mixed", images, Mode::Test, 80);
    const Labeler ann = fixture.addLabeler("Ann"), bob = fixture.addLabeler("Bob");
    const auto sets = [&](const Labeler& labeler) {
        std::string order;
        const auto session = fixture.begin(task, labeler);
        for (const Image& image : session.images())
            order += image.testSetId == second[0].testSetId ? '2' : '1';
        return order;
    };
    const std::string order = sets(ann);
    QVERIFY(order != sets(bob));
    QCOMPARE(std::ranges::count(order, '1'), 40);
    // Not one after the other: about every second neighbour is of the other set.
    int changes = 0;
    for (std::size_t index = 1; index < order.size(); ++index)
        changes += order[index] != order[index - 1];
    QVERIFY(changes > 25 && changes < 55);
    fixture.reopen();
    QCOMPARE(sets(ann), order);
}

void SessionRulesTest::rulesOfABegunTask_areFixed()
{
    TimedFixture fixture;
    TaskRepository tasks(fixture.study());
    Task task = fixture.task;
    task.rules.imageLimit = 30 * second;
    VERIFY_OK(tasks.update(task));
    QVERIFY(valueOf(tasks.find(task.id))->rules == task.rules);
    {
        auto session = fixture.begin();
        QCOMPARE(*session.imageTimeLeft(), 30 * second);
    }
    task.rules.imageLimit.reset();
    VERIFY_FAILS(tasks.update(task), ErrorKind::Invalid);
    VERIFY_FAILS(tasks.remove(task.id), ErrorKind::Invalid);
    task = *valueOf(tasks.find(task.id));
    task.description = "Words can still be changed.";
    VERIFY_OK(tasks.update(task));
}

}  // namespace session_rules_test

VIZSLA_TEST(tst_session_rules, session_rules_test::SessionRulesTest)
#include "tst_session_rules.moc"
