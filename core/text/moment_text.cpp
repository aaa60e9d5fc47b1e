// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/moment_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/text/ascii.h"

namespace vizsla {

namespace {

/// Eats digits, from `least` to `most` of them.
std::optional<int> takeDigits(std::string_view& text, std::size_t least, std::size_t most)
{
    std::size_t count = 0;
    int value = 0;
    for (; count < most && count < text.size() && text[count] >= '0' && text[count] <= '9'; ++count)
        value = value * 10 + (text[count] - '0');
    if (count < least)
        return std::nullopt;
    text.remove_prefix(count);
    return value;
}

bool takeChar(std::string_view& text, std::string_view anyOf)
{
    if (text.empty() || anyOf.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<UtcTime> midnight(int year, int month, int dayOfMonth)
{
    const std::chrono::year_month_day date(std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(dayOfMonth)));
    if (year < 1 || !date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date);
}

/// The digits behind a point, to the microsecond; further ones are dropped.
Micros takeFraction(std::string_view& text)
{
    Micros fraction = {};
    Micros unit = oneSecond / 10;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1)) {
        fraction += unit * (text.front() - '0');
        unit /= 10;
    }
    return fraction;
}

/// "12:34", "12:34:56", "12:34:56.789".
std::optional<Micros> takeTimeOfDay(std::string_view& text)
{
    const auto hours = takeDigits(text, 1, 2);
    if (!hours || !takeChar(text, ":"))
        return std::nullopt;
    const auto minutes = takeDigits(text, 2, 2);
    std::optional<int> seconds = 0;
    Micros fraction = {};
    if (takeChar(text, ":")) {
        seconds = takeDigits(text, 2, 2);
        if (takeChar(text, ".,"))
            fraction = takeFraction(text);
    }
    if (!minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 60)
        return std::nullopt;
    return ((*hours * 60 + *minutes) * 60 + *seconds) * oneSecond + fraction;
}

/// What a zone is ahead of UTC: "Z", "UTC", "GMT", "+01:00", "-0800", "GMT-0800"; none is UTC.
std::optional<Micros> takeZone(std::string_view& text)
{
    text = trimmed(text);
    for (const std::string_view name : {"UTC", "GMT", "Z"})
        if (text.starts_with(name)) {
            text.remove_prefix(name.size());
            break;
        }
    const bool isBehind = text.starts_with('-');
    if (!takeChar(text, "+-"))
        return Micros::zero();
    const auto hours = takeDigits(text, 2, 2);
    takeChar(text, ":");
    const auto minutes = text.empty() ? std::optional(0) : takeDigits(text, 2, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    return (*hours * 60 + *minutes) * (isBehind ? -60 : 60) * oneSecond;
}

std::optional<UtcTime> fromIso(std::string_view text)
{
    const auto year = takeDigits(text, 4, 4);
    const bool hasMonth = takeChar(text, "-/");
    const auto month = takeDigits(text, 1, 2);
    const bool hasDay = takeChar(text, "-/");
    const auto dayOfMonth = takeDigits(text, 1, 2);
    if (!year || !hasMonth || !month || !hasDay || !dayOfMonth)
        return std::nullopt;
    const auto date = midnight(*year, *month, *dayOfMonth);
    if (!date || text.empty())
        return date;
    if (!takeChar(text, "Tt "))
        return std::nullopt;
    const auto time = takeTimeOfDay(text);
    const auto zone = time ? takeZone(text) : std::nullopt;
    if (!zone || !trimmed(text).empty())
        return std::nullopt;
    return *date + *time - *zone;
}

/// The number of a month by its English name, cut to three letters or not; 0 for any other word.
int monthNumber(std::string_view word)
{
    static constexpr std::string_view months[] = {"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
    for (int i = 0; i < 12; ++i)
        if (word.size() >= 3 && equalsIgnoringCase(word, months[i].substr(0, word.size())))
            return i + 1;
    return 0;
}

/// The date and time of a text with an English month, whatever their order.
struct WordyMoment
{
    std::optional<int> year;
    int month = 0;
    std::optional<int> dayOfMonth;
    std::optional<Micros> time;
    Micros zone = {};

    /// False for a word that is no part of a moment.
    bool take(std::string_view word)
    {
        if (word.find(':') != std::string_view::npos && !time) {
            time = takeTimeOfDay(word);
            return time && word.empty();
        }
        if (const int number = monthNumber(word); number > 0 && month == 0) {
            month = number;
            return true;
        }
        if (word.front() >= '0' && word.front() <= '9') {
            std::optional<int>& part = word.size() == 4 ? year : dayOfMonth;
            const bool isFirst = !part;
            part = takeDigits(word, 1, 4);
            return isFirst && word.empty();
        }
        if (!time)
            return true;  // the day of the week
        const auto offset = takeZone(word);
        zone = offset.value_or(Micros::zero());
        return offset && word.empty();
    }
};

std::optional<UtcTime> fromWords(std::string_view text)
{
    text = text.substr(0, text.find('('));
    std::string words(text);
    std::ranges::replace(words, ',', ' ');
    WordyMoment moment;
    for (const std::string& word : splitTrimmed(words, ' '))
        if (!moment.take(word))
            return std::nullopt;
    if (!moment.year || moment.month == 0 || !moment.dayOfMonth || !moment.time)
        return std::nullopt;
    const auto date = midnight(*moment.year, moment.month, *moment.dayOfMonth);
    return date ? std::optional(*date + *moment.time - moment.zone) : std::nullopt;
}

}  // namespace

std::optional<UtcTime> momentFromSeconds(double seconds)
{
    static constexpr double earliest = -62'135'596'800;
    static constexpr double latest = 253'402'300'800;
    if (!(seconds >= earliest && seconds < latest))
        return std::nullopt;
    // The whole seconds apart, since a double of microseconds is not exact.
    const double whole = std::floor(seconds);
    return UtcTime(static_cast<std::int64_t>(whole) * oneSecond +
                   Micros(std::llround((seconds - whole) * static_cast<double>(microsOf(oneSecond)))));
}

std::optional<UtcTime> momentFromText(std::string_view text)
{
    text = trimmed(text);
    double seconds = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, seconds, std::chars_format::fixed);
    if (error == std::errc() && stop == end)
        return text.size() > 8 ? momentFromSeconds(seconds) : std::nullopt;
    if (const auto moment = fromIso(text))
        return moment;
    return fromWords(text);
}

std::string momentText(UtcTime moment)
{
    using namespace std::chrono;
    const auto dayStart = floor<days>(moment);
    const year_month_day date(dayStart);
    const hh_mm_ss clock(moment - dayStart);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

}  // namespace vizsla
