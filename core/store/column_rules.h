// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/clock.h"
#include "core/store/page_file.h"

namespace vizsla {

/// What the values of a column are, beyond the type that the schema gives it.
enum class Content {
    Key,   ///< of a setting
    Id,    ///< also wnids
    Name,  ///< nameFault()
    Text,  ///< UTF-8, perhaps empty
    Path,  ///< any bytes but zeros
    Json,
    Word,      ///< one of few, ColumnRule::isWord
    Hash,      ///< of a passphrase
    Flag,      ///< 0 or 1
    Count,     ///< 0 or more, as far as an int goes: places, numbers
    Positive,  ///< 1 or more, likewise
    One,       ///< of a table of one row
    Width,     ///< of a number in a column of them: 2 or 4 bytes
    Limit,     ///< of time: microseconds, a second or more, a year at most
    Duration,  ///< microseconds, 0 or more, 8,000 years at most
    Moment,    ///< microseconds since 1970, before the year 10000
    Tick,      ///< of a steady clock: microseconds since anything, 8,000 years at most
    Sleep,     ///< of the machine so far: the difference of two clocks, which are not read at one moment
    Checksum,  ///< of 32 bits
    Seed,      ///< any; auditSessions() holds it against the order in which images came
    Blob,
    Stamp,  ///< 16 bytes
};

struct ColumnRule
{
    std::string_view table;
    std::string_view column;
    Content content = Content::Text;
    bool (*isWord)(std::string_view) = nullptr;
};

/// One for each column of the present schema.
std::span<const ColumnRule> columnRules();
/// Nothing for a column of an earlier version.
const ColumnRule* findColumnRule(std::string_view table, std::string_view column);

/// Whether the column can have the value. No value is for the schema to say.
bool canHold(const ColumnRule& rule, const PageFile::Value& value);
/// Whether a moment is of this century and not to come, by a day that clocks may differ. True for what is no
/// moment.
bool isTimely(const ColumnRule& rule, const PageFile::Value& value, UtcTime now);
bool isTimely(UtcTime moment, UtcTime now);
/// Whether it usually has such: places are small and moments are after 1970, unless the computer's time was
/// wrong.
bool usuallyHolds(const ColumnRule& rule, const PageFile::Value& value);

}  // namespace vizsla
