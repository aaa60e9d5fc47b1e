// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/labeling_session.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "core/store/image_repository.h"
#include "core/store/task_repository.h"
#include "core/tasks/task_order.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace labeling_session_test {

namespace {

/// Ann, Bob and a task.
class LabelingFixture : public StudyFixture
{
public:
    explicit LabelingFixture(int imageCount, int partSize = 10)
    {
        std::string assigned;
        for (int image = 0; image < imageCount; ++image)
            assigned += "beagle ";
        task = addTask("Dogs", addTestSet("set", assigned), Mode::Training, partSize);
        ann = addLabeler("Ann");
        bob = addLabeler("Bob");
    }
    SittingSession begin() { return begin(ann); }
    SittingSession begin(const Labeler& labeler) { return StudyFixture::begin(task, labeler); }

    Task task;
    Labeler ann, bob;
};

/// The images still to come, first the current one, by their place in the part: "0 2 1".
QString line(const LabelingSession& session)
{
    QStringList places;
    if (const auto current = session.current())
        places << QString::number(*current);
    for (const std::size_t index : session.upcoming(100))
        places << QString::number(index);
    return places.join(QLatin1Char(' '));
}

std::vector<std::string> orderOf(const LabelingSession& session)
{
    std::vector<std::string> names;
    std::ranges::transform(session.images(), std::back_inserter(names), &Image::name);
    return names;
}

void skip(SittingSession& session, int times = 1)
{
    for (; times > 0; --times)
        valueOf(session.skip());
}

}  // namespace

class TestLabelingSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- beginning

    void begin_namesWhatIsMissing()
    {
        LabelingFixture fixture(3);
        const Task empty = fixture.addTask("Empty", {});
        const auto noTask = SittingSession::begin(fixture.study(), TaskId("no task"), fixture.ann.id);
        VERIFY_FAILS(noTask, ErrorKind::NotFound);
        const auto noImages = SittingSession::begin(fixture.study(), empty.id, fixture.ann.id);
        VERIFY_FAILS(noImages, ErrorKind::Invalid);
        QVERIFY(noImages.error().message.find("Empty") != std::string::npos);
        VERIFY_FAILS(SittingSession::begin(fixture.study(), fixture.task.id, LabelerId("nobody")),
                     ErrorKind::Invalid);
        QCOMPARE(fixture.number("SELECT COUNT(*) FROM session"), 0);
    }

    void begin_isRefusedInAReadOnlyStudy()
    {
        LabelingFixture fixture(3);
        auto second = valueOf(StudyFile::open(fixture.file(), fixture.clock, 2));
        VERIFY_FAILS(SittingSession::begin(*second, fixture.task.id, fixture.ann.id), ErrorKind::ReadOnly);
    }

    void photograph_doesNotComeTwiceInARow()
    {
        StudyFixture fixture;
        std::vector<Image> images;
        // As a test set and a harder one of the same photographs.
        for (const char* name : {"plain", "shifted"}) {
            TestSet testSet;
            testSet.name = name;
            std::vector<Image> versions;
            for (int number = 0; number < 8; ++number) {
                Image& image = versions.emplace_back();
                image.name = image.file = image.photograph = std::to_string(number) + ".png";
                image.assignedWnid = "beagle";
            }
            valueOf(ImageRepository(fixture.study()).addTestSet(testSet, versions));
            images.insert(images.end(), versions.begin(), versions.end());
        }
        const Task task = fixture.addTask("Both", images, Mode::Training, 16);
        for (int number = 0; number < 20; ++number) {
            auto session = fixture.begin(task, fixture.addLabeler("Labeler " + std::to_string(number)));
            const auto& order = session.images();
            const auto repeat = std::ranges::adjacent_find(order, {}, &Image::photograph);
            QVERIFY(repeat == order.end());
            valueOf(session.end());
        }
    }

    void end_isKept()
    {
        LabelingFixture fixture(3);
        auto session = fixture.begin();
        QCOMPARE(fixture.number("SELECT COUNT(*) FROM session WHERE ended_at IS NULL"), 1);
        VERIFY_OK(session.end());
        QCOMPARE(fixture.number("SELECT COUNT(*) FROM session WHERE ended_at IS NULL"), 0);
    }

    // --- confirming

    void confirm_waitsUntilTheImageIsShown()
    {
        LabelingFixture fixture(3);
        auto session = fixture.begin();
        VERIFY_FAILS(session.confirm("beagle"), ErrorKind::Invalid);
        session.imageShown();
        VERIFY_OK(session.confirm("beagle"));
        // The next image has not been shown either.
        VERIFY_FAILS(session.confirm("beagle"), ErrorKind::Invalid);
        QCOMPARE(fixture.number("SELECT COUNT(*) FROM answer"), 1);
    }

    void confirm_keepsEverythingAboutTheAnswer()
    {
        LabelingFixture fixture(3);
        auto session = fixture.begin();
        const ImageId image = session.images()[*session.current()].id;
        fixture.clock.advance(1min);
        const UtcTime shown = fixture.clock.utcNow();
        session.imageShown();
        fixture.clock.advance(3s);
        session.imageShown();
        QCOMPARE(session.timeOnImage(), Micros(3'000'000));
        fixture.clock.advance(4s);
        const Answer answer = valueOf(session.confirm("husky"));
        QCOMPARE(answer.imageId, image);
        QCOMPARE(answer.wnid, std::string("husky"));
        QCOMPARE(answer.shownAt, shown);
        QCOMPARE(answer.committedAt, shown + 7s);
        QCOMPARE(answer.duration, Micros(7'000'000));
        QCOMPARE(answer.taskId, fixture.task.id);
        QCOMPARE(answer.labelerId, fixture.ann.id);
        QCOMPARE(session.timeOnImage(), Micros(0));
        const auto kept = fixture.begin().answer(0);
        QVERIFY(kept && kept->id == answer.id && kept->duration == answer.duration && kept->shownAt == shown);
    }

    void confirmOfAnUnknownClass_changesNothing()
    {
        LabelingFixture fixture(3);
        auto session = fixture.begin();
        session.imageShown();
        VERIFY_FAILS(session.confirm("no class"), ErrorKind::Invalid);
        VERIFY_FAILS(session.confirm(""), ErrorKind::Invalid);
        QCOMPARE(session.doneInPart(), 0);
        QVERIFY(!session.canUndo());
        VERIFY_OK(session.confirm("beagle"));
    }

    void duration_isSteadyWhileUtcJumps_data()
    {
        QTest::addColumn<qint64>("utcJump");
        QTest::newRow("back an hour") << qint64(-3'600'000'000);
        QTest::newRow("over midnight") << qint64(86'400'000'000);
        QTest::newRow("to 1970") << qint64(-1'767'225'600'000'000);
    }

    void duration_isSteadyWhileUtcJumps()
    {
        QFETCH(qint64, utcJump);
        LabelingFixture fixture(3);
        auto session = fixture.begin();
        session.imageShown();
        fixture.clock.advance(5s);
        fixture.clock.setUtc(fixture.clock.utcNow() + Micros(utcJump));
        const Answer answer = valueOf(session.confirm("beagle"));
        QCOMPARE(answer.duration, Micros(5'000'000));
        QCOMPARE(answer.committedAt, answer.shownAt + Micros(utcJump) + 5s);
    }

    void duration_isWholeBeyondADay()
    {
        LabelingFixture fixture(3);
        auto session = fixture.begin();
        const Answer answer = fixture.label(session, "beagle", 49h + 2s);
        QCOMPARE(answer.duration, Micros(49h + 2s));
        QCOMPARE(fixture.number("SELECT duration FROM answer"), microsOf(answer.duration));
    }

    // --- parts

    void parts_haveTenImagesAndTheLastTheRest()
    {
        LabelingFixture fixture(23);
        std::set<std::string> met;
        std::vector<std::size_t> sizes;
        for (int part = 0; part < 3; ++part) {
            auto session = fixture.begin();
            QCOMPARE(session.part(), part);
            QCOMPARE(session.doneInTask(), 10 * part);
            sizes.push_back(session.images().size());
            while (session.current()) {
                QVERIFY(!session.isTaskDone());
                met.insert(currentImage(session));
                fixture.label(session, "beagle");
            }
        }
        QVERIFY((sizes == std::vector<std::size_t>{10, 10, 3}));
        QCOMPARE(met.size(), std::size_t{23});
    }

    void finishedTask_opensAtItsLastPart()
    {
        LabelingFixture fixture(13);
        fixture.labelAll(fixture.task, fixture.ann, "beagle");
        auto session = fixture.begin();
        QCOMPARE(session.part(), 1);
        QVERIFY(session.isTaskDone());
        QVERIFY(!session.current());
        QVERIFY(session.upcoming(5).empty());
        session.imageShown();
        QVERIFY(!session.isShown());
        VERIFY_FAILS(session.confirm("beagle"), ErrorKind::Invalid);
        VERIFY_FAILS(session.skip(), ErrorKind::Invalid);
        // and it can be gone back from the end.
        QVERIFY(valueOf(session.undo()) == "beagle");
        QVERIFY(!session.isTaskDone());
    }

    void partLargerThanTheTask_holdsItAll()
    {
        LabelingFixture fixture(3, 1'000'000);
        QCOMPARE(fixture.begin().images().size(), std::size_t{3});
    }

    // --- undo

    void undo_goesBackToTheFirstImageAndOn()
    {
        LabelingFixture fixture(10);
        auto session = fixture.begin();
        VERIFY_FAILS(session.undo(), ErrorKind::Invalid);
        while (session.current())
            fixture.label(session, "beagle");
        for (std::size_t image = 10; image-- > 0;) {
            QVERIFY(session.canUndo());
            QVERIFY(valueOf(session.undo()) == "beagle");
            QCOMPARE(session.current(), image);
            QVERIFY(!session.isShown());
        }
        QVERIFY(!session.canUndo());
        QCOMPARE(line(session), QStringLiteral("0 1 2 3 4 5 6 7 8 9"));
        while (session.current())
            fixture.label(session, "husky");
        QVERIFY(session.isTaskDone());
        QCOMPARE(fixture.number("SELECT COUNT(*) FROM answer"), 20);
        QCOMPARE(
            fixture.number("SELECT COUNT(*) FROM answer WHERE superseded_at IS NOT NULL AND wnid = 'beagle'"),
            10);
        QCOMPARE(fixture.number("SELECT COUNT(*) FROM answer WHERE superseded_at IS NULL AND wnid = 'husky'"),
                 10);
    }

    void undo_addsTheTimeOfBothLooks()
    {
        LabelingFixture fixture(3);
        auto session = fixture.begin();
        fixture.label(session, "beagle", 1min);
        session.imageShown();
        fixture.clock.advance(30s);
        valueOf(session.undo());
        QCOMPARE(fixture.label(session, "husky", 2s).duration, Micros(62'000'000));
        QCOMPARE(fixture.label(session, "husky", 3s).duration, Micros(33'000'000));
    }

    void undo_reachesBackBeforeAnInterruption()
    {
        LabelingFixture fixture(5);
        {
            auto session = fixture.begin();
            fixture.label(session, "beagle");
            skip(session);
            fixture.label(session, "husky");
        }
        fixture.reopen();
        auto session = fixture.begin();
        QCOMPARE(line(session), QStringLiteral("3 4 1"));
        QVERIFY(valueOf(session.undo()) == "husky");
        QCOMPARE(line(session), QStringLiteral("2 3 4 1"));
        QVERIFY(valueOf(session.undo()) == std::nullopt);
        QVERIFY(valueOf(session.undo()) == "beagle");
        QCOMPARE(line(session), QStringLiteral("0 1 2 3 4"));
        QVERIFY(!session.canUndo());
    }

    // --- skip

    void skip_putsTheImageLast()
    {
        LabelingFixture fixture(4);
        auto session = fixture.begin();
        skip(session, 2);
        QCOMPARE(line(session), QStringLiteral("2 3 0 1"));
        fixture.label(session, "beagle");
        fixture.label(session, "beagle");
        QCOMPARE(line(session), QStringLiteral("0 1"));
        skip(session);
        QCOMPARE(line(session), QStringLiteral("1 0"));
        QCOMPARE(session.doneInPart(), 2);
    }

    void skippingEveryImage_comesRoundToTheFirst()
    {
        LabelingFixture fixture(4);
        auto session = fixture.begin();
        skip(session, 4);
        QCOMPARE(line(session), QStringLiteral("0 1 2 3"));
        skip(session, 5);
        QCOMPARE(line(session), QStringLiteral("1 2 3 0"));
        while (session.current())
            fixture.label(session, "beagle");
        QVERIFY(session.isTaskDone());
    }

    void skippingTheOnlyImage_showsItAgain()
    {
        LabelingFixture fixture(1);
        auto session = fixture.begin();
        session.imageShown();
        skip(session);
        QCOMPARE(line(session), QStringLiteral("0"));
        QVERIFY(!session.isShown());
    }

    void undoOfSkips_bringsTheOrderBack()
    {
        LabelingFixture fixture(4);
        auto session = fixture.begin();
        QStringList before;
        for (int times = 0; times < 6; ++times) {
            before << line(session);
            skip(session);
        }
        while (!before.isEmpty()) {
            QVERIFY(valueOf(session.undo()) == std::nullopt);
            QCOMPARE(line(session), before.takeLast());
        }
        QVERIFY(!session.canUndo());
        QCOMPARE(fixture.number("SELECT COUNT(*) FROM skip WHERE taken_back_at IS NOT NULL"), 6);
    }

    // --- resuming

    void freshSession_goesOnExactly_data()
    {
        QTest::addColumn<QString>("actions");
        QTest::addColumn<int>("utcStep");
        const QString actions = QStringLiteral("c s c u s s c u u c s u s c c u s s s c u c s c c c u c");
        QTest::newRow("time goes by") << actions << 1;
        QTest::newRow("UTC stands still") << actions << 0;
        QTest::newRow("UTC runs backwards") << actions << -1;
    }

    void freshSession_goesOnExactly()
    {
        QFETCH(QString, actions);
        QFETCH(int, utcStep);
        LabelingFixture fixture(7);
        auto session = fixture.begin();
        const auto order = orderOf(session);
        for (const QString& action : actions.split(QLatin1Char(' '))) {
            if (action == QLatin1String("c"))
                fixture.label(session, "beagle");
            else if (action == QLatin1String("s"))
                skip(session);
            else
                valueOf(session.undo());
            fixture.clock.setUtc(fixture.clock.utcNow() + utcStep * 1min - 2s);
            // A session begun after a crash at this moment stands at the same place,
            auto fresh = fixture.begin();
            QCOMPARE(orderOf(fresh), order);
            QCOMPARE(line(fresh), line(session));
            QCOMPARE(fresh.doneInPart(), session.doneInPart());
            QCOMPARE(fresh.canUndo(), session.canUndo());
            QVERIFY(!fresh.isShown());
        }
        // and so it does on the way back to the beginning.
        while (session.canUndo()) {
            valueOf(session.undo());
            QCOMPARE(line(fixture.begin()), line(session));
        }
        QCOMPARE(line(session), QStringLiteral("0 1 2 3 4 5 6"));
    }

    void undoAfterUtcRanBackwards_undoesTheLastAction()
    {
        LabelingFixture fixture(5);
        {
            auto session = fixture.begin();
            for (const char* wnid : {"beagle", "husky", "horse"}) {
                fixture.label(session, wnid);
                skip(session);
                fixture.clock.setUtc(fixture.clock.utcNow() - 1h);
            }
        }
        auto session = fixture.begin();
        for (const char* wnid : {"horse", "husky", "beagle"}) {
            QVERIFY(valueOf(session.undo()) == std::nullopt);
            QVERIFY(valueOf(session.undo()) == wnid);
        }
        QCOMPARE(line(session), QStringLiteral("0 1 2 3 4"));
    }

    // --- orders

    void labelers_haveStableOrdersOfTheirOwn()
    {
        LabelingFixture fixture(40, 40);
        const auto annsOrder = orderOf(fixture.begin(fixture.ann));
        const auto bobsOrder = orderOf(fixture.begin(fixture.bob));
        QVERIFY(annsOrder != bobsOrder);
        QVERIFY(std::ranges::is_permutation(annsOrder, bobsOrder));
        QVERIFY(!std::ranges::is_sorted(annsOrder));
        auto session = fixture.begin(fixture.ann);
        fixture.label(session, "beagle");
        fixture.reopen();
        QCOMPARE(orderOf(fixture.begin(fixture.ann)), annsOrder);
        QCOMPARE(orderOf(fixture.begin(fixture.bob)), bobsOrder);
    }

    void labelersAndTasks_doNotTouchEachOther()
    {
        LabelingFixture fixture(3);
        fixture.labelAll(fixture.task, fixture.ann, "beagle");
        QCOMPARE(fixture.begin(fixture.bob).doneInTask(), 0);
        const auto session = fixture.begin();
        const auto images = session.images();
        const Task other = fixture.addTask("Again", {images.begin(), images.end()});
        QCOMPARE(fixture.StudyFixture::begin(other, fixture.ann).doneInTask(), 0);
    }

    void taskOrder_isTheSameOnEveryMachine()
    {
        QVERIFY((taskOrder(10, 42) == std::vector<std::size_t>{1, 7, 9, 0, 3, 8, 4, 2, 5, 6}));
        QVERIFY(taskOrder(10, 43) != taskOrder(10, 42));
    }

    void taskOrder_isAPermutation()
    {
        for (std::size_t count = 0; count < 300; ++count) {
            auto order = taskOrder(count, count * 7919 + 1);
            std::ranges::sort(order);
            std::vector<std::size_t> all(count);
            std::iota(all.begin(), all.end(), std::size_t{0});
            QVERIFY(order == all);
        }
    }

    void taskOrder_isFair()
    {
        // Each of 5 images comes first in about a fifth of 5,000 orders: within five standard deviations.
        std::array<int, 5> first{};
        for (std::uint64_t seed = 0; seed < 5000; ++seed)
            ++first[taskOrder(5, seed).front()];
        for (const int times : first)
            QVERIFY(std::abs(times - 1000) < 5 * 28.3);
    }
};

}  // namespace labeling_session_test

VIZSLA_TEST(tst_labeling_session, labeling_session_test::TestLabelingSession)
#include "tst_labeling_session.moc"
