// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/review.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vizsla {

namespace {

constexpr std::pair<ReviewActionKind, std::string_view> actionWords[] = {
    {ReviewActionKind::Rule, "rule"},
    {ReviewActionKind::RestWrong, "rest_wrong"},
    {ReviewActionKind::AssignedCorrect, "assigned_correct"},
    {ReviewActionKind::SetProblem, "problem"},
    {ReviewActionKind::SetNote, "note"},
    {ReviewActionKind::AddLabel, "add_label"},
    {ReviewActionKind::Adjudicate, "adjudicate"},
    {ReviewActionKind::Undo, "undo"},
    {ReviewActionKind::OpenSources, "open_sources"},
    {ReviewActionKind::CloseSources, "close_sources"},
};
constexpr std::pair<ReviewSubject, std::string_view> subjectWords[] = {
    {ReviewSubject::Verdict, "verdict"},
    {ReviewSubject::Problem, "problem"},
    {ReviewSubject::Note, "note"},
    {ReviewSubject::Label, "label"},
    {ReviewSubject::Adjudication, "adjudication"},
    {ReviewSubject::Sources, "sources"},
};

template <class Words, class Value>
std::string_view wordOf(const Words& words, Value value)
{
    return std::ranges::find(words, value, &std::pair<Value, std::string_view>::first)->second;
}

template <class Value, std::size_t count>
std::optional<Value> valueOf(const std::pair<Value, std::string_view> (&words)[count], std::string_view word)
{
    const auto* found = std::ranges::find(words, word, &std::pair<Value, std::string_view>::second);
    return found == std::end(words) ? std::nullopt : std::optional(found->first);
}

}  // namespace

std::string_view reviewActionWord(ReviewActionKind kind)
{
    return wordOf(actionWords, kind);
}
std::optional<ReviewActionKind> reviewActionFromWord(std::string_view word)
{
    return valueOf(actionWords, word);
}
std::string_view reviewSubjectWord(ReviewSubject subject)
{
    return wordOf(subjectWords, subject);
}
std::optional<ReviewSubject> reviewSubjectFromWord(std::string_view word)
{
    return valueOf(subjectWords, word);
}

}  // namespace vizsla
