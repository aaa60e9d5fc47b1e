// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/packed_columns.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <tuple>

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

template <class Number>
void unpackNumbers(std::span<const std::byte> bytes, std::vector<ClassIndex>& classes)
{
    classes.resize(bytes.size() / sizeof(Number));
    for (std::size_t index = 0; index < classes.size(); ++index) {
        Number number;
        std::memcpy(&number, bytes.data() + index * sizeof(Number), sizeof(Number));
        classes[index] = number;
    }
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

void unpackClasses(std::span<const std::byte> bytes, std::int64_t classBytes,
                   std::vector<ClassIndex>& classes)
{
    if (classBytes == 2)
        unpackNumbers<std::int16_t>(bytes, classes);
    else
        unpackNumbers<std::int32_t>(bytes, classes);
}

bool holdsOnlyClasses(std::span<const ClassIndex> classes, std::int64_t classCount)
{
    // Without a branch for each value: there are millions of them.
    bool all = true;
    for (const ClassIndex one : classes)
        all &= one >= unknownClass && one < classCount;
    return all;
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
