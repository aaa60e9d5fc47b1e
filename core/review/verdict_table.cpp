// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/verdict_table.h"

namespace vizsla {

OpinionsByPair::OpinionsByPair(const VerdictTable& table)
    : m_reviewerCount(table.reviewerCount),
      m_begins(table.pairCount + 1)
{
    // A counting sort: where each pair ends, and then from the last entry to the first.
    for (const VerdictTable::Entry& entry : table.entries)
        m_begins[entry.pair] += opinionOf(entry.verdict).has_value();
    std::uint32_t end = 0;
    for (std::uint32_t& begin : m_begins)
        begin = end += begin;
    m_opinions.resize(end);
    for (auto entry = table.entries.rbegin(); entry != table.entries.rend(); ++entry) {
        if (const auto opinion = opinionOf(entry->verdict))
            m_opinions[--m_begins[entry->pair]] = GivenOpinion(entry->reviewer, *opinion);
    }
}

}  // namespace vizsla
