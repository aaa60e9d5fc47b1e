// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/anomalies.h"

#include <QDir>
#include <QTest>
#include <algorithm>
#include <functional>
#include <numeric>

#include "tests/core/scoring_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace anomalies_test {

namespace {

using Kind = PredictionAnomaly::Kind;

constexpr int classCount = 1000;

/// A test set of ten images a class, and a model that is right on 60 % in column 1 and on 10 % in each other
/// one.
class Model
{
public:
    explicit Model(int images = 10 * classCount, std::uint64_t seed = 1) : m_random(seed, classCount)
    {
        Classes assigned(static_cast<std::size_t>(images));
        for (ClassIndex& label : assigned) {
            label = m_random.label();
            const std::uint64_t place = m_random.below(10);
            for (std::uint64_t column = 0; column < 5; ++column) {
                const bool isHere = column == 0 ? place < 6 : place == column + 5;
                predictions.classes.push_back(isHere ? label : m_random.label());
            }
        }
        truth = assignedTruth(assigned);
    }

    Model& renumber(const std::function<ClassIndex(ClassIndex)>& number)
    {
        std::ranges::transform(predictions.classes, predictions.classes.begin(), number);
        return *this;
    }
    Model& reverseColumns()
    {
        for (auto row = predictions.classes.begin(); row != predictions.classes.end(); row += 5)
            std::reverse(row, row + 5);
        return *this;
    }
    std::vector<PredictionAnomaly> anomalies() const { return findAnomalies(predictions, truth, classCount); }

    Predictions predictions{5, {}};
    Truth truth;

private:
    RandomScoring m_random;
};

QString only(const std::vector<PredictionAnomaly>& anomalies, Kind kind)
{
    return anomalies.size() == 1 && anomalies.front().kind == kind
               ? QString::fromStdString(anomalies.front().sentence)
               : QString();
}

}  // namespace

class TestAnomalies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodPredictions_areNoAnomaly()
    {
        QVERIFY(Model().anomalies().empty());
        QVERIFY(Model(50).anomalies().empty());
        QVERIFY(findAnomalies({}, Truth(), classCount).empty());
        QVERIFY(
            findAnomalies(firstPredictions(Classes(100, noClass)), assignedTruth(Classes(100, 1)), classCount)
                .empty());
    }

    /// Whatever chance finds in a bad classifier is not an order of the classes.
    void guesses_areNoAnomaly()
    {
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            RandomScoring random(seed, seed % 2 == 0 ? classCount : 10);
            Truth truth;
            for (int image = 0; image < 3000; ++image)
                truth.add(random.label(), false, {}, {});
            QVERIFY(
                findAnomalies(random.predictions(3000, 5), truth, seed % 2 == 0 ? classCount : 10).empty());
        }
    }

    void reversedColumns_areNamed()
    {
        const QString sentence = only(Model().reverseColumns().anomalies(), Kind::NotBestFirst);
        QVERIFY2(sentence.startsWith(QLatin1String("Column 5 holds the assigned label of ")),
                 qPrintable(sentence));
    }

    void swappedColumns_areNamed()
    {
        Model model;
        for (auto row = model.predictions.classes.begin(); row != model.predictions.classes.end(); row += 5)
            std::swap(row[0], row[2]);
        const QString sentence = only(model.anomalies(), Kind::NotBestFirst);
        QVERIFY2(sentence.startsWith(QLatin1String("Column 3 ")), qPrintable(sentence));
        QVERIFY(sentence.endsWith(QLatin1String("not best first.")));
    }

    void classesSortedAsStrings_areNamed()
    {
        std::vector<int> numbers(classCount);
        std::iota(numbers.begin(), numbers.end(), 0);
        std::ranges::sort(numbers, {}, [](int number) { return QString::number(number); });
        std::vector<int> places(classCount);
        for (int place = 0; place < classCount; ++place)
            places[static_cast<std::size_t>(numbers[static_cast<std::size_t>(place)])] = place;
        const auto at = [](const std::vector<int>& list, ClassIndex label) {
            return list[static_cast<std::size_t>(label)];
        };
        for (const int images : {60, 10'000}) {
            const QString there =
                only(Model(images).renumber([&](ClassIndex label) { return at(places, label); }).anomalies(),
                     Kind::ClassOrder);
            const QString back =
                only(Model(images).renumber([&](ClassIndex label) { return at(numbers, label); }).anomalies(),
                     Kind::ClassOrder);
            QVERIFY2(there.contains(
                         QLatin1String("when their classes are numbered in the order of 0, 1, 10, 100")),
                     qPrintable(there));
            QVERIFY2(back.contains(QLatin1String("when the study's classes are numbered")), qPrintable(back));
        }
    }

    void shiftedAndReversedClasses_areNamed()
    {
        const auto oneMore = [](ClassIndex label) { return label + 1; };
        const auto oneLess = [](ClassIndex label) { return label - 1; };
        const auto mirrored = [](ClassIndex label) { return classCount - 1 - label; };
        QVERIFY(only(Model().renumber(oneMore).anomalies(), Kind::ClassOrder)
                    .contains(QLatin1String("counted from 1")));
        QVERIFY(only(Model().renumber(oneLess).anomalies(), Kind::ClassOrder)
                    .contains(QLatin1String("one too low")));
        QVERIFY(only(Model().renumber(mirrored).anomalies(), Kind::ClassOrder)
                    .contains(QLatin1String("last to the first")));
    }

    void anyOtherOrder_isLearned()
    {
        const QString sentence = only(
            Model().renumber([](ClassIndex label) { return (label * 387 + 11) % classCount; }).anomalies(),
            Kind::ClassOrder);
        QVERIFY2(sentence.contains(QLatin1String("another numbering")), qPrintable(sentence));
    }

    void constantPredictions_areNamed()
    {
        Model model;
        model.renumber([](ClassIndex) { return 7; });
        const QString sentence = only(model.anomalies(), Kind::Constant);
        QVERIFY2(sentence.startsWith(QLatin1String("Class 7 is predicted for 10,000 of 10,000 images")),
                 qPrintable(sentence));
        // On a test set of one class the same is right.
        QVERIFY(findAnomalies(firstPredictions(Classes(100, 7)), assignedTruth(Classes(100, 7)), classCount)
                    .empty());
    }

    void hostileIndices_doNoHarm()
    {
        Model model;
        model.renumber([](ClassIndex label) {
            return label % 2 == 0 ? std::numeric_limits<ClassIndex>::min()
                                  : std::numeric_limits<ClassIndex>::max();
        });
        QVERIFY(model.anomalies().size() <= 1);
    }

    void publishedPredictions_haveOneKnownOddity()
    {
        if (!PublishedScoring::isThere())
            QSKIP("VIZSLA_DATA names no published data");
        const Truth truth = PublishedScoring::truth(QStringLiteral("imagenetv2/imagenetv2-b-33.json"));
        QStringList odd;
        const QDir folder(PublishedScoring::path(QStringLiteral("imagenetv2/predictions")));
        for (const QString& name : folder.entryList({QStringLiteral("*.npy")})) {
            const auto predictions =
                PublishedScoring::predictions(QStringLiteral("imagenetv2/predictions/") + name);
            for (const PredictionAnomaly& anomaly : findAnomalies(predictions, truth, classCount))
                odd << name + QStringLiteral(": ") + QString::fromStdString(anomaly.sentence);
        }
        QCOMPARE(odd,
                 QStringList{QStringLiteral(
                     "fv_16k.npy: Column 5 holds the assigned label of 1,924 of 10,000 images and column 1 "
                     "that of 247: the columns are not best first, they look like worst first.")});
    }
};

}  // namespace anomalies_test

VIZSLA_TEST(tst_anomalies, anomalies_test::TestAnomalies)
#include "tst_anomalies.moc"
