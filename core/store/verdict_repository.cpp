// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verdict_repository.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/store/column_checksum.h"
#include "core/store/image_order.h"
#include "core/store/packed_columns.h"
#include "core/store/stored_words.h"
#include "core/store/study_connection.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

/// What the columns of a study refer to.
struct Order
{
    ImageOrder images;
    std::int64_t classCount = 0;

    static Result<Order> read(StudyConnection& study)
    {
        auto images = TRY(ImageOrder::read(study.database()));
        const auto classes = TRY(
            study.database().query(sql::class_count, [](const Statement& row) { return row.integer(0); }));
        return Order{std::move(images), classes.empty() ? 0 : classes.front()};
    }
    Result<void> apply(StudyConnection& study, VerdictRepository::ReviewerColumn& column) const
    {
        const TestSetOrder* testSet = images.find(column.testSetId);
        if (column.verdicts.empty() ||
            orderVerdicts(column.verdicts, testSet ? *testSet : TestSetOrder(), classCount))
            return {};
        return failure(ErrorKind::Corrupt,
                       study.path().filename().string() + " is damaged: the verdicts of a reviewer " +
                           "are of images or classes that are not there; `vizsla check` tells more.");
    }
};

using Column = VerdictRepository::ReviewerColumn;

auto placeOf(const Column& column)
{
    return std::tie(column.reviewerId, column.testSetId);
}

/// Verdicts of `over` take the place of those of `under` on the same pair.
std::vector<PlacedVerdict> overlaid(const std::vector<PlacedVerdict>& over,
                                    const std::vector<PlacedVerdict>& under)
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

Result<void> VerdictRepository::writeColumn(const ReviewerId& reviewerId, const TestSetId& testSetId,
                                            std::vector<PlacedVerdict> verdicts)
{
    const auto images = TRY(ImageOrder::read(m_study.database()));
    const TestSetOrder* testSet = images.find(testSetId);
    for (PlacedVerdict& verdict : verdicts) {
        const auto position = testSet ? testSet->positionOf(verdict.image) : std::nullopt;
        if (!position)
            return failure(ErrorKind::Invalid, "A verdict is on an image that is not in the test set.");
        verdict.image = static_cast<std::uint32_t>(*position);
    }
    std::ranges::sort(verdicts, isEarlier);
    const auto packed = packVerdicts(verdicts);
    const std::span<const std::byte> bytes(packed);
    return m_study.database().execute(sql::verdict_column_write, reviewerId, testSetId, bytes,
                                      m_study.clock().utcNow(), verdictChecksum(bytes));
}

Result<std::vector<VerdictRepository::ColumnPlace>> VerdictRepository::places(const ReviewerId& reviewerId,
                                                                              const ImageId& imageId,
                                                                              const std::string& wnid) const
{
    struct StoredPlace
    {
        TestSetId testSetId;
        std::int64_t position;
        ClassIndex label;
    };
    const auto stored = TRY(m_study.database().query(
        sql::verdict_column_place,
        [](const Statement& row) {
            return StoredPlace{row.id<TestSetId>(0), row.integer(1), static_cast<ClassIndex>(row.integer(2))};
        },
        reviewerId, imageId, wnid));
    std::vector<ColumnPlace> places;
    if (stored.empty())
        return places;
    const auto images = TRY(ImageOrder::read(m_study.database()));
    for (const auto& [testSetId, position, label] : stored) {
        if (const auto index = images.indexOf(testSetId, position))
            places.push_back({testSetId, {static_cast<std::uint32_t>(*index), label}});
    }
    return places;
}

Result<std::optional<Verdict>> VerdictRepository::find(const ReviewerId& reviewerId, const ImageId& imageId,
                                                       const std::string& wnid) const
{
    const auto ruled = TRY(m_study.database().queryChecked(
        sql::verdict_read, [](const Statement& row) { return storedVerdict(row.text(0)); }, reviewerId,
        imageId, wnid));
    if (!ruled.empty())
        return std::optional(ruled.front());
    const auto columns = TRY(places(reviewerId, imageId, wnid));
    for (const auto& [testSetId, pair] : columns) {
        const auto verdicts = TRY(column(reviewerId, testSetId));
        const auto found = std::ranges::lower_bound(verdicts, pair, isEarlier);
        if (found != verdicts.end() && !isEarlier(pair, *found))
            return std::optional(found->verdict);
    }
    return std::optional<Verdict>();
}

Result<void> VerdictRepository::remove(const ReviewerId& reviewerId, const ImageId& imageId,
                                       const std::string& wnid)
{
    TRY(m_study.database().execute(sql::verdict_remove, reviewerId, imageId, wnid));
    const auto places = TRY(this->places(reviewerId, imageId, wnid));
    for (const auto& [testSetId, pair] : places) {
        auto verdicts = TRY(column(reviewerId, testSetId));
        const auto found = std::ranges::lower_bound(verdicts, pair, isEarlier);
        if (found == verdicts.end() || isEarlier(pair, *found))
            continue;
        verdicts.erase(found);
        TRY(writeColumn(reviewerId, testSetId, std::move(verdicts)));
    }
    return {};
}

Result<std::vector<PlacedVerdict>> VerdictRepository::column(const ReviewerId& reviewerId,
                                                             const TestSetId& testSetId) const
{
    auto rows = TRY(m_study.database().query(
        sql::verdict_column_read, [](const Statement& row) { return unpackVerdicts(row.bytes(0)); },
        reviewerId, testSetId));
    if (rows.empty())
        return std::vector<PlacedVerdict>{};
    const auto order = TRY(Order::read(m_study));
    Column column{reviewerId, testSetId, std::move(rows.front())};
    return order.apply(m_study, column).map([&] { return std::move(column.verdicts); });
}

Result<std::vector<Column>> VerdictRepository::ofDesk() const
{
    std::vector<Column> columns;
    TRY(m_study.database().queryChecked(sql::verdicts_all, [&](const Statement& row) -> Result<bool> {
        const auto verdict = TRY(storedVerdict(row.text(4)));
        auto reviewerId = row.id<ReviewerId>(0);
        auto testSetId = row.id<TestSetId>(1);
        if (columns.empty() || placeOf(columns.back()) != std::tie(reviewerId, testSetId))
            columns.push_back({std::move(reviewerId), std::move(testSetId), {}});
        columns.back().verdicts.push_back(
            {static_cast<std::uint32_t>(row.integer(2)), static_cast<ClassIndex>(row.integer(3)), verdict});
        return true;
    }));
    return ordered(std::move(columns));
}

Result<std::vector<Column>> VerdictRepository::ofFiles() const
{
    auto columns = m_study.database().query(sql::verdict_columns_all, [](const Statement& row) {
        return Column{row.id<ReviewerId>(0), row.id<TestSetId>(1), unpackVerdicts(row.bytes(2))};
    });
    return columns.and_then([this](std::vector<Column>& read) { return ordered(std::move(read)); });
}

Result<std::vector<Column>> VerdictRepository::ordered(std::vector<Column> columns) const
{
    if (columns.empty())
        return columns;
    const auto order = TRY(Order::read(m_study));
    for (Column& column : columns)
        TRY(order.apply(m_study, column));
    return columns;
}

Result<std::vector<Column>> VerdictRepository::all(Source source) const
{
    if (source == Source::Files)
        return ofFiles();
    auto desk = ofDesk();
    if (!desk || source == Source::Desk)
        return desk;
    return ofFiles().map(
        [&](std::vector<Column> files) { return overlaid(std::move(*desk), std::move(files)); });
}

}  // namespace vizsla
