// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/annotation.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vizsla {

namespace {

constexpr std::array<std::pair<Verdict, std::string_view>, 4> verdictWords{
    {{Verdict::Correct, "correct"},
     {Verdict::Wrong, "wrong"},
     {Verdict::Unclear, "unclear"},
     {Verdict::DontKnow, "dont_know"}}};

}  // namespace

std::string_view verdictWord(Verdict verdict)
{
    return std::ranges::find(verdictWords, verdict, &decltype(verdictWords)::value_type::first)->second;
}

std::optional<std::string> verdictWord(std::optional<Verdict> verdict)
{
    return verdict ? std::optional(std::string(verdictWord(*verdict))) : std::nullopt;
}

std::optional<Verdict> verdictFromWord(std::string_view word)
{
    const auto found = std::ranges::find(verdictWords, word, &decltype(verdictWords)::value_type::second);
    return found == verdictWords.end() ? std::nullopt : std::optional(found->first);
}

std::optional<Verdict> MultiLabelAnnotation::verdictOn(std::string_view wnid) const
{
    const auto found = std::ranges::find(rulings, wnid, &Ruling::wnid);
    return found == rulings.end() ? std::nullopt : std::optional(found->verdict);
}

bool MultiLabelAnnotation::hasCorrect() const
{
    return std::ranges::find(rulings, Verdict::Correct, &Ruling::verdict) != rulings.end();
}

}  // namespace vizsla
