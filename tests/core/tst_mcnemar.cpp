// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/mcnemar.h"

#include <QTest>
#include <cmath>

#include "tests/core/scoring_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace mcnemar_test {

class TestMcNemar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Sums of binomial coefficients over 2^n, computed with fractions.
    void p_isExact_data()
    {
        QTest::addColumn<int>("onlyFirst");
        QTest::addColumn<int>("onlySecond");
        QTest::addColumn<double>("p");
        // Agresti, "Categorical Data Analysis", table 10.1: approval of the Prime Minister in two surveys.
        QTest::newRow("approval, 150 and 86") << 150 << 86 << 3.715936139571442e-05;
        QTest::newRow("1 and 9: 2 * 11 / 1024") << 1 << 9 << 0.021484375;
        QTest::newRow("0 and 5: 2 / 32") << 0 << 5 << 0.0625;
        QTest::newRow("0 and 1") << 0 << 1 << 1.0;
        QTest::newRow("3 and 4: twice the half") << 3 << 4 << 1.0;
        QTest::newRow("12 and 31") << 12 << 31 << 0.005401572654591291;
        QTest::newRow("25 and 4") << 25 << 4 << 0.00010371580719947815;
        QTest::newRow("equal: not over 1") << 5 << 5 << 1.0;
        QTest::newRow("none") << 0 << 0 << 1.0;
    }

    void p_isExact()
    {
        QFETCH(int, onlyFirst);
        QFETCH(int, onlySecond);
        QFETCH(double, p);
        const McNemar test = mcNemar(onlyFirst, onlySecond);
        QCOMPARE(test.onlyFirst, onlyFirst);
        QCOMPARE(test.onlySecond, onlySecond);
        QVERIFY2(std::abs(test.p - p) <= 1e-12 * p, qPrintable(QString::number(test.p, 'g', 17)));
        QCOMPARE(mcNemar(onlySecond, onlyFirst).p, test.p);
    }

    void p_staysInRange()
    {
        for (int first = 0; first < 40; ++first) {
            for (int second = 0; second < 40; ++second) {
                const double p = mcNemar(first, second).p;
                QVERIFY(p > 0 && p <= 1);
            }
        }
        QVERIFY(mcNemar(0, 30'000).p > 0);
        QVERIFY(mcNemar(0, 30'000).midP > 0);
    }

    /// 2 P(X <= m) - P(X = m), and 1 - P(X = m) / 2 where both are equal; computed with fractions.
    void midP_isBesideTheExactOne()
    {
        // Bentur et al. 2009, the worked example of Fagerland, Lydersen & Laake: 0.0703 and 0.0391.
        QCOMPARE(mcNemar(1, 7).p, 0.0703125);
        QCOMPARE(mcNemar(1, 7).midP, 0.0390625);
        QCOMPARE(mcNemar(7, 1).midP, 0.0390625);
        QCOMPARE(mcNemar(0, 5).midP, 0.03125);
        QCOMPARE(mcNemar(5, 5).midP, 1 - 252.0 / 2048);
        QCOMPARE(mcNemar(0, 0).midP, 1.0);
        for (int first = 0; first < 40; ++first) {
            for (int second = 0; second < 40; ++second) {
                const McNemar test = mcNemar(first, second);
                QVERIFY(test.midP > 0 && test.midP <= test.p);
                QVERIFY(std::abs(std::pow(10.0, test.log10P) - test.p) < 1e-12);
                QVERIFY(std::abs(std::pow(10.0, test.log10MidP) - test.midP) < 1e-12);
            }
        }
    }

    /// The logarithm goes on where a double ends, without a step.
    void tinyP_isToldByItsLogarithm()
    {
        QVERIFY(std::abs(mcNemar(0, 10'000).log10P - -9999 * std::log10(2.0)) < 1e-6);
        QVERIFY(std::abs(mcNemar(0, 10'000).log10MidP - -10'000 * std::log10(2.0)) < 1e-6);
        double before = 0;
        for (int second = 600; second < 1500; ++second) {
            const double now = mcNemar(20, second).log10P;
            if (second > 600)
                QVERIFY(now < before && before - now < 0.32 && before - now > 0.2);
            before = now;
        }
    }

    void classifiers_areComparedWhereBothCount()
    {
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            RandomScoring random(seed);
            const std::size_t images = 300;
            const Truth truth(random.truth(images));
            const PredictionScorer scorer(truth);
            const auto first = scorer.outcomes(random.predictions(images, 1)).multiLabel;
            const auto second = scorer.outcomes(random.predictions(images, 1)).multiLabel;
            const ImageSet slice = random.images(images);
            int onlyFirst = 0, onlySecond = 0;
            for (std::size_t image = 0; image < images; ++image) {
                if (!slice.contains(image) || !first.counted.contains(image) ||
                    !second.counted.contains(image))
                    continue;
                onlyFirst += first.right.contains(image) && !second.right.contains(image);
                onlySecond += second.right.contains(image) && !first.right.contains(image);
            }
            const McNemar test = mcNemar(first, second, &slice);
            QCOMPARE(test.onlyFirst, onlyFirst);
            QCOMPARE(test.onlySecond, onlySecond);
            QVERIFY(mcNemar(first, second).onlyFirst >= onlyFirst);
        }
    }
};

}  // namespace mcnemar_test

VIZSLA_TEST(tst_mcnemar, mcnemar_test::TestMcNemar)
#include "tst_mcnemar.moc"
