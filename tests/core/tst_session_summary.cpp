// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/session_summary.h"

#include <QTest>

#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace session_summary_test {

namespace {

/// The usual rules but for one.
template <class T>
TaskRules with(T TaskRules::*rule, std::type_identity_t<T> value)
{
    TaskRules rules;
    rules.*rule = value;
    return rules;
}

/// Ann at a task of five beagles in one part, or in parts.
struct Sitting : StudyFixture
{
    explicit Sitting(Mode mode = Mode::Training, const TaskRules& rules = {}, int partSize = 5)
        : images(addTestSet("set", "beagle beagle beagle beagle beagle")),
          ann(addLabeler("Ann"))
    {
        task = addTask("Dogs", images, mode, partSize);
        task.rules = rules;
        valueOf(TaskRepository(study()).update(task));
        sit();
    }

    void sit() { session.emplace(begin(task, ann)); }
    void answer(std::chrono::microseconds time = 2s, const std::string& wnid = "beagle")
    {
        label(*session, wnid, time);
    }
    SessionSummary summary() { return valueOf(readSessionSummary(study(), *session)); }

    std::vector<Image> images;
    Labeler ann;
    Task task;
    std::optional<SittingSession> session;
};

/// "2 pause 5 late 3": seconds, with what lay before, and what was not answered.
QString line(const std::vector<PacedImage>& pace)
{
    constexpr const char* breaks[] = {"", "pause ", "away ", "interruption "};
    QStringList words;
    for (const PacedImage& image : pace)
        words << QLatin1String(breaks[static_cast<int>(image.breakBefore)]) +
                     QString::number(image.duration / oneSecond) +
                     (image.isAnswered ? QString() : QStringLiteral(" late"));
    return words.join(QLatin1String(", "));
}

constexpr Micros seconds(std::int64_t count)
{
    return std::chrono::seconds(count);
}

}  // namespace

class TestSessionSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void training_hasCountsTimesAndWhatWasRight()
    {
        Sitting ann;
        ann.answer(2s);
        ann.answer(9s, "husky");
        ann.answer(4s);
        ann.answer(3s);
        ann.answer(40min);
        const SessionSummary summary = ann.summary();
        QCOMPARE(summary.images, 5);
        QCOMPARE(summary.answered, 5);
        QCOMPARE(summary.notInTime, 0);
        QVERIFY(summary.right == 4);
        QCOMPARE(summary.speed->lowerQuartile, seconds(3));
        QCOMPARE(summary.speed->median, seconds(4));
        QCOMPARE(summary.speed->upperQuartile, seconds(9));
        // The last image: thirty seconds until idle time begins, and none of the rest is dropped.
        QCOMPARE(summary.atImages.active, seconds(18 + 30));
        QCOMPARE(summary.atImages.idle, seconds(40 * 60 - 30));
        QCOMPARE(line(summary.pace), "2, 9, 4, 3, 2400");
    }

    void test_isNotJudged()
    {
        Sitting ann(Mode::Test);
        ann.answer(2s);
        QVERIFY(!ann.summary().right);
        ann.openResults(ann.task);
        ann.sit();
        QVERIFY(!ann.summary().right);
    }

    void undoneAnswers_doNotCount()
    {
        Sitting ann;
        ann.answer(2s);
        ann.answer(3s, "husky");
        valueOf(ann.session->undo());
        ann.answer(4s);
        const SessionSummary summary = ann.summary();
        QCOMPARE(summary.answered, 2);
        QVERIFY(summary.right == 2);
        // The image took both times.
        QCOMPARE(line(summary.pace), "2, 7");
    }

    void putOffImages_countOnceAndComeWhereTheyWereAnswered()
    {
        Sitting ann;
        ann.session->imageShown();
        ann.clock.advance(1s);
        valueOf(ann.session->skip());
        for (int image = 0; image < 4; ++image)
            ann.answer(2s);
        ann.session->imageShown();
        valueOf(ann.session->skip());
        ann.answer(5s);
        const SessionSummary summary = ann.summary();
        QCOMPARE(summary.putOff, 1);
        QCOMPARE(line(summary.pace), "2, 2, 2, 2, 6");
    }

    void skipUndone_isNone()
    {
        Sitting ann;
        ann.session->imageShown();
        valueOf(ann.session->skip());
        valueOf(ann.session->undo());
        QCOMPARE(ann.summary().putOff, 0);
    }

    void imageLimit_countsApart()
    {
        Sitting ann(Mode::Test, with(&TaskRules::imageLimit, seconds(10)));
        ann.answer(2s);
        ann.session->imageShown();
        ann.clock.advance(10s);
        valueOf(ann.session->timeUp());
        ann.answer(3s);
        const SessionSummary summary = ann.summary();
        QCOMPARE(summary.answered, 2);
        QCOMPARE(summary.notInTime, 1);
        QVERIFY(!summary.isPartTimeUp);
        QCOMPARE(summary.speed->median, seconds(5) / 2);
        QCOMPARE(line(summary.pace), "2, 10 late, 3");
    }

    /// Images that were not shown before the part's time was up took no time, and are in no line.
    void partLimit_endsWhatIsLeft()
    {
        Sitting ann(Mode::Test, with(&TaskRules::sessionLimit, seconds(20)));
        ann.answer(5s);
        ann.session->imageShown();
        ann.clock.advance(15s);
        valueOf(ann.session->timeUp());
        const SessionSummary summary = ann.summary();
        QCOMPARE(summary.answered, 1);
        QCOMPARE(summary.notInTime, 4);
        QVERIFY(summary.isPartTimeUp);
        QCOMPARE(line(summary.pace), "5, 15 late");
    }

    void corrections_countAndTheFirstAnswerIsJudged()
    {
        Sitting ann(Mode::Training, with(&TaskRules::correctionsAllowed, true));
        ann.answer(2s, "husky");
        ann.answer(3s);
        valueOf(ann.session->revisit(std::size_t{0}));
        ann.answer(4s);
        const SessionSummary summary = ann.summary();
        QCOMPARE(summary.corrected, 1);
        QCOMPARE(summary.answered, 2);
        QVERIFY(summary.right == 1);
        QCOMPARE(line(summary.pace), "2, 3");
        QCOMPARE(summary.atImages.active, seconds(9));
    }

    void pauses_areCountedWhereverTheyWere()
    {
        Sitting ann;
        ann.answer(2s);
        ann.session->pause();
        ann.clock.advance(5min);
        ann.session->resume();
        ann.session->imageShown();
        ann.clock.advance(1s);
        ann.session->pause();
        ann.clock.advance(1min);
        ann.session->resume();
        ann.answer(3s);
        const SessionSummary summary = ann.summary();
        QCOMPARE(summary.pauses, 2);
        QCOMPARE(summary.atImages.paused, seconds(60));
        QCOMPARE(summary.betweenImages.paused, seconds(300));
        QCOMPARE(line(summary.pace), "2, pause 4");
    }

    void interruption_isCountedAndMarked()
    {
        Sitting ann;
        ann.answer(2s);
        ann.session->imageShown();
        ann.clock.advance(7s);
        ann.session->tick();
        ann.session.reset();  // the program is gone
        ann.clock.advance(24h);
        ann.sit();
        QCOMPARE(ann.summary().interruptions, 1);
        ann.answer(3s);
        QCOMPARE(line(ann.summary().pace), "2, interruption 3");
    }

    void sessionThatRuns_isNoInterruption()
    {
        Sitting ann;
        ann.answer(2s);
        QCOMPARE(ann.summary().interruptions, 0);
        valueOf(ann.session->end());
        ann.clock.advance(5min);
        ann.sit();
        ann.answer(3s);
        QCOMPARE(ann.summary().interruptions, 0);
        QCOMPARE(line(ann.summary().pace), "2, away 3");
    }

    void otherParts_areNotInIt()
    {
        Sitting ann(Mode::Training, {}, 2);
        ann.session->pause();
        ann.clock.advance(1min);
        ann.session->resume();
        ann.answer(2s);
        ann.answer(2s);
        valueOf(ann.session->end());
        ann.sit();
        ann.answer(3s);
        const SessionSummary summary = ann.summary();
        QCOMPARE(summary.images, 2);
        QCOMPARE(summary.pauses, 0);
        QCOMPARE(line(summary.pace), "3");
        QCOMPARE(summary.atImages.active, seconds(3));
    }

    /// Studies from before logs were kept have answers without one.
    void answersWithoutLog_comeFirst()
    {
        Sitting ann;
        ann.answer(2s);
        ann.answer(3s);
        ann.session.reset();
        ann.run("DROP TRIGGER session_event_is_not_removed; DELETE FROM session_event");
        ann.sit();
        ann.answer(4s);
        const SessionSummary summary = ann.summary();
        QCOMPARE(line(summary.pace), "2, 3, 4");
        QCOMPARE(summary.answered, 3);
    }

    void halves_tellWhetherOneSlowsDown()
    {
        std::vector<PacedImage> pace;
        for (const int duration : {2, 3, 4, 5, 8, 9, 10})
            pace.push_back({seconds(duration)});
        QVERIFY(!medianOfHalves(pace));
        pace.push_back({seconds(600)});
        const auto halves = medianOfHalves(pace);
        QCOMPARE(halves->earlier, seconds(7) / 2);
        QCOMPARE(halves->later, seconds(19) / 2);
    }

    void runningMedian_looksBackOnly()
    {
        const std::vector<PacedImage> pace{
            {seconds(2)}, {seconds(4)}, {seconds(90)}, {seconds(6)}, {seconds(8)}};
        const std::vector<Micros> expected{seconds(2), seconds(3), seconds(4), seconds(6), seconds(8)};
        QCOMPARE(runningMedian(pace, 3), expected);
        QVERIFY(runningMedian({}, 3).empty());
    }
};

}  // namespace session_summary_test

VIZSLA_TEST(tst_session_summary, session_summary_test::TestSessionSummary)
#include "tst_session_summary.moc"
