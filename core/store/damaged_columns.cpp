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
    Search(std::optional<ImageOrder> order, std::int64_t classCount)
        : m_order(std::move(order)),
          m_classCount(classCount)
    {}

    std::optional<Fault> faultOfPredictions(const Statement& row) const
    {
        const std::int64_t columns = row.integer(3);
        const std::int64_t classBytes = row.integer(4);
        const auto classes = row.bytes(5);
        const auto confidences = row.bytes(6);
        const auto checksum = row.optionalInteger(7);
        if (row.type(5) != Statement::Type::Blob)
            return Fault::Values;
        if (checksum && *checksum != predictionChecksum(static_cast<int>(columns),
                                                        static_cast<int>(classBytes), classes, confidences))
            return Fault::Checksum;
        std::vector<ClassIndex> values;
        unpackClasses(classes, classBytes, values);
        if (!holdsOnlyClasses(values, m_classCount))
            return Fault::Values;
        if (!m_order)
            return std::nullopt;
        const TestSetOrder* testSet = m_order->find(row.text(2));
        const std::size_t images = testSet ? testSet->imageCount() : 0;
        const bool isWhole = hasPredictionLength(classes.size(), columns, classBytes, images) &&
                             (row.isNull(6) || confidences.size() == values.size() * sizeof(Confidence));
        return isWhole ? std::nullopt : std::optional(Fault::Length);
    }

    std::optional<Fault> faultOfVerdicts(const Statement& row) const
    {
        const auto bytes = row.bytes(3);
        const auto checksum = row.optionalInteger(4);
        if (row.type(3) != Statement::Type::Blob)
            return Fault::Values;
        if (checksum && *checksum != verdictChecksum(bytes))
            return Fault::Checksum;
        auto verdicts = unpackVerdicts(bytes);
        const TestSetOrder* testSet = m_order ? m_order->find(row.text(2)) : nullptr;
        if (!m_order || orderVerdicts(verdicts, testSet ? *testSet : TestSetOrder(), m_classCount))
            return std::nullopt;
        return Fault::Values;
    }

private:
    std::optional<ImageOrder> m_order;
    std::int64_t m_classCount;
};

}  // namespace

Result<std::vector<DamagedColumn>> findDamagedColumns(Database& study)
{
    auto order = ImageOrder::read(study);
    if (!order && order.error().kind != ErrorKind::Corrupt)
        return tl::unexpected(order.error());
    const auto classes =
        TRY(study.query(sql::class_count, [](const Statement& row) { return row.integer(0); }));
    const Search search(order ? std::optional(std::move(*order)) : std::nullopt,
                        classes.empty() ? 0 : classes.front());
    std::vector<DamagedColumn> damaged;
    TRY(study.query(sql::columns_of_predictions, [&](const Statement& row) {
        if (const auto fault = search.faultOfPredictions(row))
            damaged.push_back({"prediction", row.integer(0), row.text(1), *fault});
        return 0;
    }));
    TRY(study.query(sql::columns_of_verdicts, [&](const Statement& row) {
        if (const auto fault = search.faultOfVerdicts(row))
            damaged.push_back({"verdict_column", row.integer(0), row.text(1), *fault});
        return 0;
    }));
    return damaged;
}

}  // namespace vizsla
