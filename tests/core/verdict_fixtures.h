// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "core/formats/verdict_csv.h"
#include "core/random_below.h"
#include "core/review/verdict_table.h"
#include "tests/core/format_fixtures.h"

namespace vizsla::test {

/// A word a reviewer, a character a pair: c(orrect), w(rong), u(nclear), ? for don't know, - for no verdict.
inline VerdictTable verdictsOf(const std::vector<std::string>& reviewers)
{
    VerdictTable table;
    table.reviewerCount = reviewers.size();
    table.pairCount = reviewers.empty() ? 0 : reviewers.front().size();
    for (std::uint32_t reviewer = 0; reviewer < reviewers.size(); ++reviewer) {
        for (std::uint32_t pair = 0; pair < table.pairCount; ++pair) {
            switch (reviewers[reviewer][pair]) {
                case 'c':
                    table.entries.push_back({reviewer, pair, Verdict::Correct});
                    break;
                case 'w':
                    table.entries.push_back({reviewer, pair, Verdict::Wrong});
                    break;
                case 'u':
                    table.entries.push_back({reviewer, pair, Verdict::Unclear});
                    break;
                case '?':
                    table.entries.push_back({reviewer, pair, Verdict::DontKnow});
                    break;
                default:
                    break;
            }
        }
    }
    return table;
}

/// Any verdicts, a third of them missing, the later reviewers first.
inline VerdictTable randomVerdicts(std::uint64_t seed, std::uint32_t reviewers, std::uint32_t pairs)
{
    std::mt19937_64 random(seed);
    VerdictTable table{reviewers, pairs, {}};
    for (std::uint32_t reviewer = reviewers; reviewer-- > 0;) {
        for (std::uint32_t pair = 0; pair < pairs; ++pair) {
            if (randomBelow(3, random) != 0)
                table.entries.push_back({reviewer, pair, static_cast<Verdict>(randomBelow(4, random))});
        }
    }
    return table;
}

/// The published verdicts of five experts, the first reviewers, and twelve raters. Nothing where they are
/// absent.
struct PublishedReviews
{
    VerdictTable table;
    std::vector<std::string> reviewers;
    std::array<std::uint32_t, 5> experts = {0, 1, 2, 3, 4};

    std::uint32_t reviewer(const std::string& name) const
    {
        return static_cast<std::uint32_t>(std::ranges::find(reviewers, name) - reviewers.begin());
    }

    static PublishedReviews read()
    {
        PublishedReviews published;
        std::map<std::string, std::uint32_t> pairs;
        for (const char* file : {"experts_golden.csv", "raters_golden.csv"}) {
            const auto verdicts = readVerdictCsv(publishedData() / "reviews" / file);
            if (!verdicts)
                qFatal("%s", verdicts.error().message.c_str());
            for (const NamedVerdicts::Row& row : verdicts->rows) {
                const std::string& name = verdicts->reviewer(row);
                if (published.reviewer(name) == published.reviewers.size())
                    published.reviewers.push_back(name);
                const auto pair = pairs.try_emplace(verdicts->image(row) + ' ' + verdicts->wnid(row),
                                                    static_cast<std::uint32_t>(pairs.size()));
                published.table.entries.push_back(
                    {published.reviewer(name), pair.first->second, row.verdict});
            }
        }
        published.table.reviewerCount = published.reviewers.size();
        published.table.pairCount = pairs.size();
        return published;
    }
};

/// With as many digits as were printed.
inline void compareAsPrinted(std::optional<double> value, const char* printed)
{
    const QString text = QString::fromLatin1(printed);
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    QVERIFY(value.has_value());
    QCOMPARE(QString::number(*value, 'f', static_cast<int>(text.size() - point - 1)), text);
}

}  // namespace vizsla::test
