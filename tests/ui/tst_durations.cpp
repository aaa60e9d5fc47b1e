// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>
#include <QTest>

#include "tests/support/test_program.h"
#include "ui/widgets/durations.h"

using namespace vizsla;

namespace durations_test {

class DurationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void duration_isWrittenWhole_data();
    void duration_isWrittenWhole();
    void workTime_isInWholeMinutes_data();
    void workTime_isInWholeMinutes();
};

void DurationsTest::duration_isWrittenWhole_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QString>("expected");
    constexpr qint64 second = 1'000'000;
    QTest::newRow("nothing") << qint64{0} << QStringLiteral("0.0 s");
    QTest::newRow("tenths") << qint64{4'240'000} << QStringLiteral("4.2 s");
    QTest::newRow("just below a minute") << 60 * second - 1 << QStringLiteral("59.9 s");
    QTest::newRow("a minute") << 60 * second << QStringLiteral("1:00");
    QTest::newRow("seconds with two digits") << 65 * second << QStringLiteral("1:05");
    QTest::newRow("just below an hour") << 3600 * second - 1 << QStringLiteral("59:59");
    QTest::newRow("hours") << 7390 * second << QStringLiteral("2:03:10");
    // A published script dropped full days.
    QTest::newRow("more than a day") << (2 * 86400 + 61) * second << QStringLiteral("48:01:01");
}

void DurationsTest::duration_isWrittenWhole()
{
    QFETCH(qint64, micros);
    QFETCH(QString, expected);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(durationText(Micros(micros)), expected);
}

void DurationsTest::workTime_isInWholeMinutes_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QString>("expected");
    constexpr qint64 second = 1'000'000;
    QTest::newRow("nothing") << qint64{0} << QStringLiteral("under a minute");
    QTest::newRow("just below two minutes") << 120 * second - 1 << QStringLiteral("1 min");
    QTest::newRow("an hour") << 3600 * second << QStringLiteral("1 h 0 min");
    QTest::newRow("more than a day") << (26 * 3600 + 300) * second << QStringLiteral("26 h 5 min");
}

void DurationsTest::workTime_isInWholeMinutes()
{
    QFETCH(qint64, micros);
    QFETCH(QString, expected);
    QCOMPARE(workTimeText(Micros(micros)), expected);
}

}  // namespace durations_test

VIZSLA_TEST(tst_durations, durations_test::DurationsTest)
#include "tst_durations.moc"
