// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/truth_repository.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <tuple>
#include <unordered_map>

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

bool areClasses(std::span<const ClassIndex> labels, std::int64_t classCount)
{
    return std::ranges::all_of(labels, [&](ClassIndex label) { return label >= noClass && label < classCount; });
}

/// Nothing where the bytes are not what pack() makes of so many images and classes.
std::optional<Truth> unpack(std::span<const std::byte> packed, std::int64_t imageCount, std::int64_t classCount)
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
        if (!areClasses(labels, classCount) || !areClasses(std::span(&head.assigned, 1), classCount))
            return std::nullopt;
        const std::span all(labels);
        truth.add(head.assigned, head.problematic != 0, all.first(head.correct), all.subspan(head.correct));
    }
    if (static_cast<std::int64_t>(truth.imageCount()) != imageCount)
        return std::nullopt;
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
        sql::truth_read,
        [](const Statement& row) { return unpack(row.bytes(0), row.integer(1), row.integer(2)); }, testSetId);
    if (!kept)
        return tl::unexpected(kept.error());
    if (!kept->empty() && kept->front())
        return std::move(*kept->front());
    auto built = build(testSetId);
    if (!built || m_study.isReadOnly())
        return built;
    const auto packed = pack(*built);
    if (auto written = m_study.database().run(sql::truth_write, testSetId, std::span<const std::byte>(packed));
        !written)
        return tl::unexpected(written.error());
    return built;
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

Result<std::vector<std::string>> TruthRepository::stale() const
{
    const auto kept = m_study.database().query(sql::truths_all, [](const Statement& row) {
        const auto bytes = row.bytes(2);
        return std::tuple(row.text(0), row.text(1), std::vector<std::byte>(bytes.begin(), bytes.end()));
    });
    if (!kept)
        return tl::unexpected(kept.error());
    std::vector<std::string> names;
    for (const auto& [id, name, packed] : *kept) {
        const auto built = build(id);
        if (!built)
            return tl::unexpected(built.error());
        if (pack(*built) != packed)
            names.push_back(name);
    }
    return names;
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
    auto ruled = m_study.database().query(
        sql::truth_rulings,
        [&](const Statement& row) {
            const auto index = indexOf.find(row.text(0));
            if (index == indexOf.end())
                return false;  // added since the images were read
            TruthRow& image = (*rows)[index->second];
            const bool isCorrect = verdictFromWord(row.text(2)) == Verdict::Correct;
            (isCorrect ? image.correct : image.unclear).push_back(classOf(row, 1));
            return true;
        },
        testSetId);
    if (!ruled)
        return tl::unexpected(ruled.error());
    return Truth(*rows);
}

}  // namespace vizsla
