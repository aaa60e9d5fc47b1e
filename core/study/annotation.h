// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vizsla {

/// A ruling on one (image, class) pair.
enum class Verdict { Correct, Wrong, Unclear, DontKnow };

/// "correct", "wrong", "unclear", "dont_know": as stored and as published files write it.
std::string_view verdictWord(Verdict verdict);
std::optional<std::string> verdictWord(std::optional<Verdict> verdict);
std::optional<Verdict> verdictFromWord(std::string_view word);

/// The classes ruled on for one image. Empty: not annotated.
struct MultiLabelAnnotation
{
    struct Ruling
    {
        std::string wnid;
        Verdict verdict = Verdict::Unclear;
    };

    std::vector<Ruling> rulings;

    std::optional<Verdict> verdictOn(std::string_view wnid) const;
    bool hasCorrect() const;
};

}  // namespace vizsla
