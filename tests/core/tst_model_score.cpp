// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/coverage.h"
#include "core/scoring/model_score.h"

#include <QTest>
#include <unordered_set>

#include "tests/core/scoring_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace model_score_test {

namespace {

/// Stands for a prediction that is not usable, and is no class.
constexpr ClassIndex nothing = -7;

using ClassSet = std::unordered_set<ClassIndex>;

/// The definitions, one image at a time.
std::optional<Outcome> naiveOutcome(Metric metric, std::span<const ClassIndex> row, const TruthRow& truth,
                                    UnclearCounts unclear)
{
    if (row[0] < 0 && metric != Metric::Top5)
        row = std::span(&nothing, 1);
    if (truth.problematic || (metric != Metric::MultiLabel && truth.assigned == noClass))
        return Outcome::LeftOut;
    const auto rightIf = [](bool right) { return right ? Outcome::Right : Outcome::Wrong; };
    if (metric == Metric::Top1)
        return rightIf(row[0] == truth.assigned);
    if (metric == Metric::Top5)
        return rightIf(ClassSet(row.begin(), row.begin() + 5).contains(truth.assigned));
    if (truth.correct.empty() && (unclear != UnclearCounts::Right || truth.unclear.empty()))
        return Outcome::LeftOut;
    const bool isCorrect = ClassSet(truth.correct.begin(), truth.correct.end()).contains(row[0]);
    if (isCorrect || !ClassSet(truth.unclear.begin(), truth.unclear.end()).contains(row[0]))
        return rightIf(isCorrect);
    if (unclear == UnclearCounts::LeftOut)
        return Outcome::LeftOut;
    return rightIf(unclear == UnclearCounts::Right);
}

QString text(const std::optional<Accuracy>& accuracy)
{
    return accuracy ? QStringLiteral("%1 of %2, %3 left out")
                          .arg(accuracy->correct)
                          .arg(accuracy->total)
                          .arg(accuracy->leftOut)
                    : QStringLiteral("does not apply");
}

QString text(const SliceScore& score)
{
    return text(score.top1) + QStringLiteral("; ") + text(score.top5) + QStringLiteral("; ") +
           text(score.multiLabel) + QStringLiteral("; %1 unanswered").arg(score.unanswered);
}

SliceScore naiveScore(const Predictions& predictions, const std::vector<TruthRow>& truth,
                      const ImageSet& slice, UnclearCounts unclear)
{
    SliceScore score;
    if (predictions.columns >= 5)
        score.top5 = Accuracy{};
    for (std::size_t image = 0; image < truth.size(); ++image) {
        if (!slice.contains(image))
            continue;
        const std::vector<ClassIndex> none(static_cast<std::size_t>(std::max(predictions.columns, 5)),
                                           nothing);
        const auto row =
            image < predictions.imageCount() ? predictions.of(image) : std::span<const ClassIndex>(none);
        if (row[0] < 0 && predictions.missing == MissingCounts::LeftOut) {
            ++score.unanswered;
            continue;
        }
        score.top1.add(*naiveOutcome(Metric::Top1, row, truth[image], unclear));
        score.multiLabel.add(*naiveOutcome(Metric::MultiLabel, row, truth[image], unclear));
        if (score.top5)
            score.top5->add(*naiveOutcome(Metric::Top5, row, truth[image], unclear));
    }
    return score;
}

SliceScore scoreAll(const Predictions& predictions, const Truth& truth,
                    UnclearCounts unclear = UnclearCounts::Wrong)
{
    const ImageSet all = ImageSet::all(truth.imageCount());
    return scorePredictions(predictions, truth, std::span(&all, 1), unclear).front();
}

}  // namespace

class TestModelScore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scores_agreeWithTheDefinitions_data()
    {
        QTest::addColumn<int>("images");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("classCount");
        for (const int columns : {1, 2, 4, 5, 6, 10}) {
            for (const int images : {0, 1, 63, 64, 65, 500})
                QTest::addRow("%d images, %d columns", images, columns) << images << columns << 12;
        }
        QTest::newRow("class indices over 32767") << 2000 << 5 << 3;
    }

    void scores_agreeWithTheDefinitions()
    {
        QFETCH(int, images);
        QFETCH(int, columns);
        QFETCH(int, classCount);
        const auto count = static_cast<std::size_t>(images);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            RandomScoring random(seed, classCount);
            std::vector<TruthRow> rows = random.truth(count);
            Predictions predictions = random.predictions(count, columns);
            if (classCount == 3)
                raiseClasses(rows, predictions);
            const Truth truth(rows);
            const std::vector<ImageSet> slices = {ImageSet::all(count), random.images(count),
                                                  ImageSet(count)};
            for (const auto unclear : {UnclearCounts::Wrong, UnclearCounts::Right, UnclearCounts::LeftOut}) {
                const auto scores = scorePredictions(predictions, truth, slices, unclear);
                QCOMPARE(scores.size(), slices.size());
                for (std::size_t slice = 0; slice < slices.size(); ++slice)
                    QCOMPARE(text(scores[slice]),
                             text(naiveScore(predictions, rows, slices[slice], unclear)));
            }
        }
    }

    void wrongLengths_areNoImages()
    {
        RandomScoring random(3);
        const auto rows = random.truth(200);
        const Truth truth(rows);
        for (const std::size_t images : {0, 100, 128, 199, 300}) {
            const Predictions predictions = random.predictions(images, 5);
            QCOMPARE(text(scoreAll(predictions, truth)),
                     text(naiveScore(predictions, rows, ImageSet::all(200), UnclearCounts::Wrong)));
        }
        QCOMPARE(scoreAll(Predictions{0, {}}, truth).unanswered, 200);
        QCOMPARE(scoreAll({}, Truth()).unanswered, 0);
    }

    /// Of six images the third is problematic and the fourth has no correct class.
    void missingPredictions_areWrongWhereAModelIsAskedForAll()
    {
        Truth truth;
        for (const bool isProblematic : {false, false, true, false, false, false})
            truth.add(1, isProblematic, truth.imageCount() == 3 ? Classes{} : Classes{1}, {});
        Predictions predictions = firstPredictions({1, noClass, noClass, unknownClass, unknownClass});
        QCOMPARE(text(scoreAll(predictions, truth)),
                 QStringLiteral("1 of 1, 0 left out; does not apply; 1 of 1, 0 left out; 5 unanswered"));
        predictions.missing = MissingCounts::Wrong;
        const SliceScore score = scoreAll(predictions, truth);
        QCOMPARE(text(score),
                 QStringLiteral("1 of 5, 1 left out; does not apply; 1 of 4, 2 left out; 0 unanswered"));
        QCOMPARE(score.top1.missing, 4);
        QCOMPARE(score.top1.unknown, 2);
        QCOMPARE(score.multiLabel.missing, 3);
        QCOMPARE(score.multiLabel.unknown, 1);
    }

    /// Right by top-5 is not missing there.
    void unknownFirstWithAUsableOneBehind_isMissingByTheFirstAlone()
    {
        const Truth truth = assignedTruth({1, 2, 3});
        const std::size_t all = truth.imageCount();
        Predictions predictions{5,
                                {unknownClass, 1, noClass, noClass, noClass, unknownClass, unknownClass, 2, 0,
                                 0, unknownClass, unknownClass, noClass, noClass, noClass}};
        predictions.missing = MissingCounts::Wrong;
        const std::vector<ImageSet> slices{ImageSet::all(all)};
        const SliceScore score = scorePredictions(predictions, truth, slices).front();
        QCOMPARE(score.top1.missing, 3);
        QCOMPARE(score.top1.unknown, 3);
        QCOMPARE(score.top5->correct, 2);
        QCOMPARE(score.top5->missing, 1);
        QCOMPARE(score.top5->unknown, 1);
        const Coverage coverage = coverageOf(predictions, all);
        QCOMPARE(unknownSentence(coverage),
                 std::string(
                     "names no class of the study first on 3 of 3 images, which count as wrong in top-1 and "
                     "multi-label, but only 1 of them in top-5"));
        QCOMPARE(unknownSentence(coverage.by(Metric::Top5)),
                 std::string("names no class of the study on 1 of 3 images, which counts as wrong"));
        QVERIFY(!coverage.isPartial());
    }

    void missingPredictions_neverLeaveTheDenominator()
    {
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            RandomScoring random(seed);
            const std::size_t images = 50 + 7 * seed;
            const std::vector<TruthRow> rows = random.truth(images);
            const Truth truth(rows);
            Predictions predictions = random.predictions(images, seed % 2 == 0 ? 5 : 1);
            for (std::size_t index = 0; index < predictions.classes.size(); index += 11)
                predictions.classes[index] = index % 2 == 0 ? unknownClass : noClass;
            predictions.classes.resize(predictions.classes.size() - 5 * (seed % 5));
            predictions.missing = MissingCounts::Wrong;
            const ImageSet slice = random.images(images);
            for (const auto unclear : {UnclearCounts::Wrong, UnclearCounts::Right, UnclearCounts::LeftOut}) {
                const auto score =
                    scorePredictions(predictions, truth, std::span(&slice, 1), unclear).front();
                QCOMPARE(text(score), text(naiveScore(predictions, rows, slice, unclear)));
                QCOMPARE(score.top1.total + score.top1.leftOut, static_cast<int>(slice.count()));
                QCOMPARE(score.unanswered, 0);
            }
        }
    }

    void withoutAnswers_nothingIsCounted()
    {
        const SliceScore score =
            scoreAll(firstPredictions(Classes(100, noClass)), assignedTruth(Classes(100, noClass)));
        QCOMPARE(text(score),
                 QStringLiteral("0 of 0, 0 left out; does not apply; 0 of 0, 0 left out; 100 unanswered"));
        QCOMPARE(score.top1.interval().high, 1.0);
    }

    void emptyCorrectSet_isLeftOutOfMultiLabelOnly()
    {
        QCOMPARE(text(scoreAll({5, {1, 2, 3, 4, 5}}, assignedTruth({3}))),
                 QStringLiteral("0 of 1, 0 left out; 1 of 1, 0 left out; 0 of 0, 1 left out; 0 unanswered"));
    }

    void outcomes_nameTheImages()
    {
        Truth truth;
        truth.add(1, false, Classes{2, 1}, {});
        truth.add(1, true, Classes{1}, {});
        truth.add(1, false, Classes{2}, {});
        const PredictionOutcomes outcomes = PredictionScorer(truth).outcomes(firstPredictions({2, 1, 1}));
        QVERIFY(outcomes.top1.right == ImageSet::ofIndices(3, std::array<std::size_t, 1>{2}));
        QVERIFY(outcomes.multiLabel.wrong() == ImageSet::ofIndices(3, std::array<std::size_t, 1>{2}));
        QVERIFY(outcomes.multiLabel.right == ImageSet::ofIndices(3, std::array<std::size_t, 1>{0}));
        QVERIFY(outcomes.of(Metric::Top5) == nullptr);
        QCOMPARE(outcomes.of(Metric::Top1), &outcomes.top1);
    }

    void truth_sortsAndSeparates()
    {
        Truth truth;
        truth.add(4, false, Classes{70'000, 2, 2, 9}, Classes{9, 5, 5});
        QCOMPARE(Classes(truth.correct(0).begin(), truth.correct(0).end()), (Classes{2, 9, 70'000}));
        QCOMPARE(Classes(truth.unclear(0).begin(), truth.unclear(0).end()), (Classes{5}));
        QVERIFY(truth.isCorrect(0, 70'000) && !truth.isCorrect(0, 5) && truth.isUnclear(0, 5));
    }

    // Counts by a separate program, in the definitions' words; as shares they are the table of the data's
    // README.
    void publishedPredictions_givePublishedFigures_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("imagenet");
        QTest::addColumn<QString>("imagenetv2");
        const auto row = [](const char* model, std::array<int, 3> first, std::array<int, 2> second) {
            const SliceScore one{
                {first[0], 20'000, 0}, Accuracy{first[1], 20'000, 0}, {first[2], 18'739, 1261}, 0};
            const SliceScore two{{second[0], 10'000, 0}, Accuracy{second[1], 10'000, 0}, {0, 0, 10'000}, 0};
            QTest::newRow(model) << QString::fromLatin1(model) << text(one) << text(two);
        };
        row("pnasnet5large", {16'543, 19'189, 16'324}, {7208, 9018});
        row("nasnet_large_tf", {16'502, 19'226, 16'359}, {7219, 9007});
        row("alexnet", {11'389, 15'864, 11'887}, {4398, 6739});
        row("fv_64k", {7019, 11'108, 7566}, {2408, 4258});
    }

    void publishedPredictions_givePublishedFigures()
    {
        if (!PublishedScoring::isThere())
            QSKIP("VIZSLA_DATA names no published data");
        QFETCH(QString, model);
        QFETCH(QString, imagenet);
        QFETCH(QString, imagenetv2);
        static const Truth first = PublishedScoring::truth(
            QStringLiteral("imagenet/imagenet-annotatedval20k-0.json"), QStringLiteral("imagenet/real.json"));
        static const Truth second =
            PublishedScoring::truth(QStringLiteral("imagenetv2/imagenetv2-b-33.json"));
        const QString file = QStringLiteral("/predictions/%1.npy").arg(model);
        const auto predicted = [&](const char* testSet) {
            return PublishedScoring::predictions(QLatin1String(testSet) + file);
        };
        QCOMPARE(text(scoreAll(predicted("imagenet"), first)), imagenet);
        QCOMPARE(text(scoreAll(predicted("imagenetv2"), second)), imagenetv2);
    }

private:
    static void raiseClasses(std::vector<TruthRow>& rows, Predictions& predictions)
    {
        const auto raise = [](ClassIndex& label) {
            if (label != noClass)
                label = 32'766 + label * 65'536;
        };
        for (TruthRow& row : rows) {
            raise(row.assigned);
            std::ranges::for_each(row.correct, raise);
            std::ranges::for_each(row.unclear, raise);
        }
        std::ranges::for_each(predictions.classes, raise);
    }
};

}  // namespace model_score_test

VIZSLA_TEST(tst_model_score, model_score_test::TestModelScore)
#include "tst_model_score.moc"
