// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/table_words.h"

#include <algorithm>
#include <utility>

namespace vizsla {

namespace {

constexpr std::pair<std::string_view, std::string_view> words[] = {
    {"sqlite_schema", "the list of tables"},
    {"setting", "settings"},
    {"synset", "classes"},
    {"synset_name", "names of classes"},
    {"hypernym", "lines of the hierarchy"},
    {"test_set", "test sets"},
    {"image", "images"},
    {"annotation", "annotations"},
    {"annotation_source", "sources of annotations"},
    {"annotation_document", "kept annotation files"},
    {"annotation_remainder", "annotation files of an earlier version"},
    {"annotation_problem", "problematic images of annotations"},
    {"annotation_choice", "choices of the annotation in use"},
    {"labeler", "labelers"},
    {"task", "tasks"},
    {"task_image", "images of tasks"},
    {"task_labeler", "labelers named for tests"},
    {"disclosure", "notes of what was told of tests"},
    {"assignment", "orders of images"},
    {"session", "sessions"},
    {"answer", "answers"},
    {"skip", "skips"},
    {"suggestion", "suggestions"},
    {"problem_report", "reported problems"},
    {"model", "models"},
    {"prediction", "predictions"},
    {"prediction_warning", "warnings about predictions"},
    {"truth", "packed labels"},
    {"image_subset", "named sets of images"},
    {"verdict", "verdicts"},
    {"verdict_column", "verdicts of files"},
    {"reviewer", "reviewers"},
    {"image_review", "reviewers' remarks on images"},
    {"added_label", "labels that reviewers added"},
    {"adjudication", "decisions between reviewers"},
    {"review_share", "shares of reviewers"},
    {"review_action", "reviewers' actions"},
    {"review_change", "lines of the history of reviewing"},
    {"settled", "settled verdicts"},
    {"settled_problem", "settled problems"},
    {"unanswered", "images whose time was up"},
    {"commit_stamp", "the mark of the last commit"},
    {"session_event", "lines of the sessions' logs"},
};

}  // namespace

std::string tableWords(std::string_view table)
{
    const auto* found =
        std::ranges::find(words, table, &std::pair<std::string_view, std::string_view>::first);
    return std::string(found == std::end(words) ? table : found->second);
}

}  // namespace vizsla
