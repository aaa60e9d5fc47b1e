// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/interval.h"

#include <QTest>
#include <cmath>

#include "tests/support/test_program.h"

using namespace vizsla;

namespace interval_test {

namespace {

/// As printed in a table of four decimals.
void compareAsPrinted(const Interval& interval, double low, double high)
{
    const auto asText = [](const Interval& shown) {
        return QStringLiteral("%1 to %2").arg(shown.low, 0, 'f', 4).arg(shown.high, 0, 'f', 4);
    };
    QCOMPARE(asText(interval), asText({low, high}));
}

bool holds(const Interval& outer, const Interval& inner)
{
    return outer.low <= inner.low && inner.high <= outer.high;
}

}  // namespace

class TestInterval : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998),
    // table I: methods 5 (Clopper-Pearson) and 3 (Wilson).
    void oneProportion_agreesWithNewcombe_data()
    {
        QTest::addColumn<int>("correct");
        QTest::addColumn<int>("total");
        QTest::addColumn<double>("exactLow");
        QTest::addColumn<double>("exactHigh");
        QTest::addColumn<double>("wilsonLow");
        QTest::addColumn<double>("wilsonHigh");
        QTest::newRow("81/263") << 81 << 263 << 0.2527 << 0.3676 << 0.2553 << 0.3662;
        QTest::newRow("15/148") << 15 << 148 << 0.0578 << 0.1617 << 0.0624 << 0.1605;
        QTest::newRow("0/20") << 0 << 20 << 0.0000 << 0.1684 << 0.0000 << 0.1611;
        QTest::newRow("1/29") << 1 << 29 << 0.0009 << 0.1776 << 0.0061 << 0.1718;
    }

    void oneProportion_agreesWithNewcombe()
    {
        QFETCH(int, correct);
        QFETCH(int, total);
        QFETCH(double, exactLow);
        QFETCH(double, exactHigh);
        QFETCH(double, wilsonLow);
        QFETCH(double, wilsonHigh);
        compareAsPrinted(clopperPearson(correct, total), exactLow, exactHigh);
        compareAsPrinted(wilson(correct, total), wilsonLow, wilsonHigh);
    }

    void clopperPearson_fourOfTen() { compareAsPrinted(clopperPearson(4, 10), 0.1216, 0.7376); }

    /// Clopper and Pearson's other bounds at the ends have a closed form.
    void intervals_areExactAtTheEnds()
    {
        for (const int total : {1, 2, 10, 1000, 50'000}) {
            const Interval none = clopperPearson(0, total);
            const Interval all = clopperPearson(total, total);
            const double bound = std::pow(0.025, 1.0 / total);
            QCOMPARE(none.low, 0.0);
            QCOMPARE(wilson(0, total).low, 0.0);
            QCOMPARE(wilson(total, total).high, 1.0);
            QVERIFY(std::abs(none.high - (1 - bound)) < 1e-9);
            QCOMPARE(all.high, 1.0);
            QVERIFY(std::abs(all.low - bound) < 1e-9);
        }
    }

    // Newcombe, "Interval estimation for the difference between independent proportions", Statistics in
    // Medicine 17 (1998), table II, method 10.
    void difference_agreesWithNewcombe_data()
    {
        QTest::addColumn<int>("correct1");
        QTest::addColumn<int>("total1");
        QTest::addColumn<int>("correct2");
        QTest::addColumn<int>("total2");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("56/70 - 48/80") << 56 << 70 << 48 << 80 << 0.0524 << 0.3339;
        QTest::newRow("9/10 - 3/10") << 9 << 10 << 3 << 10 << 0.1705 << 0.8090;
        QTest::newRow("6/7 - 2/7") << 6 << 7 << 2 << 7 << 0.0582 << 0.8062;
        QTest::newRow("5/56 - 0/29") << 5 << 56 << 0 << 29 << -0.0381 << 0.1926;
        QTest::newRow("0/10 - 0/20") << 0 << 10 << 0 << 20 << -0.1611 << 0.2775;
        QTest::newRow("0/10 - 0/10") << 0 << 10 << 0 << 10 << -0.2775 << 0.2775;
        QTest::newRow("10/10 - 0/20") << 10 << 10 << 0 << 20 << 0.6791 << 1.0;
        QTest::newRow("10/10 - 0/10") << 10 << 10 << 0 << 10 << 0.6075 << 1.0;
    }

    void difference_agreesWithNewcombe()
    {
        QFETCH(int, correct1);
        QFETCH(int, total1);
        QFETCH(int, correct2);
        QFETCH(int, total2);
        QFETCH(double, low);
        QFETCH(double, high);
        compareAsPrinted(newcombeDifference(correct1, total1, correct2, total2), low, high);
        const Interval swapped = newcombeDifference(correct2, total2, correct1, total1);
        compareAsPrinted({-swapped.high, -swapped.low}, low, high);
    }

    void withoutImages_nothingIsKnown()
    {
        compareAsPrinted(clopperPearson(0, 0), 0, 1);
        compareAsPrinted(wilson(0, 0), 0, 1);
        compareAsPrinted(newcombeDifference(0, 0, 5, 10), -1, 1);
        compareAsPrinted(newcombeDifference(5, 10, 0, 0), -1, 1);
    }

    void intervals_holdTheProportionAndStayInRange()
    {
        for (int total = 1; total <= 60; ++total) {
            for (int correct = 0; correct <= total; ++correct) {
                const double share = static_cast<double>(correct) / total;
                const Interval exact = clopperPearson(correct, total);
                const Interval score = wilson(correct, total);
                QVERIFY(holds({0, 1}, exact) && holds(exact, {share, share}));
                QVERIFY(holds({0, 1}, score) && holds(score, {share, share}));
                const Interval drop = newcombeDifference(correct, total, total - correct, total);
                QVERIFY(holds({-1, 1}, drop));
            }
        }
    }

    void intervals_growWithConfidence()
    {
        for (const int correct : {0, 1, 7, 19, 20}) {
            for (double confidence = 0.5; confidence < 0.9; confidence += 0.05) {
                const double more = confidence + 0.05;
                QVERIFY(holds(clopperPearson(correct, 20, more), clopperPearson(correct, 20, confidence)));
                QVERIFY(holds(wilson(correct, 20, more), wilson(correct, 20, confidence)));
                QVERIFY(holds(newcombeDifference(correct, 20, 5, 20, more),
                              newcombeDifference(correct, 20, 5, 20, confidence)));
            }
        }
    }

    void intervals_areMirrored()
    {
        for (int correct = 0; correct <= 30; ++correct) {
            const Interval some = clopperPearson(correct, 30), others = clopperPearson(30 - correct, 30);
            QVERIFY(std::abs(some.low - (1 - others.high)) < 1e-9);
        }
    }
};

}  // namespace interval_test

VIZSLA_TEST(tst_interval, interval_test::TestInterval)
#include "tst_interval.moc"
