// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exports/export_answers.h"
#include "core/labeling/scorecard.h"
#include "core/labeling/session_summary.h"

#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/labeling/day_summary.h"
#include "core/scoring/labeler_predictions.h"
#include "core/scoring/scored_study.h"
#include "core/store/image_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace scorecard_test {
using Source = AnswerSource;

namespace {

/// Ann labels in a study of seven classes.
class ScoreFixture : public StudyFixture
{
public:
    Scorecard card(Source source = Source::AllTasks, AnswerVersion version = AnswerVersion::First)
    {
        return valueOf(makeScorecard(study(), sevenClassHierarchy(), ann.id, source, version));
    }
    /// A test with these rules over images that are each assigned to beagle.
    Task addRuledTest(const std::string& name, const TaskRules& rules, int imageCount)
    {
        std::string assigned;
        for (int image = 0; image < imageCount; ++image)
            assigned += "beagle ";
        Task task{{}, name, "", Mode::Test, 10, 0, rules};
        std::vector<ImageId> ids;
        for (const Image& image : addTestSet(name, assigned))
            ids.push_back(image.id);
        valueOf(TaskRepository(study()).add(task, ids));
        return task;
    }
    Answer label(const Task& task, const Image& image, const std::string& wnid,
                 std::chrono::microseconds time = std::chrono::seconds(2))
    {
        return labelImage(task, ann, image, wnid, time);
    }

    Labeler ann = addLabeler("Ann");
};

/// "3/4" and "+1" for those left out.
QString figure(const Accuracy& accuracy)
{
    const QString share = QStringLiteral("%1/%2").arg(accuracy.correct).arg(accuracy.total);
    return accuracy.leftOut == 0 ? share : share + QStringLiteral(" +%1").arg(accuracy.leftOut);
}

/// "all 3/4 1/2, dogs …": the multi-label figures of each slice by test set.
QString multiLabelBySlice(const Scorecard& card)
{
    QStringList rows;
    for (const auto& slice : card.slices) {
        QStringList row{QString::fromStdString(slice.slice)};
        for (const auto& byTestSet : slice.byTestSet)
            row << figure(byTestSet.multiLabel);
        rows << row.join(QLatin1Char(' '));
    }
    return rows.join(QStringLiteral(", "));
}

/// "cup for mug 2, …".
QString confusions(const Scorecard& card)
{
    QStringList pairs;
    for (const auto& confusion : card.confusions)
        pairs << QStringLiteral("%1 for %2 %3")
                     .arg(QString::fromStdString(confusion.answeredWnid),
                          QString::fromStdString(confusion.rightWnid))
                     .arg(confusion.answers.size());
    return pairs.join(QStringLiteral(", "));
}

}  // namespace

class TestScorecard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAnswers_itIsEmpty()
    {
        ScoreFixture fixture;
        fixture.addTask("Dogs", fixture.addTestSet("set", "beagle"));
        const Scorecard card = fixture.card();
        QVERIFY(card.isEmpty());
        QVERIFY(card.slices.empty() && card.testSets.empty() && card.confusions.empty());
        QVERIFY(!card.speed);
    }

    void figures_standBySliceAndTestSet()
    {
        ScoreFixture fixture;
        const auto first = fixture.addTestSet("imagenet", "beagle husky cup");
        const auto second = fixture.addTestSet("imagenetv2", "beagle husky car");
        fixture.addTestSet("unused", "beagle");
        std::vector<Image> images = first;
        images.insert(images.end(), second.begin(), second.end());
        for (const Image& image : images)
            fixture.annotate(image, image.assignedWnid + " correct");
        fixture.annotate(first[1], "beagle correct");  // beside husky
        fixture.labelAll(fixture.addTask("All", images), fixture.ann, "beagle");

        const Scorecard card = fixture.card();
        QCOMPARE(card.testSets.size(), std::size_t{2});
        QCOMPARE(multiLabelBySlice(card),
                 QStringLiteral("all 2/3 1/3, objects 0/1 0/1, organisms 2/2 1/2, dogs 2/2 1/2"));
        QCOMPARE(figure(card.slices[0].byTestSet[0].top1), QStringLiteral("1/3"));
        // A figure opens the images behind it.
        for (const std::size_t index : card.slices[0].byTestSet[1].answers)
            QVERIFY(card.answers.at(index).image.name.starts_with("imagenetv2"));
        QCOMPARE(card.slices[0].byTestSet[1].answers.size(), std::size_t{3});
    }

    void problematicAndUnannotatedImages_areLeftOutAndCounted()
    {
        ScoreFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle beagle beagle beagle");
        fixture.annotate(images[0], "beagle correct");
        fixture.annotate(images[1], "beagle correct");
        fixture.setProblematic(images[1]);
        fixture.annotate(images[2], "husky wrong");
        fixture.labelAll(fixture.addTask("Dogs", images), fixture.ann, "beagle");
        const Scorecard::Figure figures = fixture.card().slices.at(0).byTestSet.at(0);
        QCOMPARE(figure(figures.multiLabel), QStringLiteral("1/1 +3"));
        QCOMPARE(figure(figures.top1), QStringLiteral("3/3 +1"));
        QCOMPARE(figures.answers.size(), std::size_t{4});
    }

    void imageInTwoTasks_countsByItsFirstAnswer()
    {
        ScoreFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle");
        fixture.annotate(images[0], "beagle correct");
        const Task one = fixture.addTask("One", images), two = fixture.addTask("Two", images);
        fixture.label(two, images[0], "husky");
        fixture.label(one, images[0], "beagle");
        const Scorecard card = fixture.card();
        QCOMPARE(card.answers.size(), std::size_t{1});
        QCOMPARE(card.answers[0].answer.wnid, std::string("husky"));
    }

    void testAnswerAfterTraining_countsNowhereInTests()
    {
        ScoreFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle husky");
        const Task training = fixture.addTask("Training", {images[0]});
        const Task test = fixture.addTask("Test", images, Mode::Test);
        fixture.label(training, images[0], "husky");
        fixture.label(test, images[0], "beagle");
        fixture.label(test, images[1], "husky");
        fixture.openResults(test);
        const Scorecard tests = fixture.card(Source::Test);
        QCOMPARE(tests.answers.size(), std::size_t{1});
        QCOMPARE(tests.answers[0].image.name, images[1].name);
        QCOMPARE(fixture.card(Source::Training).answers.size(), std::size_t{1});
        QCOMPARE(fixture.card().answers.size(), std::size_t{2});
    }

    void undoneAnswers_doNotCount()
    {
        ScoreFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle");
        const Task task = fixture.addTask("Dogs", images);
        auto session = fixture.begin(task, fixture.ann);
        fixture.StudyFixture::label(session, "husky");
        valueOf(session.undo());
        QVERIFY(fixture.card().isEmpty());
        fixture.StudyFixture::label(session, "beagle");
        QCOMPARE(fixture.card().answers.at(0).top1, Outcome::Right);
    }

    void test_staysSealedWhenFinished_untilItIsOpened()
    {
        ScoreFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle husky cup");
        const Task test = fixture.addTask("Test", images, Mode::Test, 2);
        auto session = fixture.begin(test, fixture.ann);
        fixture.StudyFixture::label(session, "beagle");
        fixture.StudyFixture::label(session, "beagle");
        const auto isSealed = [&](int answers) {
            for (const auto source : {Source::AllTasks, Source::Test, Source::Training}) {
                const Scorecard card = fixture.card(source);
                if (!card.isEmpty() || card.sealedAnswers != answers || card.speed || !card.slices.empty())
                    return false;
            }
            return true;
        };
        QVERIFY(isSealed(2));
        fixture.labelAll(test, fixture.ann, "beagle");
        QVERIFY(isSealed(3));
        fixture.reopen();
        QVERIFY(isSealed(3));

        fixture.openResults(test);
        QCOMPARE(fixture.card().answers.size(), std::size_t{3});
        QCOMPARE(fixture.card().sealedAnswers, 0);
        QCOMPARE(fixture.card(Source::Test).answers.size(), std::size_t{3});
        QVERIFY(fixture.card(Source::Training).isEmpty());
    }

    void openedTest_countsForThoseWhoAreNotDone_andOthersStaySealed()
    {
        ScoreFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle husky");
        const Task opened = fixture.addTask("Opened", images, Mode::Test);
        const auto others = fixture.addTestSet("others", "cup");
        const Task sealed = fixture.addTask("Sealed", others, Mode::Test);
        fixture.label(opened, images[0], "beagle");
        fixture.label(sealed, others[0], "cup");
        fixture.openResults(opened);
        QCOMPARE(fixture.card().answers.size(), std::size_t{1});
        QCOMPARE(fixture.card().sealedAnswers, 1);
        fixture.label(opened, images[1], "cup");
        QCOMPARE(fixture.card().answers.size(), std::size_t{2});
    }

    /// Neither the scores nor the slice of fast images may tell anything of a sealed test.
    void sealedAnswers_countNowhere()
    {
        ScoreFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle husky");
        const Task test = fixture.addTask("Test", images, Mode::Test);
        fixture.labelAll(test, fixture.ann, "beagle");
        const auto fastImages = [&] {
            const ScoredStudy scored = valueOf(ScoredStudy::read(fixture.study()));
            return valueOf(scored.slice("fast")).at(0).count();
        };
        QVERIFY(valueOf(labelerPredictions(fixture.study(), fixture.ann.id, AnswerVersion::First)).empty());
        QCOMPARE(fastImages(), std::size_t{0});
        const DaySummary today = valueOf(summarizeSince(fixture.study(), fixture.ann.id, {}));
        QCOMPARE(today.images, 2);
        QCOMPARE(today.trainingImages, 0);
        QCOMPARE(today.trainingRight, 0);

        fixture.openResults(test);
        QCOMPARE(valueOf(labelerPredictions(fixture.study(), fixture.ann.id, AnswerVersion::First)).size(),
                 std::size_t{1});
        QCOMPARE(fastImages(), std::size_t{2});
    }

    /// A figure of few images tells their classes.
    void answersElsewhereToImagesOfASealedTest_countOnceItIsOpened()
    {
        ScoreFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle husky cup");
        const Task test = fixture.addTask("Test", {images[0]}, Mode::Test);
        const Task training = fixture.addTask("Training", images, Mode::Training);
        auto session = fixture.begin(training, fixture.ann);
        for (std::size_t image = 0; image < images.size(); ++image)
            fixture.StudyFixture::label(session, "husky");
        QVERIFY(!valueOf(readSessionSummary(fixture.study(), session)).right);

        QCOMPARE(fixture.card().answers.size(), std::size_t{2});
        QCOMPARE(fixture.card().sealedAnswers, 1);
        QCOMPARE(valueOf(summarizeSince(fixture.study(), fixture.ann.id, {})).trainingImages, 2);
        AnswerExport exported = valueOf(exportedAnswers(fixture.study()));
        QCOMPARE(exported.sealedNames(), std::string("Test"));
        exported.leaveOutSealed();
        QCOMPARE(exported.rows.size(), std::size_t{2});

        fixture.openResults(test);
        QCOMPARE(valueOf(readSessionSummary(fixture.study(), session)).right, std::optional(1));
        QCOMPARE(fixture.card().answers.size(), std::size_t{3});
        QVERIFY(valueOf(exportedAnswers(fixture.study())).sealedTests.empty());
    }

    void correction_countsOnlyWhereItIsAskedFor()
    {
        ScoreFixture fixture;
        const Task test = fixture.addRuledTest("Test", {.correctionsAllowed = true}, 2);
        auto session = fixture.begin(test, fixture.ann);
        fixture.StudyFixture::label(session, "husky");
        valueOf(session.revisit(0));
        fixture.StudyFixture::label(session, "cup");
        valueOf(session.revisit(0));
        fixture.StudyFixture::label(session, "beagle");
        fixture.StudyFixture::label(session, "beagle");
        QCOMPARE(fixture.card(Source::AllTasks, AnswerVersion::Corrected).sealedAnswers, 2);
        fixture.openResults(test);

        const Scorecard first = fixture.card();
        QCOMPARE(first.answers.size(), std::size_t{2});
        QCOMPARE(first.correctedAnswers, 1);
        QCOMPARE(first.answers[0].answer.wnid, std::string("husky"));
        QCOMPARE(figure(first.slices[0].byTestSet[0].top1), QStringLiteral("1/2"));
        const Scorecard corrected = fixture.card(Source::AllTasks, AnswerVersion::Corrected);
        QCOMPARE(corrected.answers.size(), std::size_t{2});
        QCOMPARE(corrected.correctedAnswers, 1);
        QCOMPARE(corrected.answers[0].answer.wnid, std::string("beagle"));
        QCOMPARE(figure(corrected.slices[0].byTestSet[0].top1), QStringLiteral("2/2"));
    }

    void imagesNotAnsweredInTime_standApart_onceOpened()
    {
        ScoreFixture fixture;
        const Task test = fixture.addRuledTest("Test", {.imageLimit = std::chrono::seconds(10)}, 3);
        auto session = fixture.begin(test, fixture.ann);
        fixture.StudyFixture::label(session, "beagle");
        session.imageShown();
        const ImageId late = session.images()[session.current().value()].id;
        fixture.clock.advance(11s);
        valueOf(session.timeUp());
        fixture.StudyFixture::label(session, "husky");
        QVERIFY(fixture.card().unanswered.empty());
        fixture.openResults(test);

        const Scorecard card = fixture.card();
        QCOMPARE(card.unanswered.size(), std::size_t{1});
        QCOMPARE(card.unanswered[0].imageId, late);
        QCOMPARE(figure(card.slices[0].byTestSet[0].top1), QStringLiteral("1/2"));
        QVERIFY(fixture.card(Source::Training).unanswered.empty());
    }

    void otherLabelers_doNotCount()
    {
        ScoreFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle");
        fixture.labelAll(fixture.addTask("Dogs", images), fixture.addLabeler("Bob"), "beagle");
        QVERIFY(fixture.card().isEmpty());
    }

    void confusions_areOrderedByFrequencyAndThenAlways()
    {
        ScoreFixture fixture;
        const auto images = fixture.addTestSet("set", "mug mug cup husky beagle horse car");
        const Task task = fixture.addTask("All", images);
        const char* const answers[] = {"cup", "cup", "mug", "beagle", "husky", "horse", "mug"};
        fixture.annotate(images[3], "husky correct, beagle correct");  // no confusion
        fixture.annotate(images[4], "beagle correct, husky unclear");
        for (std::size_t index = 0; index < images.size(); ++index)
            fixture.label(task, images[index], answers[index]);
        const QString expected =
            QStringLiteral("cup for mug 2, husky for beagle 1, mug for car 1, mug for cup 1");
        QCOMPARE(confusions(fixture.card()), expected);
        fixture.reopen();
        QCOMPARE(confusions(fixture.card()), expected);
    }

    /// A ferret that is ruled a polecat was taken for the polecat, whatever it was assigned to.
    void confusion_isWithWhatWasRuledCorrect()
    {
        ScoreFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle beagle");
        const Task task = fixture.addTask("All", images);
        fixture.annotate(images[0], "husky correct, beagle wrong");
        fixture.annotate(images[1], "car correct, husky correct, beagle wrong");
        fixture.label(task, images[0], "beagle");
        fixture.label(task, images[1], "beagle");
        QCOMPARE(confusions(fixture.card()), QStringLiteral("beagle for husky 2"));
    }

    void problematicImages_areNoConfusions()
    {
        ScoreFixture fixture;
        const auto images = fixture.addTestSet("set", "mug");
        fixture.setProblematic(images[0]);
        fixture.labelAll(fixture.addTask("All", images), fixture.ann, "cup");
        QVERIFY(fixture.card().confusions.empty());
    }

    void drop_isTheDifferenceWithItsInterval()
    {
        const auto drop = Scorecard::drop({56, 70, 3}, {48, 80, 0});
        QVERIFY(drop.has_value());
        QCOMPARE(drop->value, 0.2);
        QVERIFY(std::abs(drop->interval.low - 0.0524) < 0.00005);
        QVERIFY(std::abs(drop->interval.high - 0.3339) < 0.00005);
        QVERIFY(!Scorecard::drop({0, 0, 5}, {48, 80, 0}));
        QVERIFY(!Scorecard::drop({56, 70, 0}, {0, 0, 0}));
    }

    void speed_isInQuartiles_data()
    {
        // R: quantile(x, c(.25, .5, .75)), type 7.
        QTest::addColumn<QList<qint64>>("durations");
        QTest::addColumn<QList<qint64>>("quartiles");
        QTest::newRow("one") << QList<qint64>{7} << QList<qint64>{7, 7, 7};
        QTest::newRow("two") << QList<qint64>{200, 100} << QList<qint64>{125, 150, 175};
        QTest::newRow("five") << QList<qint64>{5, 1, 4, 2, 3} << QList<qint64>{2, 3, 4};
        QTest::newRow("six") << QList<qint64>{60, 10, 50, 20, 40, 30} << QList<qint64>{23, 35, 48};
        QTest::newRow("days") << QList<qint64>{200'000'000'000, 100'000'000'000}
                              << QList<qint64>{125'000'000'000, 150'000'000'000, 175'000'000'000};
    }

    void speed_isInQuartiles()
    {
        QFETCH(QList<qint64>, durations);
        QFETCH(QList<qint64>, quartiles);
        std::vector<Micros> known;
        for (const qint64 duration : durations)
            known.push_back(Micros(duration));
        const auto speed = speedOf(known).value();
        QCOMPARE((QList<qint64>{microsOf(speed.lowerQuartile), microsOf(speed.median),
                                microsOf(speed.upperQuartile)}),
                 quartiles);
        QVERIFY(!speedOf({}));
    }

    void speed_isThatOfTheAnswersCounted()
    {
        ScoreFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle beagle beagle");
        const Task task = fixture.addTask("Dogs", images);
        fixture.label(task, images[0], "beagle", 1s);
        fixture.label(task, images[1], "beagle", 25h);
        fixture.label(task, images[2], "beagle", 3s);
        QCOMPARE(fixture.card().speed->median, Micros(3'000'000));
        QCOMPARE(fixture.card().speed->upperQuartile, Micros(25h + 3s) / 2);
    }
};

}  // namespace scorecard_test

VIZSLA_TEST(tst_scorecard, scorecard_test::TestScorecard)
#include "tst_scorecard.moc"
