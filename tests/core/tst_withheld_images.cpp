// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/withheld_images.h"

#include <QTest>

#include "core/scoring/scored_study.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace withheld_images_test {

namespace {

/// Four images; the first two are in a test. The second set has another cut of the first one's photograph.
class TestFixture : public StudyFixture
{
public:
    explicit TestFixture(Mode mode = Mode::Test)
        : images(addTestSet("a", "beagle husky cup mug")),
          ada(addLabeler("Ada")),
          ben(addLabeler("Ben")),
          task(addTask("Expert test", {images[0], images[1]}, mode))
    {
        const auto others = addTestSet("b", "beagle cup");
        run("UPDATE image SET photograph = '" + images[0].photograph + "' WHERE id = '" +
            others[0].id.text() + "'");
        otherCut = others[0];
        otherCut.photograph = images[0].photograph;
        other = others[1];
    }

    WithheldImages from(const Labeler& labeler) { return valueOf(WithheldImages::read(study(), labeler.id)); }
    WithheldImages fromAnybody() { return valueOf(WithheldImages::fromAnybody(study())); }
    void name(const std::vector<Labeler>& labelers)
    {
        task.labelerIds.clear();
        for (const Labeler& labeler : labelers)
            task.labelerIds.push_back(labeler.id);
        valueOf(TaskRepository(study()).update(task));
    }

    std::vector<Image> images;
    Image otherCut, other;
    Labeler ada, ben;
    Task task;
};

}  // namespace

class WithheldImagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void testNobodyHasBegun_isWithheldFromAll()
    {
        TestFixture fixture;
        for (const WithheldImages& withheld : {fixture.from(fixture.ada), fixture.from(fixture.ben),
                                               fixture.from({}), fixture.fromAnybody()}) {
            QVERIFY(withheld.contains(fixture.images[0].id));
            QVERIFY(withheld.contains(fixture.images[1].id));
            QVERIFY(!withheld.contains(fixture.images[2].id));
            QVERIFY(!withheld.isEmpty());
            QCOMPARE(withheld.tests(), std::vector<std::string>{"Expert test"});
        }
    }

    void slicesOfTheWindow_tellNoClassOfASealedTest()
    {
        TestFixture fixture;
        const auto images = [&](const char* slice) {
            auto study = valueOf(ScoredStudy::read(fixture.study()));
            valueOf(study.hideSealedFromSlices());
            const ImageSets sets = valueOf(study.slice(slice));
            return std::pair(sets[0].count(), sets[1].count());
        };
        using Counts = std::pair<std::size_t, std::size_t>;
        QVERIFY(images("all") == Counts(4, 2));
        QVERIFY(images("beagle") == Counts(0, 0));
        QVERIFY(images("cup") == Counts(1, 1));
        QVERIFY(images("all & !beagle") == Counts(2, 1));
        QVERIFY(images("beagle | cup") == Counts(1, 1));
        valueOf(TaskRepository(fixture.study()).openResults(fixture.task.id));
        QVERIFY(images("beagle") == Counts(1, 1));
    }

    void anotherCutOfThePhotograph_isWithheldToo()
    {
        TestFixture fixture;
        const WithheldImages withheld = fixture.from(fixture.ada);
        QVERIFY(withheld.contains(fixture.otherCut.id));
        QVERIFY(withheld.containsPhotograph(fixture.otherCut.photograph));
        QVERIFY(!withheld.contains(fixture.other.id));
        QVERIFY(!withheld.containsPhotograph(fixture.other.photograph));
        QCOMPARE(withheld.count(), std::size_t{3});
        for (const Image& image : {fixture.images[1], fixture.otherCut, fixture.other})
            QCOMPARE(valueOf(WithheldImages::holds(fixture.study(), fixture.ada.id, image.photograph)),
                     withheld.contains(image.id));
    }

    void training_isNotWithheld()
    {
        TestFixture fixture(Mode::Training);
        QVERIFY(fixture.from(fixture.ada).isEmpty());
        QVERIFY(fixture.fromAnybody().tests().empty());
    }

    void finishedTest_isWithheldUntilItsResultsAreOpened()
    {
        TestFixture fixture;
        fixture.labelAll(fixture.task, fixture.ada, "cup");
        QVERIFY(fixture.from(fixture.ada).contains(fixture.images[0].id));
        QVERIFY(fixture.from(fixture.ben).contains(fixture.images[0].id));
        fixture.openResults(fixture.task);
        QVERIFY(fixture.from(fixture.ada).isEmpty());
        QVERIFY(fixture.from(fixture.ben).isEmpty());
        QVERIFY(fixture.fromAnybody().isEmpty());
    }

    void namedLabelers_areTheOnesItIsWithheldFrom()
    {
        TestFixture fixture;
        fixture.name({fixture.ada});
        QVERIFY(fixture.from(fixture.ada).contains(fixture.images[0].id));
        QVERIFY(fixture.from(fixture.ben).isEmpty());
        QVERIFY(!fixture.from(fixture.ben).containsPhotograph(fixture.images[0].photograph));
        // Nobody in particular may be Ada.
        QVERIFY(fixture.from({}).contains(fixture.images[0].id));
        QVERIFY(fixture.fromAnybody().contains(fixture.images[0].id));
        fixture.name({});
        QVERIFY(fixture.from(fixture.ben).contains(fixture.images[0].id));
    }

    void namesOfLabelers_areKeptWithTheTask()
    {
        TestFixture fixture;
        fixture.name({fixture.ben, fixture.ada});
        const Task kept = valueOf(TaskRepository(fixture.study()).find(fixture.task.id)).value();
        const std::vector<LabelerId> named{fixture.ben.id, fixture.ada.id};
        QCOMPARE(kept.labelerIds, named);
        Task copy = kept;
        copy.id = {};
        copy.name = "Second test";
        valueOf(TaskRepository(fixture.study()).add(copy, {fixture.images[2].id}));
        QCOMPARE(valueOf(TaskRepository(fixture.study()).find(copy.id))->labelerIds, named);
        valueOf(TaskRepository(fixture.study()).remove(copy.id));
        QCOMPARE(fixture.number("SELECT COUNT(*) FROM task_labeler"), std::int64_t{2});
    }

    void whoHasBegun_belongsToThoseWhoSitIt()
    {
        TestFixture fixture;
        {
            auto session = fixture.begin(fixture.task, fixture.ada);
        }
        fixture.task.labelerIds = {fixture.ben.id};
        const auto written = TaskRepository(fixture.study()).update(fixture.task);
        VERIFY_FAILS(written, ErrorKind::Invalid);
        QCOMPARE(written.error().message,
                 std::string("Ada has begun Expert test and belongs to those who sit it."));
        QVERIFY(valueOf(TaskRepository(fixture.study()).find(fixture.task.id))->labelerIds.empty());
        fixture.name({fixture.ada});
        fixture.name({fixture.ada, fixture.ben});
    }

    void testThatNamesOthers_isNotBegun()
    {
        TestFixture fixture;
        fixture.name({fixture.ada});
        const auto begun = SittingSession::begin(fixture.study(), fixture.task.id, fixture.ben.id);
        VERIFY_FAILS(begun, ErrorKind::Invalid);
        QVERIFY(begun.error().message.find("Expert test") != std::string::npos);
        QVERIFY(!valueOf(TaskRepository(fixture.study()).isBegun(fixture.task.id)));
    }

    void testSatElsewhere_isOverForAllButThoseWhoBeganItHere()
    {
        TestFixture fixture;
        valueOf(SessionRepository(fixture.study())
                    .importedSession(fixture.task.id, fixture.ada.id, "results.pkl", utcFromMicros(1),
                                     utcFromMicros(2)));
        QVERIFY(fixture.fromAnybody().isEmpty());
        QVERIFY(fixture.from(fixture.ben).isEmpty());
        {
            auto session = fixture.begin(fixture.task, fixture.ben);
        }
        QVERIFY(fixture.from(fixture.ben).contains(fixture.images[0].id));
        QVERIFY(fixture.from(fixture.ada).isEmpty());
        QVERIFY(fixture.fromAnybody().contains(fixture.images[0].id));
    }
};

}  // namespace withheld_images_test

VIZSLA_TEST(tst_withheld_images, withheld_images_test::WithheldImagesTest)
#include "tst_withheld_images.moc"
