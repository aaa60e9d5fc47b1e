// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/store/image_order.h"
#include "core/store/statement.h"
#include "core/store/verdict_repository.h"
#include "core/study/predictions.h"

namespace vizsla {

/// How columns lie in the study file. The bytes may be any.

/// Whether they are `columns` classes of `classBytes` bytes for each of so many images.
bool hasPredictionLength(std::size_t bytes, std::int64_t columns, std::int64_t classBytes,
                         std::size_t images);
/// Into memory that is lent. A rest is left. Whether each is one of so many classes, noClass or unknownClass.
bool unpackClasses(std::span<const std::byte> bytes, std::int64_t classBytes, std::int64_t classCount,
                   std::vector<ClassIndex>& classes);

/// The predictions of one model on one test set as they lie in the study file.
struct PackedPredictions
{
    std::int64_t columns = 0;
    std::int64_t classBytes = 0;
    bool isBlob = true;  ///< false: something else stands in the place of the classes
    std::vector<std::byte> classes;
    bool hasConfidences = false;  ///< they are known, and read
    std::vector<std::byte> confidences;
    std::optional<std::int64_t> checksum;  ///< nothing where it is not known or not read

    /// Takes the memory that is there for what stands in the first five columns of the row.
    void read(const Statement& row);
    /// As far as the checksum tells, and whether they are bytes at all.
    bool areAsWritten() const;
};

std::vector<std::byte> packVerdicts(std::span<const PlacedVerdict> verdicts);
/// As they are stored, with positions in the place of indices.
std::vector<PlacedVerdict> unpackVerdicts(std::span<const std::byte> bytes);
/// Makes indices of the positions. False where one is of no image, of no class, or out of order.
bool orderVerdicts(std::vector<PlacedVerdict>& verdicts, const TestSetOrder& images, std::int64_t classCount);
/// By image, then class.
bool isEarlier(const PlacedVerdict& left, const PlacedVerdict& right);

}  // namespace vizsla
