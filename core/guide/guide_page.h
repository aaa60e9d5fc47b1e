// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace vizsla {

/// One Markdown page of the labeling guide or the manual. A page begins with front matter:
///
///     ---
///     title: Marmot and beaver
///     section: Rodents
///     classes: n02361337 n02363005
///     ---
///
/// In its text `[marmot](class:n02361337)` leads to a class, `![…](photos:n02361337)` stands for example
/// photographs of it, and a table whose header cells lead to classes gives points to compare.
struct GuidePage
{
    std::string id;  ///< the file's name without .md; what links between pages use
    std::string title;
    std::string section;
    std::vector<std::string> wnids;
    std::string markdown;  ///< what follows the front matter
};

/// Errors (Invalid): no front matter, an unclosed one, a line without "key:", no title; with the line's
/// number.
Result<GuidePage> parseGuidePage(std::string_view id, std::string_view text);

/// One row of a points-to-compare table, reduced to two of its classes.
struct ComparedPoint
{
    std::string point;
    std::string first;
    std::string second;
};

/// The rows of the page's tables in which both classes have a column; empty if there is none.
std::vector<ComparedPoint> pointsToCompare(std::string_view markdown, std::string_view firstWnid,
                                           std::string_view secondWnid);

/// Where links and pictures of a page lead: "class:n02361337", "great_cats.md", "images/tails.svg".
std::vector<std::string> linkTargets(std::string_view markdown);

/// The page's text without Markdown signs and link targets, for searching.
std::string plainText(std::string_view markdown);

}  // namespace vizsla
