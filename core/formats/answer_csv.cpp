// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/answer_csv.h"

#include <fmt/format.h>

#include "core/clock.h"
#include "core/text/csv.h"
#include "core/text/moment_text.h"

namespace vizsla {

namespace {

std::string secondsText(Micros duration)
{
    return fmt::format("{}.{:06}", duration / oneSecond, microsOf(duration % oneSecond));
}

std::string kinds(const std::optional<TimeSpent>& time)
{
    if (!time)
        return ",,,";
    return fmt::format("{},{},{},{}", secondsText(time->active), secondsText(time->idle),
                       secondsText(time->away), secondsText(time->paused));
}

std::string gaps(const AnswerRow& row)
{
    return row.interruptions ? fmt::format("{},{}", *row.interruptions, secondsText(row.betweenSessions))
                             : ",";
}

std::string moment(const std::optional<UtcTime>& at)
{
    return at ? momentText(*at) : std::string();
}

}  // namespace

std::string_view outcomeWord(AnswerOutcome outcome)
{
    constexpr std::string_view words[] = {
        "answered", "corrected", "superseded", "skipped", "not_answered_in_time", "open"};
    return words[static_cast<int>(outcome)];
}

void writeAnswersCsv(std::ostream& output, const std::vector<AnswerRow>& rows)
{
    output
        << "labeler,task,mode,test_set,image,assigned_wnid,wnid,shown_at,committed_at,seconds,superseded_at,"
           "imported_from,correction,active,idle,away,paused,outcome,time_limit,top1,multilabel,problematic,"
           "reported_problematic,assigned_class,class,session,part,multilabel_unclear_correct,annotation,"
           "interruptions,between_sessions\n";
    for (const AnswerRow& row : rows) {
        output << csvField(row.labeler) << ',' << csvField(row.task) << ',' << row.mode << ','
               << csvField(row.testSet) << ',' << csvField(row.image) << ',' << csvField(row.assignedWnid)
               << ',' << csvField(row.wnid) << ',' << moment(row.shownAt) << ',' << moment(row.endedAt) << ','
               << (row.duration > Micros::zero() || row.time ? secondsText(row.duration) : std::string())
               << ',' << moment(row.supersededAt) << ',' << csvField(row.importedFrom) << ','
               << int{row.isCorrection} << ',' << kinds(row.time) << ',' << outcomeWord(row.outcome) << ','
               << row.timeLimit << ',' << row.top1 << ',' << row.multiLabel << ',' << int{row.isProblematic}
               << ',' << int{row.isReportedProblematic} << ',' << csvField(row.assignedClass) << ','
               << csvField(row.className) << ',' << csvField(row.session) << ','
               << (row.part ? std::to_string(*row.part) : std::string()) << ','
               << row.multiLabelUnclearCorrect << ',' << csvField(row.annotation) << ',' << gaps(row) << '\n';
    }
}

}  // namespace vizsla
