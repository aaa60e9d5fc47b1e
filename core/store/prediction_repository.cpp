// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/prediction_repository.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "core/store/column_checksum.h"
#include "core/store/packed_columns.h"
#include "core/store/study_connection.h"
#include "core/text/ascii.h"
#include "core/text/file_text.h"
#include "core/text/natural_order.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

static_assert(std::endian::native == std::endian::little, "columns are kept little-endian");

/// Two bytes are enough for every study so far; halving the column halves the time to read it.
bool fitsShort(const Predictions& predictions)
{
    const auto largest = std::ranges::max_element(predictions.classes);
    return largest == predictions.classes.end() || *largest <= std::numeric_limits<std::int16_t>::max();
}

}  // namespace

Result<std::vector<Model>> PredictionRepository::models() const
{
    auto models = m_study.database().query(sql::models_all, [](const Statement& row) {
        return Model{row.id<ModelId>(0), row.text(1)};
    });
    if (models)
        std::ranges::sort(*models, NaturallyLess(), &Model::name);
    return models;
}

Result<ModelId> PredictionRepository::modelId(const std::string& name)
{
    if (const auto fault = nameFault(name); !fault.empty() || trimmed(name).empty())
        return failure(ErrorKind::Invalid, "A model needs a name: found " +
                                               (fault.empty() ? "blanks" : std::string(fault)) + ".");
    auto known = TRY(m_study.database().query(
        sql::model_id, [](const Statement& row) { return row.id<ModelId>(0); }, name));
    if (!known.empty())
        return known.front();
    const ModelId id(m_study.uuids().next());
    return m_study.database().execute(sql::model_add, id, name, m_study.clock().utcNow()).map([&] {
        return id;
    });
}

Result<std::set<std::pair<ModelId, TestSetId>>> PredictionRepository::places() const
{
    auto rows = m_study.database().query(sql::prediction_places, [](const Statement& row) {
        return std::pair(row.id<ModelId>(0), row.id<TestSetId>(1));
    });
    return rows.map(
        [](const auto& list) { return std::set<std::pair<ModelId, TestSetId>>(list.begin(), list.end()); });
}

Result<void> PredictionRepository::write(const ModelId& modelId, const TestSetId& testSetId,
                                         const Predictions& predictions,
                                         const std::vector<std::string>& warnings)
{
    Database& database = m_study.database();
    std::vector<std::int16_t> shorts;
    std::span<const std::byte> bytes = std::as_bytes(std::span(predictions.classes));
    if (fitsShort(predictions)) {
        shorts.assign(predictions.classes.begin(), predictions.classes.end());
        bytes = std::as_bytes(std::span(shorts));
    }
    const int classBytes = shorts.empty() ? 4 : 2;
    std::optional<std::span<const std::byte>> confidences;
    if (!predictions.confidences.empty())
        confidences = std::as_bytes(std::span(predictions.confidences));
    const std::int64_t checksum = predictionChecksum(predictions.columns, classBytes, bytes,
                                                     confidences.value_or(std::span<const std::byte>()));
    auto written = database.execute(sql::prediction_write, modelId, testSetId, predictions.columns,
                                    classBytes, bytes, m_study.clock().utcNow(), confidences, checksum);
    if (written)
        written = database.execute(sql::prediction_warnings_remove, modelId, testSetId);
    int position = 0;
    for (auto warning = warnings.begin(); written && warning != warnings.end(); ++warning)
        written = database.execute(sql::prediction_warning_add, modelId, testSetId, position++, *warning);
    return written;
}

tl::unexpected<Error> PredictionRepository::damaged(const ModelId& modelId, const TestSetId& testSetId,
                                                    const std::string& what) const
{
    const auto read = [](const Statement& row) { return row.text(0); };
    const auto names = m_study.database().query(sql::prediction_names, read, modelId, testSetId);
    const std::string whose = names && !names->empty() ? " of " + names->front() : std::string();
    return failure(ErrorKind::Corrupt, m_study.path().filename().string() + " is damaged: the predictions" +
                                           whose + ' ' + what + "; `vizsla check` tells more.");
}

Result<bool> PredictionRepository::readPacked(const ModelId& modelId, const TestSetId& testSetId,
                                              Checksum checksum, PackedPredictions& packed) const
{
    const auto rows = TRY(m_study.database().query(
        checksum == Checksum::Read ? sql::prediction_read_whole : sql::prediction_read,
        [&](const Statement& row) {
            packed.read(row);
            return true;
        },
        modelId, testSetId));
    return !rows.empty();
}

std::string PredictionRepository::unpack(const PackedPredictions& packed, const Shape& shape,
                                         Predictions& predictions)
{
    const bool areClasses =
        unpackClasses(packed.classes, packed.classBytes, shape.classes, predictions.classes);
    if (!hasPredictionLength(packed.classes.size(), packed.columns, packed.classBytes, shape.images))
        return "are not those of " + std::to_string(shape.images) + " images";
    if (!areClasses)
        return "hold something that is no class of the study";
    predictions.confidences.clear();
    predictions.columns = static_cast<int>(packed.columns);
    return {};
}

Result<std::optional<Predictions>> PredictionRepository::read(const ModelId& modelId,
                                                              const TestSetId& testSetId, const Shape& shape,
                                                              Predictions reuse) const
{
    PackedPredictions packed;
    const auto isThere = TRY(readPacked(modelId, testSetId, Checksum::Left, packed));
    if (!isThere)
        return std::nullopt;
    if (const std::string what = unpack(packed, shape, reuse); !what.empty())
        return damaged(modelId, testSetId, what);
    return std::optional(std::move(reuse));
}

Result<std::vector<Confidence>> PredictionRepository::confidences(const ModelId& modelId,
                                                                  const TestSetId& testSetId,
                                                                  std::size_t count) const
{
    std::vector<Confidence> read;
    TRY(m_study.database().query(
        sql::prediction_confidences,
        [&](const Statement& row) {
            read.resize(row.bytes(0).size() / sizeof(Confidence));
            if (!read.empty())
                std::memcpy(read.data(), row.bytes(0).data(), read.size() * sizeof(Confidence));
            return true;
        },
        modelId, testSetId));
    if (!read.empty() && read.size() != count)
        return damaged(modelId, testSetId, "do not have one confidence each");
    return read;
}

Result<std::vector<PredictionWarning>> PredictionRepository::warnings() const
{
    auto warnings = m_study.database().query(sql::prediction_warnings_all, [](const Statement& row) {
        return PredictionWarning{row.text(0), row.text(1), row.text(2)};
    });
    if (warnings)
        std::ranges::stable_sort(*warnings, NaturallyLess(), &PredictionWarning::model);
    return warnings;
}

Result<bool> PredictionRepository::hasOfNobody() const
{
    return m_study.database()
        .queryOne(sql::predictions_of_nobody, [](const Statement& row) { return row.integer(0); })
        .map([](const auto& is) { return is.value_or(0) != 0; });
}

}  // namespace vizsla
