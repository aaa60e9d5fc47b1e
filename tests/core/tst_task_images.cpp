// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/task_images.h"

#include <QTest>
#include <algorithm>
#include <atomic>
#include <unordered_map>

#include "core/labeling/task_progress.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace task_images_test {

namespace {

/// Two test sets: eight images of the first (a1 … a8), five of the second (b1 … b5).
class PoolFixture : public StudyFixture
{
public:
    PoolFixture()
        : first(addTestSet("a", "beagle husky cup mug car horse beagle cup")),
          second(addTestSet("b", "beagle cup husky car horse"))
    {
        for (const auto& images : {first, second}) {
            for (const Image& image : images)
                m_names[image.id] = image.name;
        }
    }

    /// "a1 a2 | b1"; the sentence where nothing can be chosen.
    QString chosen(const TaskSelection& selection)
    {
        const TaskImagePool pool = valueOf(TaskImagePool::read(study()));
        const auto images = pool.choose(selection);
        if (!images)
            return QString::fromStdString(images.error().message);
        QStringList shares;
        for (const TaskImages::Share& share : images->shares) {
            QStringList names;
            for (const ImageId& id : share.imageIds)
                names << QString::fromStdString(m_names.at(id));
            shares << names.join(QLatin1Char(' '));
        }
        return shares.join(QStringLiteral(" | "));
    }

    std::vector<Image> first, second;

private:
    std::unordered_map<ImageId, std::string> m_names;
};

TaskSelection drawn(int perTestSet, std::uint64_t seed)
{
    return {.testSets = {"a", "b"}, .perTestSet = perTestSet, .seed = seed};
}

}  // namespace

class TestTaskImages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutLimits_allImagesOfTheTestSetsAreChosen()
    {
        PoolFixture fixture;
        QCOMPARE(fixture.chosen({.testSets = {"b"}}), QStringLiteral("b1 b2 b3 b4 b5"));
        QCOMPARE(fixture.chosen({.testSets = {"a", "b"}}),
                 QStringLiteral("a1 a2 a3 a4 a5 a6 a7 a8 | b1 b2 b3 b4 b5"));
        QCOMPARE(fixture.chosen({}), QString());
    }

    void slice_keepsTheImagesOfItsClasses()
    {
        PoolFixture fixture;
        QCOMPARE(fixture.chosen({.testSets = {"a", "b"}, .slice = "dogs"}),
                 QStringLiteral("a1 a2 a7 | b1 b3"));
        QCOMPARE(fixture.chosen({.testSets = {"a"}, .slice = " organisms & !dogs "}), QStringLiteral("a6"));
        QVERIFY(fixture.chosen({.testSets = {"a"}, .slice = "unicorn"}).contains(QStringLiteral("unicorn")));
        QVERIFY(fixture.chosen({.testSets = {"z"}}).contains(QStringLiteral("z")));
    }

    /// Else a union with one class that is known tells which image of a test is of another.
    void slice_takesNoImageOfASealedTest()
    {
        PoolFixture fixture;
        const Task test = fixture.addTask("test", {fixture.first[0], fixture.second[2]}, Mode::Test);
        QCOMPARE(fixture.chosen({.testSets = {"a", "b"}, .slice = "dogs"}), QStringLiteral("a2 a7 | b1"));
        QCOMPARE(fixture.chosen({.testSets = {"a"}, .slice = "beagle | husky"}), QStringLiteral("a2 a7"));
        QCOMPARE(fixture.chosen({.testSets = {"b"}}), QStringLiteral("b1 b2 b3 b4 b5"));
        fixture.openResults(test);
        QCOMPARE(fixture.chosen({.testSets = {"a", "b"}, .slice = "dogs"}),
                 QStringLiteral("a1 a2 a7 | b1 b3"));
    }

    void draw_isTheSameForTheSameSeed_andAnotherForAnother()
    {
        PoolFixture fixture;
        // As another program draws them, written down so that a draw of today can be made again by a later
        // version and on other platforms.
        QCOMPARE(fixture.chosen(drawn(3, 1)), QStringLiteral("a4 a7 a8 | b1 b2 b5"));
        QCOMPARE(fixture.chosen(drawn(3, 2)), QStringLiteral("a1 a5 a7 | b1 b3 b4"));
        fixture.reopen();
        QCOMPARE(fixture.chosen(drawn(3, 1)), QStringLiteral("a4 a7 a8 | b1 b2 b5"));
    }

    void draw_takesNoImageTwice_andReachesEveryImage()
    {
        PoolFixture fixture;
        const TaskImagePool pool = valueOf(TaskImagePool::read(fixture.study()));
        std::unordered_map<ImageId, int> times;
        for (std::uint64_t seed = 0; seed < 400; ++seed) {
            const TaskImages images = valueOf(pool.choose(drawn(2, seed)));
            auto ids = images.imageIds();
            QCOMPARE(ids.size(), std::size_t{4});
            std::ranges::sort(ids, {}, &ImageId::text);
            QVERIFY(std::ranges::adjacent_find(ids) == ids.end());
            for (const ImageId& id : ids)
                ++times[id];
        }
        // Of eight: 100 times on average, with a standard deviation under 9; of five: 160, under 10.
        for (const Image& image : fixture.first)
            QVERIFY2(times[image.id] > 55 && times[image.id] < 145, image.name.c_str());
        for (const Image& image : fixture.second)
            QVERIFY2(times[image.id] > 110 && times[image.id] < 210, image.name.c_str());
    }

    void largerDraw_holdsTheSmallerOne()
    {
        PoolFixture fixture;
        const TaskImagePool pool = valueOf(TaskImagePool::read(fixture.study()));
        const auto few = valueOf(pool.choose(drawn(2, 9))).imageIds();
        const auto many = valueOf(pool.choose(drawn(4, 9))).imageIds();
        for (const ImageId& id : few)
            QVERIFY(std::ranges::find(many, id) != many.end());
    }

    void draw_ofMoreThanThereAre_takesThoseThatThereAre()
    {
        PoolFixture fixture;
        const TaskImagePool pool = valueOf(TaskImagePool::read(fixture.study()));
        const TaskImages images = valueOf(pool.choose(drawn(6, 3)));
        QCOMPARE(images.shares[0].imageIds.size(), std::size_t{6});
        QCOMPARE(images.shares[1].imageIds.size(), std::size_t{5});
        QCOMPARE(images.shares[1].available, std::size_t{5});
        QVERIFY(!pool.choose(drawn(-1, 3)));
        QCOMPARE(valueOf(pool.choose(drawn(0, 3))).count(), 0);
    }

    void balanced_takesAsManyOfEachAsTheSmallestHas()
    {
        PoolFixture fixture;
        const TaskImagePool pool = valueOf(TaskImagePool::read(fixture.study()));
        TaskSelection selection{.testSets = {"a", "b"}, .slice = "dogs", .isBalanced = true, .seed = 5};
        TaskImages images = valueOf(pool.choose(selection));
        QCOMPARE(images.shares[0].imageIds.size(), std::size_t{2});
        QCOMPARE(images.shares[0].available, std::size_t{3});
        QCOMPARE(images.shares[1].imageIds.size(), std::size_t{2});
        selection.perTestSet = 1;
        QCOMPARE(valueOf(pool.choose(selection)).count(), 2);
        selection.perTestSet = 100;
        QCOMPARE(valueOf(pool.choose(selection)).count(), 4);
    }

    void onlyNew_leavesOutWhatIsInAnyTask()
    {
        PoolFixture fixture;
        fixture.addTask("One", {fixture.first[0], fixture.first[2], fixture.second[4]});
        fixture.addTask("Two", {fixture.first[7]}, Mode::Test);
        const TaskSelection selection{.testSets = {"a", "b"}, .isOnlyNew = true};
        QCOMPARE(fixture.chosen(selection), QStringLiteral("a2 a4 a5 a6 a7 | b1 b2 b3 b4"));
    }

    void selection_isKeptWithTheTask()
    {
        PoolFixture fixture;
        const TaskSelection selection{.testSets = {"a", "b"},
                                      .slice = "dogs",
                                      .perTestSet = 2,
                                      .isBalanced = true,
                                      .isOnlyNew = true,
                                      .seed = 18'446'744'073'709'551'615U};
        QCOMPARE(selectionText(selection),
                 std::string("a, b; slice dogs; 2 of each; equally many of each; drawn with seed "
                             "18446744073709551615; only images in no other task"));
        QCOMPARE(selectionText({.testSets = {"a"}, .slice = " "}), std::string("a"));
        Task task;
        task.name = "Dogs";
        task.selection = selectionText(selection);
        const auto images = valueOf(valueOf(TaskImagePool::read(fixture.study())).choose(selection));
        valueOf(TaskRepository(fixture.study()).add(task, images.imageIds()));
        QCOMPARE(task.imageCount, 4);
        fixture.reopen();
        QCOMPARE(valueOf(TaskRepository(fixture.study()).find(task.id))->selection, task.selection);
    }

    void cancelledTask_leavesNothingBehind()
    {
        PoolFixture fixture;
        std::vector<ImageId> ids;
        for (const Image& image : fixture.first)
            ids.push_back(image.id);
        Task task{{}, "Half", "", Mode::Test, 10, 0, {}};
        std::atomic<bool> isCancelled = false;
        std::size_t last = 0;
        const Progress progress{[&](std::size_t done, std::size_t total) {
                                    QCOMPARE(total, ids.size());
                                    last = done;
                                    isCancelled = done == 3;
                                },
                                &isCancelled};
        VERIFY_FAILS(TaskRepository(fixture.study()).add(task, ids, progress), ErrorKind::Cancelled);
        QCOMPARE(last, std::size_t{3});
        QVERIFY(valueOf(TaskRepository(fixture.study()).all()).empty());
        QCOMPARE(fixture.number("SELECT COUNT(*) FROM task_image"), 0);
        isCancelled = false;
        last = 0;
        VERIFY_OK(TaskRepository(fixture.study()).add(task, ids));
    }

    void poolThatIsNotWanted_isNotRead()
    {
        PoolFixture fixture;
        const std::atomic<bool> isCancelled = true;
        VERIFY_FAILS(TaskImagePool::read(fixture.study(), {.cancelled = &isCancelled}), ErrorKind::Cancelled);
    }

    void fastSlice_isThatOfWhenThePoolWasRead()
    {
        PoolFixture fixture;
        const Task task = fixture.addTask("T", fixture.second);
        const Labeler ada = fixture.addLabeler("Ada");
        fixture.labelImage(task, ada, fixture.second[0], "cup");
        const TaskImagePool pool = valueOf(TaskImagePool::read(fixture.study()));
        QVERIFY(std::ranges::count(valueOf(pool.sliceNames()), "fast") == 1);
        fixture.labelImage(task, ada, fixture.second[1], "cup");
        const TaskSelection fast{.testSets = {"b"}, .slice = "fast"};
        QCOMPARE(valueOf(pool.choose(fast)).count(), 1);
        QCOMPARE(fixture.chosen(fast), QStringLiteral("b1 b2"));
    }

    void progress_tellsWhoHasBegunAndWhoIsDone()
    {
        PoolFixture fixture;
        const Task task = fixture.addTask("Test", fixture.second, Mode::Test);
        const Labeler ada = fixture.addLabeler("Ada"), bob = fixture.addLabeler("Bob"),
                      cy = fixture.addLabeler("Cy");
        QVERIFY(!isAnybodyUnfinished(valueOf(allProgress(fixture.study(), task)), task));
        fixture.labelAll(task, cy, "cup");
        QVERIFY(!isAnybodyUnfinished(valueOf(allProgress(fixture.study(), task)), task));
        fixture.labelImage(task, bob, fixture.second[0], "cup");
        const auto all = valueOf(allProgress(fixture.study(), task));
        QStringList lines;
        for (const LabelerProgress& taskProgress : all)
            lines << QStringLiteral("%1 %2 %3")
                         .arg(QString::fromStdString(taskProgress.labeler.name))
                         .arg(taskProgress.done)
                         .arg(taskProgress.hasBegun);
        QCOMPARE(lines, (QStringList{"Bob 1 1", "Cy 5 1", "Ada 0 0"}));
        QVERIFY(isAnybodyUnfinished(all, task));
    }
};

}  // namespace task_images_test

VIZSLA_TEST(tst_task_images, task_images_test::TestTaskImages)
#include "tst_task_images.moc"
