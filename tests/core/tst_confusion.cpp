// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/confusion.h"

#include <QTest>
#include <map>

#include "core/scoring/slice.h"
#include "tests/core/scoring_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace QTest {

template <>
char* toString(const ConfusionCount& confusion)
{
    return qstrdup(qPrintable(QStringLiteral("%1 for %2, %3 times")
                                  .arg(confusion.predicted)
                                  .arg(confusion.assigned)
                                  .arg(confusion.count)));
}

}  // namespace QTest

namespace confusion_test {

class TestConfusion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void confusions_areMostFrequentFirstThenByClass()
    {
        const Truth truth = assignedTruth({2, 2, 1, 1, 1, 0, 3, noClass, 4});
        const Predictions predictions = firstPredictions({5, 5, 9, 8, 1, 7, noClass, 1, 4});
        const std::vector<ConfusionCount> wanted = {{2, 5, 2}, {0, 7, 1}, {1, 8, 1}, {1, 9, 1}};
        QCOMPARE(confusions(predictions, truth, ImageSet::all(9)), wanted);
        QVERIFY(confusions(predictions, truth, ImageSet(9)).empty());
        QVERIFY(confusions({}, truth, ImageSet::all(9)).empty());
        QVERIFY(confusions(predictions, Truth(), ImageSet::all(9)).empty());
    }

    void countsOnRandomData_agreeWithNaiveCounting()
    {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            RandomScoring random(seed, 6);
            const auto rows = random.truth(600);
            const Truth truth(rows);
            const Predictions predictions = random.predictions(600, 5);
            const PredictionOutcomes outcomes = PredictionScorer(truth).outcomes(predictions);

            std::map<std::pair<ClassIndex, ClassIndex>, int> pairs;
            for (std::size_t image = 0; image < 600; ++image) {
                const ClassIndex predicted = predictions.of(image)[0];
                if (predicted != noClass && rows[image].assigned != noClass &&
                    predicted != rows[image].assigned)
                    ++pairs[{rows[image].assigned, predicted}];
            }
            const auto counts = confusions(predictions, truth, ImageSet::all(600));
            QCOMPARE(counts.size(), pairs.size());
            for (const ConfusionCount& confusion : counts)
                QCOMPARE(confusion.count, (pairs[{confusion.assigned, confusion.predicted}]));
            QVERIFY(std::ranges::is_sorted(counts, std::ranges::greater{}, &ConfusionCount::count));

            for (const auto metric : {Metric::Top1, Metric::Top5, Metric::MultiLabel})
                verifyByClass(outcomes, truth, metric);
        }
    }

    void topFiveOfOneColumn_hasNoImages()
    {
        const Truth truth = assignedTruth({0, 1});
        const PredictionOutcomes outcomes = PredictionScorer(truth).outcomes(firstPredictions({0, 1}));
        for (const Accuracy& accuracy : accuracyByClass(outcomes, truth, Metric::Top5, 2))
            QCOMPARE(accuracy.total + accuracy.leftOut, 0);
        QCOMPARE(accuracyByClass(outcomes, truth, Metric::Top1, 1).size(), std::size_t{1});
        QVERIFY(accuracyByClass(outcomes, truth, Metric::Top1, 0).empty());
    }

private:
    static void verifyByClass(const PredictionOutcomes& outcomes, const Truth& truth, Metric metric)
    {
        const auto byClass = accuracyByClass(outcomes, truth, metric, 6);
        for (std::size_t label = 0; label < byClass.size(); ++label) {
            Slice slice{"one", std::vector<bool>(6)};
            slice.classes[label] = true;
            const ImageSet images = imagesOf(slice, truth);
            const Accuracy wanted = *scoreSlices(outcomes, std::span(&images, 1)).front().of(metric);
            QCOMPARE(byClass[label].correct, wanted.correct);
            QCOMPARE(byClass[label].total, wanted.total);
            QCOMPARE(byClass[label].leftOut, wanted.leftOut);
        }
    }
};

}  // namespace confusion_test

VIZSLA_TEST(tst_confusion, confusion_test::TestConfusion)
#include "tst_confusion.moc"
