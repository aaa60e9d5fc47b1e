// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/store/image_order.h"
#include "core/store/verdict_repository.h"
#include "core/study/predictions.h"

namespace vizsla {

/// How columns lie in the study file. The bytes may be any.

/// Whether they are `columns` classes of `classBytes` bytes for each of so many images.
bool hasPredictionLength(std::size_t bytes, std::int64_t columns, std::int64_t classBytes,
                         std::size_t images);
/// Into memory that is lent. A rest is left.
void unpackClasses(std::span<const std::byte> bytes, std::int64_t classBytes,
                   std::vector<ClassIndex>& classes);
/// Whether each is a class, noClass or unknownClass.
bool holdsOnlyClasses(std::span<const ClassIndex> classes, std::int64_t classCount);

std::vector<std::byte> packVerdicts(std::span<const PlacedVerdict> verdicts);
/// As they are stored, with positions in the place of indices.
std::vector<PlacedVerdict> unpackVerdicts(std::span<const std::byte> bytes);
/// Makes indices of the positions. False where one is of no image, of no class, or out of order.
bool orderVerdicts(std::vector<PlacedVerdict>& verdicts, const TestSetOrder& images, std::int64_t classCount);
/// By image, then class.
bool isEarlier(const PlacedVerdict& left, const PlacedVerdict& right);

}  // namespace vizsla
