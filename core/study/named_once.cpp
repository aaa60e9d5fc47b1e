// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/named_once.h"

#include <set>
#include <string_view>
#include <unordered_map>

namespace vizsla {

namespace {

constexpr int rank(Verdict verdict)
{
    switch (verdict) {
        case Verdict::Correct:
            return 0;
        case Verdict::Unclear:
            return 1;
        case Verdict::Wrong:
            return 2;
        case Verdict::DontKnow:
            break;
    }
    return 3;
}

}  // namespace

MultiLabelAnnotation namedOnce(const MultiLabelAnnotation& annotation)
{
    std::unordered_map<std::string_view, Verdict> strongest;
    for (const auto& [wnid, verdict] : annotation.rulings) {
        const auto [known, isNew] = strongest.try_emplace(wnid, verdict);
        if (!isNew && rank(verdict) < rank(known->second))
            known->second = verdict;
    }
    MultiLabelAnnotation once;
    std::set<std::string_view> taken;
    for (const auto& ruling : annotation.rulings) {
        if (ruling.verdict == strongest.at(ruling.wnid) && taken.insert(ruling.wnid).second)
            once.rulings.push_back(ruling);
    }
    return once;
}

}  // namespace vizsla
