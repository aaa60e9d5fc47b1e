// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/day_summary.h"

#include <QTest>

#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace day_summary_test {

namespace {

constexpr Micros seconds(std::int64_t count)
{
    return std::chrono::seconds(count);
}

/// The usual rules but for one.
template <class T>
TaskRules with(T TaskRules::*rule, std::type_identity_t<T> value)
{
    TaskRules rules;
    rules.*rule = value;
    return rules;
}

/// Ann, and a midnight to work around.
struct Day : StudyFixture
{
    Day() : ann(addLabeler("Ann")), midnight(clock.utcNow() + seconds(3600)) {}

    Task newTask(const std::string& name, Mode mode = Mode::Training, const TaskRules& rules = {})
    {
        Task task = addTask(name, addTestSet(name, "beagle beagle beagle beagle"), mode);
        task.rules = rules;
        valueOf(TaskRepository(study()).update(task));
        return task;
    }
    DaySummary today() { return valueOf(summarizeSince(study(), ann.id, midnight)); }

    Labeler ann;
    UtcTime midnight;
};

}  // namespace

class TestDaySummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dayWithoutWork_isEmpty()
    {
        Day day;
        const DaySummary summary = day.today();
        QCOMPARE(summary.images, 0);
        QVERIFY(!summary.medianDuration);
        QVERIFY(summary.time == TimeSpent{});
        QVERIFY(summary.pace.empty());
    }

    void allTasks_areCountedAndTestsStayUnjudged()
    {
        Day day;
        day.clock.advance(1h);
        auto training = day.begin(day.newTask("training"), day.ann);
        day.label(training, "beagle", 2s);
        day.label(training, "cup", 4s);
        valueOf(training.end());
        auto test =
            day.begin(day.newTask("test", Mode::Test, with(&TaskRules::imageLimit, seconds(10))), day.ann);
        day.label(test, "cup", 6s);
        test.imageShown();
        day.clock.advance(10s);
        valueOf(test.timeUp());
        valueOf(test.end());

        const DaySummary summary = day.today();
        QCOMPARE(summary.images, 3);
        QCOMPARE(summary.notInTime, 1);
        QCOMPARE(summary.trainingImages, 2);
        QCOMPARE(summary.trainingRight, 1);
        QVERIFY(summary.medianDuration == seconds(4));
        QCOMPARE(summary.time.active, seconds(22));
        QCOMPARE(summary.pace.size(), std::size_t{4});
        QVERIFY(!summary.pace.back().isAnswered);
    }

    void otherLabelers_areNotInIt()
    {
        Day day;
        day.clock.advance(1h);
        const Task task = day.newTask("training");
        day.labelAll(task, day.addLabeler("Bob"), "beagle");
        QCOMPARE(day.today().images, 0);
        QVERIFY(day.today().time == TimeSpent{});
    }

    /// The image that was there at midnight counts where it was answered, the time on each side of midnight
    /// there.
    void midnight_cutsTheTimeAndNotTheImage()
    {
        Day day;
        day.clock.advance(1h - 50s);
        auto session = day.begin(day.newTask("training"), day.ann);
        day.label(session, "beagle", 40s);
        day.label(session, "beagle", 25s);
        day.label(session, "beagle", 5s);
        valueOf(session.end());
        const DaySummary summary = day.today();
        QCOMPARE(summary.images, 2);
        // 35 s and 5 s after 40 s and a midnight ten seconds later.
        QCOMPARE(summary.time.active, seconds(15 + 5));
        QCOMPARE(summary.pace.front().duration, seconds(25));
    }

    void idleAndPausedTime_areKeptApart()
    {
        Day day;
        day.clock.advance(1h - 10min);
        auto session = day.begin(day.newTask("training"), day.ann);
        session.imageShown();
        day.clock.advance(1s);
        session.pause();
        day.clock.advance(20min);
        session.resume();
        day.clock.advance(2min);
        valueOf(session.confirm("beagle"));
        valueOf(session.end());
        const DaySummary summary = day.today();
        QCOMPARE(summary.time.paused, seconds(10 * 60 + 1));
        QCOMPARE(summary.time.active, seconds(30));
        QCOMPARE(summary.time.idle, seconds(90));
    }

    void sleepOverMidnight_isAwayTimeOfBothDays()
    {
        Day day;
        day.clock.advance(1h - 1min);
        auto session = day.begin(day.newTask("training"), day.ann);
        session.imageShown();
        day.clock.suspend(9h);
        day.clock.advance(2s);
        valueOf(session.confirm("beagle"));
        valueOf(session.end());
        const DaySummary summary = day.today();
        QCOMPARE(summary.images, 1);
        QCOMPARE(summary.pace.front().duration, seconds(9 * 3600 + 2));
        QVERIFY(summary.time.away >= seconds(9 * 3600 - 60));
        QVERIFY(summary.time.away <= seconds(9 * 3600 - 58));
    }

    void partsOfATask_areOneRunOfWork()
    {
        Day day;
        day.clock.advance(1h);
        const Task task =
            day.addTask("parts", day.addTestSet("set", "beagle beagle beagle"), Mode::Training, 1);
        for (int part = 0; part < 3; ++part) {
            auto session = day.begin(task, day.ann);
            day.label(session, "beagle");
            valueOf(session.end());
            day.clock.advance(20s);
        }
        const auto pace = day.today().pace;
        QCOMPARE(pace.size(), std::size_t{3});
        for (const PacedImage& image : pace)
            QVERIFY(image.breakBefore == PacedImage::Break::None);
    }

    void lunch_isABreak()
    {
        Day day;
        day.clock.advance(1h);
        const Task task = day.newTask("training");
        {
            auto session = day.begin(task, day.ann);
            day.label(session, "beagle");
            valueOf(session.end());
        }
        day.clock.advance(45min);
        auto session = day.begin(task, day.ann);
        day.label(session, "beagle");
        valueOf(session.end());
        auto next = day.begin(day.newTask("next"), day.ann);
        day.label(next, "beagle");
        const auto pace = day.today().pace;
        QCOMPARE(pace.size(), std::size_t{3});
        QVERIFY(pace[1].breakBefore == PacedImage::Break::Away);
        QVERIFY(pace[2].breakBefore == PacedImage::Break::None);
    }
};

}  // namespace day_summary_test

VIZSLA_TEST(tst_day_summary, day_summary_test::TestDaySummary)
#include "tst_day_summary.moc"
