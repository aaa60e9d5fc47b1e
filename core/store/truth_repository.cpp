// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/truth_repository.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "core/store/annotation_source_repository.h"
#include "core/store/column_checksum.h"
#include "core/store/stored_words.h"
#include "core/store/study_connection.h"
#include "core/study/annotation.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

/// Of one image, before its labels.
struct PackedImage
{
    ClassIndex assigned;
    std::uint16_t problematic;
    std::uint16_t correct;
    std::uint16_t unclear;
    std::uint16_t unused;
};
static_assert(sizeof(PackedImage) == 12);

void append(std::vector<std::byte>& packed, const void* data, std::size_t size)
{
    const auto* bytes = static_cast<const std::byte*>(data);
    packed.insert(packed.end(), bytes, bytes + size);
}

std::vector<std::byte> pack(const Truth& truth)
{
    std::vector<std::byte> packed;
    for (std::size_t image = 0; image < truth.imageCount(); ++image) {
        const auto correct = truth.correct(image);
        const auto unclear = truth.unclear(image);
        const PackedImage head{truth.assigned(image), truth.isProblematic(image),
                               static_cast<std::uint16_t>(correct.size()),
                               static_cast<std::uint16_t>(unclear.size()), 0};
        append(packed, &head, sizeof head);
        append(packed, correct.data(), correct.size_bytes());
        append(packed, unclear.data(), unclear.size_bytes());
    }
    return packed;
}

/// Before all images. No image has such a class or sets what of it is unused, so that earlier versions, which
/// had no seal, take what has one for nothing and read the rulings, and a changed byte makes neither of the
/// other.
struct Seal
{
    ClassIndex mark;
    std::uint32_t checksum;
    std::uint32_t form;
};
static_assert(sizeof(Seal) == sizeof(PackedImage));
constexpr ClassIndex sealMark = noClass - 1;
constexpr std::uint32_t sealForm = 1u << 16;

std::vector<std::byte> sealed(std::span<const std::byte> images)
{
    const Seal seal{sealMark, static_cast<std::uint32_t>(truthChecksum(images)), sealForm};
    std::vector<std::byte> packed;
    packed.reserve(sizeof seal + images.size());
    append(packed, &seal, sizeof seal);
    append(packed, images.data(), images.size());
    return packed;
}

/// What sealed() was given, or what an earlier version wrote. Nothing where the bytes do not fit their seal.
std::optional<std::span<const std::byte>> unsealed(std::span<const std::byte> packed)
{
    Seal seal;
    if (packed.size() < sizeof seal)
        return packed;
    std::memcpy(&seal, packed.data(), sizeof seal);
    if (seal.mark != sealMark && seal.form < sealForm)
        return packed;
    const auto images = packed.subspan(sizeof seal);
    const bool isAsWritten = seal.mark == sealMark && seal.form == sealForm &&
                             seal.checksum == static_cast<std::uint32_t>(truthChecksum(images));
    return isAsWritten ? std::optional(images) : std::nullopt;
}

bool areClasses(std::span<const ClassIndex> labels, std::int64_t classCount)
{
    return std::ranges::all_of(labels,
                               [&](ClassIndex label) { return label >= noClass && label < classCount; });
}

ClassIndex classOf(const Statement& row, int column)
{
    return static_cast<ClassIndex>(row.optionalInteger(column).value_or(noClass));
}

struct ImageRow
{
    std::int64_t position;
    ImageId id;
    TruthRow known;
};

struct RulingRow
{
    ImageId imageId;
    ClassIndex label;
    bool isCorrect;
};

Truth assemble(std::vector<ImageRow> images, const std::vector<RulingRow>& rulings)
{
    std::unordered_map<std::string_view, TruthRow*> imageOf;
    for (ImageRow& image : images)
        imageOf.emplace(image.id.text(), &image.known);
    for (const RulingRow& ruling : rulings) {
        if (const auto found = imageOf.find(ruling.imageId.text()); found != imageOf.end())
            (ruling.isCorrect ? found->second->correct : found->second->unclear).push_back(ruling.label);
    }
    Truth truth;
    for (const ImageRow& image : images)
        truth.add(image.known);
    return truth;
}

}  // namespace

Result<Truth> TruthRepository::truth(const TestSetId& testSetId)
{
    const auto inUse = TRY(AnnotationSourceRepository(m_study).inUse());
    return truth(testSetId, inUse ? std::optional(inUse->id) : std::nullopt);
}

Result<Truth> TruthRepository::truth(const TestSetId& testSetId,
                                     const std::optional<AnnotationSourceId>& sourceId)
{
    const auto kept = TRY(readPacked(testSetId, sourceId));
    auto unpacked = kept ? unpack(*kept) : std::nullopt;
    if (unpacked)
        return std::move(*unpacked);
    if (m_study.isReadOnly())
        return build(testSetId, sourceId);
    Result<Truth> truth;
    const auto done = m_study.database().transaction([&]() -> Result<void> {
        truth = buildAndPack(testSetId, sourceId);
        return truth.map([](const Truth&) {});
    });
    // Packing saves time for the next one; who scores meanwhile need not wait for another writer.
    if (!done && done.error().kind == ErrorKind::Busy)
        return build(testSetId, sourceId);
    if (!done)
        return tl::unexpected(done.error());
    return truth;
}

Result<std::optional<TruthRepository::Packed>> TruthRepository::readPacked(
    const TestSetId& testSetId, const std::optional<AnnotationSourceId>& sourceId) const
{
    return m_study.database().queryOne(
        sql::truth_read,
        [](const Statement& row) {
            const auto bytes = row.bytes(0);
            return Packed{{bytes.begin(), bytes.end()}, row.integer(1), row.integer(2)};
        },
        testSetId, sourceId.value_or(AnnotationSourceId()));
}

std::optional<Truth> TruthRepository::unpack(const Packed& packed)
{
    const auto images = unsealed(packed.bytes);
    if (!images)
        return std::nullopt;
    std::span<const std::byte> left = *images;
    Truth truth;
    std::vector<ClassIndex> labels;
    while (!left.empty()) {
        PackedImage head;
        if (left.size() < sizeof head)
            return std::nullopt;
        std::memcpy(&head, left.data(), sizeof head);
        left = left.subspan(sizeof head);
        labels.resize(std::size_t{head.correct} + head.unclear);
        if (left.size() < labels.size() * sizeof(ClassIndex))
            return std::nullopt;
        if (!labels.empty())
            std::memcpy(labels.data(), left.data(), labels.size() * sizeof(ClassIndex));
        left = left.subspan(labels.size() * sizeof(ClassIndex));
        if (!areClasses(labels, packed.classCount) ||
            !areClasses(std::span(&head.assigned, 1), packed.classCount))
            return std::nullopt;
        const std::span all(labels);
        truth.add(head.assigned, head.problematic != 0, all.first(head.correct), all.subspan(head.correct));
    }
    if (static_cast<std::int64_t>(truth.imageCount()) != packed.imageCount)
        return std::nullopt;
    return truth;
}

/// In a transaction, so that nobody changes an annotation between the two.
Result<Truth> TruthRepository::buildAndPack(const TestSetId& testSetId,
                                            const std::optional<AnnotationSourceId>& sourceId)
{
    auto built = build(testSetId, sourceId);
    if (!built)
        return built;
    const auto bytes = sealed(pack(*built));
    TRY(m_study.database().execute(sql::truth_write, testSetId, sourceId.value_or(AnnotationSourceId()),
                                   std::span<const std::byte>(bytes)));
    return built;
}

Result<void> TruthRepository::forget()
{
    return m_study.database().execute(sql::truth_remove_all);
}

Result<void> TruthRepository::packAll()
{
    const auto testSets = TRY(m_study.database().query(
        sql::test_set_names, [](const Statement& row) { return row.id<TestSetId>(0); }));
    for (const TestSetId& id : testSets)
        TRY(truth(id));
    return {};
}

Result<std::vector<std::string>> TruthRepository::stale() const
{
    struct Kept
    {
        TestSetId testSetId;
        std::string name;
        std::vector<std::byte> packed;
        AnnotationSourceId sourceId;
    };
    const auto kept = TRY(m_study.database().query(sql::truths_all, [](const Statement& row) {
        const auto bytes = row.bytes(2);
        return Kept{
            row.id<TestSetId>(0), row.text(1), {bytes.begin(), bytes.end()}, row.id<AnnotationSourceId>(3)};
    }));
    std::vector<std::string> names;
    for (const Kept& truth : kept) {
        const auto built = TRY(
            build(truth.testSetId, truth.sourceId.empty() ? std::nullopt : std::optional(truth.sourceId)));
        // Earlier versions wrote no seal.
        const auto images = pack(built);
        if (truth.packed != sealed(images) && truth.packed != images)
            names.push_back(truth.name);
    }
    return names;
}

Result<Truth> TruthRepository::build(const TestSetId& testSetId,
                                     const std::optional<AnnotationSourceId>& sourceId) const
{
    std::vector<ImageRow> images;
    std::vector<RulingRow> rulings;
    const auto read = [&](const Statement& row) -> Result<bool> {
        if (const auto word = row.optionalText(2)) {
            const auto verdict = TRY(storedVerdict(*word));
            rulings.push_back({row.id<ImageId>(0), classOf(row, 1), verdict == Verdict::Correct});
        } else {
            images.push_back(
                {row.integer(3), row.id<ImageId>(0), {classOf(row, 1), row.integer(4) != 0, {}, {}}});
        }
        return true;
    };
    TRY(m_study.database().queryChecked(sql::truth_rows, read, testSetId, sourceId));
    std::ranges::stable_sort(images, {}, &ImageRow::position);
    return assemble(std::move(images), rulings);
}

}  // namespace vizsla
