// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/review/candidates.h"
#include "core/study/annotation.h"
#include "core/study/review.h"

namespace vizsla {

/// All that is ruled on the images of a study, in memory, so that a page can filter, order and count tens of
/// thousands of images at every key. It is read once (readReviewBook()) and follows the actions that are
/// applied to it; what follows from them for the study is worked out here as well (settlement.h,
/// review_effect.h).
///
/// Images are numbered as in Candidates, classes by index, reviewers by their place in reviewers().
class ReviewBook
{
public:
    struct Image
    {
        ImageId id;
        std::string name;
        TestSetId testSetId;
        ClassIndex assigned = noClass;
        /// What the annotation in use says, before anything that is settled here.
        std::vector<std::pair<ClassIndex, Verdict>> imported = {};
        std::optional<std::string> importedProblem = {};  ///< the reason, in JSON
    };

    struct ReviewerVerdict
    {
        ClassIndex label = noClass;
        std::uint32_t reviewer = 0;
        Verdict verdict = Verdict::Unclear;
    };
    struct Remark
    {
        std::uint32_t reviewer = 0;
        std::optional<std::string> problem = {};  ///< the reason, in JSON; "false": not problematic
        std::optional<std::string> note = {};
    };
    /// With noClass: whether the image is problematic.
    struct Adjudication
    {
        ClassIndex label = noClass;
        std::uint32_t reviewer = 0;
        Verdict verdict = Verdict::Unclear;
    };

    ReviewBook(std::vector<std::string> wnids, std::vector<Reviewer> reviewers, std::vector<Image> images,
               Candidates candidates);
    ReviewBook(ReviewBook&&) noexcept = default;
    ReviewBook& operator=(ReviewBook&&) noexcept = default;
    ReviewBook(const ReviewBook&) = delete;
    ReviewBook& operator=(const ReviewBook&) = delete;

    const Candidates& candidates() const { return m_candidates; }
    Candidates& candidates() { return m_candidates; }
    std::size_t imageCount() const { return m_images.size(); }
    const Image& image(std::size_t image) const { return m_images[image]; }
    /// By id.
    std::optional<std::size_t> findImage(const ImageId& id) const;
    const std::string& wnid(ClassIndex label) const { return m_wnids[static_cast<std::size_t>(label)]; }
    std::optional<ClassIndex> findClass(std::string_view wnid) const;

    const std::vector<Reviewer>& reviewers() const { return m_reviewers; }
    std::optional<std::uint32_t> findReviewer(const ReviewerId& id) const;
    /// The number of a reviewer who may be new.
    std::uint32_t addReviewer(const Reviewer& reviewer);
    void setCounts(std::uint32_t reviewer, bool counts) { m_reviewers[reviewer].counts = counts; }

    /// Of one image, in no particular order.
    std::span<const ReviewerVerdict> verdicts(std::size_t image) const { return m_states[image].verdicts; }
    std::span<const Remark> remarks(std::size_t image) const { return m_states[image].remarks; }
    std::span<const Adjudication> adjudications(std::size_t image) const
    {
        return m_states[image].adjudications;
    }

    std::optional<Verdict> verdict(std::uint32_t reviewer, std::size_t image, ClassIndex label) const;
    std::optional<std::string> problem(std::uint32_t reviewer, std::size_t image) const;
    std::optional<std::string> note(std::uint32_t reviewer, std::size_t image) const;
    std::optional<Verdict> adjudicated(std::size_t image, ClassIndex label) const;

    /// The reviewer calls it problematic, which leaves nothing to rule.
    bool isCalledProblematic(std::uint32_t reviewer, std::size_t image) const;
    /// The reviewer has ruled on every candidate, or calls the image problematic.
    bool isReviewed(std::uint32_t reviewer, std::size_t image) const;
    std::size_t unreviewedCount(std::uint32_t reviewer, std::size_t image) const;

    /// Nobody's images are shared out in most studies: then all are everybody's.
    bool hasShares() const { return m_hasShares; }
    bool isInShare(std::uint32_t reviewer, std::size_t image) const;

    /// Images that the one who reviews must not see now (WithheldImages).
    void withhold(std::size_t image) { m_states[image].isWithheld = true; }
    bool isWithheld(std::size_t image) const { return m_states[image].isWithheld; }

    /// Who proposed a label is shown before it is ruled.
    bool areSourcesOpen() const { return m_sourcesOpen; }

    /// What is said now, in the words of ReviewChange; to be compared with ReviewChange::before and after.
    std::optional<std::string> valueOf(const ReviewChange& change, std::uint32_t reviewer) const;
    /// Takes over what was done. Changes on images or classes that the study does not have do nothing.
    void apply(const ReviewAction& action);

    // How a book is filled. fillVerdict() is for a pair on which the reviewer has said nothing yet.
    void fillVerdict(std::uint32_t reviewer, std::size_t image, ClassIndex label, Verdict verdict)
    {
        m_states[image].verdicts.push_back({label, reviewer, verdict});
    }
    void setVerdict(std::uint32_t reviewer, std::size_t image, ClassIndex label,
                    std::optional<Verdict> verdict);
    void setProblem(std::uint32_t reviewer, std::size_t image, std::optional<std::string> problem);
    void setNote(std::uint32_t reviewer, std::size_t image, std::optional<std::string> note);
    void setAdjudication(std::uint32_t reviewer, std::size_t image, ClassIndex label,
                         std::optional<Verdict> verdict);
    void setSourcesOpen(bool isOpen) { m_sourcesOpen = isOpen; }
    void clearShares();
    void addToShare(std::uint32_t reviewer, std::size_t image);

private:
    struct State
    {
        std::vector<ReviewerVerdict> verdicts;
        std::vector<Remark> remarks;
        std::vector<Adjudication> adjudications;
        std::vector<std::uint32_t> shares;
        bool isWithheld = false;
    };

    const Remark* findRemark(std::uint32_t reviewer, std::size_t image) const;
    Remark& remark(std::uint32_t reviewer, std::size_t image);
    void apply(const ReviewChange& change, std::uint32_t reviewer);

    std::vector<std::string> m_wnids;
    std::unordered_map<std::string_view, ClassIndex> m_classOfWnid;
    std::vector<Reviewer> m_reviewers;
    std::vector<Image> m_images;
    std::unordered_map<ImageId, std::size_t> m_imageOfId;
    std::vector<State> m_states;
    Candidates m_candidates;
    bool m_hasShares = false;
    bool m_sourcesOpen = false;
};

}  // namespace vizsla
