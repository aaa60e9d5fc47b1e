// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verdict_repository.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>
#include <tuple>

#include "core/store/stored_words.h"
#include "core/store/study_file.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

static_assert(std::endian::native == std::endian::little, "columns are stored as they lie in memory");

constexpr std::uint32_t verdictBits = 2;

struct PackedVerdict
{
    std::uint32_t image;
    std::uint32_t labelAndVerdict;
};
static_assert(sizeof(PackedVerdict) == 8);

bool isEarlier(const PlacedVerdict& left, const PlacedVerdict& right)
{
    return std::tie(left.image, left.label) < std::tie(right.image, right.label);
}

std::vector<std::byte> pack(std::span<const PlacedVerdict> verdicts)
{
    std::vector<std::byte> bytes(verdicts.size() * sizeof(PackedVerdict));
    std::byte* next = bytes.data();
    for (const auto& [image, label, verdict] : verdicts) {
        const PackedVerdict packed{
            image, static_cast<std::uint32_t>(label) << verdictBits | static_cast<std::uint32_t>(verdict)};
        std::memcpy(next, &packed, sizeof packed);
        next += sizeof packed;
    }
    return bytes;
}

std::vector<PlacedVerdict> unpack(std::span<const std::byte> bytes)
{
    std::vector<PlacedVerdict> verdicts;
    verdicts.reserve(bytes.size() / sizeof(PackedVerdict));
    for (; bytes.size() >= sizeof(PackedVerdict); bytes = bytes.subspan(sizeof(PackedVerdict))) {
        PackedVerdict packed;
        std::memcpy(&packed, bytes.data(), sizeof packed);
        verdicts.push_back({packed.image, static_cast<ClassIndex>(packed.labelAndVerdict >> verdictBits),
                            static_cast<Verdict>(packed.labelAndVerdict & ((1U << verdictBits) - 1))});
    }
    return verdicts;
}

using Column = VerdictRepository::ReviewerColumn;

auto placeOf(const Column& column) { return std::tie(column.reviewerId, column.testSetId); }

/// Verdicts of `over` take the place of those of `under` on the same pair.
std::vector<PlacedVerdict> overlaid(const std::vector<PlacedVerdict>& over, const std::vector<PlacedVerdict>& under)
{
    std::vector<PlacedVerdict> all;
    all.reserve(over.size() + under.size());
    // Of equals this takes the first range's.
    std::ranges::set_union(over, under, std::back_inserter(all), isEarlier);
    return all;
}

std::vector<Column> overlaid(std::vector<Column> over, std::vector<Column> under)
{
    std::vector<Column> all;
    auto top = over.begin();
    auto below = under.begin();
    while (top != over.end() || below != under.end()) {
        if (below == under.end() || (top != over.end() && placeOf(*top) < placeOf(*below))) {
            all.push_back(std::move(*top++));
        } else if (top == over.end() || placeOf(*below) < placeOf(*top)) {
            all.push_back(std::move(*below++));
        } else {
            all.push_back({top->reviewerId, top->testSetId, overlaid(top->verdicts, below->verdicts)});
            ++top;
            ++below;
        }
    }
    return all;
}

}  // namespace

Result<void> VerdictRepository::writeColumn(const std::string& reviewerId, const std::string& testSetId,
                                            std::vector<PlacedVerdict> verdicts)
{
    std::ranges::sort(verdicts, isEarlier);
    const auto packed = pack(verdicts);
    return m_study.database()
        .run(sql::verdict_column_write, reviewerId, testSetId, std::span<const std::byte>(packed),
             m_study.clock().utcNow())
        .map([](int) {});
}

Result<std::vector<VerdictRepository::ColumnPlace>> VerdictRepository::places(const std::string& reviewerId,
                                                                              const std::string& imageId,
                                                                              const std::string& wnid) const
{
    return m_study.database().query(
        sql::verdict_column_place,
        [](const Statement& row) {
            return ColumnPlace{row.text(0),
                               {static_cast<std::uint32_t>(row.integer(1)), static_cast<ClassIndex>(row.integer(2))}};
        },
        reviewerId, imageId, wnid);
}

Result<std::optional<Verdict>> VerdictRepository::find(const std::string& reviewerId, const std::string& imageId,
                                                       const std::string& wnid) const
{
    const auto ruled = m_study.database().queryChecked(
        sql::verdict_read, [](const Statement& row) { return storedVerdict(row.text(0)); }, reviewerId, imageId, wnid);
    if (!ruled)
        return tl::unexpected(ruled.error());
    if (!ruled->empty())
        return std::optional(ruled->front());
    const auto columns = places(reviewerId, imageId, wnid);
    if (!columns)
        return tl::unexpected(columns.error());
    for (const auto& [testSetId, pair] : *columns) {
        const auto verdicts = column(reviewerId, testSetId);
        if (!verdicts)
            return tl::unexpected(verdicts.error());
        const auto found = std::ranges::lower_bound(*verdicts, pair, isEarlier);
        if (found != verdicts->end() && !isEarlier(pair, *found))
            return std::optional(found->verdict);
    }
    return std::optional<Verdict>();
}

Result<void> VerdictRepository::remove(const std::string& reviewerId, const std::string& imageId,
                                       const std::string& wnid)
{
    if (auto removed = m_study.database().run(sql::verdict_remove, reviewerId, imageId, wnid); !removed)
        return tl::unexpected(removed.error());
    const auto places = this->places(reviewerId, imageId, wnid);
    if (!places)
        return tl::unexpected(places.error());
    for (const auto& [testSetId, pair] : *places) {
        auto verdicts = column(reviewerId, testSetId);
        if (!verdicts)
            return tl::unexpected(verdicts.error());
        const auto found = std::ranges::lower_bound(*verdicts, pair, isEarlier);
        if (found == verdicts->end() || isEarlier(pair, *found))
            continue;
        verdicts->erase(found);
        if (auto written = writeColumn(reviewerId, testSetId, std::move(*verdicts)); !written)
            return written;
    }
    return {};
}

Result<std::vector<PlacedVerdict>> VerdictRepository::column(const std::string& reviewerId,
                                                             const std::string& testSetId) const
{
    auto rows = m_study.database().query(
        sql::verdict_column_read, [](const Statement& row) { return unpack(row.bytes(0)); }, reviewerId, testSetId);
    return rows.map([](auto& list) { return list.empty() ? std::vector<PlacedVerdict>{} : std::move(list.front()); });
}

Result<std::vector<Column>> VerdictRepository::ofDesk() const
{
    std::vector<Column> columns;
    const auto rows = m_study.database().queryChecked(sql::verdicts_all, [&](const Statement& row) -> Result<bool> {
        const auto verdict = storedVerdict(row.text(4));
        if (!verdict)
            return tl::unexpected(verdict.error());
        std::string reviewerId = row.text(0);
        std::string testSetId = row.text(1);
        if (columns.empty() || placeOf(columns.back()) != std::tie(reviewerId, testSetId))
            columns.push_back({std::move(reviewerId), std::move(testSetId), {}});
        columns.back().verdicts.push_back({static_cast<std::uint32_t>(row.integer(2)),
                                           static_cast<ClassIndex>(row.integer(3)), *verdict});
        return true;
    });
    if (!rows)
        return tl::unexpected(rows.error());
    return columns;
}

Result<std::vector<Column>> VerdictRepository::ofFiles() const
{
    return m_study.database().query(sql::verdict_columns_all, [](const Statement& row) {
        return Column{row.text(0), row.text(1), unpack(row.bytes(2))};
    });
}

Result<std::vector<Column>> VerdictRepository::all(Source source) const
{
    if (source == Source::Files)
        return ofFiles();
    auto desk = ofDesk();
    if (!desk || source == Source::Desk)
        return desk;
    return ofFiles().map([&](std::vector<Column> files) { return overlaid(std::move(*desk), std::move(files)); });
}

}  // namespace vizsla
