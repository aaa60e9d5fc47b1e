// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <QTest>
#include <concepts>

#include "core/store/database.h"
#include "core/store/session_repository.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace clock_test {

namespace {

template <class To, class... From>
concept CannotBeMadeOf = (!std::convertible_to<From, To> && ...);

static_assert(CannotBeMadeOf<UtcTime, SteadyTime, Micros, std::int64_t, int>);
static_assert(CannotBeMadeOf<SteadyTime, UtcTime, Micros, std::int64_t, int>);
static_assert(CannotBeMadeOf<Micros, UtcTime, SteadyTime, std::int64_t, int>);
static_assert(CannotBeMadeOf<std::int64_t, UtcTime, SteadyTime, Micros>);
static_assert(!std::constructible_from<UtcTime, SteadyTime> && !std::constructible_from<SteadyTime, UtcTime>);

template <class Left, class Right>
concept CanBeSubtracted = requires(Left left, Right right)
{
    left - right;
};
template <class Left, class Right>
concept CanBeAdded = requires(Left left, Right right)
{
    left + right;
};
template <class Left, class Right>
concept CanBeCompared = requires(Left left, Right right)
{
    left < right;
};

static_assert(CanBeSubtracted<UtcTime, UtcTime> && CanBeSubtracted<SteadyTime, SteadyTime>);
static_assert(CanBeSubtracted<UtcTime, Micros> && CanBeAdded<SteadyTime, Micros>);
static_assert(!CanBeSubtracted<UtcTime, SteadyTime> && !CanBeSubtracted<SteadyTime, UtcTime>);
static_assert(!CanBeSubtracted<Micros, UtcTime> && !CanBeSubtracted<UtcTime, std::int64_t>);
static_assert(!CanBeAdded<UtcTime, UtcTime> && !CanBeAdded<UtcTime, SteadyTime>);
static_assert(!CanBeAdded<Micros, std::int64_t> && !CanBeAdded<UtcTime, int>);
static_assert(!CanBeCompared<UtcTime, SteadyTime> && !CanBeCompared<UtcTime, Micros>);
static_assert(!CanBeCompared<Micros, std::int64_t> && !CanBeCompared<SteadyTime, Micros>);

static_assert(std::invocable<decltype(&SessionRepository::answersSince), const SessionRepository&,
                             const LabelerId&, UtcTime>);
static_assert(!std::invocable<decltype(&SessionRepository::answersSince), const SessionRepository&,
                              const LabelerId&, SteadyTime>);
static_assert(!std::invocable<decltype(&SessionRepository::answersSince), const SessionRepository&,
                              const LabelerId&, Micros>);

static_assert(microsOf(oneMinute) == 60'000'000 && microsOf(utcFromMicros(-5)) == -5);

}  // namespace

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void times_areIntegerMicrosecondsInTheStore()
    {
        const UtcTime utc = utcFromMicros(1'767'225'600'000'001);
        const SteadyTime steady(5 * oneSecond);
        auto database = valueOf(Database::openInMemory());
        valueOf(database.runScript("CREATE TABLE line (utc, steady, duration, ended_at, time_limit)"));
        valueOf(database.execute("INSERT INTO line VALUES (?1, ?2, ?3, ?4, ?5)", utc, steady, -oneMinute,
                                 std::optional<UtcTime>(), std::optional(oneDay)));
        const auto isKept = [&](const Statement& row) {
            return row.type(0) == Statement::Type::Integer && row.integer(0) == 1'767'225'600'000'001 &&
                   row.integer(1) == 5'000'000 && row.integer(2) == -60'000'000 && row.isNull(3) &&
                   row.utc(0) == utc && row.steady(1) == steady && row.duration(2) == -oneMinute &&
                   !row.optionalUtc(3) && row.optionalUtc(0) == utc && row.optionalDuration(4) == oneDay &&
                   !row.optionalDuration(3);
        };
        QCOMPARE(valueOf(database.query("SELECT * FROM line", isKept)), std::vector{true});
    }

    void system_goesOnAndIsOfThisCentury()
    {
        const SystemClock clock;
        const Moment before = clock.now();
        const Moment after = clock.now();
        QVERIFY(after.steady >= before.steady);
        QVERIFY(before.utc > UtcTime(std::chrono::sys_days(std::chrono::year(2020) / 1 / 1)));
        QVERIFY(before.suspended >= Micros::zero());
    }
};

}  // namespace clock_test

VIZSLA_TEST(tst_clock, clock_test::TestClock)
#include "tst_clock.moc"
