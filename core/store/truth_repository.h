// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/study/ids.h"
#include "core/study/truth.h"

namespace vizsla {

class StudyConnection;

/// The truth of a test set in the form that scoring wants it.
///
/// That of the source in use is packed into one value of the study, because reading a row for each image and
/// ruling takes longer than scoring a hundred models. Whoever changes images or annotations, or chooses
/// another source, calls forget().
class TruthRepository
{
public:
    explicit TruthRepository(StudyConnection& study) : m_study(study) {}

    /// As it is kept, and what it must fit.
    struct Packed
    {
        std::vector<std::byte> bytes;
        std::int64_t imageCount = 0;
        std::int64_t classCount = 0;
    };

    /// Images in the order of the test set, by the source in use.
    Result<Truth> truth(const TestSetId& testSetId);
    /// The same by a source of the study, or by none; under what reviewers settled.
    Result<Truth> truth(const TestSetId& testSetId, const std::optional<AnnotationSourceId>& sourceId);
    /// What truth() unpacks; nothing where it would read the rulings instead.
    Result<std::optional<Packed>> readPacked(const TestSetId& testSetId,
                                             const std::optional<AnnotationSourceId>& sourceId) const;
    /// Nothing where the bytes are not those of so many images and classes. Needs no study, so that one
    /// thread can unpack while another reads.
    static std::optional<Truth> unpack(const Packed& packed);
    Result<void> forget();
    /// Packs what is not packed, so that whoever scores the study without writing it need not read each
    /// ruling.
    Result<void> packAll();
    /// Names of test sets whose packed truth is not what would be packed now.
    Result<std::vector<std::string>> stale() const;

private:
    Result<Truth> buildAndPack(const TestSetId& testSetId, const std::optional<AnnotationSourceId>& sourceId);
    Result<Truth> build(const TestSetId& testSetId, const std::optional<AnnotationSourceId>& sourceId) const;

    StudyConnection& m_study;
};

}  // namespace vizsla
