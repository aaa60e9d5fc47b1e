// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/study/annotation.h"
#include "core/study/ids.h"
#include "core/study/predictions.h"

namespace vizsla {

class StudyConnection;

/// A verdict on an image of a test set.
struct PlacedVerdict
{
    std::uint32_t image = 0;  ///< index, 0 … n - 1 (ImageOrder)
    ClassIndex label = noClass;
    Verdict verdict = Verdict::Unclear;

    auto operator<=>(const PlacedVerdict&) const = default;
};

/// What reviewers ruled on (image, class) pairs.
///
/// Verdicts that were ruled at the desk are rows, and ReviewRepository::add() writes them. Those of files are
/// columns, one for each reviewer and test set: a million rows would take longer to read than to find their
/// consensus. Where a reviewer has both on one pair, the one ruled at the desk holds. Reading fails with
/// Corrupt where a verdict is of an image or a class that is not there.
class VerdictRepository
{
public:
    explicit VerdictRepository(StudyConnection& study) : m_study(study) {}

    /// Replaces what files said of the reviewer and the test set. In any order, each pair once. Errors:
    /// Invalid for an image that is not there.
    Result<void> writeColumn(const ReviewerId& reviewerId, const TestSetId& testSetId,
                             std::vector<PlacedVerdict> verdicts);
    /// The reviewer has said nothing of the pair any more, neither at the desk nor in files.
    Result<void> remove(const ReviewerId& reviewerId, const ImageId& imageId, const std::string& wnid);
    /// What the reviewer says of the pair now, at the desk or else in a file.
    Result<std::optional<Verdict>> find(const ReviewerId& reviewerId, const ImageId& imageId,
                                        const std::string& wnid) const;
    /// By image, then class.
    Result<std::vector<PlacedVerdict>> column(const ReviewerId& reviewerId, const TestSetId& testSetId) const;

    /// All verdicts of one reviewer on one test set, each pair once.
    struct ReviewerColumn
    {
        ReviewerId reviewerId;
        TestSetId testSetId;
        std::vector<PlacedVerdict> verdicts;  ///< by image, then class
    };
    /// Those ruled at the desk, those of files, or both; by reviewer, then test set.
    enum class Source { Desk, Files, Both };
    Result<std::vector<ReviewerColumn>> all(Source source = Source::Both) const;

private:
    struct ColumnPlace
    {
        TestSetId testSetId;
        PlacedVerdict pair;  ///< its verdict says nothing
    };
    Result<std::vector<ColumnPlace>> places(const ReviewerId& reviewerId, const ImageId& imageId,
                                            const std::string& wnid) const;
    Result<std::vector<ReviewerColumn>> ofDesk() const;
    Result<std::vector<ReviewerColumn>> ofFiles() const;
    Result<std::vector<ReviewerColumn>> ordered(std::vector<ReviewerColumn> columns) const;

    StudyConnection& m_study;
};

}  // namespace vizsla
