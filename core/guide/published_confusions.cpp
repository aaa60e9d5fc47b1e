// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/published_confusions.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "core/taxonomy/class_list.h"

namespace vizsla {

namespace {

/// Classes by the numbers of their wnids, the smaller first.
struct PublishedRow
{
    std::uint32_t first;
    std::uint32_t second;
    std::uint16_t asSecond;  ///< predictions of the second on images of the first
    std::uint16_t asFirst;
    std::uint16_t models;
    std::uint16_t images;
};

#include "published_confusions.inc"

constexpr std::size_t digits = 8;

std::optional<std::uint32_t> numberOf(std::string_view wnid)
{
    std::uint32_t number = 0;
    if (wnid.size() != 1 + digits || wnid.front() != 'n')
        return std::nullopt;
    const char* end = wnid.data() + wnid.size();
    const auto [stop, error] = std::from_chars(wnid.data() + 1, end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

std::string wnidOf(std::uint32_t number)
{
    const std::string decimals = std::to_string(number);
    return "n" + std::string(digits - std::min(digits, decimals.size()), '0') + decimals;
}

}  // namespace

std::vector<PublishedConfusion> publishedConfusions(std::string_view wnid)
{
    std::vector<PublishedConfusion> found;
    const auto number = numberOf(wnid);
    if (!number)
        return found;
    for (const PublishedRow& row : kRows) {
        if (row.first == *number)
            found.push_back({wnidOf(row.second), row.asSecond, row.asFirst, row.models, row.images});
        else if (row.second == *number)
            found.push_back({wnidOf(row.first), row.asFirst, row.asSecond, row.models, row.images});
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, &PublishedConfusion::count);
    return found;
}

bool isPublishedClass(std::string_view wnid)
{
    const auto& classes = ilsvrc2012Classes().classes;
    return std::ranges::find(classes, wnid) != classes.end();
}

}  // namespace vizsla
