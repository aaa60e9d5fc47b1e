// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/column_rules.h"

#include <algorithm>

#include "core/store/stored_words.h"
#include "core/study/review.h"
#include "core/study/session_event.h"
#include "core/text/file_text.h"
#include "core/text/json_guard.h"
#include "core/text/utf8.h"

namespace vizsla {

namespace {

constexpr std::int64_t longestPlace = std::int64_t{1} << 31;
constexpr std::int64_t longestLimit = 366LL * 24 * 3600 * 1'000'000;
constexpr std::int64_t year2000 = 946'684'800'000'000;
constexpr std::int64_t year10000 = 253'402'300'800'000'000;

bool isVerdict(std::string_view word)
{
    return verdictFromWord(word).has_value();
}
bool isRuling(std::string_view word)
{
    return isVerdict(word) && word != "dont_know";
}
bool isMode(std::string_view word)
{
    return modeFromWord(word).has_value();
}
bool isLimit(std::string_view word)
{
    return limitFromWord(word).has_value();
}
bool isEnding(std::string_view word)
{
    return word == "left" || word == "interrupted";
}
bool isFormat(std::string_view word)
{
    return word == "real" || word == "multilabel";
}
bool isEvent(std::string_view word)
{
    return eventFromWord(word).has_value();
}
bool isAction(std::string_view word)
{
    return reviewActionFromWord(word).has_value();
}
bool isSubject(std::string_view word)
{
    return reviewSubjectFromWord(word).has_value();
}

using enum Content;

constexpr ColumnRule rules[] = {
    {"setting", "key", Key},
    {"setting", "value", Text},
    {"synset", "wnid", Id},
    {"synset", "position", Count},
    {"synset", "class_index", Count},
    {"synset", "gloss", Text},
    {"synset_name", "wnid", Id},
    {"synset_name", "position", Count},
    {"synset_name", "name", Name},
    {"hypernym", "wnid", Id},
    {"hypernym", "position", Count},
    {"hypernym", "parent_wnid", Id},
    {"test_set", "id", Id},
    {"test_set", "position", Count},
    {"test_set", "name", Name},
    {"test_set", "description", Text},
    {"test_set", "image_folder", Path},
    {"test_set", "created_at", Moment},
    {"image", "id", Id},
    {"image", "test_set_id", Id},
    {"image", "position", Count},
    {"image", "name", Name},
    {"image", "file", Path},
    {"image", "photograph", Text},
    {"image", "assigned_wnid", Id},
    {"image", "problematic", Flag},
    {"image", "problem", Json},
    {"labeler", "id", Id},
    {"labeler", "name", Name},
    {"labeler", "created_at", Moment},
    {"labeler", "passphrase_hash", Hash},
    {"task", "id", Id},
    {"task", "position", Count},
    {"task", "name", Name},
    {"task", "description", Text},
    {"task", "mode", Word, isMode},
    {"task", "part_size", Positive},
    {"task", "created_at", Moment},
    {"task", "image_limit", Limit},
    {"task", "session_limit", Limit},
    {"task", "break_every", Limit},
    {"task", "idle_after", Limit},
    {"task", "pauses_allowed", Flag},
    {"task", "guide_allowed", Flag},
    {"task", "external_allowed", Flag},
    {"task", "corrections_allowed", Flag},
    {"task", "results_opened_at", Moment},
    {"task", "selection", Text},
    {"task_image", "task_id", Id},
    {"task_image", "position", Count},
    {"task_image", "image_id", Id},
    {"assignment", "task_id", Id},
    {"assignment", "labeler_id", Id},
    {"assignment", "seed", Seed},
    {"assignment", "created_at", Moment},
    {"session", "id", Id},
    {"session", "task_id", Id},
    {"session", "labeler_id", Id},
    {"session", "part", Count},
    {"session", "started_at", Moment},
    {"session", "ended_at", Moment},
    {"session", "imported_from", Path},
    {"session", "ending", Word, isEnding},
    {"session", "resumes", Id},
    {"session", "ordinal", Count},
    {"answer", "id", Id},
    {"answer", "session_id", Id},
    {"answer", "task_id", Id},
    {"answer", "labeler_id", Id},
    {"answer", "image_id", Id},
    {"answer", "wnid", Id},
    {"answer", "shown_at", Moment},
    {"answer", "committed_at", Moment},
    {"answer", "duration", Duration},
    {"answer", "sequence", Count},
    {"answer", "superseded_at", Moment},
    {"answer", "active", Duration},
    {"answer", "idle", Duration},
    {"answer", "away", Duration},
    {"answer", "paused", Duration},
    {"answer", "correction", Flag},
    {"skip", "id", Id},
    {"skip", "session_id", Id},
    {"skip", "task_id", Id},
    {"skip", "labeler_id", Id},
    {"skip", "image_id", Id},
    {"skip", "made_at", Moment},
    {"skip", "sequence", Count},
    {"skip", "taken_back_at", Moment},
    {"suggestion", "answer_id", Id},
    {"suggestion", "verdict", Word, isVerdict},
    {"suggestion", "made_at", Moment},
    {"problem_report", "image_id", Id},
    {"problem_report", "labeler_id", Id},
    {"problem_report", "reported_at", Moment},
    {"model", "id", Id},
    {"model", "position", Count},
    {"model", "name", Name},
    {"model", "created_at", Moment},
    {"prediction", "model_id", Id},
    {"prediction", "test_set_id", Id},
    {"prediction", "columns", Positive},
    {"prediction", "class_bytes", Width},
    {"prediction", "classes", Blob},
    {"prediction", "imported_at", Moment},
    {"prediction", "confidences", Blob},
    {"prediction", "checksum", Checksum},
    {"prediction_warning", "model_id", Id},
    {"prediction_warning", "test_set_id", Id},
    {"prediction_warning", "position", Count},
    {"prediction_warning", "sentence", Text},
    {"truth", "test_set_id", Id},
    {"truth", "packed", Blob},
    {"truth", "source_id", Text},
    {"image_subset", "name", Name},
    {"image_subset", "image_id", Id},
    {"annotation_remainder", "format", Word, isFormat},
    {"annotation_remainder", "document", Text},
    {"verdict", "reviewer_id", Id},
    {"verdict", "image_id", Id},
    {"verdict", "wnid", Id},
    {"verdict", "verdict", Word, isVerdict},
    {"verdict", "ruled_at", Moment},
    {"verdict_column", "reviewer_id", Id},
    {"verdict_column", "test_set_id", Id},
    {"verdict_column", "verdicts", Blob},
    {"verdict_column", "imported_at", Moment},
    {"verdict_column", "checksum", Checksum},
    {"image_review", "reviewer_id", Id},
    {"image_review", "image_id", Id},
    {"image_review", "problem", Json},
    {"image_review", "note", Text},
    {"added_label", "image_id", Id},
    {"added_label", "wnid", Id},
    {"added_label", "reviewer_id", Id},
    {"adjudication", "image_id", Id},
    {"adjudication", "wnid", Text},
    {"adjudication", "verdict", Word, isVerdict},
    {"adjudication", "reviewer_id", Id},
    {"review_share", "reviewer_id", Id},
    {"review_share", "image_id", Id},
    {"review_action", "id", Id},
    {"review_action", "number", Count},
    {"review_action", "reviewer_id", Id},
    {"review_action", "kind", Word, isAction},
    {"review_action", "undoes", Id},
    {"review_action", "made_at", Moment},
    {"review_change", "action_id", Id},
    {"review_change", "position", Count},
    {"review_change", "subject", Word, isSubject},
    {"review_change", "image_id", Id},
    {"review_change", "wnid", Text},
    {"review_change", "before", Text},
    {"review_change", "after", Text},
    {"settled", "image_id", Id},
    {"settled", "wnid", Id},
    {"settled", "verdict", Word, isRuling},
    {"settled_problem", "image_id", Id},
    {"settled_problem", "problematic", Flag},
    {"settled_problem", "problem", Json},
    {"unanswered", "id", Id},
    {"unanswered", "session_id", Id},
    {"unanswered", "task_id", Id},
    {"unanswered", "labeler_id", Id},
    {"unanswered", "image_id", Id},
    {"unanswered", "time_limit", Word, isLimit},
    {"unanswered", "shown_at", Moment},
    {"unanswered", "ended_at", Moment},
    {"unanswered", "active", Duration},
    {"unanswered", "idle", Duration},
    {"unanswered", "away", Duration},
    {"unanswered", "paused", Duration},
    {"unanswered", "sequence", Count},
    {"session_event", "session_id", Id},
    {"session_event", "number", Count},
    {"session_event", "kind", Word, isEvent},
    {"session_event", "image_id", Id},
    {"session_event", "wnid", Id},
    {"session_event", "detail", Text},
    {"session_event", "utc", Moment},
    {"session_event", "steady", Tick},
    {"session_event", "suspended", Sleep},
    {"task_labeler", "task_id", Id},
    {"task_labeler", "labeler_id", Id},
    {"disclosure", "id", Id},
    {"disclosure", "task_id", Id},
    {"disclosure", "what", Name},
    {"disclosure", "made_at", Moment},
    {"annotation_source", "id", Id},
    {"annotation_source", "position", Count},
    {"annotation_source", "name", Name},
    {"annotation_source", "imported_at", Moment},
    {"annotation_document", "source_id", Id},
    {"annotation_document", "position", Count},
    {"annotation_document", "format", Word, isFormat},
    {"annotation_document", "is_whole", Flag},
    {"annotation_document", "document", Blob},
    {"annotation_problem", "source_id", Id},
    {"annotation_problem", "image_id", Id},
    {"annotation_problem", "problem", Json},
    {"annotation_choice", "number", Count},
    {"annotation_choice", "source_id", Id},
    {"annotation_choice", "chosen_at", Moment},
    {"annotation", "source_id", Id},
    {"annotation", "image_id", Id},
    {"annotation", "wnid", Id},
    {"annotation", "verdict", Word, isRuling},
    {"annotation", "position", Count},
    {"reviewer", "id", Id},
    {"reviewer", "labeler_id", Id},
    {"reviewer", "name", Name},
    {"reviewer", "counts", Flag},
    {"reviewer", "created_at", Moment},
    {"commit_stamp", "id", One},
    {"commit_stamp", "stamp", Stamp},
    {"commit_stamp", "previous", Stamp},
};

bool isClean(std::string_view text)
{
    return text.find('\0') == std::string_view::npos && isUtf8(text);
}

bool isKey(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
    });
}

bool canHoldText(const ColumnRule& rule, const std::string& text)
{
    switch (rule.content) {
        case Key:
            return isKey(text);
        case Id:
            return !text.empty() && isClean(text);
        case Name:
            return nameFault(text).empty();
        case Text:
            return isClean(text);
        case Path:
            return text.find('\0') == std::string::npos;
        case Json:
            return isClean(text) && isJson(text);
        case Word:
            return rule.isWord(text);
        case Hash:
            return text.starts_with("$argon2") && isClean(text);
        default:
            return false;
    }
}

bool canHoldInteger(Content content, std::int64_t number)
{
    switch (content) {
        case Flag:
            return number == 0 || number == 1;
        case Count:
            return number >= 0 && number < longestPlace;
        case Positive:
            return number > 0 && number < longestPlace;
        case One:
            return number == 1;
        case Width:
            return number == 2 || number == 4;
        case Limit:
            return number >= microsOf(oneSecond) && number <= longestLimit;
        case Duration:
        case Moment:
            return number >= 0 && number < year10000;
        case Sleep:
            return number >= -microsOf(oneSecond) && number < year10000;
        case Tick:
            return number > -year10000 && number < year10000;
        case Checksum:
            return number >= 0 && number < std::int64_t{1} << 32;
        default:
            return content == Seed;
    }
}

}  // namespace

std::span<const ColumnRule> columnRules()
{
    return rules;
}

const ColumnRule* findColumnRule(std::string_view table, std::string_view column)
{
    const auto* found = std::ranges::find_if(
        rules, [&](const ColumnRule& rule) { return rule.table == table && rule.column == column; });
    return found == std::end(rules) ? nullptr : found;
}

bool canHold(const ColumnRule& rule, const PageFile::Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return canHoldText(rule, *text);
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return canHoldInteger(rule.content, *number);
    if (const auto* blob = std::get_if<PageFile::Blob>(&value))
        return rule.content == Content::Blob || (rule.content == Content::Stamp && blob->bytes.size() == 16);
    return std::holds_alternative<std::monostate>(value);
}

bool isTimely(const ColumnRule& rule, const PageFile::Value& value, UtcTime now)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    if (!number || rule.content != Content::Moment)
        return true;
    return isTimely(utcFromMicros(*number), now);
}

bool isTimely(UtcTime moment, UtcTime now)
{
    constexpr UtcTime begin = utcFromMicros(year2000);
    return moment >= begin && (now < begin || moment <= now + oneDay);
}

bool usuallyHolds(const ColumnRule& rule, const PageFile::Value& value)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number && rule.content == Content::Moment)
        return canHold(rule, value) && (*number == 0 || *number >= longestPlace);
    return canHold(rule, value);
}

}  // namespace vizsla
