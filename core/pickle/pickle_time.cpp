// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle/pickle_time.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <string>

#include "core/clock.h"

namespace vizsla {

namespace {

/// The packed bytes that a date or datetime is made of, the first argument of its constructor.
std::optional<std::string> packed(const PickleArena& arena, std::span<const PickleIndex> arguments,
                                  std::size_t length)
{
    if (arguments.empty())
        return std::nullopt;
    const PickleType type = arena.type(arguments[0]);
    if ((type != PickleType::Bytes && type != PickleType::Text) || arena.text(arguments[0]).size() != length)
        return std::nullopt;
    return std::string(arena.text(arguments[0]));
}

std::int64_t byteAt(const std::string& bytes, std::size_t position)
{
    return static_cast<unsigned char>(bytes[position]);
}

/// Midnight of the day in the first four bytes, of the years that Python knows. The top bit of the month
/// tells the second of two equal hours when clocks are set back; no zone we read has any.
std::optional<std::int64_t> packedDay(const std::string& bytes)
{
    const auto year = static_cast<int>(byteAt(bytes, 0) * 256 + byteAt(bytes, 1));
    const std::chrono::year_month_day date(std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(byteAt(bytes, 2) & 127)),
                                           std::chrono::day(static_cast<unsigned>(byteAt(bytes, 3))));
    if (year < 1 || year > 9999 || !date.ok())
        return std::nullopt;
    return microsOf(UtcTime(std::chrono::sys_days(date)));
}

Result<PickleIndex> makeDate(PickleArena& arena, std::span<const PickleIndex> arguments)
{
    const auto bytes = packed(arena, arguments, 4);
    const auto midnight = bytes ? packedDay(*bytes) : std::nullopt;
    if (!midnight || arguments.size() != 1)
        return pickleProblem("found other arguments, expected a date packed in 4 bytes");
    return arena.addNumber(PickleType::Date, *midnight);
}

/// Microseconds since midnight in the last six of ten bytes.
std::optional<std::int64_t> packedTimeOfDay(const std::string& bytes)
{
    const std::int64_t fraction = byteAt(bytes, 7) * 65536 + byteAt(bytes, 8) * 256 + byteAt(bytes, 9);
    if (byteAt(bytes, 4) > 23 || byteAt(bytes, 5) > 59 || byteAt(bytes, 6) > 59 ||
        fraction >= microsOf(oneSecond))
        return std::nullopt;
    return (byteAt(bytes, 4) * 3600 + byteAt(bytes, 5) * 60 + byteAt(bytes, 6)) * microsOf(oneSecond) +
           fraction;
}

Result<PickleIndex> makeDateTime(PickleArena& arena, std::span<const PickleIndex> arguments)
{
    const auto bytes = packed(arena, arguments, 10);
    const auto midnight = bytes ? packedDay(*bytes) : std::nullopt;
    const auto timeOfDay = midnight ? packedTimeOfDay(*bytes) : std::nullopt;
    if (!timeOfDay)
        return pickleProblem("found other arguments, expected a date and time packed in 10 bytes");
    std::int64_t micros = *midnight + *timeOfDay;
    const bool hasZone = arguments.size() == 2 && arena.type(arguments[1]) == PickleType::TimeZone;
    if (!hasZone && arguments.size() > 1 && arena.type(arguments[1]) != PickleType::None)
        return pickleMismatch(arena, arguments[1], "a datetime.timezone");
    if (hasZone)
        micros -= arena.number(arguments[1]);
    return arena.addNumber(PickleType::DateTime, micros, hasZone);
}

Result<PickleIndex> makeTimeDelta(PickleArena& arena, std::span<const PickleIndex> arguments)
{
    /// Years enough, and far from what 64 bits hold.
    static constexpr std::int64_t mostDays = 50'000'000;
    std::array<std::int64_t, 3> parts{};
    if (arguments.size() > parts.size())
        return pickleProblem("found more arguments, expected days, seconds and microseconds");
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arena.type(arguments[i]) != PickleType::Int)
            return pickleMismatch(arena, arguments[i], "days, seconds and microseconds");
        parts[i] = arena.number(arguments[i]);
    }
    const auto within = [](std::int64_t value, std::int64_t most) { return value >= -most && value <= most; };
    if (!within(parts[0], mostDays) || !within(parts[1], 86'400) || !within(parts[2], microsOf(oneSecond)))
        return pickleProblem("found a duration out of range, expected less than 50,000,000 days");
    return arena.addNumber(PickleType::TimeDelta,
                           microsOf(parts[0] * oneDay + parts[1] * oneSecond + Micros(parts[2])));
}

Result<PickleIndex> makeTimeZone(PickleArena& arena, std::span<const PickleIndex> arguments)
{
    if (arguments.empty() || arena.type(arguments[0]) != PickleType::TimeDelta ||
        std::abs(arena.number(arguments[0])) >= microsOf(oneDay))
        return pickleProblem("found other arguments, expected a time zone's offset of less than a day");
    return arena.addNumber(PickleType::TimeZone, arena.number(arguments[0]));
}

}  // namespace

Result<PickleIndex> callTimeName(PickleArena& arena, PickleName name, std::span<const PickleIndex> arguments)
{
    switch (name) {
        case PickleName::DateTime:
            return makeDateTime(arena, arguments);
        case PickleName::Date:
            return makeDate(arena, arguments);
        case PickleName::TimeDelta:
            return makeTimeDelta(arena, arguments);
        default:
            return makeTimeZone(arena, arguments);
    }
}

}  // namespace vizsla
