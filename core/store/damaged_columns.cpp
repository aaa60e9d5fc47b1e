// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/damaged_columns.h"

#include <optional>

#include "core/store/column_checksum.h"
#include "core/store/packed_columns.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

using Fault = DamagedColumn::Fault;

class Search
{
public:
    static Result<Search> of(Database& study)
    {
        auto order = ImageOrder::read(study);
        if (!order && order.error().kind != ErrorKind::Corrupt)
            return tl::unexpected(order.error());
        const auto classes =
            TRY(study.queryOne(sql::class_count, [](const Statement& row) { return row.integer(0); }));
        return Search(order ? std::optional(std::move(*order)) : std::nullopt, classes.value_or(0));
    }

    std::optional<Fault> faultOf(const PackedPredictions& predictions, const TestSetId& testSetId) const
    {
        if (!predictions.isBlob)
            return Fault::Values;
        if (!predictions.areAsWritten())
            return Fault::Checksum;
        std::vector<ClassIndex> values;
        if (!unpackClasses(predictions.classes, predictions.classBytes, m_classCount, values))
            return Fault::Values;
        if (!m_order)
            return std::nullopt;
        const TestSetOrder* testSet = m_order->find(testSetId);
        const std::size_t images = testSet ? testSet->imageCount() : 0;
        const bool isWhole = hasPredictionLength(predictions.classes.size(), predictions.columns,
                                                 predictions.classBytes, images) &&
                             (!predictions.hasConfidences ||
                              predictions.confidences.size() == values.size() * sizeof(Confidence));
        return isWhole ? std::nullopt : std::optional(Fault::Length);
    }

    /// In a row of verdicts and their checksum.
    std::optional<Fault> faultOfVerdicts(const Statement& row, const TestSetId& testSetId) const
    {
        const auto bytes = row.bytes(0);
        const auto checksum = row.optionalInteger(1);
        if (row.type(0) != Statement::Type::Blob)
            return Fault::Values;
        if (checksum && *checksum != verdictChecksum(bytes))
            return Fault::Checksum;
        auto verdicts = unpackVerdicts(bytes);
        const TestSetOrder* testSet = m_order ? m_order->find(testSetId) : nullptr;
        if (!m_order || orderVerdicts(verdicts, testSet ? *testSet : TestSetOrder(), m_classCount))
            return std::nullopt;
        return Fault::Values;
    }

private:
    Search(std::optional<ImageOrder> order, std::int64_t classCount)
        : m_order(std::move(order)),
          m_classCount(classCount)
    {}

    std::optional<ImageOrder> m_order;
    std::int64_t m_classCount;
};

}  // namespace

Result<std::vector<DamagedColumn>> findDamagedColumns(Database& study, ComparedColumns columns)
{
    std::vector<DamagedColumn> damaged;
    std::optional<Search> search;
    // Columns are read while their list is, so that both are of one moment.
    const auto lookAt = [&](std::string_view table, std::string_view list, std::string_view one,
                            const auto& faultIn) {
        return study.queryChecked(list, [&](const Statement& column) -> Result<bool> {
            const std::int64_t rowId = column.integer(0);
            const auto testSetId = column.id<TestSetId>(2);
            // The order of the images, which takes a while, is read where there is a column.
            if (!search)
                search = TRY(Search::of(study));
            const auto faults = TRY(study.query(
                one, [&](const Statement& row) { return faultIn(row, testSetId); }, rowId));
            if (!faults.empty() && faults.front())
                damaged.push_back({std::string(table), rowId, column.text(1), *faults.front()});
            return true;
        });
    };
    if (columns == ComparedColumns::All) {
        PackedPredictions predictions;
        TRY(lookAt("prediction", sql::columns_of_predictions, sql::column_of_predictions,
                   [&](const Statement& row, const TestSetId& testSetId) {
                       predictions.read(row);
                       return search->faultOf(predictions, testSetId);
                   }));
    }
    TRY(lookAt("verdict_column", sql::columns_of_verdicts, sql::column_of_verdicts,
               [&](const Statement& row, const TestSetId& testSetId) {
                   return search->faultOfVerdicts(row, testSetId);
               }));
    return damaged;
}

}  // namespace vizsla
