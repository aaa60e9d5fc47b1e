// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/truth_repository.h"

#include <cstring>
#include <optional>
#include <unordered_map>

#include "core/store/stored_words.h"
#include "core/store/study_file.h"
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
                               static_cast<std::uint16_t>(correct.size()), static_cast<std::uint16_t>(unclear.size()),
                               0};
        append(packed, &head, sizeof head);
        append(packed, correct.data(), correct.size_bytes());
        append(packed, unclear.data(), unclear.size_bytes());
    }
    return packed;
}

/// Nothing where the bytes are not what pack() makes.
std::optional<Truth> unpack(std::span<const std::byte> packed)
{
    Truth truth;
    std::vector<ClassIndex> labels;
    while (!packed.empty()) {
        PackedImage head;
        if (packed.size() < sizeof head)
            return std::nullopt;
        std::memcpy(&head, packed.data(), sizeof head);
        packed = packed.subspan(sizeof head);
        labels.resize(std::size_t{head.correct} + head.unclear);
        if (packed.size() < labels.size() * sizeof(ClassIndex))
            return std::nullopt;
        if (!labels.empty())
            std::memcpy(labels.data(), packed.data(), labels.size() * sizeof(ClassIndex));
        packed = packed.subspan(labels.size() * sizeof(ClassIndex));
        const std::span all(labels);
        truth.add(head.assigned, head.problematic != 0, all.first(head.correct), all.subspan(head.correct));
    }
    return truth;
}

ClassIndex classOf(const Statement& row, int column)
{
    return static_cast<ClassIndex>(row.optionalInteger(column).value_or(noClass));
}

}  // namespace

Result<Truth> TruthRepository::truth(const std::string& testSetId)
{
    auto kept = m_study.database().query(
        sql::truth_read, [](const Statement& row) { return unpack(row.bytes(0)); }, testSetId);
    if (!kept)
        return tl::unexpected(kept.error());
    if (!kept->empty() && kept->front())
        return std::move(*kept->front());
    Database& database = m_study.database();
    std::optional<Truth> built;
    const auto buildIt = [&] { return build(testSetId).map([&](Truth truth) { built = std::move(truth); }); };
    // Images and rulings are of one moment, and no ruling comes between reading and packing them.
    const auto done = m_study.isReadOnly() ? database.snapshot(buildIt) : database.transaction([&] {
        return buildIt().and_then([&] { return write(testSetId, *built); });
    });
    if (!done)
        return tl::unexpected(done.error());
    return std::move(*built);
}

Result<void> TruthRepository::write(const std::string& testSetId, const Truth& truth)
{
    const auto packed = pack(truth);
    return m_study.database()
        .run(sql::truth_write, testSetId, std::span<const std::byte>(packed))
        .map([](int) {});
}

Result<void> TruthRepository::forget()
{
    return m_study.database().run(sql::truth_remove_all).map([](int) {});
}

Result<void> TruthRepository::packAll()
{
    const auto testSets = m_study.database().query(sql::test_set_names, [](const Statement& row) { return row.text(0); });
    if (!testSets)
        return tl::unexpected(testSets.error());
    for (const std::string& id : *testSets) {
        if (auto packed = truth(id); !packed)
            return tl::unexpected(packed.error());
    }
    return {};
}

Result<Truth> TruthRepository::build(const std::string& testSetId) const
{
    std::unordered_map<std::string, std::size_t> indexOf;
    auto rows = m_study.database().query(
        sql::truth_images,
        [&](const Statement& row) {
            indexOf.emplace(row.text(0), indexOf.size());
            return TruthRow{classOf(row, 1), row.integer(2) != 0, {}, {}};
        },
        testSetId);
    if (!rows)
        return tl::unexpected(rows.error());
    auto ruled = m_study.database().queryChecked(
        sql::truth_rulings,
        [&](const Statement& row) -> Result<bool> {
            const auto image = indexOf.find(row.text(0));
            const auto verdict = storedVerdict(row.text(2));
            if (!verdict)
                return tl::unexpected(verdict.error());
            if (image == indexOf.end())
                return failure(ErrorKind::Corrupt, "The study has a ruling on an image that is in no test set.");
            TruthRow& ruledOn = (*rows)[image->second];
            (*verdict == Verdict::Correct ? ruledOn.correct : ruledOn.unclear).push_back(classOf(row, 1));
            return true;
        },
        testSetId);
    if (!ruled)
        return tl::unexpected(ruled.error());
    return Truth(*rows);
}

}  // namespace vizsla
