// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/prediction_repository.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "core/formats/ascii.h"
#include "core/formats/file_text.h"
#include "core/store/study_file.h"
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

template <class Number, class Value>
void unpack(std::span<const std::byte> bytes, std::vector<Value>& values)
{
    values.resize(bytes.size() / sizeof(Number));
    for (std::size_t index = 0; index < values.size(); ++index) {
        Number number;
        std::memcpy(&number, bytes.data() + index * sizeof(Number), sizeof(Number));
        values[index] = number;
    }
}

}  // namespace

Result<std::vector<Model>> PredictionRepository::models() const
{
    return m_study.database().query(sql::models_all, [](const Statement& row) {
        return Model{row.text(0), row.text(1)};
    });
}

Result<std::string> PredictionRepository::modelId(const std::string& name)
{
    if (const auto fault = nameFault(name); !fault.empty() || trimmed(name).empty())
        return failure(ErrorKind::Invalid,
                       "A model needs a name: found " + (fault.empty() ? "blanks" : std::string(fault)) + ".");
    auto known = m_study.database().query(sql::model_id, [](const Statement& row) { return row.text(0); }, name);
    if (!known)
        return tl::unexpected(known.error());
    if (!known->empty())
        return known->front();
    const std::string id = m_study.uuids().next();
    return m_study.database().run(sql::model_add, id, name, m_study.clock().utcNow()).map([&](int) { return id; });
}

Result<std::set<std::pair<std::string, std::string>>> PredictionRepository::places() const
{
    auto rows = m_study.database().query(sql::prediction_places, [](const Statement& row) {
        return std::pair(row.text(0), row.text(1));
    });
    return rows.map([](const auto& list) {
        return std::set<std::pair<std::string, std::string>>(list.begin(), list.end());
    });
}

Result<void> PredictionRepository::write(const std::string& modelId, const std::string& testSetId,
                                         const Predictions& predictions, const std::vector<std::string>& warnings)
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
    auto written = database.run(sql::prediction_write, modelId, testSetId, predictions.columns, classBytes, bytes,
                                m_study.clock().utcNow(), confidences);
    if (written)
        written = database.run(sql::prediction_warnings_remove, modelId, testSetId);
    int position = 0;
    for (auto warning = warnings.begin(); written && warning != warnings.end(); ++warning)
        written = database.run(sql::prediction_warning_add, modelId, testSetId, position++, *warning);
    return written.map([](int) {});
}

Result<std::optional<Predictions>> PredictionRepository::read(const std::string& modelId, const std::string& testSetId,
                                                              Predictions reuse) const
{
    const auto rows = m_study.database().query(
        sql::prediction_read,
        [&](const Statement& row) {
            reuse.columns = static_cast<int>(row.integer(0));
            reuse.confidences.clear();
            if (row.integer(1) == 2)
                unpack<std::int16_t>(row.bytes(2), reuse.classes);
            else
                unpack<std::int32_t>(row.bytes(2), reuse.classes);
            return true;
        },
        modelId, testSetId);
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->empty() ? std::nullopt : std::optional(std::move(reuse));
}

Result<std::vector<Confidence>> PredictionRepository::confidences(const std::string& modelId,
                                                                  const std::string& testSetId) const
{
    std::vector<Confidence> read;
    const auto rows = m_study.database().query(
        sql::prediction_confidences,
        [&](const Statement& row) {
            unpack<Confidence>(row.bytes(0), read);
            return true;
        },
        modelId, testSetId);
    if (!rows)
        return tl::unexpected(rows.error());
    return read;
}

Result<std::vector<PredictionWarning>> PredictionRepository::warnings() const
{
    return m_study.database().query(sql::prediction_warnings_all, [](const Statement& row) {
        return PredictionWarning{row.text(0), row.text(1), row.text(2)};
    });
}

}  // namespace vizsla
