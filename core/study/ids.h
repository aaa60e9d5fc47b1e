// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>

namespace vizsla {

/// Names one thing of the kind `Thing` in a study. Neither text nor the ids of other kinds convert into it,
/// nor it into them. Empty where nothing is named.
template <class Thing>
class Id
{
public:
    Id() = default;
    explicit Id(std::string text) : m_text(std::move(text)) {}

    const std::string& text() const { return m_text; }
    bool empty() const { return m_text.empty(); }

    bool operator==(const Id&) const = default;
    bool operator<(const Id& other) const { return m_text < other.m_text; }

private:
    std::string m_text;
};

using AnnotationSourceId = Id<struct AnnotationSource>;
using AnswerId = Id<struct Answer>;
using ImageId = Id<struct Image>;
using LabelerId = Id<struct Labeler>;
using ModelId = Id<struct Model>;
using ReviewActionId = Id<struct ReviewAction>;
using ReviewerId = Id<struct Reviewer>;
using SessionId = Id<struct Session>;
using SkipId = Id<struct Skip>;
using TaskId = Id<struct Task>;
using TestSetId = Id<struct TestSet>;
using UnansweredId = Id<struct Unanswered>;

}  // namespace vizsla

template <class Thing>
struct std::hash<vizsla::Id<Thing>>
{
    std::size_t operator()(const vizsla::Id<Thing>& id) const { return std::hash<std::string>()(id.text()); }
};
