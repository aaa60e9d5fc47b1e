// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/guide_page.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <sstream>

#include "core/text/ascii.h"

namespace vizsla {

namespace {

std::vector<std::string_view> lines(std::string_view text)
{
    std::vector<std::string_view> result;
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        result.push_back(line);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return result;
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::istringstream stream{std::string(text)};
    return {std::istream_iterator<std::string>(stream), {}};
}

tl::unexpected<Error> badPage(std::string_view id, std::size_t line, const std::string& what)
{
    return failure(ErrorKind::Invalid, std::string(id) + ".md, line " + std::to_string(line) + ": " + what);
}

std::optional<std::vector<std::string_view>> tableCells(std::string_view line)
{
    line = trimmed(line);
    if (!line.starts_with('|'))
        return std::nullopt;
    line.remove_prefix(1);
    std::vector<std::string_view> cells;
    while (!line.empty()) {
        const auto bar = line.find('|');
        cells.push_back(trimmed(line.substr(0, bar)));
        line = bar == std::string_view::npos ? std::string_view() : line.substr(bar + 1);
    }
    return cells;
}

std::optional<std::size_t> columnOf(const std::vector<std::string_view>& header, std::string_view wnid)
{
    const std::string target = "(class:" + std::string(wnid) + ")";
    const auto found = std::ranges::find_if(
        header, [&](std::string_view cell) { return cell.find(target) != std::string_view::npos; });
    return found == header.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - header.begin()));
}

bool isRule(const std::vector<std::string_view>& cells)
{
    return std::ranges::all_of(cells, [](std::string_view cell) {
        return !cell.empty() && cell.find_first_not_of("-:") == std::string_view::npos;
    });
}

}  // namespace

Result<GuidePage> parseGuidePage(std::string_view id, std::string_view text)
{
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const auto all = lines(text);
    if (all.empty() || trimmed(all.front()) != "---")
        return badPage(id, 1, "a page begins with \"---\" and its title.");
    GuidePage page;
    page.id = id;
    std::size_t line = 1;
    for (; line < all.size() && trimmed(all[line]) != "---"; ++line) {
        const auto colon = all[line].find(':');
        if (trimmed(all[line]).empty())
            continue;
        if (colon == std::string_view::npos)
            return badPage(id, line + 1, "expected \"key: value\" or the closing \"---\".");
        const std::string_view key = trimmed(all[line].substr(0, colon));
        const std::string_view value = trimmed(all[line].substr(colon + 1));
        if (key == "title")
            page.title = value;
        else if (key == "section")
            page.section = value;
        else if (key == "classes")
            page.wnids = wordsOf(value);
    }
    if (line == all.size())
        return badPage(id, line, "the front matter is not closed by \"---\".");
    if (page.title.empty())
        return badPage(id, 1, "the front matter has no title.");
    const char* bodyBegin = all[line].data() + all[line].size();
    page.markdown = trimmed(text.substr(static_cast<std::size_t>(bodyBegin - text.data())));
    page.markdown.erase(0, std::min(page.markdown.find_first_not_of("\r\n"), page.markdown.size()));
    return page;
}

std::vector<ComparedPoint> pointsToCompare(std::string_view markdown, std::string_view firstWnid,
                                           std::string_view secondWnid)
{
    std::vector<ComparedPoint> points;
    bool inTable = false;
    std::optional<std::size_t> first, second;
    for (const std::string_view line : lines(markdown)) {
        const auto cells = tableCells(line);
        if (!cells) {
            inTable = false;
            continue;
        }
        if (!inTable) {
            inTable = true;
            first = columnOf(*cells, firstWnid);
            second = columnOf(*cells, secondWnid);
            continue;
        }
        if (!first || !second || isRule(*cells) || std::max(*first, *second) >= cells->size())
            continue;
        points.push_back(
            {plainText(cells->front()), plainText((*cells)[*first]), plainText((*cells)[*second])});
    }
    return points;
}

std::vector<std::string> linkTargets(std::string_view markdown)
{
    std::vector<std::string> targets;
    for (auto begin = markdown.find("]("); begin != std::string_view::npos;
         begin = markdown.find("](", begin)) {
        begin += 2;
        const auto end = markdown.find_first_of(") \n", begin);
        if (end == std::string_view::npos)
            break;
        targets.emplace_back(markdown.substr(begin, end - begin));
        begin = end;
    }
    return targets;
}

std::string plainText(std::string_view markdown)
{
    std::string text;
    for (std::size_t at = 0; at < markdown.size(); ++at) {
        const char character = markdown[at];
        if (markdown.substr(at).starts_with("](")) {
            const auto end = markdown.find(')', at);
            at = end == std::string_view::npos ? markdown.size() - 1 : end;
        } else if (std::string_view("*#`[!>").find(character) == std::string_view::npos) {
            text += character == '|' ? ' ' : character;
        }
    }
    return std::string(trimmed(text));
}

}  // namespace vizsla
