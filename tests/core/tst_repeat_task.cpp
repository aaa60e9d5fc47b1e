// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/repeat_task.h"

#include <QTest>

#include "core/labeling/session_summary.h"
#include "core/labeling/task_progress.h"
#include "core/scoring/counted_answers.h"
#include "core/store/image_repository.h"
#include "core/store/task_repository.h"
#include "tests/support/results.h"
#include "tests/support/sitting_session.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace repeat_task_test {

class TestRepeatTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repeat_isForOneLabelerAndNamedAfterTheFirst()
    {
        StudyFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle husky cup");
        const Task dogs = fixture.addTask("dogs", images, Mode::Training, 2);
        const Labeler ann = fixture.addLabeler("Ann");
        const Labeler ben = fixture.addLabeler("Ben");
        StudyFile& study = fixture.study();
        const Task missed = valueOf(addRepeat(study, dogs, RepeatKind::Missed, ann.id, {images[1].id}));
        QCOMPARE(missed.name, std::string("dogs (missed)"));
        QCOMPARE(missed.imageCount, 1);
        QVERIFY(isRepeat(missed) && !isRepeat(dogs));
        QVERIFY(missed.isFor(ann.id) && !missed.isFor(ben.id));
        // What repeats a repeat is named after the first.
        const Task kept = *valueOf(TaskRepository(study).find(missed.id));
        QVERIFY(isRepeat(kept));
        QCOMPARE(valueOf(addRepeat(study, kept, RepeatKind::Missed, ann.id, {images[1].id})).name,
                 std::string("dogs (missed 2)"));
        const Task again = valueOf(addRepeat(study, dogs, RepeatKind::Again, ben.id));
        QCOMPARE(again.name, std::string("dogs (again)"));
        QCOMPARE(again.imageCount, 3);
    }

    void answersOfARepeat_countAfterTheFirst()
    {
        StudyFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle husky");
        const Task dogs = fixture.addTask("dogs", images);
        const Labeler ann = fixture.addLabeler("Ann");
        StudyFile& study = fixture.study();
        SittingSession first = fixture.begin(dogs, ann);
        fixture.label(first, "cup", std::chrono::seconds(2));
        fixture.label(first, "cup", std::chrono::seconds(2));
        const Task again = valueOf(addRepeat(study, dogs, RepeatKind::Again, ann.id));
        SittingSession second = fixture.begin(again, ann);
        fixture.label(second, "beagle", std::chrono::seconds(2));
        fixture.label(second, "beagle", std::chrono::seconds(2));
        for (const Answer& answer : valueOf(countedAnswers(study, ann.id)).answers)
            QCOMPARE(answer.wnid, std::string("cup"));
    }

    /// What is right may have been looked up since.
    void answersOfARepeat_countAfterATimeThatWasUp()
    {
        StudyFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle husky");
        TaskRules rules;
        rules.imageLimit = std::chrono::seconds(5);
        const Task dogs = fixture.addTask("dogs", images, Mode::Training, 10, rules);
        const Labeler ann = fixture.addLabeler("Ann");
        StudyFile& study = fixture.study();
        SittingSession first = fixture.begin(dogs, ann);
        for (int image = 0; image < 2; ++image) {
            first.imageShown();
            fixture.clock.advance(std::chrono::seconds(5));
            valueOf(first.timeUp());
        }
        const Task again = valueOf(addRepeat(study, dogs, RepeatKind::Again, ann.id));
        SittingSession second = fixture.begin(again, ann);
        fixture.label(second, "beagle", std::chrono::seconds(2));
        fixture.label(second, "husky", std::chrono::seconds(2));
        const CountedAnswers counted = valueOf(countedAnswers(study, ann.id));
        QVERIFY(counted.answers.empty());
        QCOMPARE(counted.unanswered.size(), std::size_t{2});
    }

    void nextTask_isTheFirstUnfinishedAfterTheOneThatIsDone()
    {
        StudyFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle husky");
        const Task one = fixture.addTask("one", images);
        const Task two = fixture.addTask("two", {images[0]});
        const Task three = fixture.addTask("three", {images[1]}, Mode::Test);
        const Labeler ann = fixture.addLabeler("Ann");
        StudyFile& study = fixture.study();
        const auto nextAfter = [&](const Task& task) {
            const auto next = valueOf(nextTask(study, ann.id, task.id));
            return next ? next->name : std::string();
        };
        QCOMPARE(nextAfter(one), std::string("two"));
        QCOMPARE(nextAfter(two), std::string("three"));
        QCOMPARE(nextAfter(three), std::string("one"));
        SittingSession sitting = fixture.begin(two, ann);
        fixture.label(sitting, "beagle", std::chrono::seconds(2));
        QCOMPARE(nextAfter(one), std::string("three"));
        const Task repeat = valueOf(addRepeat(study, one, RepeatKind::Missed, ann.id, {images[0].id}));
        QCOMPARE(nextAfter(repeat), std::string("one"));
        QCOMPARE(nextAfter(three), std::string("one"));
        valueOf(TaskRepository(study).remove(one.id));
        valueOf(TaskRepository(study).remove(three.id));
        QCOMPARE(nextAfter(two), std::string());
    }

    void summaryOfAFinishedTask_hasItsMistakesOfAllParts()
    {
        StudyFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle beagle beagle");
        fixture.annotate(images[0], "husky correct, beagle wrong");
        const Task dogs = fixture.addTask("dogs", images, Mode::Training, 2);
        const Labeler ann = fixture.addLabeler("Ann");
        SittingSession first = fixture.begin(dogs, ann);
        fixture.label(first, "beagle", std::chrono::seconds(2));
        fixture.label(first, "beagle", std::chrono::seconds(4));
        const SessionSummary part = valueOf(readSessionSummary(fixture.study(), first));
        QVERIFY(!part.isWholeTask);
        QCOMPARE(part.answered, 2);
        valueOf(first.end());
        SittingSession second = fixture.begin(dogs, ann);
        fixture.label(second, "beagle", std::chrono::seconds(6));
        const SessionSummary whole = valueOf(readSessionSummary(fixture.study(), second));
        QVERIFY(whole.isWholeTask);
        QCOMPARE(whole.answered, 3);
        QCOMPARE(whole.images, 3);
        QVERIFY(whole.right == 2);
        QCOMPARE(whole.mistakes.size(), std::size_t{1});
        QVERIFY((whole.mistakes[0].rightWnids == std::vector<std::string>{"husky"}));
        QCOMPARE(whole.speed->median, Micros(std::chrono::seconds(4)));
        QCOMPARE(whole.atImages.active, Micros(std::chrono::seconds(12)));
        QCOMPARE(whole.pace.size(), std::size_t{3});
    }
};

}  // namespace repeat_task_test

VIZSLA_TEST(tst_repeat_task, repeat_task_test::TestRepeatTask)
#include "tst_repeat_task.moc"
