// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/packed_columns.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <tuple>

#include "core/store/column_checksum.h"

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

/// The least and the greatest are found without a branch for each number: there are millions of them.
template <class Number>
bool unpackNumbers(std::span<const std::byte> bytes, std::int64_t classCount,
                   std::vector<ClassIndex>& classes)
{
    classes.resize(bytes.size() / sizeof(Number));
    const std::byte* const from = bytes.data();
    ClassIndex* const to = classes.data();
    const std::size_t count = classes.size();
    Number least = noClass;
    Number greatest = noClass;
    for (std::size_t index = 0; index < count; ++index) {
        Number number;
        std::memcpy(&number, from + index * sizeof(Number), sizeof(Number));
        least = std::min(least, number);
        greatest = std::max(greatest, number);
        to[index] = number;
    }
    return least >= unknownClass && greatest < classCount;
}

void assign(std::vector<std::byte>& memory, std::span<const std::byte> bytes)
{
    memory.assign(bytes.begin(), bytes.end());
}

}  // namespace

bool hasPredictionLength(std::size_t bytes, std::int64_t columns, std::int64_t classBytes, std::size_t images)
{
    if (columns <= 0 || (classBytes != 2 && classBytes != 4))
        return false;
    if (images == 0)
        return bytes == 0;
    // Divided, as a product may overflow whatever the study says.
    const std::size_t ofColumn = images * static_cast<std::size_t>(classBytes);
    return bytes % ofColumn == 0 && static_cast<std::int64_t>(bytes / ofColumn) == columns;
}

bool unpackClasses(std::span<const std::byte> bytes, std::int64_t classBytes, std::int64_t classCount,
                   std::vector<ClassIndex>& classes)
{
    return classBytes == 2 ? unpackNumbers<std::int16_t>(bytes, classCount, classes)
                           : unpackNumbers<std::int32_t>(bytes, classCount, classes);
}

void PackedPredictions::read(const Statement& row)
{
    columns = row.integer(0);
    classBytes = row.integer(1);
    isBlob = row.type(2) == Statement::Type::Blob;
    assign(classes, row.bytes(2));
    hasConfidences = !row.isNull(3);
    assign(confidences, row.bytes(3));
    checksum = row.optionalInteger(4);
}

bool PackedPredictions::areAsWritten() const
{
    if (!isBlob)
        return false;
    return !checksum || *checksum == predictionChecksum(static_cast<int>(columns),
                                                        static_cast<int>(classBytes), classes, confidences);
}

bool isEarlier(const PlacedVerdict& left, const PlacedVerdict& right)
{
    return std::tie(left.image, left.label) < std::tie(right.image, right.label);
}

std::vector<std::byte> packVerdicts(std::span<const PlacedVerdict> verdicts)
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

std::vector<PlacedVerdict> unpackVerdicts(std::span<const std::byte> bytes)
{
    std::vector<PlacedVerdict> verdicts;
    verdicts.reserve(bytes.size() / sizeof(PackedVerdict));
    for (; bytes.size() >= sizeof(PackedVerdict); bytes = bytes.subspan(sizeof(PackedVerdict))) {
        PackedVerdict packed;
        std::memcpy(&packed, bytes.data(), sizeof packed);
        verdicts.push_back({packed.image, static_cast<ClassIndex>(packed.labelAndVerdict >> verdictBits),
                            static_cast<Verdict>(packed.labelAndVerdict & ((1U << verdictBits) - 1))});
    }
    // A rest says that it is none of ours: something that no image has.
    if (!bytes.empty())
        verdicts.push_back({std::numeric_limits<std::uint32_t>::max(), noClass, Verdict::DontKnow});
    return verdicts;
}

bool orderVerdicts(std::vector<PlacedVerdict>& verdicts, const TestSetOrder& images, std::int64_t classCount)
{
    for (PlacedVerdict& verdict : verdicts) {
        const auto index = images.indexOf(verdict.image);
        if (!index || verdict.label < 0 || verdict.label >= classCount)
            return false;
        verdict.image = static_cast<std::uint32_t>(*index);
    }
    const auto isOutOfOrder = [](const auto& left, const auto& right) { return !isEarlier(left, right); };
    return std::ranges::adjacent_find(verdicts, isOutOfOrder) == verdicts.end();
}

}  // namespace vizsla
