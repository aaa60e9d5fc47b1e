// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/study/annotation.h"

namespace vizsla {

/// Verdicts of reviewers on pairs of image and class, both by number, in any order.
struct VerdictTable
{
    struct Entry
    {
        std::uint32_t reviewer = 0;
        std::uint32_t pair = 0;
        Verdict verdict = Verdict::Unclear;
    };

    std::size_t reviewerCount = 0;
    std::size_t pairCount = 0;
    std::vector<Entry> entries;  ///< at most one for each reviewer and pair
};

/// A verdict that says something about the pair, in the order of ordinal measures.
enum class Opinion : std::uint8_t { Wrong, Unclear, Correct };
constexpr std::size_t opinionCount = 3;

/// Nothing for "don't know", which measures treat as missing.
constexpr std::optional<Opinion> opinionOf(Verdict verdict)
{
    switch (verdict) {
        case Verdict::Correct:
            return Opinion::Correct;
        case Verdict::Wrong:
            return Opinion::Wrong;
        case Verdict::Unclear:
            return Opinion::Unclear;
        case Verdict::DontKnow:
            break;
    }
    return std::nullopt;
}

/// The opinion of one reviewer. Four bytes, as measures go through millions of them.
class GivenOpinion
{
public:
    GivenOpinion() = default;
    GivenOpinion(std::uint32_t reviewer, Opinion opinion)
        : m_code(reviewer * std::uint32_t{opinionCount} + static_cast<std::uint32_t>(opinion))
    {}

    std::uint32_t reviewer() const { return m_code / opinionCount; }
    Opinion opinion() const { return static_cast<Opinion>(m_code % opinionCount); }
    /// One number for reviewer and opinion, below reviewerCount * opinionCount: those of a reviewer stand
    /// together, in the order of Opinion.
    std::uint32_t code() const { return m_code; }

private:
    std::uint32_t m_code = 0;
};

/// The opinions of a table, those on one pair together, in the order of the table.
class OpinionsByPair
{
public:
    explicit OpinionsByPair(const VerdictTable& table);

    std::size_t reviewerCount() const { return m_reviewerCount; }
    std::size_t pairCount() const { return m_begins.size() - 1; }
    std::size_t count() const { return m_opinions.size(); }
    std::span<const GivenOpinion> on(std::size_t pair) const
    {
        return std::span(m_opinions).subspan(m_begins[pair], m_begins[pair + 1] - m_begins[pair]);
    }

private:
    std::size_t m_reviewerCount;
    std::vector<std::uint32_t> m_begins;  ///< of each pair, and the end
    std::vector<GivenOpinion> m_opinions;
};

}  // namespace vizsla
