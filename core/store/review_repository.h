// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "core/study/labeler.h"
#include "core/study/review.h"

namespace vizsla {

class StudyConnection;

/// Reviewers, what they did, and what it comes to.
class ReviewRepository
{
public:
    explicit ReviewRepository(StudyConnection& study) : m_study(study) {}

    /// By name.
    Result<std::vector<Reviewer>> reviewers() const;
    /// Names of those who ruled and do not count, sorted.
    Result<std::vector<std::string>> uncounted() const;
    /// As whom a labeler reviews; made at the first call.
    Result<Reviewer> reviewerOf(const Labeler& labeler);
    /// The reviewer of this name, or as whom the labeler of this name reviews; made if there is none, and
    /// then does not count.
    Result<Reviewer> reviewerNamed(const std::string& name);
    /// Whoever changes this settles the study anew (settleStudy()).
    Result<void> setCounts(const ReviewerId& reviewerId, bool counts);

    /// Writes what was done, what holds from then on, and what it comes to, all or nothing. Its id and the
    /// moment at which it was done are the caller's to give; what was before is read from the study.
    Result<void> add(const ReviewAction& action, const Settlement& settlement);
    /// Replaces everything that is settled.
    Result<void> settleAll(const Settlement& settlement);
    /// Everything that is settled.
    Result<Settlement> settled() const;

    /// What was done by anybody, oldest first.
    Result<std::vector<ReviewAction>> history() const;
    /// What was done to an image by anybody, oldest first.
    Result<std::vector<ReviewAction>> historyOf(const ImageId& imageId) const;
    /// What a reviewer did, latest first, at most `limit`.
    Result<std::vector<ReviewAction>> latestOf(const ReviewerId& reviewerId, std::size_t limit) const;
    /// The moments of a reviewer's actions and the image of each, oldest first.
    struct Moment
    {
        UtcTime madeAt = {};
        ImageId imageId;
    };
    Result<std::vector<Moment>> momentsOf(const ReviewerId& reviewerId) const;

    /// What stands besides verdicts, of all reviewers.
    struct ImageRemark
    {
        ReviewerId reviewerId;
        ImageId imageId;
        std::optional<std::string> problem;
        std::optional<std::string> note;
    };
    Result<std::vector<ImageRemark>> remarks() const;
    struct AddedLabel
    {
        ReviewerId reviewerId;
        ImageId imageId;
        std::string wnid;
    };
    Result<std::vector<AddedLabel>> addedLabels() const;
    struct Adjudication
    {
        ReviewerId reviewerId;
        ImageId imageId;
        std::string wnid;  ///< empty: whether the image is problematic
        Verdict verdict = Verdict::Unclear;
    };
    Result<std::vector<Adjudication>> adjudications() const;

    struct ShareImage
    {
        ReviewerId reviewerId;
        ImageId imageId;
    };
    Result<std::vector<ShareImage>> shares() const;
    /// Replaces whose images are whose.
    Result<void> setShares(const std::vector<ShareImage>& shares);

    /// Whether who proposed a label is shown before it is ruled.
    Result<bool> areSourcesOpen() const;
    /// Who last opened or closed that.
    struct SourcesChange
    {
        std::string reviewerName;
        UtcTime madeAt = {};
        bool isOpen = false;
    };
    Result<std::optional<SourcesChange>> latestSourcesChange() const;

private:
    Result<void> addChange(const ReviewAction& action, const ReviewChange& change, int position);
    /// What the study says now, in the words of ReviewChange.
    Result<std::optional<std::string>> valueOf(const ReviewerId& reviewerId,
                                               const ReviewChange& change) const;
    Result<void> carryOut(const ReviewAction& action, const ReviewChange& change);
    Result<void> writeSettled(const Settlement& settlement);
    Result<void> settle(const Settlement& settlement);
    template <class... Values>
    Result<std::vector<ReviewAction>> readActions(std::string_view sql, const Values&... values) const;

    StudyConnection& m_study;
};

}  // namespace vizsla
