// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/study/annotation.h"
#include "core/study/answer.h"
#include "core/study/task.h"

namespace vizsla {

/// What a word of the store means. Errors: Corrupt for a word that none of this version's is; `what` names
/// the kind of word and where it stands, as in "verdict".
template <class Value>
Result<Value> storedWord(const std::optional<Value>& value, std::string_view what, std::string_view word)
{
    if (value)
        return *value;
    return failure(ErrorKind::Corrupt, "The study has a " + std::string(what) + " called \"" +
                                           std::string(word) +
                                           "\", which this version of Vizsla does not know.");
}

inline std::optional<Mode> modeFromWord(std::string_view word)
{
    return word == "test"       ? std::optional(Mode::Test)
           : word == "training" ? std::optional(Mode::Training)
                                : std::nullopt;
}

inline std::optional<TimeLimit> limitFromWord(std::string_view word)
{
    return word == "session" ? std::optional(TimeLimit::Session)
           : word == "image" ? std::optional(TimeLimit::Image)
                             : std::nullopt;
}

inline Result<Verdict> storedVerdict(std::string_view word)
{
    return storedWord(verdictFromWord(word), "verdict", word);
}

}  // namespace vizsla
